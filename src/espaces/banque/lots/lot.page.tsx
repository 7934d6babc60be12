import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import {
  BLOCAGES,
  cycleLot,
  empreinteDesLignes,
  type LigneLue,
  type LotLu,
  peutPreparerLot,
  peutValiderLot,
} from '#domain/versements/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateHeure, dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';
import { euros, pluriel } from '#platform/texte.ts';
import { colonnesDesLignes } from './lignes.tsx';
import { BASE } from './lot.ts';

type Lot = LotLu & { readonly payables: readonly LigneLue[]; readonly arretees: readonly LigneLue[] };
type Props = { readonly lot: Lot; readonly page: PageDeListe<LigneLue>; readonly total: number; readonly actor: Actor };

export function LotPage({ lot, page, total, actor }: Props) {
  const choisit = lot.statut === 'en_preparation' && peutPreparerLot(actor);
  const tableau = (
    <Tableau
      titre="Versements du lot"
      page={page}
      total={total}
      nom="ligne"
      aucun="aucune ligne"
      colonnes={colonnesDesLignes(choisit)}
      vide={<p>Ce lot est vide.</p>}
    />
  );
  return (
    <>
      <h1>Lot n° {lot.numero}</h1>
      <p>
        <StatutBadge statut={cycleLot.labels[lot.statut]} />
      </p>
      <Faits lot={lot} />
      {lot.arretees.length > 0 && <Arretees lignes={lot.arretees} />}
      <Gestes lot={lot} actor={actor} />
      <h2 className="fr-mt-4w">Versements</h2>
      <Exports path={`${BASE}/${lot.id}/export`} quoi="les lignes du lot" />
      {choisit ? (
        <form method="get" action={`${BASE}/${lot.id}/ecarter`}>
          {tableau}
          <Button type="submit" priority="secondary" className="fr-mt-2w">
            Écarter les lignes cochées
          </Button>
        </form>
      ) : (
        tableau
      )}
    </>
  );
}

const Faits = ({ lot }: { lot: Lot }) => (
  <Fiche
    faits={[
      ['Contenu', `${pluriel(lot.nombre, 'versement')}, ${euros(lot.centimes)}`],
      ['Préparé par', lot.ordonnateur && `${lot.ordonnateur}, le ${dateLongue(lot.cree_le)}`],
      ['Validé par', lot.valideur && lot.valide_le && `${lot.valideur}, le ${dateHeure(lot.valide_le)}`],
      ['Exécution par la banque', lot.execution_le && `à partir du ${dateLongue(lot.execution_le)}`],
      [
        'Empreinte du fichier (SHA-256)',
        lot.fichier_empreinte && (
          <span key="empreinte" className="adresse">
            {lot.fichier_empreinte}
          </span>
        ),
      ],
      ['Motif', lot.motif],
    ]}
  />
);

const Arretees = ({ lignes }: { lignes: readonly LigneLue[] }) => (
  <Alert
    as="h2"
    severity="warning"
    className="fr-mb-3w"
    title={pluriel(lignes.length, 'versement ne peut plus être payé', 'versements ne peuvent plus être payés')}
    description={
      <>
        <p>La validation les laisse de côté, et ils attendent un autre lot.</p>
        <ul>
          {lignes.slice(0, 20).map(({ id, numero, structure, blocages }) => (
            <li key={id}>
              Versement n° {numero}, {structure} : {blocages.map((code) => BLOCAGES[code].phrase).join(' ')}
            </li>
          ))}
          {lignes.length > 20 && <li>et {lignes.length - 20} autres, dans les lignes du lot.</li>}
        </ul>
      </>
    }
  />
);

function Gestes({ lot, actor }: { lot: Lot; actor: Actor }) {
  const base = `${BASE}/${lot.id}`;
  if (lot.statut === 'en_preparation' && peutPreparerLot(actor))
    return (
      <>
        <BoutonPost action={`${base}/soumettre`} priority="primary">
          Soumettre au valideur
        </BoutonPost>
        <BoutonPost action={`${base}/abandonner`} priority="tertiary">
          Abandonner ce lot
        </BoutonPost>
      </>
    );
  if (lot.statut === 'a_valider') return <Validation lot={lot} actor={actor} />;
  if (lot.statut !== 'valide' && lot.statut !== 'solde') return null;
  return (
    <p>
      <a className="fr-btn fr-mr-2w" href={`${base}/fichier`}>
        Télécharger le fichier pour la banque (SEPA)
      </a>
      {lot.statut === 'valide' && (
        <a className="fr-btn fr-btn--secondary" href="/banque/retours">
          Enregistrer le retour de la banque
        </a>
      )}
    </p>
  );
}

function Validation({ lot, actor }: { lot: Lot; actor: Actor }) {
  if (!peutValiderLot(actor)) return <p>Ce lot attend la validation d’une autre personne.</p>;
  if (lot.prepare_par === actor.id)
    return <p>Vous avez préparé ce lot : une autre personne le valide (deux personnes pour chaque versement).</p>;
  const montant = lot.payables.reduce((total, { centimes }) => total + centimes, 0);
  return (
    <>
      {lot.payables.length > 0 && (
        <BoutonPost
          action={`${BASE}/${lot.id}/valider`}
          champs={{ vu: empreinteDesLignes(lot.payables) }}
          priority="primary"
        >
          Valider {pluriel(lot.payables.length, 'versement')}, {euros(montant)}
        </BoutonPost>
      )}
      <a className="fr-btn fr-btn--secondary" href={`${BASE}/${lot.id}/retourner`}>
        Retourner à l’ordonnateur
      </a>
    </>
  );
}
