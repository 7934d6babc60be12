import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  CAUSES,
  COMPTES,
  type EcritureLue,
  lireBalance,
  lireBudget,
  listerEcritures,
  parcourirEcritures,
  TableauDuBudget,
} from '#domain/grand-livre/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { dateCourte } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';
import { euros } from '#platform/texte.ts';

const BASE = '/banque/grand-livre';

const colonnes = [
  { titre: 'N°', cellule: ({ numero }: EcritureLue) => numero },
  { titre: 'Date', cellule: ({ valeur_le }: EcritureLue) => dateCourte(valeur_le) },
  { titre: 'Cause', cellule: ({ cause }: EcritureLue) => CAUSES[cause] ?? cause },
  {
    titre: 'Poste',
    cellule: ({ structure, numeroPoste }: EcritureLue) => (
      <>
        {structure}
        <br />
        <span className="fr-text--xs">Poste {numeroPoste}</span>
      </>
    ),
  },
  {
    titre: 'De, vers',
    cellule: ({ credit, debit }: EcritureLue) => `${COMPTES[credit].libelle} → ${COMPTES[debit].libelle}`,
  },
  { titre: 'Montant', cellule: ({ centimes }: EcritureLue) => euros(centimes) },
];

const COLONNES_EXPORTEES: readonly Colonne<EcritureLue>[] = [
  { titre: 'Numéro', valeur: ({ numero }) => numero },
  { titre: 'Date de valeur', valeur: ({ valeur_le }) => new Date(`${valeur_le}T12:00:00Z`), format: 'date' },
  { titre: 'Passée le', valeur: ({ passee_le }) => passee_le, format: 'dateHeure' },
  { titre: 'Cause', valeur: ({ cause }) => CAUSES[cause] ?? cause },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Poste', valeur: ({ numeroPoste }) => numeroPoste },
  { titre: 'Compte débité', valeur: ({ debit }) => COMPTES[debit].libelle },
  { titre: 'Compte crédité', valeur: ({ credit }) => COMPTES[credit].libelle },
  { titre: 'Montant', valeur: ({ centimes }) => centimes, format: 'euros' },
];

const page = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'ecritures.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, url }) {
    const [budget, balance, ecritures] = await Promise.all([
      lireBudget(db),
      lireBalance(db),
      listerEcritures(db, actor.perimetre, url.searchParams.get('curseur') ?? undefined),
    ]);
    const total = (cote: 'debit' | 'credit') => balance.reduce((somme, compte) => somme + compte[cote], 0);
    return {
      page: {
        titre: 'Grand livre',
        prive: true,
        corps: (
          <>
            <h1>Grand livre</h1>
            <h2>Budget du programme</h2>
            <TableauDuBudget budget={budget} />
            <h2>Balance</h2>
            <Table
              caption="Balance des comptes"
              noCaption
              headers={['Compte', 'Débit', 'Crédit', 'Solde']}
              data={[
                ...balance.map(({ compte, debit, credit }) => [
                  COMPTES[compte].libelle,
                  euros(debit),
                  euros(credit),
                  euros(debit - credit),
                ]),
                ['Total', euros(total('debit')), euros(total('credit')), euros(total('debit') - total('credit'))],
              ]}
            />
            <h2>Écritures</h2>
            <Exports path={`${BASE}/export`} quoi="toutes les écritures" />
            <Tableau
              titre="Écritures"
              page={ecritures}
              total={ecritures.lignes[0]?.numero ?? 0}
              nom="écriture"
              aucun="aucune écriture"
              colonnes={colonnes}
              vide={<p>Aucune écriture. La première vient avec le premier contrat signé.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<EcritureLue>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'ecritures.exporter',
  nom: 'grand-livre',
  colonnes: COLONNES_EXPORTEES,
  lignes: ({ tools: { db }, actor }) => parcourirEcritures(db, actor.perimetre),
});

export const routesGrandLivre: readonly AnyRoute[] = [page, exporter];
