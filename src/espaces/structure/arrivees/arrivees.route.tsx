import { z } from 'zod';
import {
  type ArriveeLue,
  cycleKit,
  DatesDeLArrivee,
  type Depart,
  EtatDuKit,
  GestesDuKit,
  lireArrivee,
  lireDepart,
  listerSesArrivees,
  restesDe,
  Socle,
} from '#domain/arrivee/index.ts';
import { porte } from '#espaces/structure/door.ts';
import type { Role } from '#platform/actor.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';
import { BASE, titreDe } from './adresse.ts';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'arrivee.listerLesSiennes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor }) {
    const arrivees = await listerSesArrivees(db, actor);
    return {
      page: {
        titre: 'Arrivées',
        prive: true,
        corps: (
          <>
            <h1>Arrivées</h1>
            {arrivees.length === 0 ? (
              <p>L’arrivée d’un conseiller se prépare ici dès que son contrat est signé.</p>
            ) : (
              <ul className="fr-raw-list">
                {arrivees.map((arrivee) => (
                  <Ligne key={arrivee.id} arrivee={arrivee} aujourdhui={dateCivile(clock())} />
                ))}
              </ul>
            )}
          </>
        ),
      },
    };
  },
});

function Ligne({ arrivee, aujourdhui }: { arrivee: ArriveeLue; aujourdhui: string }) {
  const { id, prenom, nom, debut, kit } = arrivee;
  const restes = restesDe(arrivee, aujourdhui);
  return (
    <li className="fr-mb-3w">
      <h2 className="fr-h5 fr-mb-1v">
        <a href={`${BASE}/${id}`}>
          {prenom} {nom}
        </a>
      </h2>
      <p className="fr-mb-0">
        Contrat à partir du {dateLongue(debut)}. Kit : <StatutBadge statut={cycleKit.labels[kit]} />
      </p>
      <p className="fr-mb-0">
        {pluriel(restes.length, 'chose à faire', 'choses à faire', 'Rien à faire pour l’instant')}.
      </p>
    </li>
  );
}

const une = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'arrivee.lireUneDesSiennes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const arrivee = await lireArrivee(db, actor, id);
    return {
      page: {
        titre: titreDe(arrivee),
        prive: true,
        filAriane: [{ libelle: 'Arrivées', href: BASE }],
        corps: (
          <ArriveePage
            arrivee={arrivee}
            depart={await lireDepart(db, arrivee)}
            aujourdhui={dateCivile(clock())}
            role={actor.role}
          />
        ),
      },
    };
  },
});

type Props = {
  readonly arrivee: ArriveeLue;
  readonly depart: Depart;
  readonly aujourdhui: string;
  readonly role: Role;
};
function ArriveePage({ arrivee, depart, aujourdhui, role }: Props) {
  const base = `${BASE}/${arrivee.id}`;
  const restes = restesDe(arrivee, aujourdhui);
  const ouverte = arrivee.statut === 'ouverte';
  return (
    <>
      <h1>{titreDe(arrivee)}</h1>
      {!ouverte && <p>Ce contrat est terminé : il n’y a plus d’arrivée à préparer.</p>}
      {ouverte && restes.length === 0 && <p>Il n’y a rien à faire pour l’instant.</p>}
      {ouverte && restes.length > 0 && (
        <>
          <h2>Ce qu’il reste à faire</h2>
          <ul>
            {restes.map(({ libelle, page }) => (
              <li key={libelle}>
                <a href={`${base}${page}`}>{libelle}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="fr-mt-3w">Équipement</h2>
      <Socle arrivee={arrivee} />
      {ouverte && (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${base}/equipement`}>
            Dire où en est l’équipement
          </a>
        </p>
      )}
      <h2 id="kit">Kit : guide et tenue</h2>
      <EtatDuKit arrivee={arrivee} />
      {ouverte && <GestesDuKit kit={arrivee.kit} role={role} base={base} />}
      <h2 className="fr-mt-4w">Dates</h2>
      <DatesDeLArrivee arrivee={arrivee} depart={depart} />
      <p>
        Laissez-le partir en formation avant sa prise de poste. Si son emploi du temps le permet, accueillez-le avant et
        remettez-lui son matériel.
      </p>
      {ouverte && (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${base}/dates`}>
            Enregistrer les dates
          </a>
        </p>
      )}
    </>
  );
}

export const routesArrivees: readonly AnyRoute[] = [liste, une];
