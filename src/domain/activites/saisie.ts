import { type SonContratEnCours, sonContratDuJour } from '#domain/contrats/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { lireCommune } from '#domain/territoires/index.ts';
import type { Context } from '#platform/action.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import type { SaisieActivite } from './entree.ts';
import { communeADire, endroitDe, problemesDe } from './regles.ts';
import { type Comptes, colonnesReparties } from './repartir.ts';
import { tagsRetenus } from './tags-permis.ts';

export type Endroit = {
  readonly canal: 'lieu' | 'distance' | 'domicile' | 'itinerant';
  readonly lieu: number | null;
  readonly commune_code: string;
  readonly departement_code: string;
};
/** What stands already, when it is corrected: its place stays offered, its day and its tags stay accepted. */
type Ancienne = { readonly ou: string; readonly jour: string; readonly tags: readonly number[] } & Endroit;

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
  const contrat = await sonContratDuJour(tx, actor, now);
  if (!contrat) throw new Refused('Aucun contrat n’est en cours à votre nom : rien ne peut être enregistré.');
  const debut = saisie.jour === ancienne?.jour ? saisie.jour : contrat.debut;
  const endroit = await situer(context, saisie, contrat, ancienne);
  const tags = await tagsRetenus(tx, contrat, saisie, ancienne?.tags);
  const autreContrat = ancienne && ancienne.jour < contrat.debut && saisie.jour !== ancienne.jour;
  const tous = {
    ...problemesDe(saisie, debut, contrat.aujourdhui),
    ...('problemes' in endroit && endroit.problemes),
    ...(autreContrat && { jour: 'Cette activité est d’un contrat précédent : son jour ne change plus.' }),
    ...((await themesInconnus(context, saisie.themes, saisie.jour)) && { themes: 'Cochez des thèmes de la liste.' }),
    ...(!tags && { tags: 'Un des tags choisis n’est plus proposé. Rechargez la page, puis choisissez de nouveau.' }),
  };
  if ('problemes' in endroit || !tags || Object.keys(tous).length > 0) throw new InvalidInput(tous);
  return { contrat, colonnes: colonnesDe(saisie, endroit, tags) };
}

type Situe = Endroit | { readonly problemes: Readonly<Record<string, string>> };

/** Where it happened: as it stood when nothing says otherwise, with the commune that was said when there is one to say. */
async function situer(
  { tx, actor }: Context,
  { ou, communeCode }: SaisieActivite,
  contrat: SonContratEnCours,
  ancienne: Ancienne | undefined,
): Promise<Situe> {
  const endroit =
    ancienne?.ou === ou ? endroitGarde(ancienne) : endroitDe(ou, await listerSesLieux(tx, actor), contrat);
  if (!endroit) return { problemes: { ou: 'Choisissez un de vos lieux, ou une autre façon de travailler.' } };
  if (!communeADire(ou) || communeCode === '' || communeCode === endroit.commune_code) return endroit;
  const commune = await lireCommune(tx, communeCode);
  if (!commune) return { problemes: { commune: 'Cette commune n’est pas connue. Vérifiez son nom.' } };
  return { ...endroit, commune_code: commune.code, departement_code: commune.departement_code };
}

const endroitGarde = ({ canal, lieu, commune_code, departement_code }: Endroit): Endroit => ({
  canal,
  lieu,
  commune_code,
  departement_code,
});

/** The columns of a row, from what was said and where it was. */
export const colonnesDe = (
  saisie: Omit<SaisieActivite, 'id' | 'ou' | 'communeCode'>,
  endroit: Endroit,
  tags: readonly number[],
) => ({
  ...endroit,
  type: saisie.type,
  jour: saisie.jour,
  duree_minutes: saisie.dureeMinutes,
  participants: saisie.participants,
  deja_venus: saisie.dejaVenus,
  ...colonnesReparties(saisie),
  suite_individuel: saisie.suiteIndividuel,
  suite_atelier: saisie.suiteAtelier,
  redirections: enJson(saisie.redirections),
  mandats: enJson(saisie.mandats),
  materiel: [...new Set(saisie.materiel)],
  themes: [...new Set(saisie.themes)],
  tags: [...tags],
  note: saisie.note || null,
});

/** Only what was counted: nothing at all when nothing was. */
function enJson(comptes: Comptes): string | null {
  const dits = Object.entries(comptes).filter(([, combien]) => combien > 0);
  return dits.length === 0 ? null : JSON.stringify(Object.fromEntries(dits));
}

async function themesInconnus({ tx }: Context, numeros: readonly number[], jour: string): Promise<boolean> {
  if (numeros.length === 0) return false;
  const connus = await tx
    .selectFrom('themes')
    .select('numero')
    .where('numero', 'in', [...numeros])
    .where('valable_du', '<=', jour)
    .where((eb) => eb.or([eb('valable_au', 'is', null), eb('valable_au', '>', jour)]))
    .execute();
  return connus.length < new Set(numeros).size;
}
