import { z } from 'zod';
import {
  AccesALaRessource,
  champsDeLaBibliotheque,
  compterRessources,
  lireFichierDeRessource,
  lireFiltresRessources,
  listerRessources,
  listerSujets,
  type RessourceLue,
  sujetDe,
} from '#domain/communaute/index.ts';
import { LienDeLaCommunaute } from '#espaces/conseiller/communaute/LienDeLaCommunaute.tsx';
import { porte } from '#espaces/conseiller/door.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/conseiller/ressources';
const COLONNES = [
  {
    titre: 'Ressource',
    cellule: (ressource: RessourceLue) => (
      <>
        <AccesALaRessource ressource={ressource} base={BASE} />
        <br />
        {ressource.resume}
      </>
    ),
  },
  { titre: 'Sujet', cellule: sujetDe },
];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'communaute.listerRessources',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock, settings }, actor, url }) {
    const filtres = lireFiltresRessources(url.searchParams);
    const [page, total, sujets] = await Promise.all([
      listerRessources(db, actor, filtres, url.searchParams.get('curseur') ?? undefined),
      compterRessources(db, actor, filtres),
      listerSujets(db, clock()),
    ]);
    return {
      page: {
        titre: 'Ressources',
        prive: true,
        corps: (
          <>
            <h1>Ressources</h1>
            <p>Ce que l’ANCT partage avec les conseillers : supports d’atelier, outils, communication.</p>
            <LienDeLaCommunaute url={settings.COMMUNAUTE_URL} />
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
              colonnes={COLONNES}
              vide={<p>Aucune ressource ne correspond. Essayez d’autres mots, ou un autre sujet.</p>}
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
  audit: 'communaute.telechargerRessource',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, nom } = await lireFichierDeRessource(tools, actor, id);
    return { flux: octets, type: TYPES[type].mime, nom };
  },
});

export const routesRessources: readonly AnyRoute[] = [liste, fichier];
