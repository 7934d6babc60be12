import type { ReactNode } from 'react';
import { z } from 'zod';
import {
  ajouterJours,
  ajouterMois,
  dateCivile,
  dateComplete,
  dateLongue,
  heureSeule,
  jourDeSemaine,
  moisLong,
} from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { endroitEcrit } from './endroit.ts';
import { dureeEcrite } from './formulaires.ts';
import { cycle } from './lifecycle.ts';
import { type LigneAtelier, listerAgenda } from './readings.ts';

const VUES = ['semaine', 'mois'] as const;
type Vue = (typeof VUES)[number];
type Periode = { readonly du: string; readonly au: string };

/** The week, from Monday, or the month that holds a day. */
export function periodeDe(vue: Vue, jour: string): Periode {
  if (vue === 'semaine') {
    const lundi = ajouterJours(jour, -jourDeSemaine(jour));
    return { du: lundi, au: ajouterJours(lundi, 6) };
  }
  const du = `${jour.slice(0, 7)}-01`;
  return { du, au: ajouterJours(ajouterMois(du, 1), -1) };
}

type Espace = {
  readonly base: string;
  readonly right: Right;
  readonly titre: string;
  readonly intro: ReactNode;
  /** Where each workshop is read; a structure reads none further. */
  readonly versAtelier?: (id: string) => string;
  /** A structure has several conseillers. */
  readonly avecConseiller: boolean;
};

/** The agenda of a conseiller, or of those of a structure: workshops and how many come, never who. */
export const routesDeLAgenda = (espace: Espace): readonly AnyRoute[] => [
  route({
    method: 'GET',
    path: espace.base,
    right: espace.right,
    audit: 'ateliers.lireAgenda',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const vue = VUES.find((une) => une === url.searchParams.get('vue')) ?? 'semaine';
      const demande = z.iso.date().safeParse(url.searchParams.get('jour'));
      const jour = demande.success ? demande.data : dateCivile(clock());
      const periode = periodeDe(vue, jour);
      const ateliers = await listerAgenda(db, actor, periode);
      return {
        page: {
          titre: espace.titre,
          prive: true,
          corps: (
            <>
              <h1>{espace.titre}</h1>
              <p>{espace.intro}</p>
              <Periodes base={espace.base} vue={vue} periode={periode} aujourdhui={dateCivile(clock())} />
              <h2>{titreDe(vue, periode)}</h2>
              <Jours ateliers={ateliers} espace={espace} />
            </>
          ),
        },
      };
    },
  }),
];

const titreDe = (vue: Vue, { du, au }: Periode) =>
  vue === 'mois' ? `Mois de ${moisLong(du)}` : `Semaine du ${dateLongue(du)} au ${dateLongue(au)}`;

type PeriodesProps = {
  readonly base: string;
  readonly vue: Vue;
  readonly periode: Periode;
  readonly aujourdhui: string;
};
function Periodes({ base, vue, periode: { du, au }, aujourdhui }: PeriodesProps) {
  const autre = vue === 'semaine' ? 'mois' : 'semaine';
  const vers = (quelle: Vue, jour: string) => `${base}?vue=${quelle}&jour=${jour}`;
  const nom = vue === 'semaine' ? 'Semaine' : 'Mois';
  return (
    <ul className="fr-raw-list sans-impression fr-mb-3w">
      {(
        [
          [`${nom} d’avant`, vers(vue, ajouterJours(du, -1))],
          ['Aujourd’hui', vers(vue, aujourdhui)],
          [`${nom} d’après`, vers(vue, ajouterJours(au, 1))],
          [
            `Voir ${autre === 'mois' ? 'le mois' : 'la semaine'}`,
            vers(autre, du <= aujourdhui && aujourdhui <= au ? aujourdhui : du),
          ],
        ] as const
      ).map(([libelle, href]) => (
        <li key={libelle} className="en-ligne">
          <a className="fr-link" href={href}>
            {libelle}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Jours({ ateliers, espace }: { ateliers: readonly LigneAtelier[]; espace: Espace }) {
  if (ateliers.length === 0) return <p>Aucun atelier n’est prévu sur cette période.</p>;
  return [...Map.groupBy(ateliers, ({ jour }) => jour)].map(([jour, siens]) => (
    <section key={jour} className="etape fr-p-2w fr-mb-2w">
      <h3 className="fr-h6 fr-mb-1w">{`${dateComplete(jour).charAt(0).toUpperCase()}${dateComplete(jour).slice(1)}`}</h3>
      <ul className="fr-raw-list">
        {siens.map((un) => (
          <li key={un.id} className="fr-mb-1w">
            <UnAtelier atelier={un} espace={espace} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

const UnAtelier = ({ atelier, espace: { versAtelier, avecConseiller } }: { atelier: LigneAtelier; espace: Espace }) => (
  <>
    <strong>{heureSeule(atelier.debut)}</strong>{' '}
    {versAtelier ? <a href={versAtelier(atelier.id)}>{atelier.titre}</a> : atelier.titre}, durée{' '}
    {dureeEcrite(atelier.duree_minutes)} <StatutBadge statut={cycle.labels[atelier.statut]} />
    <br />
    <span className="fr-text--sm">
      {avecConseiller && `${atelier.prenom}. `}
      {endroitEcrit(atelier)}. Places prises : {atelier.places_prises} sur {atelier.places}
    </span>
  </>
);
