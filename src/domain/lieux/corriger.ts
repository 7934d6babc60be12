import { z } from 'zod';
import { lireCommune, situer } from '#domain/territoires/index.ts';
import { action, type Context } from '#platform/action.ts';
import { InvalidInput } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { tracer } from './historique.ts';
import { corrige } from './mails.ts';
import { prevenirCeuxQuiYRecoivent } from './prevenir.ts';
import { type FicheDeLieu, ficheDeLieu } from './saisie.ts';
import { type SonLieuVerrouille, verrouillerLeSien } from './sien.ts';

/**
 * Whoever receives in a place says what it is. What stood before is kept, the others who receive there are told.
 * Answers the names of what changed. @throws NotFound when he does not receive there
 * @throws InvalidInput by field
 */
export const corrigerLieu = action({
  name: 'lieux.corriger',
  input: ficheDeLieu.extend({ lieuId: z.uuid() }),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId, ...fiche }): Promise<readonly string[]> {
    const { tx, now } = context;
    const avant = await verrouillerLeSien(context, lieuId);
    const voulu = await colonnesDe(context, fiche);
    const champs = Object.keys(voulu).filter((champ) => !pareil(valeurDe(voulu, champ), valeurDe(avant, champ)));
    if (champs.length === 0) return [];
    await tx
      .updateTable('lieux')
      .set({ ...voulu, modifie_le: now })
      .where('id', '=', lieuId)
      .execute();
    await tracer(context, lieuId, { geste: 'corriger', avant: ceQuiEtait(avant, champs) });
    const { nom } = avant;
    await prevenirCeuxQuiYRecoivent(context, lieuId, corrige, { nom, commune: await nomDeCommune(context, avant) });
    return champs;
  },
});

const valeurDe = (ligne: object, champ: string): unknown => Reflect.get(ligne, champ);
const pareil = (un: unknown, autre: unknown) => JSON.stringify(un) === JSON.stringify(autre);
// What follows from another column is no news of its own.
const DERIVES = ['nom_tri', 'adresse_tri', 'departement_code', 'latitude', 'longitude'];

const ceQuiEtait = (avant: SonLieuVerrouille, champs: readonly string[]) => ({
  ...Object.fromEntries(
    champs.filter((champ) => !DERIVES.includes(champ)).map((champ) => [champ, valeurDe(avant, champ)]),
  ),
  ...((champs.includes('latitude') || champs.includes('longitude')) && {
    position: `${avant.latitude}, ${avant.longitude}`,
  }),
});

export const nomDeCommune = async ({ tx }: Context, { commune_code }: { readonly commune_code: string }) =>
  (await lireCommune(tx, commune_code))?.nom ?? '';

// A place is in its commune: half a degree is some fifty kilometres; the communes of Guyane are larger than départements.
const ECART_DEGRES = 0.5;
const ECART_GUYANE_DEGRES = 3;

async function colonnesDe(context: Context, fiche: FicheDeLieu) {
  const { nom, adresse, communeCode, codePostal, position, services, modalites } = fiche;
  const [commune, milieu] = [await lireCommune(context.tx, communeCode), await situer(context.tx, communeCode)];
  if (!commune || !milieu) throw new InvalidInput({ commune: 'Cette commune n’est pas connue.' });
  if (!commune.codes_postaux.includes(codePostal))
    throw new InvalidInput({
      codePostal: `Ce code postal n’est pas de cette commune. Les siens : ${commune.codes_postaux.slice(0, 25).join(', ')}.`,
    });
  const ecart = commune.departement_code === '973' ? ECART_GUYANE_DEGRES : ECART_DEGRES;
  const loin = (un: number, autre: number) => Math.abs(un - autre) > ecart;
  if (position && (loin(position.latitude, milieu.latitude) || loin(position.longitude, milieu.longitude)))
    throw new InvalidInput({
      position: `Ce point n’est pas près de ${commune.nom}. Vérifiez l’ordre : latitude, puis longitude.`,
    });
  return {
    nom,
    nom_tri: nomTri(nom),
    adresse,
    adresse_tri: nomTri(adresse),
    commune_code: communeCode,
    departement_code: commune.departement_code,
    code_postal: codePostal,
    latitude: position?.latitude ?? milieu.latitude,
    longitude: position?.longitude ?? milieu.longitude,
    position: position ? ('lieu' as const) : await precisionDe(context, communeCode),
    siret: fiche.siret || null,
    telephone: fiche.telephone,
    courriel: fiche.courriel,
    site: fiche.site,
    modalites: [...new Set(modalites)],
    fiche_acces_libre: fiche.ficheAccesLibre,
    itinerant: fiche.itinerant,
    resume: fiche.resume,
    services: [...new Set(services)],
    publie: fiche.publie,
  };
}

const precisionDe = async ({ tx }: Context, code: string): Promise<'commune' | 'departement'> =>
  (await tx
    .selectFrom('communes')
    .select('code')
    .where('code', '=', code)
    .where('latitude', 'is not', null)
    .executeTakeFirst())
    ? 'commune'
    : 'departement';
