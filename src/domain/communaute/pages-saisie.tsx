import type { Actor } from '#platform/actor.ts';
import { Forbidden } from '#platform/errors.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete, Right } from '#platform/routes.ts';
import { evenementSaisi, formulaireAnnulation, formulaireEvenement, saisieDuFormulaire } from './formulaires.ts';
import { annulerEvenement, creerEvenement, modifierEvenement } from './organiser.ts';
import { celui } from './pages-evenement.tsx';
import { remplissage } from './presentation.ts';
import { peutGerer, peutOrganiser } from './rights.ts';

type Espace = { readonly base: string; readonly right: Right };
type Demande = Pick<Requete, 'tools' | 'actor' | 'parameters'>;

/** The form; a préfecture makes events for its own département, and is not asked which. */
const Saisie = ({ actor, state, bouton }: { actor: Actor; state: FormState; bouton: string }) => (
  <Formulaire form={formulaireEvenement} state={state} bouton={bouton}>
    <Champs
      form={formulaireEvenement}
      state={state}
      noms={Object.keys(formulaireEvenement.champs).filter(
        (nom) => nom !== 'departements' || actor.perimetre.type === 'nation',
      )}
    />
  </Formulaire>
);

/** An event that whoever acts organises. @throws Forbidden, NotFound */
async function gere(requete: Demande) {
  const evenement = await celui(requete);
  if (!peutGerer(requete.actor, evenement)) throw new Forbidden('communaute.gererEvenement');
  return evenement;
}

/** Preparing an event, changing it, cancelling it. */
export const routesDeSaisie = ({ base, right }: Espace): readonly AnyRoute[] => [
  ...formRoute({
    path: `${base}/nouveau`,
    right,
    audit: 'communaute.afficherNouvelEvenement',
    form: formulaireEvenement,
    brouillon: true,
    async page({ actor }, state) {
      if (!peutOrganiser(actor)) throw new Forbidden('communaute.creerEvenement');
      return {
        titre: 'Préparer un événement',
        prive: true,
        filAriane: [{ libelle: 'Événements', href: base }],
        corps: (
          <>
            <h1>Préparer un événement</h1>
            <p>Les conseillers ne le voient pas tant que vous ne l’avez pas publié.</p>
            <Saisie actor={actor} state={state} bouton="Enregistrer le brouillon" />
          </>
        ),
      };
    },
    async submit({ tools, actor }, dits) {
      const id = await creerEvenement(tools, actor, saisieDuFormulaire(dits));
      return { redirect: `${base}/${id}`, annonce: 'Le brouillon est enregistré. Relisez-le, puis publiez-le.' };
    },
  }),
  ...formRoute({
    path: `${base}/:id/modifier`,
    right,
    audit: 'communaute.afficherModification',
    form: formulaireEvenement,
    initial: async (requete) => evenementSaisi(await gere(requete)),
    async page(requete, state) {
      const { id, titre, statut } = await gere(requete);
      return {
        titre: 'Modifier l’événement',
        prive: true,
        filAriane: [
          { libelle: 'Événements', href: base },
          { libelle: titre, href: `${base}/${id}` },
        ],
        corps: (
          <>
            <h1>Modifier « {titre} »</h1>
            {statut === 'publie' && <p>Si la date ou le lieu change, ceux qui sont inscrits reçoivent un courriel.</p>}
            <Saisie actor={requete.actor} state={state} bouton="Enregistrer" />
          </>
        ),
      };
    },
    async submit(requete, dits) {
      const { id } = await gere(requete);
      await modifierEvenement(requete.tools, requete.actor, { evenementId: id, ...saisieDuFormulaire(dits) });
      return { redirect: `${base}/${id}`, annonce: 'L’événement est modifié.' };
    },
  }),
  ...formRoute({
    path: `${base}/:id/annuler`,
    right,
    audit: 'communaute.afficherAnnulation',
    form: formulaireAnnulation,
    async page(requete, state) {
      const evenement = await gere(requete);
      return {
        titre: 'Annuler l’événement',
        prive: true,
        filAriane: [
          { libelle: 'Événements', href: base },
          { libelle: evenement.titre, href: `${base}/${evenement.id}` },
        ],
        corps: (
          <>
            <h1>Annuler « {evenement.titre} »</h1>
            <p>{remplissage(evenement)}. Vous ne pourrez pas revenir en arrière.</p>
            <Formulaire form={formulaireAnnulation} state={state} bouton="Annuler l’événement" />
          </>
        ),
      };
    },
    async submit(requete, { motif }) {
      const { id } = await gere(requete);
      await annulerEvenement(requete.tools, requete.actor, { evenementId: id, motif });
      return { redirect: `${base}/${id}`, annonce: 'L’événement est annulé : chacun en est prévenu.' };
    },
  }),
];
