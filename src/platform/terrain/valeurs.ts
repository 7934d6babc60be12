import type { Paires } from './file.ts';

/** What a form says, as a browser would send it. */
export const lire = (form: HTMLFormElement): Paires =>
  [...new FormData(form)].flatMap(([nom, valeur]) => (typeof valeur === 'string' ? [[nom, valeur] as const] : []));

/** Puts answers in a form; a field that they do not name stays as it is, and what is folded opens on what it holds. */
export function remplir(form: HTMLFormElement, valeurs: Paires): void {
  for (const controle of form.elements) {
    if (!estUnChamp(controle)) continue;
    const siennes = valeurs.filter(([nom]) => nom === controle.name).map(([, valeur]) => valeur);
    if (siennes.length === 0) continue;
    if (controle instanceof HTMLInputElement && aCocher(controle)) controle.checked = siennes.includes(controle.value);
    else controle.value = siennes.at(-1) ?? '';
  }
  for (const volet of form.querySelectorAll('details'))
    volet.open = [...volet.querySelectorAll('input')].some((champ) =>
      aCocher(champ) ? champ.checked : champ.value !== '',
    );
}

type Champ = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const estUnChamp = (controle: Element): controle is Champ =>
  controle instanceof HTMLInputElement ||
  controle instanceof HTMLSelectElement ||
  controle instanceof HTMLTextAreaElement;
const aCocher = (champ: Champ): boolean => champ.type === 'checkbox' || champ.type === 'radio';
