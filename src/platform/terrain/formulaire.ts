import type { Brouillon } from './appareil.ts';
import type { EnAttente, Paires } from './file.ts';
import { lire, remplir } from './valeurs.ts';
import { type Manque, manques, montrerManques, type Verification } from './verifier.ts';

const PAUSE_MS = 300;
type Courante = Omit<Brouillon, 'valeurs'>;

type Gestes = {
  readonly garder: (brouillon: Brouillon) => Promise<void>;
  /** False when the device could not keep it: the form stays as it is. */
  readonly enregistrer: (attente: EnAttente, suite?: Brouillon) => Promise<boolean>;
};
export type Saisie = {
  /** Takes a waiting activity up again: saved, it takes its own place. */
  readonly reprendre: (attente: EnAttente) => void;
  readonly remplacer: (brouillon: Brouillon) => void;
};

/** The form in the field: what is typed is kept as it is typed, « Enregistrer » puts it in the queue. */
export function installer(form: HTMLFormElement, { garder, enregistrer }: Gestes): Saisie {
  const verifications: readonly Verification[] = JSON.parse(form.dataset['terrain'] ?? '[]');
  let courante: Courante = { id: crypto.randomUUID() };
  let touchee = false;
  let minuteur: ReturnType<typeof setTimeout> | undefined;
  // What is kept is kept in order: a draft never comes after the activity that it became.
  let ecriture = Promise.resolve();
  const oublierLaPause = () => {
    clearTimeout(minuteur);
    minuteur = undefined;
  };
  const noter = () => {
    oublierLaPause();
    touchee = true;
    const brouillon = { ...courante, valeurs: lire(form) };
    ecriture = ecriture.then(() => garder(brouillon));
  };
  const commencer = (valeurs: Paires, suivante: Courante, aDire: readonly Manque[] = []) => {
    courante = suivante;
    touchee = false;
    form.reset();
    remplir(form, [['jour', aujourdhui()], ...valeurs]);
    montrerManques(form, aDire);
  };
  form.addEventListener('input', () => {
    oublierLaPause();
    touchee = true;
    minuteur = setTimeout(noter, PAUSE_MS);
  });
  addEventListener('pagehide', () => minuteur !== undefined && noter());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    oublierLaPause();
    const valeurs = lire(form);
    const manquants = manques(valeurs, verifications, aujourdhui());
    montrerManques(form, manquants);
    if (manquants.length > 0) return;
    const { id, rang = Date.now(), corrigee, avant } = courante;
    const suite = avant && { id: crypto.randomUUID(), valeurs: avant };
    await ecriture;
    if (!(await enregistrer({ id, rang, corrigee, valeurs, version: crypto.randomUUID() }, suite))) return;
    const encore = valeurs.filter(([nom]) => nom === 'ou' || nom === 'duree');
    commencer(avant ?? encore, { id: crypto.randomUUID() });
    touchee = avant !== undefined;
  });
  for (const bouton of document.querySelectorAll<HTMLElement>('[data-favori]'))
    bouton.addEventListener('click', () => {
      const garde = lire(form).filter(([nom]) => nom === 'jour' || nom === 'note');
      commencer([...enPaires(JSON.parse(bouton.dataset['favori'] ?? '{}')), ...garde], courante);
      noter();
    });
  commencer([], courante);
  for (const bouton of form.querySelectorAll('button')) bouton.disabled = false;
  return {
    reprendre({ id, rang, valeurs, refus }) {
      const avant = courante.corrigee || !touchee ? courante.avant : lire(form);
      commencer(valeurs, { id, rang, corrigee: true, avant }, refus ? enManques(refus) : []);
      noter();
    },
    // Open on two pages, a draft would be one activity, and the second saved would take the place of the first.
    remplacer({ valeurs, ...brouillon }) {
      commencer(valeurs, brouillon.corrigee ? brouillon : { id: crypto.randomUUID() });
      touchee = true;
    },
  };
}

/** The day it is where the device is: the conseiller's. */
export const aujourdhui = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());

const enPaires = (valeurs: Readonly<Record<string, string | readonly string[]>>): Paires =>
  Object.entries(valeurs).flatMap(([nom, dites]) => [dites].flat().map((une) => [nom, une] as const));
const enManques = ({ phrase, champs }: NonNullable<EnAttente['refus']>): readonly Manque[] => {
  const dits = Object.entries(champs).map(([nom, dite]) => ({ nom, phrase: dite }));
  return dits.length > 0 ? dits : [{ nom: '', phrase }];
};
