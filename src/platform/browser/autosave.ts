const PAUSE_MS = 1500;

/** Sends a form's content to the drafts while it is being filled: left half-way, it is found again. */
export function startAutosave() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-brouillon]')) follow(form);
}

function follow(form: HTMLFormElement) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!leaving) void save(form);
    }, PAUSE_MS);
  });
}

async function save(form: HTMLFormElement) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  await fetch(`/brouillons/${form.dataset['brouillon']}`, { method: 'POST', body, keepalive: true }).catch(
    () => undefined,
  );
}
