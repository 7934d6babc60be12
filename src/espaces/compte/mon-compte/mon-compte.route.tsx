import { z } from 'zod';
import {
  changerDeRole,
  changerMotDePasse,
  confirmerAdresse,
  demanderChangementAdresse,
  fermerSession,
  LONGUEUR_MINIMALE,
  lireCompte,
  listerSessions,
} from '#domain/comptes/index.ts';
import { email, motDePasse } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, VIDE } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { MonCompte } from './MonCompte.tsx';

const formulaireMotDePasse = form('compte.changerMotDePasse', {
  actuel: motDePasse({
    libelle: 'Mot de passe actuel',
    autoComplete: 'current-password',
    vide: 'Indiquez votre mot de passe actuel.',
  }),
  nouveau: motDePasse({
    libelle: 'Nouveau mot de passe',
    indication: `Au moins ${LONGUEUR_MINIMALE} caractères.`,
    autoComplete: 'new-password',
    vide: 'Choisissez un nouveau mot de passe.',
  }),
});
const formulaireAdresse = form('compte.changerAdresse', {
  adresse: email({ libelle: 'Nouvelle adresse électronique', vide: 'Indiquez votre nouvelle adresse.' }),
});
const aucun = z.unknown();
const filAriane = [{ libelle: 'Mon compte', href: '/compte' }];

const compte = route({
  method: 'GET',
  path: '/compte',
  right: 'connecte',
  audit: 'comptes.lireCompte',
  rate: 'page',
  input: aucun,
  async answer({ tools, actor, session }) {
    const [personne, sessions] = await Promise.all([lireCompte(tools.db, actor), listerSessions(tools.db, actor)]);
    return {
      page: {
        titre: 'Mon compte',
        prive: true,
        corps: <MonCompte personne={personne} sessions={sessions} session={session} />,
      },
    };
  },
});

const fermer = route({
  method: 'POST',
  path: '/compte/sessions/:sessionId/fermer',
  right: 'connecte',
  audit: 'comptes.fermerSession',
  rate: 'formulaire',
  input: aucun,
  async answer({ tools, actor, parameters }) {
    await fermerSession(tools, actor, parameters);
    return { redirect: '/compte', annonce: 'La session est fermée.' };
  },
});

const choisirRole = route({
  method: 'POST',
  path: '/compte/roles/:attributionId',
  right: 'connecte',
  audit: 'comptes.changerDeRole',
  rate: 'formulaire',
  input: aucun,
  async answer({ tools, actor, session, parameters }) {
    await changerDeRole(tools, actor, { ...parameters, sessionId: session.id });
    return { redirect: '/mon-espace' };
  },
});

const pageAdresse = (_: Requete, state = VIDE) => ({
  titre: 'Changer d’adresse',
  prive: true,
  filAriane,
  corps: (
    <>
      <h1>Changer d’adresse</h1>
      <p>Le changement est fait quand vous l’avez confirmé depuis les deux adresses, l’ancienne et la nouvelle.</p>
      <Formulaire form={formulaireAdresse} state={state} bouton="Recevoir les deux liens" />
    </>
  ),
});

/** Opening the link changes nothing: a button does. */
const lienAdresse: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/adresse/:jeton',
    right: 'public',
    audit: 'comptes.afficherConfirmationAdresse',
    rate: 'page',
    input: aucun,
    answer: async ({ parameters }) => ({
      page: {
        titre: 'Confirmer le changement d’adresse',
        prive: true,
        corps: (
          <>
            <h1>Confirmer le changement d’adresse</h1>
            <BoutonPost action={`/adresse/${encodeURIComponent(parameters.jeton)}`} priority="primary">
              Confirmer
            </BoutonPost>
          </>
        ),
      },
    }),
  }),
  route({
    method: 'POST',
    path: '/adresse/:jeton',
    right: 'public',
    audit: 'comptes.confirmerAdresse',
    rate: 'connexion',
    input: aucun,
    async answer({ tools, actor, parameters }) {
      const etat = await confirmerAdresse(tools, actor, parameters);
      return {
        redirect: '/connexion',
        annonce:
          etat === 'faite'
            ? 'Votre adresse est changée. Connectez-vous avec la nouvelle.'
            : 'C’est noté. Il reste à confirmer depuis l’autre adresse.',
      };
    },
  }),
];

export const routesMonCompte: readonly AnyRoute[] = [
  compte,
  fermer,
  choisirRole,
  ...lienAdresse,
  ...formRoute({
    path: '/compte/mot-de-passe',
    right: 'connecte',
    audit: 'comptes.afficherChangementMotDePasse',
    rate: 'connexion',
    form: formulaireMotDePasse,
    page: async (_, state) => ({
      titre: 'Changer de mot de passe',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Changer de mot de passe</h1>
          <p>Vos sessions seront fermées, et vous vous reconnecterez avec le nouveau mot de passe.</p>
          <Formulaire form={formulaireMotDePasse} state={state} bouton="Changer de mot de passe" />
        </>
      ),
    }),
    async submit({ tools, actor }, saisie) {
      await changerMotDePasse(tools, actor, saisie);
      return { redirect: '/connexion', annonce: 'Votre mot de passe est changé. Connectez-vous de nouveau.' };
    },
  }),
  ...formRoute({
    path: '/compte/adresse',
    right: 'connecte',
    audit: 'comptes.afficherChangementAdresse',
    rate: 'courriel',
    form: formulaireAdresse,
    page: async (requete, state) => pageAdresse(requete, state),
    async submit({ tools, actor }, saisie) {
      await demanderChangementAdresse(tools, actor, saisie);
      return {
        redirect: '/compte',
        annonce: 'Deux courriels viennent de partir : confirmez depuis chacune des deux adresses, sous deux jours.',
      };
    },
  }),
];
