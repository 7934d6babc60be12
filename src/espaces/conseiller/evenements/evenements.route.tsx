import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import {
  lireSonContratSigne,
  listerEvenementsAVenir,
  listerEvenementsPasses,
  PRESENCES,
  quandEnClair,
  type SonEvenement,
  StatutDInscription,
  TYPES_D_EVENEMENT,
} from '#domain/communaute/index.ts';
import { LienDeLaCommunaute } from '#espaces/conseiller/communaute/LienDeLaCommunaute.tsx';
import { porte } from '#espaces/conseiller/door.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { adresseAvec } from '#platform/table/Tableau.tsx';
import { nombre, pluriel } from '#platform/texte.ts';

const BASE = '/conseiller/evenements';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'communaute.listerSesEvenements',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock, settings }, actor, url }) {
    const passes = url.searchParams.get('vue') === 'passes';
    const lire = passes ? listerEvenementsPasses : listerEvenementsAVenir;
    const [page, contrat] = await Promise.all([
      lire(db, actor, clock(), url.searchParams.get('curseur') ?? undefined),
      lireSonContratSigne(db, actor),
    ]);
    return {
      page: {
        titre: 'Événements',
        prive: true,
        corps: (
          <>
            <h1>{passes ? 'Événements passés' : 'Événements'}</h1>
            <p>
              Rencontres et formations continues font partie de votre travail.{' '}
              {passes ? (
                <a href={BASE}>Voir les événements à venir</a>
              ) : (
                <a href={`${BASE}?vue=passes`}>Voir ceux auxquels vous étiez inscrit</a>
              )}
              . <a href="/compte/agenda">Les suivre dans votre agenda</a>.
            </p>
            <LienDeLaCommunaute url={settings.COMMUNAUTE_URL} />
            <Evenements page={page} passes={passes} departement={contrat?.departement_code} />
          </>
        ),
      },
    };
  },
});

type Props = {
  readonly page: PageDeListe<SonEvenement>;
  readonly passes: boolean;
  readonly departement: string | undefined;
};
function Evenements({ page, passes, departement }: Props) {
  const { url } = usePage();
  if (page.lignes.length === 0)
    return (
      <p>
        {passes ? 'Vous n’avez encore participé à aucun événement.' : 'Aucun événement n’est prévu pour l’instant.'}
      </p>
    );
  return (
    <>
      <ul className="fr-raw-list">
        {page.lignes.map((evenement) => (
          <Ligne key={evenement.id} evenement={evenement} departement={departement} passe={passes} />
        ))}
      </ul>
      <nav aria-label="Pages de la liste" className="fr-btns-group fr-btns-group--inline">
        {page.precedente && (
          <Button priority="secondary" linkProps={{ href: adresseAvec(url, { curseur: page.precedente }) }}>
            Page précédente
          </Button>
        )}
        {page.suivante && (
          <Button priority="secondary" linkProps={{ href: adresseAvec(url, { curseur: page.suivante }) }}>
            Page suivante
          </Button>
        )}
      </nav>
    </>
  );
}

/** What is left, for those who choose. */
function places({ places: total, inscrits }: SonEvenement): string {
  if (total === null) return 'Places non limitées';
  const restent = Math.max(0, total - inscrits);
  return restent === 0
    ? `Complet (${nombre(total)}\u00a0places)`
    : pluriel(restent, 'place disponible', 'places disponibles');
}

function Ligne({
  evenement,
  departement,
  passe,
}: {
  evenement: SonEvenement;
  departement: string | undefined;
  passe: boolean;
}) {
  const { id, titre, type, lieu, statut, inscription, presence } = evenement;
  return (
    <li className="fr-mb-3w">
      <h2 className="fr-h5 fr-mb-1v">
        <a href={`${BASE}/${id}`}>{titre}</a>
      </h2>
      <p className="fr-mb-0">
        {TYPES_D_EVENEMENT[type]}, {lieu || 'à distance'}
      </p>
      <p className="fr-mb-0">{quandEnClair(evenement, departement ? [departement] : [])}</p>
      <p className="fr-mb-0">
        {statut === 'annule' && <strong>Annulé. </strong>}
        {inscription && inscription !== 'desinscrite' && statut !== 'annule' && !passe && (
          <StatutDInscription statut={inscription} />
        )}{' '}
        {passe ? `Présence : ${presence ? PRESENCES[presence].toLowerCase() : 'pas encore notée'}` : places(evenement)}
      </p>
    </li>
  );
}

export const routesEvenements: readonly AnyRoute[] = [liste];
