import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { z } from 'zod';
import { changerAdministration, inviterMembre, listerMembres, retirerMembre } from '#domain/comptes/index.ts';
import { listerDemandesAcces, repondreAcces } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { caseACocher, email, texte } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaire = form('structure.membre', {
  prenom: texte({ libelle: 'Prénom', vide: 'Indiquez le prénom de la personne.', max: 100 }),
  nom: texte({ libelle: 'Nom', vide: 'Indiquez le nom de la personne.', max: 100 }),
  email: email({ vide: 'Indiquez l’adresse électronique de la personne.' }),
  administrateur: caseACocher({
    libelle: 'Administrateur',
    indication:
      'Un administrateur invite et retire des membres, répond aux demandes d’accès, change le contact et peut rendre les postes.',
  }),
});
type Membre = Awaited<ReturnType<typeof listerMembres>>[number];
type Demande = Awaited<ReturnType<typeof listerDemandesAcces>>[number];

const equipe = formRoute({
  path: '/structure/equipe',
  right: porte,
  audit: 'comptes.listerMembres',
  rate: 'courriel',
  form: formulaire,
  async page({ tools, actor }, state) {
    const [membres, demandes] = await Promise.all([
      listerMembres(tools.db, actor),
      listerDemandesAcces(tools.db, actor.perimetre),
    ]);
    const administre = membres.some(
      ({ utilisateurId, administrateur }) => utilisateurId === actor.id && administrateur,
    );
    return {
      titre: 'Mon équipe',
      prive: true,
      filAriane: [{ libelle: 'Mes postes', href: '/structure' }],
      corps: (
        <>
          <h1>Mon équipe</h1>
          {demandes.length > 0 && <Demandes demandes={demandes} administre={administre} />}
          <ul className="fr-raw-list">
            {membres.map((membre) => (
              <Ligne key={membre.id} membre={membre} administre={administre} moi={membre.utilisateurId === actor.id} />
            ))}
          </ul>
          {administre ? (
            <>
              <h2 className="fr-mt-4w">Inviter une personne</h2>
              <Formulaire form={formulaire} state={state} bouton="Envoyer l’invitation" />
            </>
          ) : (
            <p>Pour inviter ou retirer une personne, adressez-vous à un administrateur de votre structure.</p>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    await inviterMembre(tools, actor, saisie);
    return { redirect: '/structure/equipe', annonce: 'L’invitation est envoyée.' };
  },
});

const Ligne = ({ membre, administre, moi }: { membre: Membre; administre: boolean; moi: boolean }) => (
  <li className="fr-py-1w">
    {membre.prenom} {membre.nom}, {membre.email}{' '}
    {membre.administrateur && (
      <Badge as="span" small noIcon severity="info">
        administrateur
      </Badge>
    )}{' '}
    {!membre.motDePasse && (
      <Badge as="span" small noIcon severity="warning">
        invitation envoyée
      </Badge>
    )}{' '}
    {administre && !moi && (
      <>
        <BoutonPost
          action={`/structure/equipe/${membre.id}/administration`}
          small
          priority="tertiary"
          champs={{ administrateur: membre.administrateur ? 'non' : 'oui' }}
        >
          {membre.administrateur ? 'Ne plus être administrateur' : 'Nommer administrateur'}
        </BoutonPost>
        <BoutonPost action={`/structure/equipe/${membre.id}/retirer`} small priority="tertiary">
          Retirer
        </BoutonPost>
      </>
    )}
  </li>
);

const Demandes = ({ demandes, administre }: { demandes: readonly Demande[]; administre: boolean }) => (
  <>
    <h2>Demandes d’accès</h2>
    <ul className="fr-raw-list">
      {demandes.map(({ id, prenom, nom, fonction, email: adresse }) => (
        <li key={id} className="fr-py-1w">
          {prenom} {nom}, {fonction} ({adresse}){' '}
          {administre && (
            <>
              <BoutonPost action={`/structure/equipe/demandes/${id}`} small champs={{ reponse: 'accepter' }}>
                Accepter
              </BoutonPost>
              <BoutonPost
                action={`/structure/equipe/demandes/${id}`}
                small
                priority="tertiary"
                champs={{ reponse: 'refuser' }}
              >
                Refuser
              </BoutonPost>
            </>
          )}
        </li>
      ))}
    </ul>
  </>
);

const retirer = route({
  method: 'POST',
  path: '/structure/equipe/:id/retirer',
  right: porte,
  audit: 'comptes.retirerMembre',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await retirerMembre(tools, actor, { attributionId: parameters.id });
    return { redirect: '/structure/equipe', annonce: 'La personne n’a plus accès à votre structure.' };
  },
});

const administration = route({
  method: 'POST',
  path: '/structure/equipe/:id/administration',
  right: porte,
  audit: 'comptes.changerAdministration',
  rate: 'formulaire',
  input: z.object({ administrateur: z.string().optional() }).catch({}),
  async answer({ tools, actor, parameters, input }) {
    await changerAdministration(tools, actor, {
      attributionId: parameters.id,
      administrateur: input.administrateur === 'oui',
    });
    return { redirect: '/structure/equipe', annonce: 'Le changement est enregistré.' };
  },
});

const demande = route({
  method: 'POST',
  path: '/structure/equipe/demandes/:id',
  right: porte,
  audit: 'structures.repondreAcces',
  rate: 'formulaire',
  input: z.object({ reponse: z.string().optional() }).catch({}),
  async answer({ tools, actor, parameters, input }) {
    await repondreAcces(tools, actor, { demandeId: parameters.id, accepter: input.reponse === 'accepter' });
    return { redirect: '/structure/equipe', annonce: 'Votre réponse est enregistrée.' };
  },
});

export const routesEquipe: readonly AnyRoute[] = [...equipe, retirer, administration, demande];
