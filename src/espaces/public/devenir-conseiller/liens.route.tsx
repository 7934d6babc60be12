import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import { confirmerCandidat, formulaireIdentite } from '#domain/candidats/index.ts';
import { appareilDe, lienInscriptionOuvre } from '#domain/comptes/index.ts';
import { accepterInvitation, lireInvitation } from '#domain/mise-en-relation/index.ts';
import { garderBrouillon } from '#platform/form/brouillons.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const confirmer: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/devenir-conseiller/confirmation/:jeton',
    right: 'public',
    audit: 'candidats.afficherConfirmation',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools, parameters }) {
      const ouvre = await lienInscriptionOuvre(tools.db, parameters.jeton, tools.clock());
      const titre = ouvre ? 'Confirmer mon inscription' : 'Ce lien n’est plus valable';
      return {
        page: {
          titre,
          prive: true,
          statut: ouvre ? 200 : 410,
          corps: (
            <>
              <h1>{titre}</h1>
              {ouvre ? (
                <BoutonPost
                  action={`/devenir-conseiller/confirmation/${encodeURIComponent(parameters.jeton)}`}
                  priority="primary"
                >
                  Confirmer et entrer dans mon espace
                </BoutonPost>
              ) : (
                <p>
                  Il a déjà servi, ou sa date est passée. <a href="/connexion/lien">Entrez dans votre espace</a> si vous
                  êtes inscrit, ou <a href="/devenir-conseiller">inscrivez-vous</a>.
                </p>
              )}
            </>
          ),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/devenir-conseiller/confirmation/:jeton',
    right: 'public',
    audit: 'candidats.confirmerLien',
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters, headers }) {
      const cookie = await confirmerCandidat(tools, actor, { jeton: parameters.jeton, appareil: appareilDe(headers) });
      return { redirect: '/candidat', annonce: 'Votre inscription est confirmée.', cookies: [cookie] };
    },
  }),
];

const invitation: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/devenir-conseiller/invitation/:jeton',
    right: 'public',
    audit: 'candidats.afficherInvitation',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools, parameters, session }) {
      const invite = await lireInvitation(tools.db, parameters.jeton, tools.clock());
      const titre = invite ? `« ${invite.structure} » souhaite vous recruter` : 'Cette invitation n’est plus valable';
      return {
        page: {
          titre,
          prive: true,
          statut: invite ? 200 : 410,
          corps: (
            <>
              <h1>{titre}</h1>
              {invite ? (
                <>
                  <p>
                    {session.actor.id
                      ? 'Acceptez l’invitation avec votre profil : la structure verra vos coordonnées.'
                      : 'Créez votre profil de candidat en trois minutes : la structure verra vos coordonnées et pourra vous choisir.'}
                  </p>
                  <BoutonPost
                    action={`/devenir-conseiller/invitation/${encodeURIComponent(parameters.jeton)}`}
                    priority="primary"
                  >
                    {session.actor.id ? 'Accepter l’invitation' : 'Créer mon profil'}
                  </BoutonPost>
                  {!session.actor.id && (
                    <p className="fr-mt-2w">
                      Vous avez déjà un profil ? <a href="/connexion/lien">Entrez dans votre espace</a>, puis ouvrez de
                      nouveau ce lien.
                    </p>
                  )}
                </>
              ) : (
                <>
                  <p>Sa date est passée, ou la structure ne recrute plus. Vous pouvez vous inscrire sans elle.</p>
                  <Button linkProps={{ href: '/devenir-conseiller' }}>M’inscrire</Button>
                </>
              )}
            </>
          ),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/devenir-conseiller/invitation/:jeton',
    right: 'public',
    audit: 'candidats.suivreInvitation',
    rate: 'formulaire',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor, parameters } = requete;
      const invite = await lireInvitation(tools.db, parameters.jeton, tools.clock());
      if (!invite) return { redirect: `/devenir-conseiller/invitation/${encodeURIComponent(parameters.jeton)}` };
      if (await accepterInvitation(tools, actor, parameters))
        return { redirect: '/candidat', annonce: `« ${invite.structure} » peut maintenant vous contacter.` };
      await garderBrouillon(requete, formulaireIdentite, { email: invite.email, invitation: parameters.jeton });
      return { redirect: '/devenir-conseiller/identite' };
    },
  }),
];

export const routesLiens: readonly AnyRoute[] = [...confirmer, ...invitation];
