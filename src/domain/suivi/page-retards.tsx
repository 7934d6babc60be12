import { z } from 'zod';
import { dateCivile, dateCourte, joursEntre } from '#platform/dates.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';
import { enumeration, pluriel } from '#platform/texte.ts';
import { compterRetards, listerRetards, parcourirRetards, type StructureEnRetard } from './retards.ts';

type Espace = { readonly base: string; readonly right: Right };

const lesquels = ({ mensuels, trimestriels, semestriels }: StructureEnRetard) =>
  enumeration(
    [
      mensuels > 0 && pluriel(mensuels, 'mensuel'),
      trimestriels > 0 && pluriel(trimestriels, 'trimestriel'),
      semestriels > 0 && pluriel(semestriels, 'semestriel'),
    ].filter((un) => un !== false),
  );

const colonnes = (aujourdhui: string) => [
  {
    titre: 'Structure',
    cellule: ({ nom, departement }: StructureEnRetard) => `${nom} (${departement})`,
  },
  { titre: 'Suivis en retard', cellule: lesquels },
  {
    titre: 'Depuis',
    cellule: ({ depuis }: StructureEnRetard) => (
      <>
        {pluriel(joursEntre(depuis, aujourdhui), 'jour')}
        <br />
        <span className="fr-text--xs">attendu le {dateCourte(depuis)}</span>
      </>
    ),
  },
];

/** Who is late, since when, structure by structure; and the same as a file. */
export function routesDesRetards({ base, right }: Espace): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: `${base}/retards`,
    right,
    audit: 'suivi.listerLesRetards',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const now = clock();
      const [lignes, { structures, suivis }] = await Promise.all([
        listerRetards(db, actor, now, url.searchParams.get('curseur') ?? undefined),
        compterRetards(db, actor, now),
      ]);
      return {
        page: {
          titre: 'Suivis en retard',
          prive: true,
          filAriane: [{ libelle: 'Suivis', href: base }],
          corps: (
            <>
              <h1>Suivis en retard</h1>
              {suivis > 0 && (
                <>
                  <p>
                    {pluriel(suivis, 'suivi')} en retard. La structure en retard depuis le plus longtemps vient d’abord.
                  </p>
                  <Exports path={`${base}/retards/export`} quoi="cette liste" />
                </>
              )}
              <Tableau
                titre="Suivis en retard"
                page={lignes}
                total={structures}
                nom="structure"
                aucun="aucune structure"
                colonnes={colonnes(dateCivile(now))}
                vide={<p>Aucun suivi n’est en retard : tout est à jour.</p>}
              />
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<StructureEnRetard>({
    path: `${base}/retards/export`,
    right,
    audit: 'suivi.exporterLesRetards',
    nom: 'suivis-en-retard',
    colonnes: [
      { titre: 'Département', valeur: ({ departement }) => departement, format: 'texte' },
      { titre: 'Structure', valeur: ({ nom }) => nom },
      { titre: 'Suivis en retard', valeur: ({ nombre }) => nombre },
      { titre: 'Mensuels', valeur: ({ mensuels }) => mensuels },
      { titre: 'Trimestriels', valeur: ({ trimestriels }) => trimestriels },
      { titre: 'Semestriels', valeur: ({ semestriels }) => semestriels },
      { titre: 'En retard depuis le', valeur: ({ depuis }) => depuis, format: 'date' },
    ],
    lignes: ({ tools: { db, clock }, actor }) => parcourirRetards(db, actor, clock()),
  });
  return [page, fichier];
}
