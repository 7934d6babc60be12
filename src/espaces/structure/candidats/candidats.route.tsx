import { z } from 'zod';
import { experienceEcrite } from '#domain/candidats/index.ts';
import {
  type Contact,
  compterColonnes,
  cycle,
  ecarter,
  lirePlace,
  listerAExaminer,
  listerRangees,
  manifesterInteret,
  parcourirContacts,
  reexaminer,
} from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { CandidatsPage } from './candidats.page.tsx';
import { COLONNES, colonneDe, lireFiltres, rechercheDe } from './filtres.ts';

const lister = route({
  method: 'GET',
  path: '/structure/candidats',
  right: porte,
  audit: 'miseEnRelation.listerCandidats',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, url }) {
    const place = await lirePlace(tools.db, actor.perimetre, sienne(actor.perimetre), tools.clock());
    const colonne = colonneDe(url.searchParams);
    const filtres = lireFiltres(url.searchParams);
    const recherche = colonne.cle === 'a_examiner' ? '' : rechercheDe(url.searchParams);
    const curseur = url.searchParams.get('curseur') ?? undefined;
    const [page, comptes] = await Promise.all([
      colonne.cle === 'a_examiner'
        ? listerAExaminer(tools.db, place, filtres, curseur)
        : listerRangees(tools.db, place, colonne.statuts, recherche, curseur),
      compterColonnes(tools.db, place, colonne.cle === 'a_examiner' ? filtres : {}),
    ]);
    return {
      page: {
        titre: `Candidats : ${colonne.libelle.toLowerCase()}`,
        prive: true,
        corps: (
          <CandidatsPage
            place={place}
            colonne={colonne}
            comptes={comptes}
            page={page}
            filtres={{ ...filtres, diplome: filtres.diplome ? 'oui' : '', cv: filtres.cv ? 'oui' : '' }}
            recherche={recherche}
          />
        ),
      },
    };
  },
});

const COLONNES_EXPORT = [
  { titre: 'Numéro', valeur: ({ numero }: Contact) => numero },
  { titre: 'Nom', valeur: ({ nom }: Contact) => nom },
  { titre: 'Prénom', valeur: ({ prenom }: Contact) => prenom },
  { titre: 'Adresse électronique', valeur: ({ email }: Contact) => email },
  { titre: 'Téléphone', valeur: ({ telephone }: Contact) => telephone },
  { titre: 'Commune', valeur: ({ commune }: Contact) => commune },
  { titre: 'Disponible le', valeur: ({ disponible_le }: Contact) => disponible_le, format: 'date' },
  { titre: 'Expérience', valeur: ({ experience }: Contact) => experienceEcrite(experience) },
  { titre: 'Diplôme', valeur: ({ diplome }: Contact) => diplome },
  { titre: 'Palier Pix', valeur: ({ pix_palier }: Contact) => pix_palier },
  { titre: 'Où en est le candidat', valeur: ({ statut }: Contact) => cycle.labels[statut].libelle },
] as const;

const exporter = exportRoute({
  path: '/structure/candidats/export',
  right: porte,
  audit: 'miseEnRelation.exporterCoordonnees',
  nom: 'candidats',
  colonnes: COLONNES_EXPORT,
  lignes: ({ tools, actor }) => parcourirContacts(tools.db, sienne(actor.perimetre)),
});

const retour = z.object({ retour: z.enum(COLONNES.map(({ cle }) => cle)).catch('a_examiner') });
type Retour = z.output<typeof retour>;
const rapide = (
  geste: 'interet' | 'ecarter' | 'reexaminer',
  audit: `miseEnRelation.${string}`,
  faire: (requete: Requete<Record<string, string>, Retour>, candidatId: string) => Promise<unknown>,
  annonce: string,
) =>
  route({
    method: 'POST',
    path: `/structure/candidats/:id/${geste}`,
    right: porte,
    audit,
    rate: 'formulaire',
    input: retour,
    async answer(requete) {
      const { id } = z.object({ id: z.string() }).parse(requete.parameters);
      await faire(requete, id);
      const vers =
        geste === 'interet' ? `/structure/candidats/${id}` : `/structure/candidats?colonne=${requete.input.retour}`;
      return { redirect: vers, annonce };
    },
  });

export const routesCandidats: readonly AnyRoute[] = [
  lister,
  exporter,
  rapide(
    'interet',
    'miseEnRelation.direInteret',
    ({ tools, actor }, candidatId) => manifesterInteret(tools, actor, { candidatId }),
    'Vous voyez maintenant les coordonnées de ce candidat. Il est prévenu de votre intérêt.',
  ),
  rapide(
    'ecarter',
    'miseEnRelation.mettreDeCote',
    ({ tools, actor }, candidatId) => ecarter(tools, actor, { candidatId, motif: '' }),
    'Ce candidat est rangé dans « Pas intéressé ». Vous pouvez l’en sortir.',
  ),
  rapide(
    'reexaminer',
    'miseEnRelation.remettreAExaminer',
    ({ tools, actor }, candidatId) => reexaminer(tools, actor, { candidatId }),
    'Ce candidat est de nouveau à examiner.',
  ),
];
