import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import {
  compterDossiers,
  cycle,
  type LigneDossier,
  listerDossiers,
  listerInstructeurs,
  OBJECTIF_JOURS,
  parcourirDossiers,
  peutInstruire,
  piecesAttendues,
  resumerDossiers,
} from '#domain/conformite/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile, joursEntre } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import { champsDesFiltres, lireFiltres } from './filtres.ts';

const age = ({ depuis }: LigneDossier, now: Date) => joursEntre(dateCivile(depuis), dateCivile(now));

const colonnes = (now: Date, choisir: boolean) => [
  ...(choisir
    ? [
        {
          titre: <span className="fr-sr-only">Choisir</span>,
          cellule: ({ id, nom }: LigneDossier) => (
            <div className="fr-checkbox-group fr-checkbox-group--sm">
              <input type="checkbox" name="ids" value={id} id={`choix-${id}`} />
              <label className="fr-label" htmlFor={`choix-${id}`}>
                <span className="fr-sr-only">Choisir {nom}</span>
              </label>
            </div>
          ),
        },
      ]
    : []),
  {
    titre: 'Structure',
    cellule: ({ id, nom, numero, departement_code, aRepondre }: LigneDossier) => (
      <>
        <a href={`/anct/conformite/${id}`}>{nom}</a>
        <br />
        <span className="fr-text--xs">
          Demande n° {numero} ({departement_code}){aRepondre && <strong> — message à lire</strong>}
        </span>
      </>
    ),
  },
  {
    titre: 'Âge',
    cellule: (ligne: LigneDossier) => {
      const jours = age(ligne, now);
      return jours > OBJECTIF_JOURS ? (
        <strong>{pluriel(jours, 'jour')} : objectif dépassé</strong>
      ) : (
        pluriel(jours, 'jour', 'jours', 'aujourd’hui')
      );
    },
  },
  {
    titre: 'Pièces acceptées',
    cellule: ({ acceptees, nature }: LigneDossier) => `${acceptees} sur ${piecesAttendues(nature).length}`,
  },
  { titre: 'Instruite par', cellule: ({ instructeur }: LigneDossier) => instructeur ?? 'personne encore' },
  { titre: 'État', cellule: ({ statut }: LigneDossier) => <StatutBadge statut={cycle.labels[statut]} /> },
];

const file = route({
  method: 'GET',
  path: '/anct/conformite',
  right: porte,
  audit: 'conformite.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const now = clock();
    const filtres = lireFiltres(url.searchParams, actor);
    const [page, total, resume, instructeurs, departements] = await Promise.all([
      listerDossiers(db, actor.perimetre, filtres, now, url.searchParams.get('curseur') ?? undefined),
      compterDossiers(db, actor.perimetre, filtres, now),
      resumerDossiers(db, actor.perimetre, now),
      listerInstructeurs(db),
      listerDepartements(db),
    ]);
    const choisir = peutInstruire(actor) && page.lignes.length > 0;
    const tableau = (
      <Tableau
        titre="Demandes de subvention"
        page={page}
        total={total}
        nom="demande"
        aucun="aucune demande"
        colonnes={colonnes(now, choisir)}
        vide={<p>Aucune demande ne correspond. Les demandes envoyées par les structures arrivent ici d’elles-mêmes.</p>}
      />
    );
    return {
      page: {
        titre: 'Conformité',
        prive: true,
        corps: (
          <>
            <h1>Demandes de subvention</h1>
            <p>
              {pluriel(resume.nombre('depose'), 'demande', 'demandes', 'Aucune demande')} à instruire, dont{' '}
              {resume.enRetard === 0 ? 'aucune' : pluriel(resume.enRetard, 'demande')} de plus d’un mois ;{' '}
              {pluriel(resume.nombre('a_completer'), 'demande', 'demandes', 'aucune')} à compléter par les structures.
            </p>
            <Filtres
              champs={champsDesFiltres(instructeurs, departements)}
              valeurs={Object.fromEntries(url.searchParams)}
            />
            <Exports path="/anct/conformite/export" quoi="cette liste" />
            {choisir ? (
              <form method="get" action="/anct/conformite/en-bloc/confier">
                {tableau}
                <div className="fr-btns-group fr-btns-group--inline fr-mt-2w">
                  <Button type="submit">Confier les demandes cochées</Button>
                  <Button
                    type="submit"
                    priority="secondary"
                    nativeButtonProps={{ formAction: '/anct/conformite/en-bloc/ecrire' }}
                  >
                    Écrire aux structures cochées
                  </Button>
                </div>
              </form>
            ) : (
              tableau
            )}
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<LigneDossier>({
  path: '/anct/conformite/export',
  right: porte,
  audit: 'conformite.exporter',
  nom: 'demandes-de-subvention',
  colonnes: [
    { titre: 'Numéro', valeur: ({ numero }) => numero },
    { titre: 'Structure', valeur: ({ nom }) => nom },
    { titre: 'Département', valeur: ({ departement_code }) => departement_code },
    { titre: 'Nature', valeur: ({ nature }) => nature },
    { titre: 'État', valeur: ({ statut }) => cycle.labels[statut].libelle },
    { titre: 'Depuis le', valeur: ({ statut_le }) => statut_le },
    { titre: 'Envoyée le', valeur: ({ depose_le }) => depose_le },
    { titre: 'Pièces acceptées', valeur: ({ acceptees }) => acceptees },
    { titre: 'Instruite par', valeur: ({ instructeur }) => instructeur ?? '' },
  ],
  lignes: ({ tools: { db, clock }, actor, url }) =>
    parcourirDossiers(db, actor.perimetre, lireFiltres(url.searchParams, actor), clock()),
});

export const routesFile: readonly AnyRoute[] = [file, exporter];
