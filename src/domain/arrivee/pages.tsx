import type { ReactNode } from 'react';
import { z } from 'zod';
import { listerDepartements } from '#domain/territoires/index.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { lireSelection } from '#platform/table/selection.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import { Choix, cases } from './ChoixDesKits.tsx';
import { COLONNES_DES_ARRIVEES } from './exports.ts';
import { champsDesArrivees, lireFiltresArrivees } from './filtres.ts';
import { cycleKit } from './lifecycle.ts';
import { type ComptesArrivees, compterArrivees, listerArrivees, parcourirArrivees } from './listes.ts';
import type { ArriveeLue } from './readings.ts';
import { priseDePosteAttendue } from './regles.ts';
import { peutExpedier } from './rights.ts';
import { estEquipe } from './socle.ts';

const colonnes = (base: string, aujourdhui: string) => [
  {
    titre: 'Conseiller',
    cellule: ({ id, prenom, nom, structure, departement_code }: ArriveeLue) => (
      <>
        <a href={`${base}/${id}`}>
          {prenom} {nom}
        </a>
        <br />
        <span className="fr-text--xs">
          {structure} ({departement_code})
        </span>
      </>
    ),
  },
  { titre: 'Début', cellule: ({ debut }: ArriveeLue) => dateCourte(debut) },
  { titre: 'Kit', cellule: ({ kit }: ArriveeLue) => <StatutBadge statut={cycleKit.labels[kit]} /> },
  {
    titre: 'Équipement',
    cellule: ({ equipements }: ArriveeLue) => (estEquipe(equipements) ? 'Complet' : <strong>Pas complet</strong>),
  },
  {
    titre: 'Prise de poste',
    cellule: (arrivee: ArriveeLue) => {
      if (arrivee.prise_de_poste_le) return dateCourte(arrivee.prise_de_poste_le);
      return priseDePosteAttendue(arrivee, aujourdhui) ? <strong>À enregistrer</strong> : 'À venir';
    },
  },
];

/** Where everything stands, each figure with the filter that shows it. */
function Comptes({ base, comptes }: { base: string; comptes: ComptesArrivees }) {
  const lignes = [
    [comptes.aExpedier, 'kit à expédier', 'kits à expédier', 'kit=a_expedier'],
    [comptes.aCommander, 'kit à commander', 'kits à commander', 'kit=a_commander'],
    [comptes.expedies, 'kit en route', 'kits en route', 'kit=expedie'],
    [comptes.nonEquipes, 'équipement à compléter', 'équipements à compléter', 'equipement=incomplet'],
    [comptes.sansPriseDePoste, 'prise de poste à enregistrer', 'prises de poste à enregistrer', 'retard=0'],
  ] as const;
  return (
    <ul className="fr-mb-3w">
      {lignes.map(([nombre, un, plusieurs, filtre]) => (
        <li key={filtre}>
          {nombre > 0 ? <a href={`${base}?${filtre}`}>{pluriel(nombre, un, plusieurs)}</a> : `0\u00a0${un}`}
        </li>
      ))}
    </ul>
  );
}

type Espace = {
  readonly base: string;
  readonly right: Right;
  readonly intro: string;
  /** What the space adds under the filters. */
  readonly plus?: ReactNode;
};

/** The arrivals of a space: filters, counts, list, file. Whoever sends the kits ticks them there. Each is read at `base/:id`. */
export function listeDesArrivees({ base, right, intro, plus }: Espace): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit: 'arrivee.lister',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const now = clock();
      const filtres = lireFiltresArrivees(url.searchParams);
      const [lignes, comptes, departements] = await Promise.all([
        listerArrivees(db, actor, filtres, now, url.searchParams.get('curseur') ?? undefined),
        compterArrivees(db, actor, filtres, now),
        listerDepartements(db),
      ]);
      const { perimetre } = actor;
      const siens = departements.filter(
        ({ code }) => perimetre.type !== 'departements' || perimetre.codes.includes(code),
      );
      const selection = peutExpedier(actor) && comptes.aExpedier > 0 ? lireSelection(url.searchParams) : undefined;
      const sienne = colonnes(base, dateCivile(now));
      const tableau = (
        <Tableau
          titre="Arrivées"
          page={lignes}
          total={comptes.total}
          nom="arrivée"
          aucun="aucune arrivée"
          colonnes={selection ? [cases(selection), ...sienne] : sienne}
          {...(selection && { pagesEnFormulaire: base })}
          vide={<p>Aucune arrivée ne correspond. Une arrivée s’ouvre d’elle-même à la signature d’un contrat.</p>}
        />
      );
      return {
        page: {
          titre: 'Arrivées',
          prive: true,
          corps: (
            <>
              <h1>Arrivées</h1>
              <p>{intro}</p>
              <Comptes base={base} comptes={comptes} />
              <Filtres champs={champsDesArrivees(siens)} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              {plus}
              {selection ? (
                <Choix base={base} page={lignes} comptes={comptes} selection={selection}>
                  {tableau}
                </Choix>
              ) : (
                tableau
              )}
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<ArriveeLue>({
    path: `${base}/export`,
    right,
    audit: 'arrivee.exporter',
    nom: 'arrivees',
    colonnes: COLONNES_DES_ARRIVEES,
    lignes: ({ tools: { db, clock }, actor, url }) =>
      parcourirArrivees(db, actor, lireFiltresArrivees(url.searchParams), clock()),
  });
  return [page, fichier];
}
