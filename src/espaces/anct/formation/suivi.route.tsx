import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  ccp1Ecrit,
  compterFormations,
  cycle,
  type FiltresFormations,
  type FormationLue,
  listerFormations,
  listerOrganismes,
  parcourirFormations,
  parcoursLu,
  type Repartition,
  referenceEcrite,
  repartirParOrganisme,
} from '#domain/formation/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import type { Option } from '#platform/form/form.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { nomTri } from '#platform/texte.ts';

const filtre = (libelle: string, options: readonly Option[], premier = 'Tous') => ({
  ...liste({ libelle, vide: '', options }),
  premier,
});

function lireFiltres(parametres: URLSearchParams): FiltresFormations {
  const [statut, organisme] = [parametres.get('statut') ?? '', parametres.get('organisme') ?? ''];
  return {
    statut: cycle.isStatut(statut) ? statut : undefined,
    organismeId: z.uuid().safeParse(organisme).success ? organisme : undefined,
    departement: /^[0-9AB]{2,3}$/.exec(parametres.get('departement') ?? '')?.[0],
    recherche: nomTri(parametres.get('recherche') ?? '').slice(0, 100) || undefined,
  };
}

const colonnes = [
  {
    titre: 'Personne',
    cellule: ({ id, prenom, nom, numero }: FormationLue) => (
      <>
        <a href={`/anct/formation/suivi/${id}`}>
          {prenom} {nom}
        </a>
        <br />
        <span className="fr-text--xs">Dossier {referenceEcrite(numero)}</span>
      </>
    ),
  },
  {
    titre: 'Structure',
    cellule: ({ structure, departement_code }: FormationLue) => `${structure} (${departement_code})`,
  },
  { titre: 'Organisme', cellule: ({ organisme }: FormationLue) => organisme ?? '–' },
  { titre: 'Parcours', cellule: ({ parcours }: FormationLue) => parcoursLu(parcours) },
  {
    titre: 'Dates',
    cellule: ({ debut, fin }: FormationLue) => (debut && fin ? `du ${dateCourte(debut)} au ${dateCourte(fin)}` : '–'),
  },
  { titre: 'État', cellule: ({ statut }: FormationLue) => <StatutBadge statut={cycle.labels[statut]} /> },
];

const ParOrganisme = ({ repartition }: { repartition: readonly Repartition[] }) =>
  repartition.length > 0 && (
    <Table
      caption="Personnes suivies par chaque organisme"
      headers={['Organisme', 'À positionner', 'À inscrire', 'Inscrites', 'En formation', 'Interrompues', 'Terminées']}
      data={repartition.map(({ organismeId, organisme, nombre }) => [
        <a key={organismeId} href={`/anct/formation/suivi?organisme=${organismeId}`}>
          {organisme}
        </a>,
        nombre('orientee'),
        nombre('positionnee'),
        nombre('inscrite'),
        nombre('en_cours'),
        nombre('interrompue'),
        nombre('terminee'),
      ])}
    />
  );

const suivi = route({
  method: 'GET',
  path: '/anct/formation/suivi',
  right: porte,
  audit: 'formation.listerSuivi',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor: { perimetre }, url }) {
    const filtres = lireFiltres(url.searchParams);
    const [page, total, repartition, organismes, departements] = await Promise.all([
      listerFormations(db, perimetre, filtres, url.searchParams.get('curseur') ?? undefined),
      compterFormations(db, perimetre, filtres),
      repartirParOrganisme(db, perimetre),
      listerOrganismes(db, perimetre, dateCivile(clock())),
      listerDepartements(db),
    ]);
    const champs = {
      recherche: texteFacultatif({ libelle: 'Nom, structure ou numéro de dossier', max: 100 }),
      organisme: filtre(
        'Organisme',
        organismes.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
      ),
      statut: filtre(
        'Où en est la formation',
        cycle.statuts.map((statut) => ({ valeur: statut, libelle: cycle.labels[statut].libelle })),
        'Toutes, sauf annulées',
      ),
      departement: filtre(
        'Département',
        departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` })),
      ),
    };
    return {
      page: {
        titre: 'Suivi des formations',
        prive: true,
        filAriane: [{ libelle: 'Formation', href: '/anct/formation' }],
        corps: (
          <>
            <h1>Suivi des formations</h1>
            <ParOrganisme repartition={repartition} />
            <Filtres champs={champs} valeurs={Object.fromEntries(url.searchParams)} />
            <Exports path="/anct/formation/suivi/export" quoi="cette liste" />
            <Tableau
              titre="Formations"
              page={page}
              total={total}
              nom="formation"
              aucun="aucune formation"
              colonnes={colonnes}
              vide={<p>Aucune formation ne correspond.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<FormationLue>({
  path: '/anct/formation/suivi/export',
  right: porte,
  audit: 'formation.exporter',
  nom: 'formations',
  colonnes: [
    { titre: 'Dossier', valeur: ({ numero }) => referenceEcrite(numero) },
    { titre: 'Prénom', valeur: ({ prenom }) => prenom },
    { titre: 'Nom', valeur: ({ nom }) => nom },
    { titre: 'Structure', valeur: ({ structure }) => structure },
    { titre: 'Département', valeur: ({ departement_code }) => departement_code },
    { titre: 'Organisme', valeur: ({ organisme }) => organisme },
    { titre: 'État', valeur: ({ statut }) => cycle.labels[statut].libelle },
    { titre: 'Depuis le', valeur: ({ statut_le }) => statut_le },
    { titre: 'Parcours (heures)', valeur: ({ parcours }) => parcours },
    { titre: 'Début', valeur: ({ debut, commencee_le }) => commencee_le ?? debut, format: 'date' },
    { titre: 'Fin', valeur: ({ fin }) => fin, format: 'date' },
    { titre: 'CCP1', valeur: ({ ccp1 }) => ccp1Ecrit(ccp1) ?? null },
    { titre: 'Certification Pix', valeur: ({ pix_certificat }) => pix_certificat },
  ],
  lignes: ({ tools: { db }, actor, url }) => parcourirFormations(db, actor.perimetre, lireFiltres(url.searchParams)),
});

export const routesSuivi: readonly AnyRoute[] = [suivi, exporter];
