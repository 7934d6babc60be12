import type { Paires } from './file.ts';

/** What a device checks by itself; the page carries it. At least one of the fields must be given, or the day be past. */
export type Verification = {
  readonly noms: readonly string[];
  readonly phrase: string;
  readonly pour?: readonly string[];
  readonly saufPour?: readonly string[];
  readonly pasApres?: boolean;
};
export type Manque = { readonly nom: string; readonly phrase: string };

/** What is missing, in the order of the page. */
export function manques(
  valeurs: Paires,
  verifications: readonly Verification[],
  aujourdhui: string,
): readonly Manque[] {
  const type = valeurs.find(([nom]) => nom === 'type')?.[1] ?? '';
  return verifications.flatMap(({ noms, phrase, pour, saufPour, pasApres }) => {
    if ((pour && !pour.includes(type)) || saufPour?.includes(type)) return [];
    const donnees = valeurs.filter(([nom, valeur]) => noms.includes(nom) && valeur.trim() !== '' && valeur !== '0');
    const juste = pasApres ? donnees.every(([, jour]) => jour <= aujourdhui) : donnees.length > 0;
    return juste ? [] : [{ nom: noms[0] ?? '', phrase }];
  });
}

/** Told first by a screen reader, each line leading to its field. */
export function montrerManques(form: HTMLFormElement, aDire: readonly Manque[]): void {
  const place = form.querySelector<HTMLElement>('[role=alert]');
  if (!place) return;
  place.replaceChildren();
  for (const champ of form.querySelectorAll('[aria-invalid]')) champ.removeAttribute('aria-invalid');
  if (aDire.length === 0) return;
  const boite = document.createElement('div');
  boite.className = 'fr-alert fr-alert--error';
  const titre = document.createElement('h2');
  titre.className = 'fr-alert__title';
  titre.textContent = aDire.length === 1 ? 'Une réponse est à corriger' : `${aDire.length} réponses sont à corriger`;
  const liste = document.createElement('ul');
  for (const { nom, phrase } of aDire) {
    const ligne = document.createElement('li');
    const champ = nom && form.querySelector(`#champ-${CSS.escape(nom)}`);
    if (champ) {
      if (champ.matches('input, select, textarea')) champ.setAttribute('aria-invalid', 'true');
      const lien = document.createElement('a');
      lien.href = `#champ-${nom}`;
      lien.textContent = phrase;
      // What is folded opens before the browser goes there.
      lien.addEventListener('click', () => champ.closest('details')?.setAttribute('open', ''));
      ligne.append(lien);
    } else ligne.textContent = phrase;
    liste.append(ligne);
  }
  boite.append(titre, liste);
  place.append(boite);
  place.focus();
}
