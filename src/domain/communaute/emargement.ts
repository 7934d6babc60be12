import type { Document } from '#platform/documents/document.ts';
import type { EvenementLu } from './evenement.ts';
import { ouEnClair, quandEnClair } from './presentation.ts';
import type { Inscrit } from './readings.ts';
import { TYPES_D_EVENEMENT } from './regles.ts';

// Room to sign by hand.
const BLANC = '\u00a0\n\u00a0';
const LIGNES_LIBRES = 3;

/** The sheet of attendance of an event, to print and sign; a few lines are left for those who were not registered. */
export const feuilleDePresence = (evenement: EvenementLu, inscrits: readonly Inscrit[], now: Date): Document => ({
  titre: `Feuille de présence — ${evenement.titre}`,
  sousTitre: TYPES_D_EVENEMENT[evenement.type],
  piedDePage: evenement.titre,
  langue: 'fr-FR',
  creeLe: now,
  blocs: [
    { type: 'paragraphe', texte: `${quandEnClair(evenement)}. ${ouEnClair(evenement)}` },
    {
      type: 'tableau',
      entetes: ['Conseiller', 'Structure', 'Signature'],
      lignes: [
        ...inscrits.map(({ prenom, nom, structure, departement_code }) => [
          `${prenom} ${nom}`,
          `${structure} (${departement_code})`,
          BLANC,
        ]),
        ...Array.from({ length: LIGNES_LIBRES }, () => [BLANC, BLANC, BLANC]),
      ],
      largeurs: [32, 40, 28],
    },
  ],
});
