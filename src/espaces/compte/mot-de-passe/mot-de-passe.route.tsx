import {
  choisirMotDePasse,
  demanderMotDePasse,
  LONGUEUR_MINIMALE,
  lienOuvre,
  redemanderInvitation,
} from '#domain/comptes/index.ts';
import { email, motDePasse } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const adresse = {
  email: email({ vide: 'Indiquez l’adresse électronique de votre compte.', autoComplete: 'username' }),
};
const oubli = form('compte.oubli', adresse);
const invitation = form('compte.invitation', adresse);
const choix = form(
  'compte.motDePasse',
  {
    motDePasse: motDePasse({
      libelle: 'Nouveau mot de passe',
      indication: `Au moins ${LONGUEUR_MINIMALE} caractères. Une phrase de quatre ou cinq mots convient très bien.`,
      autoComplete: 'new-password',
      vide: 'Choisissez un mot de passe.',
    }),
    confirmation: motDePasse({
      libelle: 'Le même, une seconde fois',
      autoComplete: 'new-password',
      vide: 'Tapez une seconde fois votre mot de passe.',
    }),
  },
  (valeurs) =>
    valeurs.motDePasse === valeurs.confirmation
      ? {}
      : { confirmation: 'Les deux mots de passe sont différents. Tapez-les de nouveau.' },
);

export const routesMotDePasse: readonly AnyRoute[] = [
  ...formRoute({
    path: '/mot-de-passe-oublie',
    right: 'public',
    audit: 'comptes.afficherOubli',
    rate: 'courriel',
    form: oubli,
    page: async (_, state) => ({
      titre: 'Mot de passe oublié',
      corps: (
        <>
          <h1>Mot de passe oublié</h1>
          <p>Donnez l’adresse de votre compte : nous y enverrons un lien pour choisir un nouveau mot de passe.</p>
          <Formulaire form={oubli} state={state} bouton="Recevoir le lien" />
        </>
      ),
    }),
    async submit({ tools, actor }, saisie) {
      await demanderMotDePasse(tools, actor, saisie);
      return {
        redirect: '/connexion',
        annonce:
          'Si un compte existe à cette adresse, un courriel vient d’y être envoyé. Pensez à regarder les courriers indésirables.',
      };
    },
  }),
  ...formRoute({
    path: '/invitation/nouvelle',
    right: 'public',
    audit: 'comptes.afficherInvitation',
    rate: 'courriel',
    form: invitation,
    page: async (_, state) => ({
      titre: 'Recevoir un nouveau lien d’invitation',
      corps: (
        <>
          <h1>Recevoir un nouveau lien d’invitation</h1>
          <p>
            Votre lien d’invitation est perdu ou sa date est passée ? Donnez l’adresse à laquelle vous l’aviez reçu.
          </p>
          <Formulaire form={invitation} state={state} bouton="Recevoir un nouveau lien" />
        </>
      ),
    }),
    async submit({ tools, actor }, saisie) {
      await redemanderInvitation(tools, actor, saisie);
      return {
        redirect: '/connexion',
        annonce: 'Si une invitation attend à cette adresse, un nouveau lien vient d’y être envoyé.',
      };
    },
  }),
  ...formRoute({
    path: '/mot-de-passe/:jeton',
    right: 'public',
    audit: 'comptes.afficherChoixMotDePasse',
    rate: 'connexion',
    form: choix,
    async page({ tools, parameters }, state) {
      const ouvre = await lienOuvre(tools, parameters.jeton);
      const titre = ouvre ? 'Choisir mon mot de passe' : 'Ce lien n’est plus valable';
      return {
        titre,
        prive: true,
        statut: ouvre ? 200 : 410,
        corps: (
          <>
            <h1>{titre}</h1>
            {ouvre ? (
              <Formulaire form={choix} state={state} bouton="Enregistrer mon mot de passe" />
            ) : (
              <>
                <p>Il a déjà servi, ou sa date est passée. Vous pouvez en recevoir un autre :</p>
                <ul>
                  <li>
                    <a href="/mot-de-passe-oublie">si vous aviez déjà un mot de passe</a>
                  </li>
                  <li>
                    <a href="/invitation/nouvelle">si vous n’en avez jamais choisi</a>
                  </li>
                </ul>
              </>
            )}
          </>
        ),
      };
    },
    async submit({ tools, parameters }, saisie) {
      await choisirMotDePasse(tools, { jeton: parameters.jeton, motDePasse: saisie.motDePasse });
      return { redirect: '/connexion', annonce: 'Votre mot de passe est enregistré. Connectez-vous.' };
    },
  }),
];
