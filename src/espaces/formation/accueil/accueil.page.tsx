import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  type DemandeLue,
  datesEcrites,
  type FormationLue,
  type OrganismeLu,
  parcoursLu,
  type SessionLue,
} from '#domain/formation/index.ts';
import { depuis } from '#platform/dates.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { pluriel } from '#platform/texte.ts';

/** People listed on the home page, before « tout voir ». */
export const PREMIERES = 10;
type Attente = { readonly page: PageDeListe<FormationLue>; readonly total: number };
type Props = {
  readonly organisme: OrganismeLu;
  readonly aPositionner: Attente;
  readonly aInscrire: Attente;
  readonly reponses: readonly DemandeLue[];
  readonly sessions: readonly SessionLue[];
  readonly now: Date;
};

/** « Whom must I call, whom must I enrol, where is there room. » */
export function AccueilPage({ organisme, aPositionner, aInscrire, reponses, sessions, now }: Props) {
  return (
    <>
      <h1>{organisme.nom}</h1>
      {!organisme.actif && (
        <Alert
          severity="info"
          small
          className="fr-mb-3w"
          description="L’ANCT ne vous confie plus de nouvelles personnes. Vous continuez à suivre celles qui le sont déjà."
        />
      )}
      <p>
        {organisme.charge === 0
          ? 'Vous ne suivez personne pour l’instant.'
          : `Vous suivez ${pluriel(organisme.charge, 'personne')}.`}
      </p>
      {reponses.length > 0 && (
        <>
          <h2>Réponses à lire</h2>
          <ul>
            {reponses.map(({ id, formation_id, structure, personne }) => (
              <li key={id}>
                <a href={`/formation/personnes/${formation_id}`}>
                  {structure} a répondu pour {personne}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>À positionner</h2>
      <Liste attente={aPositionner} statut="orientee" rien="Personne n’attend de test de positionnement." now={now} />
      <h2>À inscrire dans une session</h2>
      <Liste attente={aInscrire} statut="positionnee" rien="Personne n’attend de session." now={now} />
      <h2>Sessions qui ont des places</h2>
      {sessions.length === 0 ? (
        <p>
          Aucune session ouverte n’a de place libre. <a href="/formation/sessions/nouvelle">Ouvrir une session</a>
        </p>
      ) : (
        <ul>
          {sessions.map((session) => (
            <li key={session.id}>
              <a href={`/formation/sessions/${session.id}`}>Session {session.numero}</a>, {datesEcrites(session)},
              parcours de {session.parcours} heures :{' '}
              {pluriel(session.places - session.inscrits, 'place libre', 'places libres')} sur {session.places}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ListeProps = {
  readonly attente: Attente;
  readonly statut: string;
  readonly rien: string;
  readonly now: Date;
};
function Liste({ attente: { page, total }, statut, rien, now }: ListeProps) {
  if (page.lignes.length === 0) return <p>{rien}</p>;
  return (
    <>
      <ul>
        {page.lignes.map(({ id, prenom, nom, structure, parcours, statut_le }) => (
          <li key={id}>
            <a href={`/formation/personnes/${id}`}>
              {prenom} {nom}
            </a>
            , {structure}
            {parcours && ` : ${parcoursLu(parcours)}`} ({depuis(statut_le, now)})
          </li>
        ))}
      </ul>
      {total > page.lignes.length && (
        <p>
          <a href={`/formation/personnes?statut=${statut}`}>Voir les {total} personnes</a>
        </p>
      )}
    </>
  );
}
