import { z } from 'zod';
import { corrigerActivite, enregistrerActivite, formulaireActivite, lireSaisie } from '#domain/activites/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { jeterBrouillon, lireBrouillon } from '#platform/form/brouillons.ts';
import { type RawValues, valeur } from '#platform/form/form.ts';
import { corpsDeFormulaire } from '#platform/form/form-route.ts';
import { cleDAppareil, personneOpaque } from '#platform/http/appareil.ts';
import { formToken } from '#platform/http/security.ts';
import { type Answer, type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { pageDuTerrain } from './terrain.page.tsx';

const BASE = '/conseiller/activites';

/** The page that a device keeps: his places, the themes, his tags and his favourites; nothing of what he recorded. */
const coquille = route({
  method: 'GET',
  path: `${BASE}/terrain`,
  right: porte,
  audit: 'activites.afficherTerrain',
  rate: 'page',
  input: z.unknown(),
  answer: async (requete) => ({ page: await pageDuTerrain(requete) }),
});

/** What a device needs to send what waits on it: whose it is, the token of the session, the key that seals it. */
const appareil = route({
  method: 'GET',
  path: `${BASE}/appareil`,
  right: porte,
  audit: 'activites.ouvrirAppareil',
  rate: 'api',
  input: z.unknown(),
  async answer({ tools: { settings }, actor, session, visiteur }) {
    if (!actor.id) throw new NotFound('person');
    return {
      json: {
        personne: personneOpaque(settings, actor.id),
        cle: cleDAppareil(settings, actor.id),
        jeton: formToken(settings, session.id ?? visiteur),
      },
    };
  },
});

/**
 * One activity that waited on a device: the same gesture and the same rules as the form, answered to a script. One that
 * had arrived, although the device never knew, and was corrected there since, is corrected here.
 */
const envoi = route({
  method: 'POST',
  path: `${BASE}/envoi`,
  right: porte,
  audit: 'activites.envoyer',
  rate: 'formulaire',
  input: corpsDeFormulaire,
  form: formulaireActivite,
  async answer(requete) {
    const { tools, actor } = requete;
    const recue = corpsDeFormulaire.parse(requete.input);
    try {
      const saisie = await lireSaisie(tools.db, formulaireActivite.read(recue));
      const { deja } = await enregistrerActivite(tools, actor, saisie);
      if (deja && valeur(recue, 'corrigee') === 'oui') await corrigerActivite(tools, actor, saisie);
    } catch (probleme) {
      return refus(probleme);
    }
    await jeterLeSien(requete, recue);
    return { json: { etat: 'ecrite' } };
  },
});

const SUPPRIMEE =
  'Cette activité ne peut pas être enregistrée : elle a sans doute été supprimée depuis. Supprimez-la aussi d’ici, puis saisissez-la de nouveau si besoin.';

function refus(probleme: unknown): Answer {
  if (probleme instanceof InvalidInput)
    return { json: { phrase: 'Une réponse est à corriger.', champs: probleme.fields }, statut: 422 };
  if (probleme instanceof Refused) return { json: { phrase: probleme.message, champs: {} }, statut: 409 };
  if (probleme instanceof NotFound)
    return {
      json: { phrase: SUPPRIMEE, champs: {} },
      statut: 404,
    };
  throw probleme;
}

/** What was left half-way on the server is this activity: it was being typed when the network went. */
async function jeterLeSien(requete: Requete, recue: RawValues): Promise<void> {
  const brouillon = await lireBrouillon(requete, formulaireActivite.name);
  if (brouillon && valeur(brouillon, 'id') === valeur(recue, 'id'))
    await jeterBrouillon(requete, formulaireActivite.name);
}

export const routesTerrain: readonly AnyRoute[] = [coquille, appareil, envoi];
