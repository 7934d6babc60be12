import { z } from 'zod';
import {
  AccesALaRessource,
  champsDeLaBibliotheque,
  compterRessources,
  cycleRessource,
  lireFichierDeRessource,
  lireFiltresRessources,
  listerRessources,
  listerSujets,
  peutPublierUneRessource,
  type RessourceLue,
  sujetDe,
} from '#domain/communaute/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { TYPES } from '#platform/files/contenu.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { BASE } from './adresse.ts';

const colonnes = (modifiable: boolean) => [
  {
    titre: 'Ressource',
    cellule: (ressource: RessourceLue) => (
      <>
        <AccesALaRessource ressource={ressource} base={BASE} />
        {modifiable && (
          <>
            <br />
            <a href={`${BASE}/${ressource.id}`}>
              Modifier ou retirer<span className="fr-sr-only"> « {ressource.titre} »</span>
            </a>
          </>
        )}
      </>
    ),
  },
  { titre: 'Sujet', cellule: sujetDe },
  { titre: 'Publiée le', cellule: ({ publiee_le }: RessourceLue) => dateCourte(publiee_le) },
  { titre: 'État', cellule: ({ statut }: RessourceLue) => <StatutBadge statut={cycleRessource.labels[statut]} /> },
];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'communaute.listerLesRessources',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const filtres = lireFiltresRessources(url.searchParams);
    const [page, total, sujets] = await Promise.all([
      listerRessources(db, actor, filtres, url.searchParams.get('curseur') ?? undefined),
      compterRessources(db, actor, filtres),
      listerSujets(db, clock()),
    ]);
    const modifiable = peutPublierUneRessource(actor);
    return {
      page: {
        titre: 'Ressources',
        prive: true,
        corps: (
          <>
            <h1>Ressources</h1>
            <p>Ce que les conseillers trouvent dans leur bibliothèque.</p>
            {modifiable && (
              <p>
                <a className="fr-btn" href={`${BASE}/nouvelle`}>
                  Publier une ressource
                </a>
              </p>
            )}
            <Filtres
              champs={champsDeLaBibliotheque(sujets)}
              valeurs={Object.fromEntries(url.searchParams)}
              bouton="Chercher"
            />
            <Tableau
              titre="Ressources"
              page={page}
              total={total}
              nom="ressource"
              aucun="aucune ressource"
              colonnes={colonnes(modifiable)}
              vide={<p>Aucune ressource ne correspond. Changez les mots ou le sujet, ou publiez-en une.</p>}
            />
          </>
        ),
      },
    };
  },
});

const fichier = route({
  method: 'GET',
  path: `${BASE}/:id/fichier`,
  right: porte,
  audit: 'communaute.relireRessource',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, nom } = await lireFichierDeRessource(tools, actor, id);
    return { flux: octets, type: TYPES[type].mime, nom };
  },
});

export const routesRessources: readonly AnyRoute[] = [liste, fichier];
