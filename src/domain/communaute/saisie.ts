import { z } from 'zod';
import type { Context } from '#platform/action.ts';
import { dateCivile, dateExiste, plusJours } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { DUREE_MAX_JOURS, PLACES_MAX, TYPES_D_EVENEMENT, type TypeDEvenement } from './regles.ts';

const TYPES = Object.keys(TYPES_D_EVENEMENT).filter((type): type is TypeDEvenement => type in TYPES_D_EVENEMENT);

/** What is said of an event. No département: the whole nation. */
export const saisieDEvenement = z.object({
  type: z.enum(TYPES, 'Choisissez le type d’événement.'),
  titre: z.string().trim().min(1, 'Donnez un titre.').max(150),
  description: z.string().trim().max(3000),
  debut: z.date(),
  fin: z.date(),
  lieu: z.string().trim().max(200),
  lien: z.string().trim().max(500),
  places: z.number().int().min(1).max(PLACES_MAX).nullable(),
  inscriptionJusquAu: z.string().refine(dateExiste).nullable(),
  departements: z.array(z.string().max(3)).max(110),
});
export type SaisieDEvenement = z.output<typeof saisieDEvenement>;

/** What is wrong in it, by field, whoever organises. */
function problemesDe(saisie: SaisieDEvenement, { actor, now }: Context): Readonly<Record<string, string>> {
  const { type, debut, fin, lieu, lien, inscriptionJusquAu } = saisie;
  const nationale = type === 'rencontre_nationale' && actor.perimetre.type === 'departements';
  const problemes: [string, string | false][] = [
    ['type', nationale && 'Une rencontre nationale est organisée par l’ANCT.'],
    ['debut', debut <= now && 'Ce moment est passé : donnez une date à venir.'],
    ['fin', fin <= debut && 'La fin vient après le début : vérifiez l’heure.'],
    [
      'fin',
      fin > plusJours(debut, DUREE_MAX_JOURS) &&
        `Un événement dure ${DUREE_MAX_JOURS} jours au plus : faites-en plusieurs.`,
    ],
    ['lieu', lieu === '' && lien === '' && 'Donnez un lieu, ou un lien pour y participer à distance.'],
    ['lien', lien !== '' && !estLien(lien) && 'Donnez une adresse complète, qui commence par https://.'],
    [
      'inscriptionJusquAu',
      inscriptionJusquAu !== null &&
        inscriptionJusquAu > dateCivile(debut) &&
        'Les inscriptions se closent avant le début de l’événement.',
    ],
  ];
  return Object.fromEntries(
    problemes.flatMap(([champ, phrase]) => (phrase ? [[champ, phrase] as const] : [])).toReversed(),
  );
}

/** A whole address, of the web and encrypted. */
export const estLien = (texte: string): boolean =>
  URL.canParse(texte) && new URL(texte).protocol === 'https:' && new URL(texte).hostname.includes('.');

/** Where the event is open: the département of the préfecture that makes it, or those that ANCT names. @throws InvalidInput */
export async function exigerSaisie(context: Context, saisie: SaisieDEvenement): Promise<readonly string[]> {
  const problemes = problemesDe(saisie, context);
  if (Object.keys(problemes).length > 0) throw new InvalidInput(problemes);
  const { perimetre } = context.actor;
  if (perimetre.type === 'departements') return perimetre.codes;
  const voulus = [...new Set(saisie.departements)];
  if (voulus.length === 0) return [];
  const connus = await context.tx.selectFrom('departements').select('code').where('code', 'in', voulus).execute();
  const inconnu = voulus.find((code) => !connus.some((connu) => connu.code === code));
  if (inconnu !== undefined)
    throw new InvalidInput({ departements: `« ${inconnu} » n’est pas le numéro d’un département : vérifiez-le.` });
  return voulus;
}
