import { z } from 'zod';
import { listerThemes } from '#domain/activites/index.ts';
import { type SonContratEnCours, sonContrat } from '#domain/contrats/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { situer } from '#domain/territoires/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile, dateLongue, plusMinutes } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { DISTANCE } from './formulaires.ts';
import { PLACES_MAX } from './regles.ts';
import type { Atelier } from './verrouiller.ts';

/** What the conseiller says of a workshop. `ou` is one of his places, or « distance ». */
export const entreeAtelier = z.object({
  titre: z.string().trim().min(3).max(120),
  themes: z.array(z.int().min(1).max(24)).min(1).max(14),
  niveau: z.enum(['debutant', 'intermediaire', 'avance']),
  ou: z.string().min(1).max(40),
  lien: z.string().max(300),
  debut: z.date(),
  dureeMinutes: z.int().min(15).max(720),
  places: z.int().min(1).max(PLACES_MAX),
  fermetureHeures: z.int().min(0).max(168),
  acces: z.enum(['public', 'invitation']),
  aApporter: z.string().max(300),
  telephone: z.string().max(20),
});
export type SaisieAtelier = z.infer<typeof entreeAtelier>;

/**
 * The running contract of the person signed in, and where the workshop is. A place he had for this workshop stays his.
 * @throws Refused without a contract
 * @throws InvalidInput by field
 */
export async function saisieVerifiee(context: Context, saisie: SaisieAtelier, avant?: Atelier) {
  const { tx, actor, now } = context;
  const contrat = await sonContrat(tx, actor, dateCivile(now));
  if (!contrat) throw new Refused('Aucun contrat n’est en cours à votre nom : aucun atelier ne peut être préparé.');
  const themes = await listerThemes(tx, dateCivile(now));
  const endroit = await endroitDe(context, saisie, contrat, avant);
  const problemes = {
    ...(saisie.themes.some((theme) => !themes.some(({ numero }) => numero === theme)) && {
      themes: 'Cochez des thèmes de la liste.',
    }),
    ...(!endroit && { ou: 'Choisissez un de vos lieux, ou « À distance ».' }),
    ...(saisie.ou === DISTANCE && !saisie.lien && { lien: 'Donnez l’adresse où les personnes vous rejoindront.' }),
  };
  if (!endroit || Object.keys(problemes).length > 0) throw new InvalidInput(problemes);
  return { contrat, endroit };
}

async function endroitDe(
  { tx, actor }: Context,
  { ou, lien }: SaisieAtelier,
  contrat: SonContratEnCours,
  avant?: Atelier,
) {
  const { commune_code, departement_code } = contrat;
  if (ou === DISTANCE)
    return situe(tx, { canal: 'distance' as const, lieu: null, lien, commune_code, departement_code });
  const sien = (await listerSesLieux(tx, actor)).find(({ id }) => id === ou);
  if (sien) {
    const { numero: lieu, commune_code: commune, departement_code: departement } = sien;
    return situe(tx, {
      canal: 'lieu' as const,
      lieu,
      lien: null,
      commune_code: commune,
      departement_code: departement,
    });
  }
  const garde =
    avant?.lieu && (await tx.selectFrom('lieux').select('id').where('numero', '=', avant.lieu).executeTakeFirst());
  if (!avant || !garde || garde.id !== ou) return undefined;
  const { canal, lieu, latitude, longitude, zone } = avant;
  return {
    ...{ canal, lieu, lien: null, latitude, longitude, zone },
    commune_code: avant.commune_code,
    departement_code: avant.departement_code,
  };
}

async function situe<Endroit extends { readonly commune_code: string }>(tx: Context['tx'], endroit: Endroit) {
  const place = await situer(tx, endroit.commune_code);
  return place && { ...endroit, ...place };
}
export type Endroit = NonNullable<Awaited<ReturnType<typeof endroitDe>>>;

/** When a workshop is, as written. @throws InvalidInput before now, or after the contract ends */
export function colonnesDuMoment(
  { dureeMinutes, fermetureHeures }: SaisieAtelier,
  debut: Date,
  now: Date,
  fin: string | null,
) {
  const jour = dateCivile(debut);
  if (debut <= now)
    throw new InvalidInput({ debut: 'Ce moment est déjà passé : donnez un jour et une heure à venir.' });
  if (fin && jour > fin)
    throw new InvalidInput({
      debut: `Votre contrat s’arrête le ${dateLongue(fin)} : choisissez un jour qui vient avant.`,
    });
  return { debut, jour, duree_minutes: dureeMinutes, ferme_le: plusMinutes(debut, -60 * fermetureHeures) };
}

/** What a workshop is, as written, whenever it is. */
export const colonnesDe = (saisie: SaisieAtelier) => ({
  titre: saisie.titre,
  themes: [...new Set(saisie.themes)].sort((un, autre) => un - autre),
  niveau: saisie.niveau,
  acces: saisie.acces,
  a_apporter: saisie.aApporter,
  telephone: saisie.telephone,
  places: saisie.places,
});
