import { z } from 'zod';
import { situer } from '#domain/territoires/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { EXPERIENCES, RAYONS_KM, SITUATIONS } from './choix.ts';

const texte = z.string().trim().min(1);
/** What a candidate declares, however it arrives: pages, imports. */
export const profil = z.object({
  prenom: texte.max(100),
  nom: texte.max(100),
  telephone: z.string().max(30),
  communeCode: z.string().length(5),
  rayonKm: z.literal(RAYONS_KM).nullable(),
  disponibleLe: z.iso.date(),
  situations: z.array(z.enum(SITUATIONS.map(({ valeur }) => valeur))).min(1),
  experience: z.enum(EXPERIENCES.map(({ valeur }) => valeur)),
  diplome: z.string().max(250),
  motivation: texte.max(2000),
});
export type Profil = z.output<typeof profil>;

const CONTACT = /[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}/iu;
/** The motivation is read by everybody: contact details written in it would defeat the rule that hides them. */
export const refusMotivation = (motivation: string): string | undefined =>
  CONTACT.test(motivation)
    ? 'Retirez l’adresse ou le téléphone de ce texte : toutes les structures le lisent. Les structures intéressées verront vos coordonnées.'
    : undefined;

/** Nobody is available since yesterday; today is the first date that means something. */
export const refusDisponibilite = (disponibleLe: string, now: Date): string | undefined =>
  disponibleLe > `${Number(dateCivile(now).slice(0, 4)) + 3}`
    ? `Cette date est trop lointaine. Donnez une date entre le ${dateCourte(now)} et trois ans plus tard.`
    : undefined;

/** The columns of a profile. @throws InvalidInput when the commune is not one, or a sentence breaks a rule. */
export async function colonnesDuProfil({ tx, now }: Context, saisie: Profil) {
  const lieu = await situer(tx, saisie.communeCode);
  const refus = {
    motivation: refusMotivation(saisie.motivation),
    disponibleLe: refusDisponibilite(saisie.disponibleLe, now),
  };
  if (refus.motivation) throw new InvalidInput({ motivation: refus.motivation });
  if (refus.disponibleLe) throw new InvalidInput({ disponibleLe: refus.disponibleLe });
  if (!lieu) throw new InvalidInput({ commune: 'Cette commune n’est plus connue. Choisissez-la de nouveau.' });
  return {
    prenom: saisie.prenom,
    nom: saisie.nom,
    nom_tri: nomTri(`${saisie.nom} ${saisie.prenom}`),
    telephone: saisie.telephone,
    commune_code: saisie.communeCode,
    ...lieu,
    rayon_km: saisie.rayonKm,
    disponible_le: saisie.disponibleLe,
    situations: [...saisie.situations],
    experience: saisie.experience,
    diplome: saisie.diplome,
    motivation: saisie.motivation,
  };
}
