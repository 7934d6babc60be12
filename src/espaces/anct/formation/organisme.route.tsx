import { Table } from '@codegouvfr/react-dsfr/Table';
import {
  creerOrganisme,
  inviterFormateur,
  lireOrganisme,
  listerFormateurs,
  MODALITES,
  modifierOrganisme,
  peutOrienter,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { Forbidden } from '#platform/errors.ts';
import { caseACocher, choix, email, telephone, texte, texteLong } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues, type ValeursDuFormulaire } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';

const filAriane = [{ libelle: 'Organismes de formation', href: '/anct/formation/organismes' }];

const formulaire = form('anct.organisme', {
  nom: texte({ libelle: 'Nom', vide: 'Indiquez le nom de l’organisme.', max: 200 }),
  email: email({ vide: 'Indiquez l’adresse électronique de l’organisme.' }),
  telephone: telephone({ vide: 'Indiquez le téléphone de l’organisme.' }),
  modalite: choix({ libelle: 'Modalité', vide: 'Choisissez la modalité.', options: MODALITES }),
  national: caseACocher({ libelle: 'Couvre toute la France, à distance' }),
  departements: texteLong({
    libelle: 'Codes des départements couverts',
    indication: 'Séparés par des virgules, par exemple 03, 63, 2A.',
    max: 1000,
  }),
  actif: caseACocher({ libelle: 'Reçoit de nouvelles personnes' }),
});

const enOrganisme = ({ departements, ...saisie }: ValeursDuFormulaire<typeof formulaire>) => ({
  ...saisie,
  departements: [
    ...new Set(
      departements
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((code) => code !== ''),
    ),
  ],
});

const nouveau = formRoute({
  path: '/anct/formation/organismes/nouveau',
  right: porte,
  audit: 'formation.afficherNouvelOrganisme',
  form: formulaire,
  initial: async () => rawValues({ actif: true }),
  async page({ actor }, state) {
    if (!peutOrienter(actor)) throw new Forbidden('formation.creerOrganisme');
    return {
      titre: 'Ajouter un organisme',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Ajouter un organisme de formation</h1>
          <Formulaire form={formulaire} state={state} bouton="Ajouter" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    const id = await creerOrganisme(tools, actor, enOrganisme(saisie));
    return {
      redirect: `/anct/formation/organismes/${id}`,
      annonce: 'L’organisme est ajouté. Invitez maintenant les personnes qui y travaillent.',
    };
  },
});

const lOrganisme = ({ tools, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) =>
  lireOrganisme(tools.db, actor.perimetre, id, dateCivile(tools.clock()));

const un = formRoute({
  path: '/anct/formation/organismes/:id',
  right: porte,
  audit: 'formation.lireOrganisme',
  form: formulaire,
  async initial(requete) {
    const { est_national, departements, ...lu } = await lOrganisme(requete, requete.parameters.id);
    return rawValues({ ...lu, national: est_national, departements: departements.join(', ') });
  },
  async page({ tools, actor, parameters: { id } }, state) {
    const organisme = await lOrganisme({ tools, actor }, id);
    const formateurs = await listerFormateurs(tools.db, actor.perimetre, id);
    const peut = peutOrienter(actor);
    return {
      titre: organisme.nom,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>{organisme.nom}</h1>
          <p>
            <a href={`/anct/formation/suivi?organisme=${id}`}>Voir les personnes que suit cet organisme</a>
          </p>
          <h2>Personnes qui y travaillent</h2>
          <Formateurs formateurs={formateurs} peut={peut} />
          {peut && (
            <>
              <p>
                <a className="fr-btn fr-btn--secondary" href={`/anct/formation/organismes/${id}/inviter`}>
                  Inviter quelqu’un
                </a>
              </p>
              <h2>Modifier</h2>
              <Formulaire form={formulaire} state={state} bouton="Enregistrer" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, saisie) {
    await modifierOrganisme(tools, actor, { ...enOrganisme(saisie), organismeId: id });
    return { redirect: `/anct/formation/organismes/${id}`, annonce: 'L’organisme est modifié.' };
  },
});

type Formateur = Awaited<ReturnType<typeof listerFormateurs>>[number];
const Formateurs = ({ formateurs, peut }: { formateurs: readonly Formateur[]; peut: boolean }) =>
  formateurs.length === 0 ? (
    <p>Personne n’a encore accès à l’espace de cet organisme.</p>
  ) : (
    <Table
      caption="Personnes de l’organisme"
      noCaption
      headers={['Personne', 'Adresse', 'Compte', 'Agir']}
      data={formateurs.map(({ id, prenom, nom, email: adresse, motDePasse, connecte_le }) => [
        `${prenom} ${nom}`,
        adresse,
        motDePasse
          ? connecte_le
            ? `vu le ${dateCourte(connecte_le)}`
            : 'ouvert, jamais utilisé'
          : 'invitation envoyée',
        peut && (
          <BoutonPost key={id} action={`/anct/comptes/${id}/retirer`} small priority="tertiary">
            Retirer l’accès<span className="fr-sr-only"> de {`${prenom} ${nom}`}</span>
          </BoutonPost>
        ),
      ])}
    />
  );

const formulaireInvitation = form('anct.formateur', {
  prenom: texte({ libelle: 'Prénom', vide: 'Indiquez le prénom.', max: 100 }),
  nom: texte({ libelle: 'Nom', vide: 'Indiquez le nom.', max: 100 }),
  email: email({ vide: 'Indiquez l’adresse électronique.' }),
});

const inviter = formRoute({
  path: '/anct/formation/organismes/:id/inviter',
  right: porte,
  audit: 'formation.afficherInvitation',
  rate: 'courriel',
  form: formulaireInvitation,
  async page(requete, state) {
    const { id, nom } = await lOrganisme(requete, requete.parameters.id);
    if (!peutOrienter(requete.actor)) throw new Forbidden('formation.inviterFormateur');
    return {
      titre: 'Inviter une personne',
      prive: true,
      filAriane: [...filAriane, { libelle: nom, href: `/anct/formation/organismes/${id}` }],
      corps: (
        <>
          <h1>Inviter une personne de {nom}</h1>
          <p>Elle reçoit un lien personnel, valable 28 jours, pour choisir son mot de passe.</p>
          <Formulaire form={formulaireInvitation} state={state} bouton="Envoyer l’invitation" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, saisie) {
    await inviterFormateur(tools, actor, { ...saisie, organismeId: id });
    return { redirect: `/anct/formation/organismes/${id}`, annonce: 'L’invitation est envoyée.' };
  },
});

export const routesOrganisme: readonly AnyRoute[] = [...nouveau, ...un, ...inviter];
