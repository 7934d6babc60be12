const PAUSE_MS = 400;

/** A sentence that follows the answers of its form: `data-phrase` names the address that says it. */
export function startPhrases() {
  for (const element of document.querySelectorAll<HTMLElement>('[data-phrase]')) {
    const form = element.closest('form');
    if (form) follow(form, element, element.dataset['phrase'] ?? '');
  }
}

function follow(form: HTMLFormElement, element: HTMLElement, address: string) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void say(form, element, address), PAUSE_MS);
  };
  form.addEventListener('input', ask);
  form.addEventListener('change', ask);
  ask();
}

async function say(form: HTMLFormElement, element: HTMLElement, address: string) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !name.startsWith('_')) query.append(name, value);
  const response = await fetch(`${address}?${query}`).catch(() => undefined);
  if (!response?.ok) return;
  const { phrase } = (await response.json()) as { phrase: string };
  if (element.textContent !== phrase) element.textContent = phrase;
}
