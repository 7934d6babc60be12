import { inviterCandidat, listerInvitations } from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateLongue } from '#platform/dates.ts';
import { email } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const formulaire = form('structure.inviterCandidat', {
  email: email({
    libelle: 'Adresse électronique de la personne',
    vide: 'Indiquez l’adresse électronique de la personne.',
    autoComplete: 'off',
  }),
});

export const routesInviter: readonly AnyRoute[] = formRoute({
  path: '/structure/candidats/inviter',
  right: porte,
  audit: 'miseEnRelation.listerInvitations',
  rate: 'courriel',
  form: formulaire,
  async page({ tools, actor }, state) {
    const invitations = await listerInvitations(tools.db, sienne(actor.perimetre));
    return {
      titre: 'Inviter un candidat',
      prive: true,
      filAriane: [
        { libelle: 'Mes postes', href: '/structure' },
        { libelle: 'Candidats', href: '/structure/candidats' },
      ],
      corps: (
        <>
          <h1>Inviter un candidat que vous connaissez</h1>
          <p>
            Vous avez déjà quelqu’un ? Cette personne reçoit un lien pour créer son profil. Dès qu’elle l’a confirmé,
            vous la trouvez dans la colonne « Intéressé », avec ses coordonnées : vous pouvez la choisir.
          </p>
          <Formulaire form={formulaire} state={state} bouton="Envoyer l’invitation" />
          {invitations.length > 0 && (
            <>
              <h2 className="fr-mt-4w">Invitations envoyées</h2>
              <ul>
                {invitations.map(({ id, email: adresse, invite_le, candidat_id }) => (
                  <li key={id}>
                    {adresse}, le {dateLongue(invite_le)} :{' '}
                    {candidat_id ? (
                      <a href={`/structure/candidats/${candidat_id}`}>inscription confirmée</a>
                    ) : (
                      'en attente'
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    await inviterCandidat(tools, actor, saisie);
    return { redirect: '/structure/candidats/inviter', annonce: 'L’invitation est envoyée.' };
  },
});
