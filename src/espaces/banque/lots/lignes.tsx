import { BLOCAGES, ETATS, type LigneLue } from '#domain/versements/index.ts';
import { dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { euros } from '#platform/texte.ts';

/** Each state of a line, as those of the payments where they are the same. */
const ETATS_DE_LIGNE = {
  retenue: ETATS.en_lot,
  exclue: { libelle: 'Écarté', badge: 'neutral' },
  emise: ETATS.emis,
  versee: ETATS.verse,
  rejetee: { libelle: 'Rejeté', badge: 'error' },
} as const;

const coche = {
  titre: <span className="fr-sr-only">Choisir</span>,
  cellule: ({ id, numero, etat }: LigneLue) =>
    etat === 'retenue' && (
      <div className="fr-checkbox-group fr-checkbox-group--sm">
        <input type="checkbox" name="ids" value={id} id={`choix-${id}`} />
        <label className="fr-label" htmlFor={`choix-${id}`}>
          <span className="fr-sr-only">Choisir le versement n° {numero}</span>
        </label>
      </div>
    ),
};

const colonnes = [
  {
    titre: 'Versement',
    cellule: ({ structure, numero, numeroPoste, departement_code }: LigneLue) => (
      <>
        {structure}
        <br />
        <span className="fr-text--xs">
          N° {numero} ({departement_code}), poste {numeroPoste}
        </span>
      </>
    ),
  },
  { titre: 'Montant', cellule: ({ centimes }: LigneLue) => euros(centimes) },
  { titre: 'Prévu le', cellule: ({ prevu_le }: LigneLue) => dateCourte(prevu_le) },
  {
    titre: 'État',
    cellule: ({ etat, motif, blocages, le }: LigneLue) => (
      <>
        <StatutBadge statut={ETATS_DE_LIGNE[etat]} />
        {le && <span className="fr-text--xs"> le {dateCourte(le)}</span>}
        {motif && <p className="fr-text--sm fr-mb-0">{motif}</p>}
        {etat === 'retenue' && blocages.length > 0 && (
          <p className="fr-text--sm fr-mb-0">{blocages.map((code) => BLOCAGES[code].phrase).join(' ')}</p>
        )}
      </>
    ),
  },
];

/** The columns of a batch; with boxes to tick while it is prepared. */
export const colonnesDesLignes = (choix: boolean) => (choix ? [coche, ...colonnes] : colonnes);

export const COLONNES_EXPORTEES: readonly Colonne<LigneLue>[] = [
  { titre: 'Référence', valeur: ({ reference }) => reference },
  { titre: 'Versement', valeur: ({ numero }) => numero },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code },
  { titre: 'Poste', valeur: ({ numeroPoste }) => numeroPoste },
  { titre: 'Montant', valeur: ({ centimes }) => centimes, format: 'euros' },
  { titre: 'Compte (fin)', valeur: ({ iban_fin }) => iban_fin ?? '' },
  { titre: 'État', valeur: ({ etat }) => ETATS_DE_LIGNE[etat].libelle },
  { titre: 'Code de la banque', valeur: ({ code }) => code ?? '' },
  { titre: 'Motif', valeur: ({ motif }) => motif ?? '' },
];
