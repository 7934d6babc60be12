/**
 * Counts what is ticked in a list as it is ticked; without script, the count follows at the next page. `data-compteur`
 * holds what is chosen, in the masculine: « dossier » when it says nothing.
 */
export function startSelections() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-selection]')) follow(form);
}

function follow(form: HTMLFormElement) {
  const name = form.dataset['selection'] ?? '';
  const counter = form.querySelector<HTMLElement>('[data-compteur]');
  form.addEventListener('change', () => {
    const count = new FormData(form).getAll(name).length;
    if (counter) counter.textContent = sentence(count, counter.dataset['compteur'] || 'dossier');
  });
}

const sentence = (count: number, what: string) => {
  if (count === 0) return `Aucun ${what} choisi`;
  return count === 1 ? `1\u00a0${what} choisi` : `${count}\u00a0${what}s choisis`;
};
