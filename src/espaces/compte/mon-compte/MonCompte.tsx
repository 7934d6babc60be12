import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { dateHeure } from '#platform/dates.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import type { Session } from '#platform/routes.ts';

type Props = {
  readonly personne: {
    readonly email: string;
    readonly prenom: string;
    readonly nom: string;
    readonly totp_actif_le: Date | null;
  };
  readonly sessions: readonly { readonly id: string; readonly appareil: string; readonly vue_le: Date }[];
  readonly session: Session;
};

/** One's account: identity, roles, security, open sessions. */
export function MonCompte({ personne, sessions, session }: Props) {
  return (
    <>
      <h1>Mon compte</h1>
      <p>
        {personne.prenom} {personne.nom}
        <br />
        {personne.email}
      </p>
      <ul>
        <li>
          <a href="/compte/adresse">Changer d’adresse électronique</a>
        </li>
        <li>
          <a href="/compte/mot-de-passe">Changer de mot de passe</a>
        </li>
        {!personne.totp_actif_le && (
          <li>
            <a href="/compte/second-facteur">Installer la double authentification</a>
          </li>
        )}
      </ul>
      <h2 className="fr-mt-4w">Mes accès</h2>
      {session.roles.length === 0 && (
        <p>Aucun accès ne vous est ouvert. Demandez-le à l’administrateur de votre structure.</p>
      )}
      <ul className="fr-raw-list">
        {session.roles.map(({ id, libelle, actif }) => (
          <li key={id} className="fr-py-1w">
            {libelle}{' '}
            {actif ? (
              <Badge as="span" severity="success" small noIcon>
                en cours
              </Badge>
            ) : (
              <BoutonPost action={`/compte/roles/${id}`} small>
                Utiliser cet accès
              </BoutonPost>
            )}
          </li>
        ))}
      </ul>
      <h2 className="fr-mt-4w">Mes sessions ouvertes</h2>
      <ul className="fr-raw-list">
        {sessions.map(({ id, appareil, vue_le }) => (
          <li key={id} className="fr-py-1w">
            {appareil}, vue le {dateHeure(vue_le)}{' '}
            {id === session.id ? (
              <Badge as="span" severity="info" small noIcon>
                celle-ci
              </Badge>
            ) : (
              <BoutonPost action={`/compte/sessions/${id}/fermer`} small>
                Fermer
              </BoutonPost>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
