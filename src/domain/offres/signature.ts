import { PUBLICATION_JOURS } from '#domain/concertation/index.ts';
import type { Nature } from '#domain/structures/index.ts';
import { ajouterJours, ajouterMois, dateLongue } from '#platform/dates.ts';

/**
 * The first civil date on which the contract may be signed, from the civil date of publication. The guide says both
 * « au moins un mois » (étape 2) and « 30 jours minimum » (« Modèle de fiche de poste »): the later of the two.
 */
export function premiereSignaturePossible(publieeLe: string): string {
  const [mois, jours] = [ajouterMois(publieeLe, 1), ajouterJours(publieeLe, PUBLICATION_JOURS)];
  return mois > jours ? mois : jours;
}

/** The last civil date of publication that lets the contract be signed on the date given. */
export function dernierePublication(signatureLe: string): string {
  let publieeLe = ajouterJours(signatureLe, -PUBLICATION_JOURS);
  while (premiereSignaturePossible(publieeLe) > signatureLe) publieeLe = ajouterJours(publieeLe, -1);
  return publieeLe;
}

/** What the publication says of the signature of the contract: nothing to wait for, to be published first, or a date. */
export type DelaiDeSignature =
  | { readonly etat: 'sans_delai' }
  | { readonly etat: 'a_publier' }
  | { readonly etat: 'urgence'; readonly motif: string }
  | { readonly etat: 'a_partir_du'; readonly le: string };

/** Public structures alone wait (domain, §5); an emergency, with its motive, lifts the delay (décret 2020-172). */
export function delaiDeSignature(
  nature: Nature,
  fiche: { readonly publiee_le: string | null; readonly urgence_motif: string | null } | undefined,
): DelaiDeSignature {
  if (nature === 'privee') return { etat: 'sans_delai' };
  if (!fiche?.publiee_le) return { etat: 'a_publier' };
  if (fiche.urgence_motif) return { etat: 'urgence', motif: fiche.urgence_motif };
  return { etat: 'a_partir_du', le: premiereSignaturePossible(fiche.publiee_le) };
}

/** The same as a sentence, wherever the contract is spoken of. */
export function phraseDuDelai(delai: DelaiDeSignature, aujourdhui: string): string {
  switch (delai.etat) {
    case 'sans_delai':
      return 'Une structure privée peut signer le contrat sans attendre de délai de publication.';
    case 'a_publier':
      return `Publiez d’abord la fiche de poste : publiée aujourd’hui, elle permet de signer le contrat à partir du ${dateLongue(premiereSignaturePossible(aujourdhui))}.`;
    case 'urgence':
      return `Vous avez déclaré une urgence (« ${delai.motif} ») : le contrat peut être signé sans attendre.`;
    case 'a_partir_du':
      return delai.le <= aujourdhui
        ? `Le contrat peut être signé depuis le ${dateLongue(delai.le)}.`
        : `Le contrat peut être signé à partir du ${dateLongue(delai.le)}.`;
  }
}
