import { z } from 'zod';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Lien, type Requete, type Right, route } from '#platform/routes.ts';
import { formulaireKit, formulaireManque } from './formulaires.ts';
import { commanderKit, recevoirKit, signalerManque } from './kit.ts';
import type { ArriveeLue } from './readings.ts';

type Demande = Pick<Requete, 'tools' | 'actor' | 'parameters'>;
type Espace = {
  /** The address of the arrival, with its `:id` where there are several. */
  readonly base: string;
  readonly right: Right;
  /** The arrival that the address names. @throws NotFound */
  readonly lire: (requete: Demande) => Promise<ArriveeLue>;
  readonly filAriane: (arrivee: ArriveeLue) => readonly Lien[];
};

const adresse = ({ base }: Espace, { id }: ArriveeLue) => base.replace(':id', id);

/** The kit in the space of whoever orders and receives it: the conseiller, or his structure for him. */
export const routesDuKit = (espace: Espace): readonly AnyRoute[] => [
  ...commande(espace),
  ...manque(espace),
  reception(espace),
];

const commande = (espace: Espace) =>
  formRoute({
    path: `${espace.base}/kit`,
    right: espace.right,
    audit: 'arrivee.afficherKit',
    form: formulaireKit,
    async initial(requete) {
      const { taille, coupe, livraison, adresse: ou, code_postal_ville } = await espace.lire(requete);
      return rawValues({
        taille,
        coupe,
        livraison: livraison ?? 'structure',
        adresse: ou,
        codePostalVille: code_postal_ville,
      });
    },
    async page(requete, state) {
      const arrivee = await espace.lire(requete);
      return {
        titre: 'Commander le kit',
        prive: true,
        filAriane: espace.filAriane(arrivee),
        corps: (
          <>
            <h1>Commander le kit</h1>
            <p>
              Le kit contient le guide du conseiller et sa tenue, payés par l’État. Adresse de la structure :{' '}
              {arrivee.adresseStructure}, {arrivee.villeStructure}.
            </p>
            <Formulaire form={formulaireKit} state={state} bouton="Commander" />
          </>
        ),
      };
    },
    async submit(requete, saisie) {
      const arrivee = await espace.lire(requete);
      await commanderKit(requete.tools, requete.actor, { arriveeId: arrivee.id, ...saisie });
      return {
        redirect: adresse(espace, arrivee),
        annonce: 'Le kit est commandé. Vous pouvez changer ce choix jusqu’à son envoi.',
      };
    },
  });

const manque = (espace: Espace) =>
  formRoute({
    path: `${espace.base}/kit/manque`,
    right: espace.right,
    audit: 'arrivee.afficherManque',
    form: formulaireManque,
    async initial(requete) {
      const { taille, coupe } = await espace.lire(requete);
      return rawValues({ taille, coupe });
    },
    async page(requete, state) {
      const arrivee = await espace.lire(requete);
      return {
        titre: 'Il manque quelque chose',
        prive: true,
        filAriane: espace.filAriane(arrivee),
        corps: (
          <>
            <h1>Il manque quelque chose dans le kit</h1>
            <p>L’ANCT le verra dans sa liste d’envois et vous enverra ce qui manque, à la taille indiquée ici.</p>
            <Formulaire form={formulaireManque} state={state} bouton="Signaler" />
          </>
        ),
      };
    },
    async submit(requete, saisie) {
      const arrivee = await espace.lire(requete);
      await signalerManque(requete.tools, requete.actor, { arriveeId: arrivee.id, ...saisie });
      return { redirect: adresse(espace, arrivee), annonce: 'C’est signalé : l’ANCT complétera l’envoi.' };
    },
  });

const reception = (espace: Espace) =>
  route<string, unknown>({
    method: 'POST',
    path: `${espace.base}/kit/recu`,
    right: espace.right,
    audit: 'arrivee.direLeKitRecu',
    rate: 'formulaire',
    input: z.unknown(),
    async answer(requete) {
      const arrivee = await espace.lire(requete);
      await recevoirKit(requete.tools, requete.actor, { arriveeId: arrivee.id });
      return { redirect: adresse(espace, arrivee), annonce: 'Le kit est reçu. Merci de l’avoir dit.' };
    },
  });
