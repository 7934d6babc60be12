import { dateCourte, dateExiste } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste as choisir } from '#platform/form/champs.ts';
import { euros } from '#platform/texte.ts';
import { BLOCAGES, ORDRE_DES_BLOCAGES } from './blocages.ts';
import {
  ETATS,
  type EtatVersement,
  estEtat,
  etatDuVersement,
  type FiltresVersements,
  type VersementLu,
} from './readings.ts';

const ORDRE_DES_ETATS: readonly EtatVersement[] = ['a_payer', 'bloque', 'prevu', 'en_lot', 'emis', 'verse', 'annule'];

/** The filters of the list, as fields. */
export const champsDesFiltres = (departements: readonly { code: string; nom: string }[]) => ({
  etat: {
    ...choisir({
      libelle: 'État',
      vide: '',
      options: ORDRE_DES_ETATS.map((etat) => ({ valeur: etat, libelle: ETATS[etat].libelle })),
    }),
    premier: 'Tous',
  },
  blocage: {
    ...choisir({
      libelle: 'Ce qui bloque',
      vide: '',
      options: ORDRE_DES_BLOCAGES.map((code) => ({ valeur: code, libelle: BLOCAGES[code].libelle })),
    }),
    premier: 'Tout',
  },
  departement: {
    ...choisir({
      libelle: 'Département',
      vide: '',
      options: departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` })),
    }),
    premier: 'Tous',
  },
});

export function lireFiltres(parametres: URLSearchParams): FiltresVersements {
  const etat = parametres.get('etat') ?? '';
  const jusquAu = parametres.get('jusquAu') ?? '';
  return {
    etat: estEtat(etat) ? etat : undefined,
    blocage: ORDRE_DES_BLOCAGES.find((code) => code === parametres.get('blocage')),
    departement: /^[0-9AB]{2,3}$/.exec(parametres.get('departement') ?? '')?.[0],
    jusquAu: dateExiste(jusquAu) ? jusquAu : undefined,
  };
}

/** « premier versement sur 3 » */
const RANGS: Readonly<Record<number, string>> = { 1: '1er versement', 2: '2e versement', 3: '3e versement' };
/** « 2e versement »; « 1er versement, 2e période » once the contract was renewed. */
export const nomDuVersement = ({ rang, periode }: Pick<VersementLu, 'rang' | 'periode'>): string =>
  `${RANGS[rang] ?? ''}${periode > 1 ? `, ${periode}e période` : ''}`;

/** The state of a payment, and who must act when something stops it. */
export function EtatDuVersement({ versement, now }: { versement: VersementLu; now: Date }) {
  const etat = etatDuVersement(versement, now);
  return (
    <>
      <StatutBadge statut={ETATS[etat]} />
      {etat === 'bloque' && (
        <p className="fr-text--sm fr-mb-0">{versement.blocages.map((code) => BLOCAGES[code].libelle).join(', ')}</p>
      )}
      {versement.motif && <p className="fr-text--sm fr-mb-0">{versement.motif}</p>}
    </>
  );
}

/** What stops a payment, who acts and, for the structure (`aide`), what to do and where. */
export const CeQuiBloque = ({ versement, aide }: { versement: VersementLu; aide: boolean }) => (
  <ul>
    {versement.blocages.map((code) => {
      const { phrase, aFaire, qui, lien } = BLOCAGES[code];
      return (
        <li key={code}>
          {phrase} {aide ? aFaire : qui !== 'Personne' && `À faire par : ${qui.replace(/^La /, 'la ')}.`}{' '}
          {aide && lien && <a href={lien.href}>{lien.libelle}</a>}
        </li>
      );
    })}
  </ul>
);

/** The columns of the list of the operator and of ANCT; `vers`: where a payment leads. */
export const colonnes = (now: Date, vers: (versement: VersementLu) => string) => [
  {
    titre: 'Versement',
    cellule: (versement: VersementLu) => {
      const { structure, numero, numeroPoste, departement_code } = versement;
      return (
        <>
          <a href={vers(versement)}>{structure}</a>
          <br />
          <span className="fr-text--xs">
            N° {numero} ({departement_code}), poste {numeroPoste}, {nomDuVersement(versement)}
          </span>
        </>
      );
    },
  },
  { titre: 'Montant', cellule: ({ montant_centimes }: VersementLu) => euros(montant_centimes) },
  { titre: 'Prévu le', cellule: ({ prevu_le }: VersementLu) => dateCourte(prevu_le) },
  {
    titre: 'État',
    cellule: (versement: VersementLu) => <EtatDuVersement versement={versement} now={now} />,
  },
];

/** The same as a file, for accounting: what stops a payment in words. */
export const colonnesExportees = (now: Date): readonly Colonne<VersementLu>[] => [
  { titre: 'Numéro', valeur: ({ numero }) => numero },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code },
  { titre: 'Poste', valeur: ({ numeroPoste }) => numeroPoste },
  { titre: 'Rang', valeur: ({ rang }) => rang },
  { titre: 'Montant', valeur: ({ montant_centimes }) => montant_centimes, format: 'euros' },
  { titre: 'Prévu le', valeur: ({ prevu_le }) => new Date(`${prevu_le}T12:00:00Z`), format: 'date' },
  { titre: 'État', valeur: (versement) => ETATS[etatDuVersement(versement, now)].libelle },
  { titre: 'Depuis le', valeur: ({ statut_le }) => statut_le, format: 'date' },
  {
    titre: 'Ce qui bloque',
    valeur: (versement) =>
      etatDuVersement(versement, now) === 'bloque'
        ? versement.blocages.map((code) => BLOCAGES[code].libelle).join(', ')
        : '',
  },
];
