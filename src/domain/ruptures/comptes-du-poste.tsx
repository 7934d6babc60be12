import { Table } from '@codegouvfr/react-dsfr/Table';
import { ecrituresDuPoste } from '#domain/grand-livre/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { euros } from '#platform/texte.ts';

/** The accounts of a post as a perimeter reads them, in centimes: after a transfer, each structure its own. */
export type ComptesDuPoste = {
  readonly accorde: number;
  readonly engage: number;
  readonly du: number;
  readonly verse: number;
  readonly aRembourser: number;
  readonly rembourse: number;
  /** What came back to the programme when the post ended; nothing while it lives. */
  readonly rendu: number | null;
};

/** The balances of a post, recomputed from the ledger. `accorde`: all that it was ever granted. */
export async function lireComptes(
  db: Db,
  perimetre: Perimetre,
  { id, statut, montant_centimes }: { readonly id: string; readonly statut: string; readonly montant_centimes: number },
): Promise<ComptesDuPoste> {
  const lignes = await ecrituresDuPoste(db, perimetre, id);
  const solde = (...comptes: readonly string[]) =>
    lignes.reduce(
      (total, { debit, credit, centimes }) =>
        total + (comptes.includes(debit) ? centimes : 0) - (comptes.includes(credit) ? centimes : 0),
      0,
    );
  const sorti = solde('engage', 'du', 'en_banque', 'verse', 'a_recouvrer');
  return {
    accorde: montant_centimes,
    engage: solde('engage'),
    du: solde('du', 'en_banque'),
    verse: solde('verse'),
    aRembourser: solde('a_recouvrer'),
    rembourse: lignes
      .filter(({ cause }) => cause === 'recouvrement.encaisser')
      .reduce((total, { centimes }) => total + centimes, 0),
    rendu: statut === 'clos' || statut === 'rendu' ? montant_centimes - sorti : null,
  };
}

/** Each account and its amount; those that hold nothing are left out, but what was granted. */
export const lignesDesComptes = ({
  accorde,
  rendu,
  ...comptes
}: ComptesDuPoste): readonly (readonly [string, string])[] =>
  [
    ['Accordé au poste', accorde] as const,
    ...LIBELLES.flatMap(([compte, libelle]) => (comptes[compte] === 0 ? [] : [[libelle, comptes[compte]] as const])),
    ...(rendu === null ? [] : [['Revenu au programme', rendu] as const]),
  ].map(([libelle, centimes]) => [libelle, euros(centimes)]);
const LIBELLES = [
  ['engage', 'Prévu'],
  ['du', 'Dû'],
  ['verse', 'Versé et gardé'],
  ['aRembourser', 'À rembourser'],
  ['rembourse', 'Remboursé'],
] as const;

/** What a post was granted, what became of it. `solde`: where its closing balance is downloaded. */
export const Comptes = ({ comptes, solde }: { comptes: ComptesDuPoste; solde: string }) => (
  <>
    <h2>{comptes.rendu === null ? 'Comptes du poste' : 'Solde du poste'}</h2>
    <Table
      caption="Comptes du poste"
      noCaption
      headers={['Compte', 'Montant']}
      data={lignesDesComptes(comptes).map((ligne) => [...ligne])}
    />
    <p>
      <a href={solde}>Télécharger {comptes.rendu === null ? 'ces comptes' : 'le solde'} (PDF)</a>
    </p>
  </>
);
