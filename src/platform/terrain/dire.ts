import { TERRAIN } from './coquille.ts';
import type { EnAttente } from './file.ts';

type Lien = { readonly libelle: string; readonly href: string };
type Message = { readonly texte: string; readonly lien?: Lien };

const LISTE = { libelle: 'Mes activités', href: '/conseiller/activites' };
const NOUVELLE = { libelle: 'Utiliser la saisie avec réseau', href: '/conseiller/activites/nouvelle' };
const CONNEXION = { libelle: 'Se reconnecter', href: `/connexion?retour=${encodeURIComponent(TERRAIN)}` };

/** What happened, for the person: what to do comes with it. */
export const MESSAGES = {
  gardee: { texte: 'L’activité est gardée sur cet appareil.' },
  reprise: { texte: 'Votre saisie commencée est reprise. Vérifiez le jour avant d’enregistrer.' },
  correction: { texte: 'Corrigez, puis enregistrez : l’activité reprend sa place parmi celles qui attendent.' },
  retiree: { texte: 'L’activité est supprimée de cet appareil.' },
  partie: { texte: 'Cette activité venait de partir : vous pouvez la supprimer dans vos activités.', lien: LISTE },
  douteuse: {
    texte: 'L’activité est supprimée de cet appareil. Elle était peut-être déjà partie : vérifiez dans vos activités.',
    lien: LISTE,
  },
  'hors-ligne': { texte: 'Pas de réseau : ce qui attend partira dès son retour.' },
  deconnecte: {
    texte: 'Votre session est terminée. Rien n’est perdu : reconnectez-vous pour envoyer.',
    lien: CONNEXION,
  },
  jamais: { texte: 'Ouvrez d’abord cette page avec du réseau : elle s’ouvrira ensuite sans.', lien: NOUVELLE },
  impossible: {
    texte: 'Cet appareil ne peut rien garder, par exemple en navigation privée : rien ne serait sauvé sans réseau.',
    lien: NOUVELLE,
  },
  pleine: {
    texte:
      'La mémoire de cet appareil est pleine : l’activité n’est pas gardée. Laissez cette page ouverte, faites de la place, puis enregistrez de nouveau.',
  },
} as const satisfies Readonly<Record<string, Message>>;
export type Evenement = keyof typeof MESSAGES;

const pluriel = (combien: number, un: string, plusieurs: string) =>
  combien === 0 ? '' : `${combien}\u00a0${combien === 1 ? un : plusieurs}.`;

/** « 2 activités attendent le réseau. » */
export const phraseDAttente = (attentes: readonly EnAttente[], illisibles = 0): string => {
  const refusees = attentes.filter(({ refus }) => refus).length;
  return [
    pluriel(attentes.length - refusees, 'activité attend le réseau', 'activités attendent le réseau'),
    pluriel(refusees, 'activité est à corriger', 'activités sont à corriger'),
    pluriel(
      illisibles,
      'activité gardée ici ne se lit plus : dites-le à l’assistance',
      'activités gardées ici ne se lisent plus : dites-le à l’assistance',
    ),
  ]
    .filter(Boolean)
    .join(' ');
};

export const phraseDEnvoi = (combien: number): string =>
  pluriel(combien, 'activité est enregistrée', 'activités sont enregistrées');

/** One sentence in its place, told once by a screen reader. */
export function dire(place: Element | null, { texte, lien }: Message): void {
  if (!place || place.textContent === texte + (lien ? ` ${lien.libelle}` : '')) return;
  place.replaceChildren(texte);
  if (!lien || texte === '') return;
  const suite = document.createElement('a');
  suite.href = lien.href;
  suite.textContent = lien.libelle;
  place.append(' ', suite);
}
