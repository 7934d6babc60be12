import { POSTES_PAR_DECISION_MAX, SENS_AVIS } from '#domain/concertation/index.ts';
import { InvalidInput } from '#platform/errors.ts';
import { choix, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

const options = Object.entries(SENS_AVIS).map(([valeur, { libelle }]) => ({ valeur, libelle }));
export const formulaireAvis = form('prefecture.avis', {
  sens: choix({ libelle: 'Votre avis', vide: 'Choisissez le sens de votre avis.', options }),
  postes: {
    ...texteFacultatif({ libelle: 'Nombre de postes', indication: 'Pour un avis favorable.', max: 4 }),
    type: 'nombre' as const,
  },
  doublonNumero: {
    ...texteFacultatif({
      libelle: 'Numéro de l’autre dossier',
      indication: 'Pour un doublon : le dossier à garder.',
      max: 12,
    }),
    type: 'nombre' as const,
  },
  motif: texteLong({
    libelle: 'Motif',
    indication: 'Il sera transmis à la structure avec la décision.',
    vide: 'Donnez le motif de votre avis.',
    max: 2000,
  }),
});

/** The number of posts of a favourable avis, or what is wrong with it. */
export function lirePostes(sens: string, postes: string): number | null {
  if (sens !== 'favorable') return null;
  const lu = Number(postes.replaceAll(/\s/g, ''));
  if (Number.isInteger(lu) && lu >= 1 && lu <= POSTES_PAR_DECISION_MAX) return lu;
  throw new InvalidInput({ postes: `Pour un avis favorable, indiquez de 1 à ${POSTES_PAR_DECISION_MAX} postes.` });
}

/** The number of the other file of a duplicate, or what is wrong with it. */
export function lireNumero(sens: string, numero: string): number | null {
  if (sens !== 'doublon') return null;
  const lu = Number(numero.replaceAll(/\D/g, ''));
  if (lu >= 1 && lu <= 2_147_483_647) return lu;
  throw new InvalidInput({ doublonNumero: 'Pour un doublon, indiquez le numéro de l’autre dossier.' });
}
