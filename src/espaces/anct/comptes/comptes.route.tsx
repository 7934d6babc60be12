import { z } from 'zod';
import {
  agents,
  compterAgents,
  exigeSecondFacteur,
  inviterAgent,
  ROLES_AGENTS,
  ROLES_ATTRIBUES,
  reinitialiserSecondFacteur,
  retirerAgent,
} from '#domain/comptes/index.ts';
import { peutDecider } from '#domain/concertation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCourte } from '#platform/dates.ts';
import { Forbidden } from '#platform/errors.ts';
import { email, liste, texte, texteFacultatif } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { paginer } from '#platform/table/keyset.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';

const formulaire = form('anct.agent', {
  prenom: texte({ libelle: 'Prénom', vide: 'Indiquez le prénom de l’agent.', max: 100 }),
  nom: texte({ libelle: 'Nom', vide: 'Indiquez le nom de l’agent.', max: 100 }),
  email: email({ vide: 'Indiquez l’adresse électronique de l’agent.' }),
  role: liste({ libelle: 'Accès', vide: 'Choisissez l’accès à ouvrir.', options: ROLES_AGENTS }),
  departement: texteFacultatif({
    libelle: 'Code du département',
    indication: 'Pour une préfecture de département, par exemple 03.',
    max: 3,
  }),
  region: texteFacultatif({
    libelle: 'Code de la région',
    indication: 'Pour une préfecture de région, par exemple 84.',
    max: 3,
  }),
});
const champs = {
  recherche: texteFacultatif({ libelle: 'Nom ou adresse', max: 100 }),
  role: liste({ libelle: 'Accès', vide: '', options: ROLES_AGENTS }),
};
type Agent = Awaited<ReturnType<ReturnType<typeof agents>['executeTakeFirstOrThrow']>>;

const colonnes = (administre: boolean) => [
  {
    titre: 'Agent',
    cellule: ({ prenom, nom, email: adresse }: Agent) => (
      <>
        {prenom} {nom}
        <br />
        <span className="fr-text--xs">{adresse}</span>
      </>
    ),
  },
  {
    titre: 'Accès',
    cellule: ({ role, departement, region }: Agent) =>
      `${ROLES_ATTRIBUES[role].libelle}${(departement ?? region) ? ` — ${departement ?? region}` : ''}`,
  },
  {
    titre: 'Compte',
    cellule: ({ motDePasse, connecte_le }: Agent) =>
      motDePasse ? (connecte_le ? `vu le ${dateCourte(connecte_le)}` : 'ouvert, jamais utilisé') : 'invitation envoyée',
  },
  {
    titre: 'Agir',
    cellule: ({ id, utilisateurId, role, totp_actif_le }: Agent) =>
      administre && (
        <>
          <BoutonPost action={`/anct/comptes/${id}/retirer`} small priority="tertiary">
            Retirer l’accès
          </BoutonPost>
          {totp_actif_le && exigeSecondFacteur(role) && (
            <BoutonPost action={`/anct/comptes/${utilisateurId}/second-facteur`} small priority="tertiary">
              Réinitialiser la double authentification
            </BoutonPost>
          )}
        </>
      ),
  },
];

const listeDesAgents = route({
  method: 'GET',
  path: '/anct/comptes',
  right: porte,
  audit: 'comptes.listerAgents',
  rate: 'page',
  input: z
    .object({
      recherche: z.string().max(100).optional(),
      role: z.string().max(50).optional(),
      curseur: z.string().optional(),
    })
    .catch({}),
  async answer({ tools, actor, input }) {
    const page = await paginer(agents(tools.db, input), {
      cles: [
        { colonne: 'u.nom', lire: ({ nom }: Agent) => nom },
        { colonne: 'a.id', lire: ({ id }: Agent) => id },
      ],
      curseur: input.curseur,
    });
    const total = await compterAgents(tools.db, input);
    return {
      page: {
        titre: 'Agents',
        prive: true,
        corps: (
          <>
            <h1>Agents</h1>
            {peutDecider(actor) && (
              <p>
                <a className="fr-btn" href="/anct/comptes/inviter">
                  Inviter un agent
                </a>
              </p>
            )}
            <Filtres champs={champs} valeurs={input} />
            <Tableau
              titre="Agents"
              page={page}
              total={total}
              nom="accès ouvert"
              aucun="aucun accès ouvert"
              colonnes={colonnes(peutDecider(actor))}
              vide={<p>Aucun agent ne correspond.</p>}
            />
          </>
        ),
      },
    };
  },
});

const inviter = formRoute({
  path: '/anct/comptes/inviter',
  right: porte,
  audit: 'comptes.afficherInvitationAgent',
  rate: 'courriel',
  form: formulaire,
  async page({ actor }, state) {
    if (!peutDecider(actor)) throw new Forbidden('comptes.inviterAgent');
    return {
      titre: 'Inviter un agent',
      prive: true,
      filAriane: [{ libelle: 'Agents', href: '/anct/comptes' }],
      corps: (
        <>
          <h1>Inviter un agent</h1>
          <p>L’agent reçoit un lien personnel, valable 28 jours, pour choisir son mot de passe.</p>
          <Formulaire form={formulaire} state={state} bouton="Envoyer l’invitation" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { departement, region, ...agent }) {
    await inviterAgent(tools, actor, { ...agent, departementCode: departement || null, regionCode: region || null });
    return { redirect: '/anct/comptes', annonce: 'L’invitation est envoyée.' };
  },
});

const retirer = route({
  method: 'POST',
  path: '/anct/comptes/:id/retirer',
  right: porte,
  audit: 'comptes.retirerAgent',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await retirerAgent(tools, actor, { attributionId: parameters.id });
    return { redirect: '/anct/comptes', annonce: 'L’accès est retiré.' };
  },
});

const secondFacteur = route({
  method: 'POST',
  path: '/anct/comptes/:id/second-facteur',
  right: porte,
  audit: 'comptes.reinitialiserSecondFacteur',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await reinitialiserSecondFacteur(tools, actor, { utilisateurId: parameters.id });
    return {
      redirect: '/anct/comptes',
      annonce: 'La double authentification est réinitialisée. La personne en est prévenue.',
    };
  },
});

export const routesComptes: readonly AnyRoute[] = [listeDesAgents, ...inviter, retirer, secondFacteur];
