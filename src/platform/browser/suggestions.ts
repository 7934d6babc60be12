const PAUSE_MS = 150;

/** Fields with `data-suggestions` propose what their address answers, in the browser's own list: keyboard and screen readers know it. */
export function startSuggestions() {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggestions]')) follow(field);
}

function follow(field: HTMLInputElement) {
  const { list } = field;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  field.addEventListener('input', () => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (!list || text.length < 2 || text === asked) return;
    timer = setTimeout(async () => {
      asked = text;
      const answer = await fetch(`${field.dataset['suggestions']}?q=${encodeURIComponent(text)}`).catch(
        () => undefined,
      );
      if (!answer?.ok) return;
      const found: unknown = await answer.json();
      if (field.value.trim() !== text || !Array.isArray(found)) return;
      list.replaceChildren(...found.map((value) => new Option(String(value), String(value))));
    }, PAUSE_MS);
  });
}
