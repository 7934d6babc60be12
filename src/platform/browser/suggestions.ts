const PAUSE_MS = 150;
const LENGTH_MIN = 2;

/** Fields with `data-suggestions` become ARIA 1.2 comboboxes on what their address answers; plain fields without script. */
export function startSuggestions() {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggestions]')) follow(field);
}

function follow(field: HTMLInputElement) {
  const popup = openable(field);
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    popup.activate(-1);
    if (field.value === popup.chosen()) return;
    timer = setTimeout(async () => {
      const text = field.value.trim();
      const found = await ask(field, text);
      if (found && field.value.trim() === text && document.activeElement === field) popup.propose(found);
    }, PAUSE_MS);
  });
  field.addEventListener('blur', popup.close);
  field.addEventListener('keydown', (event) => {
    if (press(popup, event.key)) event.preventDefault();
  });
}

/** What the address proposes for a text; nothing when it does not answer. */
async function ask(field: HTMLInputElement, text: string): Promise<readonly string[] | undefined> {
  if (text.length < LENGTH_MIN) return [];
  const answer = await fetch(`${field.dataset['suggestions']}?q=${encodeURIComponent(text)}`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const found: unknown = await answer.json();
  return Array.isArray(found) ? found.map(String) : undefined;
}

/** The keys of a combobox; true when the key has been used, and must do nothing else. */
function press(popup: Popup, key: string): boolean {
  const last = popup.count() - 1;
  const at = popup.active();
  if ((key === 'ArrowDown' || key === 'ArrowUp') && last >= 0) {
    popup.open();
    if (key === 'ArrowDown') popup.activate(at < last ? at + 1 : 0);
    else popup.activate(at > 0 ? at - 1 : last);
    return true;
  }
  if (key === 'Enter' && at >= 0) {
    popup.choose(at);
    return true;
  }
  const closes = key === 'Escape' && popup.isOpen();
  if (closes) popup.close();
  return closes;
}

type Popup = ReturnType<typeof openable>;

/** The list under a field: opened, closed, gone through, chosen from. */
function openable(field: HTMLInputElement) {
  const { list, status } = elementsOf(field);
  let active = -1;
  let chosen = '';
  const show = (open: boolean) => {
    list.hidden = !open;
    field.setAttribute('aria-expanded', String(open));
    if (open) list.scrollIntoView({ block: 'nearest' });
  };
  const activate = (place: number) => {
    active = place;
    mark(field, list, place);
  };
  const close = () => {
    activate(-1);
    show(false);
  };
  const choose = (place: number) => {
    chosen = list.children[place]?.textContent ?? field.value;
    field.value = chosen;
    list.replaceChildren();
    status.textContent = '';
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const propose = (values: readonly string[]) => {
    const text = field.value.trim();
    const useful = values.filter((value) => values.length > 1 || value !== text);
    chosen = '';
    list.replaceChildren(...useful.map((value, place) => option(`${list.id}-${place}`, value, () => choose(place))));
    status.textContent = text.length < LENGTH_MIN ? '' : sentence(values.length);
    activate(-1);
    show(useful.length > 0);
  };
  const open = () => show(true);
  const isOpen = () => !list.hidden;
  const count = () => list.childElementCount;
  return { activate, choose, close, propose, open, isOpen, count, active: () => active, chosen: () => chosen };
}

/** Tells the eye and the screen reader which option the arrows are on; -1 is none. */
function mark(field: HTMLInputElement, list: HTMLElement, place: number) {
  for (const [at, one] of [...list.children].entries()) one.setAttribute('aria-selected', String(at === place));
  const current = list.children[place];
  if (!current) return field.removeAttribute('aria-activedescendant');
  field.setAttribute('aria-activedescendant', current.id);
  current.scrollIntoView({ block: 'nearest' });
}

/** The list takes the place of the browser's own, which would filter again letter by letter. */
function elementsOf(field: HTMLInputElement) {
  field.list?.remove();
  field.removeAttribute('list');
  const list = document.createElement('ul');
  const status = document.createElement('p');
  const under = document.createElement('div');
  list.id = `liste-${field.id}`;
  list.className = 'suggestions__liste';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Propositions');
  status.className = 'fr-sr-only';
  status.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'polite');
  under.className = 'suggestions';
  under.append(list, status);
  field.after(under);
  const combobox = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  };
  for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);
  return { list, status };
}

function option(id: string, value: string, choose: () => void) {
  const item = document.createElement('li');
  item.id = id;
  item.textContent = value;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
  item.addEventListener('click', choose);
  return item;
}

const sentence = (count: number) => {
  if (count === 0) return 'Aucune commune ne correspond.';
  return count === 1 ? '1\u00a0commune' : `${count}\u00a0communes`;
};
