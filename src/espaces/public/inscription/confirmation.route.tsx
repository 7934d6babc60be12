import { z } from 'zod';
import {
  confirmerInscription,
  type EtatDuLien,
  lireLien,
  redemanderConfirmation,
  refusIdentifiant,
} from '#domain/structures/index.ts';
import { email, texte } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Lien } from './Lien.tsx';

const nouvelle = form('inscription.nouvelleConfirmation', {
  identifiant: texte({
    libelle: 'Numéro SIRET de votre structure',
    vide: 'Indiquez le numéro SIRET de votre structure.',
    max: 30,
    regle: refusIdentifiant,
  }),
  email: email({ libelle: 'Adresse électronique du contact', vide: 'Indiquez l’adresse donnée à l’inscription.' }),
});

const TITRES = {
  valable: 'Confirmer l’inscription',
  perime: 'Ce lien n’est plus valable',
  expiree: 'Cette inscription n’a pas été confirmée à temps',
  utilise: 'Cette inscription est déjà confirmée',
  close: 'Cette inscription n’est plus en cours',
  inconnu: 'Ce lien n’est pas valable',
} as const;
const FINIS: readonly EtatDuLien['etat'][] = ['perime', 'expiree', 'inconnu'];

const afficher = route({
  method: 'GET',
  path: '/inscription/confirmation/:jeton',
  right: 'public',
  audit: 'inscription.afficherConfirmation',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, parameters }) {
    const lien = await lireLien(tools.db, parameters.jeton, tools.clock());
    const titre = TITRES[lien.etat];
    return {
      page: {
        titre,
        prive: true,
        statut: FINIS.includes(lien.etat) ? 410 : 200,
        corps: (
          <>
            <h1>{titre}</h1>
            <Lien lien={lien} jeton={parameters.jeton} />
          </>
        ),
      },
    };
  },
});

const confirmer = route({
  method: 'POST',
  path: '/inscription/confirmation/:jeton',
  right: 'public',
  audit: 'inscription.confirmer',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await confirmerInscription(tools, actor, parameters);
    return { redirect: '/inscription/confirmee' };
  },
});

const confirmee = route({
  method: 'GET',
  path: '/inscription/confirmee',
  right: 'public',
  audit: 'inscription.afficherConfirmee',
  rate: 'page',
  input: z.unknown(),
  answer: async () => ({
    page: {
      titre: 'Inscription confirmée',
      prive: true,
      corps: (
        <>
          <h1>Votre inscription est confirmée</h1>
          <p className="fr-text--lead">
            Votre demande est entre les mains de la préfecture. Vous n’avez rien d’autre à envoyer.
          </p>
          <h2>Et maintenant ?</h2>
          <ol>
            <li>La préfecture donne son avis, en tenant compte des besoins du territoire.</li>
            <li>L’Agence nationale de la cohésion des territoires décide. Vous recevez sa décision par courriel.</li>
            <li>
              Si votre structure est retenue, un lien personnel vous ouvre votre espace et la liste des candidats.
            </li>
          </ol>
          <p>
            En attendant, préparez et publiez la fiche de poste : elle doit paraître au moins 30 jours avant la
            signature du contrat.
          </p>
        </>
      ),
    },
  }),
});

export const routesConfirmation: readonly AnyRoute[] = [
  ...formRoute({
    path: '/inscription/confirmation/nouvelle',
    right: 'public',
    audit: 'inscription.afficherNouvelleConfirmation',
    rate: 'courriel',
    form: nouvelle,
    page: async (_, state) => ({
      titre: 'Recevoir un autre lien de confirmation',
      description:
        'Le lien qui confirme l’inscription de votre structure n’est pas arrivé ou n’est plus valable ? Demandez-en un autre.',
      corps: (
        <>
          <h1>Recevoir un autre lien de confirmation</h1>
          <Formulaire form={nouvelle} state={state} bouton="Recevoir le lien" />
        </>
      ),
    }),
    async submit({ tools, actor }, saisie) {
      await redemanderConfirmation(tools, actor, saisie);
      return {
        redirect: '/',
        annonce: 'Si cette structure est inscrite avec cette adresse, nous venons d’y envoyer un courriel.',
      };
    },
  }),
  confirmee,
  afficher,
  confirmer,
];
