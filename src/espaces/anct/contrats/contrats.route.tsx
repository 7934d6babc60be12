import { z } from 'zod';
import {
  compterContrats,
  cycle,
  type FiltresContrats,
  type LigneSuivie,
  listerContrats,
  parcourirContrats,
  TYPES,
} from '#domain/contrats/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCourte, depuis } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste as choisir } from '#platform/form/champs.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';

const champs = {
  etat: {
    ...choisir({ libelle: 'Contrats', vide: '', options: [{ valeur: 'signe', libelle: 'Signés' }] }),
    premier: 'À signer',
  },
  retard: {
    ...choisir({ libelle: 'Délai de quinze jours', vide: '', options: [{ valeur: 'oui', libelle: 'Dépassé' }] }),
    premier: 'Tous',
  },
};
const lireFiltres = (parametres: URLSearchParams): FiltresContrats => ({
  etat: parametres.get('etat') === 'signe' ? 'signe' : 'a_signer',
  retard: parametres.get('retard') === 'oui' && parametres.get('etat') !== 'signe',
});

const colonnes = (now: Date) => [
  {
    titre: 'Structure',
    cellule: ({ structureId, nom, numero, departement_code }: LigneSuivie) => (
      <>
        <a href={`/anct/structures/${structureId}`}>{nom}</a>
        <br />
        <span className="fr-text--xs">
          N° {numero} ({departement_code})
        </span>
      </>
    ),
  },
  {
    titre: 'Contrat',
    cellule: ({ statut }: LigneSuivie) => (
      <StatutBadge statut={statut ? cycle.labels[statut] : { libelle: 'À préparer', badge: 'neutral' }} />
    ),
  },
  {
    titre: 'Attendu',
    cellule: ({ attenduDepuis, signe_le }: LigneSuivie) =>
      signe_le
        ? `signé le ${dateCourte(signe_le)}`
        : attenduDepuis
          ? depuis(attenduDepuis, now)
          : 'subvention à accepter',
  },
  {
    titre: 'Durée',
    cellule: ({ debut, fin }: LigneSuivie) =>
      debut ? `${dateCourte(debut)} – ${fin ? dateCourte(fin) : 'sans terme'}` : '',
  },
];

const liste = route({
  method: 'GET',
  path: '/anct/contrats',
  right: porte,
  audit: 'contrats.suivre',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const filtres = lireFiltres(url.searchParams);
    const [page, total] = await Promise.all([
      listerContrats(db, actor.perimetre, filtres, clock(), url.searchParams.get('curseur') ?? undefined),
      compterContrats(db, actor.perimetre, filtres, clock()),
    ]);
    return {
      page: {
        titre: 'Contrats',
        prive: true,
        corps: (
          <>
            <h1>Contrats</h1>
            <p>Les recrutements que les candidats ont acceptés, les plus anciens d’abord.</p>
            <Filtres champs={champs} valeurs={Object.fromEntries(url.searchParams)} />
            <Exports path="/anct/contrats/export" quoi="cette liste" />
            <Tableau
              titre="Contrats"
              page={page}
              total={total}
              nom="recrutement"
              aucun="aucun recrutement"
              colonnes={colonnes(clock())}
              vide={<p>Aucun recrutement ne correspond.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<LigneSuivie>({
  path: '/anct/contrats/export',
  right: porte,
  audit: 'contrats.exporter',
  nom: 'contrats',
  colonnes: [
    { titre: 'Numéro de structure', valeur: ({ numero }) => numero },
    { titre: 'Structure', valeur: ({ nom }) => nom },
    { titre: 'Département', valeur: ({ departement_code }) => departement_code },
    { titre: 'Contrat', valeur: ({ statut }) => (statut ? cycle.labels[statut].libelle : 'À préparer') },
    { titre: 'Type', valeur: ({ type }) => (type ? TYPES[type].libelle : '') },
    { titre: 'Attendu depuis', valeur: ({ attenduDepuis }) => attenduDepuis, format: 'date' },
    { titre: 'Signé le', valeur: ({ signe_le }) => signe_le, format: 'date' },
    { titre: 'Début', valeur: ({ debut }) => debut, format: 'date' },
    { titre: 'Fin', valeur: ({ fin }) => fin, format: 'date' },
  ],
  lignes: ({ tools: { db, clock }, actor, url }) =>
    parcourirContrats(db, actor.perimetre, lireFiltres(url.searchParams), clock()),
});

export const routesContrats: readonly AnyRoute[] = [liste, exporter];
