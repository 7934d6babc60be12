import { z } from 'zod';
import {
  compterSesAteliers,
  cycle,
  endroitEcrit,
  type LigneAtelier,
  listerSesAteliers,
  parcourirSesAteliers,
  VUES,
  type Vue,
} from '#domain/ateliers/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { heureSeule, rendezVous } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';
import { placesEcrites } from './places.tsx';

const BASE = '/conseiller/ateliers';
const TITRES = {
  a_venir: {
    titre: 'À venir',
    vide: 'Aucun atelier n’est prévu. Préparez-en un : il sera publié quand vous le direz.',
  },
  a_enregistrer: { titre: 'À enregistrer', vide: 'Tous vos ateliers passés sont enregistrés.' },
  passes: { titre: 'Tenus ou annulés', vide: 'Aucun atelier n’est encore tenu.' },
} as const satisfies Record<Vue, unknown>;

const colonnes = [
  {
    titre: 'Atelier',
    cellule: ({ id, titre, acces }: LigneAtelier) => (
      <>
        <a href={`${BASE}/${id}`}>{titre}</a>
        {acces === 'invitation' && <span className="fr-text--xs"> (sur invitation)</span>}
      </>
    ),
  },
  { titre: 'Quand', cellule: ({ debut }: LigneAtelier) => rendezVous(debut) },
  { titre: 'Où', cellule: (atelier: LigneAtelier) => endroitEcrit(atelier) },
  { titre: 'Inscriptions', cellule: placesEcrites },
  { titre: 'État', cellule: ({ statut }: LigneAtelier) => <StatutBadge statut={cycle.labels[statut]} /> },
];

const vueDe = (url: URL): Vue => VUES.find((une) => une === url.searchParams.get('vue')) ?? 'a_venir';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'ateliers.listerLesSiens',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const now = clock();
    const vue = vueDe(url);
    const [page, ...totaux] = await Promise.all([
      listerSesAteliers(db, actor, vue, now, url.searchParams.get('curseur') ?? undefined),
      ...VUES.map((une) => compterSesAteliers(db, actor, une, now)),
    ]);
    const total = (une: Vue) => totaux[VUES.indexOf(une)] ?? 0;
    return {
      page: {
        titre: 'Mes ateliers',
        prive: true,
        corps: (
          <>
            <h1>Mes ateliers</h1>
            <p className="fr-btns-group fr-btns-group--inline">
              <a className="fr-btn" href={`${BASE}/nouveau`}>
                Préparer un atelier
              </a>
              <a className="fr-btn fr-btn--secondary" href="/conseiller/agenda">
                Voir mon agenda
              </a>
            </p>
            <nav aria-label="Mes ateliers">
              <ul className="fr-tags-group">
                {VUES.map((une) => (
                  <li key={une}>
                    <a
                      className="fr-tag"
                      href={`${BASE}?vue=${une}`}
                      {...(une === vue && { 'aria-current': 'page' as const })}
                    >
                      {TITRES[une].titre} ({total(une)})
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <Tableau
              titre={TITRES[vue].titre}
              page={page}
              colonnes={colonnes}
              total={total(vue)}
              nom="atelier"
              aucun="aucun atelier"
              vide={<p>{TITRES[vue].vide}</p>}
            />
            {total(vue) > 0 && <Exports path={`${BASE}/export`} quoi="cette liste" />}
          </>
        ),
      },
    };
  },
});

const EXPORT: readonly Colonne<LigneAtelier>[] = [
  { titre: 'Atelier', valeur: ({ titre }) => titre },
  { titre: 'Jour', valeur: ({ jour }) => jour },
  { titre: 'Heure', valeur: ({ debut }) => heureSeule(debut) },
  { titre: 'Durée (minutes)', valeur: ({ duree_minutes }) => duree_minutes },
  { titre: 'Lieu', valeur: (atelier) => endroitEcrit(atelier) },
  { titre: 'Places', valeur: ({ places }) => places },
  { titre: 'Places prises', valeur: ({ places_prises }) => places_prises },
  { titre: 'En attente', valeur: ({ en_attente }) => en_attente },
  { titre: 'État', valeur: ({ statut }) => cycle.labels[statut].libelle },
];

/** The list as a file: counts, and nobody's name. */
const exporter = exportRoute<LigneAtelier>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'ateliers.exporterLesSiens',
  nom: 'ateliers',
  colonnes: EXPORT,
  lignes: ({ tools: { db, clock }, actor, url }) => parcourirSesAteliers(db, actor, vueDe(url), clock()),
});

export const routesAteliers: readonly AnyRoute[] = [liste, exporter];
