import { z } from 'zod';
import {
  compterSesActivites,
  type LigneActivite,
  listerSesActivites,
  parcourirSesActivites,
  supprimerActivite,
} from '#domain/activites/index.ts';
import { CANAUX, TYPES_D_ACTIVITE } from '#domain/statistiques/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateCourte } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/conseiller/activites';

const endroit = ({ canal, nomLieu, commune }: LigneActivite) => `${nomLieu ?? CANAUX[canal]}, ${commune}`;

const colonnes = [
  { titre: 'Jour', cellule: ({ jour }: LigneActivite) => dateCourte(jour) },
  { titre: 'Activité', cellule: ({ type }: LigneActivite) => TYPES_D_ACTIVITE[type] },
  { titre: 'Thèmes', cellule: ({ themes }: LigneActivite) => themes.join(', ') },
  { titre: 'Lieu', cellule: endroit },
  { titre: 'Personnes', cellule: ({ participants }: LigneActivite) => participants },
  { titre: 'Durée', cellule: ({ duree_minutes }: LigneActivite) => `${duree_minutes}\u00a0min` },
  {
    titre: 'Gestes',
    cellule: ({ id, jour }: LigneActivite) => (
      <>
        <ul className="fr-raw-list">
          <li>
            <a href={`${BASE}/${id}/corriger`}>
              Corriger<span className="fr-sr-only"> l’activité du {dateCourte(jour)}</span>
            </a>
          </li>
          <li>
            <a href={`${BASE}/${id}/dupliquer`}>
              Dupliquer<span className="fr-sr-only"> l’activité du {dateCourte(jour)}</span>
            </a>
          </li>
        </ul>
        <BoutonPost action={`${BASE}/supprimer`} champs={{ activiteId: id }} priority="tertiary" small>
          Supprimer<span className="fr-sr-only"> l’activité du {dateCourte(jour)}</span>
        </BoutonPost>
      </>
    ),
  },
];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'activites.listerLesSiennes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, url }) {
    const [page, total] = [
      await listerSesActivites(db, actor, url.searchParams.get('curseur') ?? undefined),
      await compterSesActivites(db, actor),
    ];
    return {
      page: {
        titre: 'Mes activités',
        prive: true,
        corps: (
          <>
            <h1>Mes activités</h1>
            <p>
              <a className="fr-btn" href={`${BASE}/nouvelle`}>
                Enregistrer une activité
              </a>
            </p>
            <Tableau
              titre="Mes activités"
              page={page}
              colonnes={colonnes}
              total={total}
              nom="activité"
              aucun="aucune activité"
              vide={<p>Rien n’est encore enregistré. Commencez par votre accompagnement du jour.</p>}
            />
            {total > 0 && <Exports path={`${BASE}/export`} quoi="mes activités" />}
          </>
        ),
      },
    };
  },
});

const supprimer = route({
  method: 'POST',
  path: `${BASE}/supprimer`,
  right: porte,
  audit: 'activites.supprimer',
  rate: 'formulaire',
  input: z.object({ activiteId: z.uuid() }),
  async answer({ tools, actor, input }) {
    await supprimerActivite(tools, actor, input);
    return { redirect: BASE, annonce: 'L’activité est supprimée : elle ne compte plus.' };
  },
});

const EXPORT: readonly Colonne<LigneActivite>[] = [
  { titre: 'Jour', valeur: ({ jour }) => jour },
  { titre: 'Activité', valeur: ({ type }) => TYPES_D_ACTIVITE[type] },
  { titre: 'Thèmes', valeur: ({ themes }) => themes.join(', ') },
  { titre: 'Canal', valeur: ({ canal }) => CANAUX[canal] },
  { titre: 'Lieu', valeur: ({ nomLieu }) => nomLieu ?? '' },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Personnes', valeur: ({ participants }) => participants },
  { titre: 'Déjà venues', valeur: ({ deja_venus }) => deja_venus },
  { titre: 'Durée (minutes)', valeur: ({ duree_minutes }) => duree_minutes },
  { titre: 'Note', valeur: ({ note }) => note ?? '' },
];

const exporter = exportRoute<LigneActivite>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'activites.exporterLesSiennes',
  nom: 'activites',
  colonnes: EXPORT,
  lignes: ({ tools: { db }, actor }) => parcourirSesActivites(db, actor),
});

export const routesActivites: readonly AnyRoute[] = [liste, supprimer, exporter];
