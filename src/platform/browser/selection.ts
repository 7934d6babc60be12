/** Counts what is ticked in a list as it is ticked; without script, the count follows at the next page. */
export function startSelections() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-selection]')) follow(form);
}

function follow(form: HTMLFormElement) {
  const name = form.dataset['selection'] ?? '';
  const counter = form.querySelector('[data-compteur]');
  form.addEventListener('change', () => {
    const count = new FormData(form).getAll(name).length;
    if (counter) counter.textContent = sentence(count);
  });
}

const sentence = (count: number) => {
  if (count === 0) return 'Aucun dossier choisi';
  return count === 1 ? '1\u00a0dossier choisi' : `${count}\u00a0dossiers choisis`;
};
