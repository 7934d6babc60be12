/** Parts of a form that an answer needs (`data-pour="type=mandat"`) open when it is given; folded, they are there anyway. */
export function startVolets() {
  for (const volet of document.querySelectorAll<HTMLDetailsElement>('details[data-pour]')) {
    const [field, answer] = (volet.dataset['pour'] ?? '').split('=');
    volet.closest('form')?.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === field && target.value === answer) volet.open = true;
    });
  }
}
