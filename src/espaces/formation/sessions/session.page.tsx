import { Table } from '@codegouvfr/react-dsfr/Table';
import {
  cycle,
  cycleSession,
  datesEcrites,
  type lireSession,
  modaliteEcrite,
  parcoursLu,
} from '#domain/formation/index.ts';
import type { Role } from '#platform/actor.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { lundiDe } from '#platform/jours-ouvres.ts';

type Session = Awaited<ReturnType<typeof lireSession>>;
type Props = {
  readonly session: Session;
  readonly notes: ReadonlySet<string>;
  readonly aujourdhui: string;
  readonly role: Role;
};

/** A session: who is in it, its days week by week, its sheets. */
export function SessionPage({ session, notes, aujourdhui, role }: Props) {
  return (
    <>
      <h1>Session {session.numero}</h1>
      <p>
        <StatutBadge statut={cycleSession.labels[session.statut]} />
      </p>
      <Fiche
        faits={[
          ['Parcours', parcoursLu(session.parcours)],
          ['Dates', datesEcrites(session)],
          ['Modalité', modaliteEcrite(session.modalite)],
          ['Lieu', session.lieu],
          ['Inscrits', `${session.inscrits} sur ${session.places}`],
        ]}
      />
      <Gestes session={session} role={role} />
      <h2 className="fr-mt-4w">Personnes inscrites</h2>
      <Personnes session={session} />
      <h2>Jours et présences</h2>
      <Semaines session={session} notes={notes} aujourdhui={aujourdhui} />
    </>
  );
}

const LIBELLES = {
  clore: 'Clore les inscriptions',
  rouvrir: 'Rouvrir les inscriptions',
  annuler: 'Annuler la session',
};

function Gestes({ session: { id, statut, inscrits }, role }: Pick<Props, 'session' | 'role'>) {
  const base = `/formation/sessions/${id}`;
  if (statut === 'annulee') return null;
  return (
    <div className="gestes">
      <a className="fr-btn fr-btn--secondary" href={`${base}/modifier`}>
        Modifier la session
      </a>
      <a className="fr-btn fr-btn--secondary" href={`${base}/deplacer`}>
        Déplacer un jour
      </a>
      {cycleSession
        .allowed(statut, role)
        .filter((geste) => geste !== 'annuler' || inscrits === 0)
        .map((geste) => (
          <BoutonPost key={geste} action={`${base}/${geste}`} priority="tertiary">
            {LIBELLES[geste]}
          </BoutonPost>
        ))}
    </div>
  );
}

const Personnes = ({ session: { personnes } }: Pick<Props, 'session'>) =>
  personnes.length === 0 ? (
    <p>
      Personne pour l’instant. <a href="/formation/personnes?statut=positionnee">Voir les personnes à inscrire</a>
    </p>
  ) : (
    <Table
      caption="Personnes inscrites"
      noCaption
      headers={['Personne', 'Structure', 'Où elle en est']}
      data={personnes.map(({ id, prenom, nom, structure, statut }) => [
        <a key={id} href={`/formation/personnes/${id}`}>
          {prenom} {nom}
        </a>,
        structure,
        <StatutBadge key="statut" statut={cycle.labels[statut]} />,
      ])}
    />
  );

function Semaines({ session: { id, jours }, notes, aujourdhui }: Omit<Props, 'role'>) {
  const semaines = [...Map.groupBy(jours, lundiDe)];
  return (
    <ul>
      {semaines.map(([lundi, siens]) => (
        <li key={lundi} className="fr-mb-1w">
          Semaine du {dateLongue(lundi)} :{' '}
          {siens.map((jour) => (
            <span key={jour} className="en-ligne">
              {jour <= aujourdhui ? (
                <a href={`/formation/sessions/${id}/jours/${jour}`}>
                  {dateLongue(jour)} ({notes.has(jour) ? 'présences notées' : 'présences à noter'})
                </a>
              ) : (
                dateLongue(jour)
              )}
            </span>
          ))}
          <a className="en-ligne" href={`/formation/sessions/${id}/emargement?semaine=${lundi}`}>
            Feuille d’émargement (PDF)<span className="fr-sr-only"> de la semaine du {dateLongue(lundi)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
