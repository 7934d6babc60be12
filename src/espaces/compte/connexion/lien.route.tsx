import { z } from 'zod';
import { appareilDe, connecterParLien, demanderLienDeConnexion } from '#domain/comptes/index.ts';
import { email } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaire = form('compte.lien', {
  email: email({ vide: 'Indiquez l’adresse électronique de votre profil.', autoComplete: 'username' }),
});

/** Candidates enter by a link received by e-mail: no password to remember. */
export const routesLien: readonly AnyRoute[] = [
  ...formRoute({
    path: '/connexion/lien',
    right: 'public',
    audit: 'comptes.afficherLien',
    rate: 'courriel',
    form: formulaire,
    page: async (_, state) => ({
      titre: 'Entrer dans mon espace Candidat',
      corps: (
        <>
          <h1>Entrer dans mon espace Candidat</h1>
          <p>
            Donnez l’adresse de votre profil : nous y enverrons un lien qui ouvre votre espace. Vous avez choisi un mot
            de passe ? <a href="/connexion">Connectez-vous avec lui</a>.
          </p>
          <Formulaire form={formulaire} state={state} bouton="Recevoir le lien" />
        </>
      ),
    }),
    async submit({ tools, actor }, saisie) {
      await demanderLienDeConnexion(tools, actor, saisie);
      return {
        redirect: '/connexion/lien',
        annonce: 'Si un profil de candidat a cette adresse, nous venons d’y envoyer un lien, valable trente minutes.',
      };
    },
  }),
  route({
    method: 'GET',
    path: '/connexion/lien/:jeton',
    right: 'public',
    audit: 'comptes.ouvrirLien',
    rate: 'page',
    input: z.unknown(),
    answer: async ({ parameters }) => ({
      page: {
        titre: 'Entrer dans mon espace',
        prive: true,
        corps: (
          <>
            <h1>Entrer dans mon espace</h1>
            <BoutonPost action={`/connexion/lien/${encodeURIComponent(parameters.jeton)}`} priority="primary">
              Entrer
            </BoutonPost>
          </>
        ),
      },
    }),
  }),
  route({
    method: 'POST',
    path: '/connexion/lien/:jeton',
    right: 'public',
    audit: 'comptes.entrerParLien',
    rate: 'connexion',
    input: z.unknown(),
    async answer({ tools, actor, parameters, headers }) {
      const cookie = await connecterParLien(tools, actor, { jeton: parameters.jeton, appareil: appareilDe(headers) });
      return { redirect: '/candidat', cookies: [cookie] };
    },
  }),
];
