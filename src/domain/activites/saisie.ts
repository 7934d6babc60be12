import { z } from 'zod';
import { type SonContratEnCours, sonContrat } from '#domain/contrats/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { AGES, SITUATIONS } from './formulaire.ts';
import { endroitDe, problemesDe } from './regles.ts';
import { AGES_CONNUS, colonnesReparties, SITUATIONS_CONNUES } from './repartir.ts';

const codes = (options: readonly { readonly valeur: string }[]) =>
  z.string().refine((un) => options.some(({ valeur }) => valeur === un));
const nombre = z.int().min(0).max(500);

/** What the conseiller says of an activity; who, ages and situations of a group are numbers, never names. */
export const entreeActivite = z.object({
  id: z.uuid(),
  type: z.enum(['individuel', 'atelier', 'information', 'appel']),
  themes: z.array(z.int().min(1).max(24)).min(1).max(14),
  ou: z.string().min(1).max(40),
  jour: z.iso.date(),
  dureeMinutes: z.int().min(5).max(720),
  participants: z.int().min(1).max(500),
  dejaVenus: nombre,
  age: codes(AGES),
  situation: codes(SITUATIONS),
  ages: z.partialRecord(z.enum(AGES_CONNUS), nombre).default({}),
  situations: z.partialRecord(z.enum(SITUATIONS_CONNUES), nombre).default({}),
  suiteIndividuel: nombre.default(0),
  suiteAtelier: nombre.default(0),
  materiel: z.array(z.enum(['ordinateur', 'telephone', 'tablette', 'autre'])).default([]),
  note: z.string().max(2000),
});
type SaisieActivite = z.infer<typeof entreeActivite>;
type Endroit = {
  readonly canal: 'lieu' | 'distance' | 'domicile' | 'itinerant';
  readonly lieu: number | null;
  readonly commune_code: string;
  readonly departement_code: string;
};
/** What stands already, when it is corrected: its place stays offered, its day stays accepted. */
type Ancienne = { readonly ou: string; readonly jour: string } & Endroit;

/**
 * The running contract and the columns to write. @throws Refused without a contract
 * @throws InvalidInput by field
 */
export async function saisieVerifiee(
  context: Context,
  saisie: SaisieActivite,
  ancienne?: Ancienne,
): Promise<{ contrat: SonContratEnCours; colonnes: ReturnType<typeof colonnesDe> }> {
  const { tx, actor, now } = context;
  const aujourdhui = dateCivile(now);
  const contrat = await sonContrat(tx, actor, aujourdhui);
  if (!contrat) throw new Refused('Aucun contrat n’est en cours à votre nom : rien ne peut être enregistré.');
  const debut = saisie.jour === ancienne?.jour ? saisie.jour : contrat.debut;
  const problemes = problemesDe(saisie, debut, aujourdhui);
  const endroit =
    saisie.ou === ancienne?.ou
      ? endroitGarde(ancienne)
      : endroitDe(saisie.ou, await listerSesLieux(tx, actor), contrat);
  const autreContrat = ancienne && ancienne.jour < contrat.debut && saisie.jour !== ancienne.jour;
  const tous = {
    ...problemes,
    ...(endroit ? {} : { ou: 'Choisissez un de vos lieux, ou une autre façon de travailler.' }),
    ...(autreContrat && { jour: 'Cette activité est d’un contrat précédent : son jour ne change plus.' }),
    ...((await themesInconnus(context, saisie.themes, saisie.jour)) && { themes: 'Cochez des thèmes de la liste.' }),
  };
  if (!endroit || Object.keys(tous).length > 0) throw new InvalidInput(tous);
  return { contrat, colonnes: colonnesDe(saisie, endroit) };
}

const endroitGarde = ({ canal, lieu, commune_code, departement_code }: Endroit): Endroit => ({
  canal,
  lieu,
  commune_code,
  departement_code,
});

const colonnesDe = (saisie: SaisieActivite, endroit: Endroit) => ({
  ...endroit,
  type: saisie.type,
  jour: saisie.jour,
  duree_minutes: saisie.dureeMinutes,
  participants: saisie.participants,
  deja_venus: saisie.dejaVenus,
  ...colonnesReparties(saisie),
  suite_individuel: saisie.suiteIndividuel,
  suite_atelier: saisie.suiteAtelier,
  materiel: [...new Set(saisie.materiel)],
  themes: [...new Set(saisie.themes)],
  note: saisie.note || null,
});

async function themesInconnus({ tx }: Context, numeros: readonly number[], jour: string): Promise<boolean> {
  const connus = await tx
    .selectFrom('themes')
    .select('numero')
    .where('numero', 'in', [...numeros])
    .where('valable_du', '<=', jour)
    .where((eb) => eb.or([eb('valable_au', 'is', null), eb('valable_au', '>', jour)]))
    .execute();
  return connus.length < new Set(numeros).size;
}
