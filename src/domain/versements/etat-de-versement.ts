import { type Structure, siretAffiche } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Document } from '#platform/documents/document.ts';
import { euros } from '#platform/texte.ts';
import { BLOCAGES } from './blocages.ts';
import { nomDuVersement } from './liste.tsx';
import { ETATS, etatDuVersement, type VersementLu } from './readings.ts';

/** The état de versement of a structure: what was paid, what will be, and why something is not. */
export function etatDeVersement(
  { nom, identifiant, commune, departement }: Pick<Structure, 'nom' | 'identifiant' | 'commune' | 'departement'>,
  versements: readonly VersementLu[],
  now: Date,
): Document {
  const verses = versements.filter(({ statut }) => statut === 'verse');
  const attendus = versements.filter(({ statut }) => statut !== 'verse' && statut !== 'annule');
  return {
    titre: 'État de versement',
    sousTitre: `${nom}, ${commune} (${departement})`,
    piedDePage: `${nom} — état de versement du ${dateLongue(now)}`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      {
        type: 'tableau',
        entetes: ['Subvention', 'Au jour de cet état'],
        lignes: [
          ['SIRET', siretAffiche(identifiant)],
          ['Date de l’état', dateLongue(now)],
          ['Versé', euros(somme(verses))],
          ['Reste à verser', euros(somme(attendus))],
        ],
        largeurs: [35, 65],
      },
      { type: 'titre', niveau: 1, texte: 'Versements' },
      {
        type: 'tableau',
        entetes: ['Poste', 'Versement', 'Montant', 'Prévu le', 'État'],
        lignes: versements.map((versement) => [
          String(versement.numeroPoste),
          nomDuVersement(versement),
          euros(versement.montant_centimes),
          dateLongue(versement.prevu_le),
          etatEcrit(versement, now),
        ]),
        largeurs: [10, 20, 18, 22, 40],
        alignements: ['gauche', 'gauche', 'droite', 'gauche', 'gauche'],
      },
    ],
  };
}

const somme = (versements: readonly VersementLu[]) =>
  versements.reduce((total, { montant_centimes }) => total + montant_centimes, 0);

function etatEcrit(versement: VersementLu, now: Date): string {
  const etat = etatDuVersement(versement, now);
  if (etat === 'verse') return `Versé le ${dateLongue(versement.statut_le)}`;
  if (etat !== 'bloque') return ETATS[etat].libelle;
  return `Bloqué : ${versement.blocages.map((code) => BLOCAGES[code].phrase).join(' ')}`;
}
