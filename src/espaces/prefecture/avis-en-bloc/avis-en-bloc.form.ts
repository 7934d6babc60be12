import { z } from 'zod';
import { LOT_MAX, POSTES_PAR_DECISION_MAX, SENS_AVIS } from '#domain/concertation/index.ts';
import { InvalidInput } from '#platform/errors.ts';
import { cache, choix, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

const options = Object.entries(SENS_AVIS)
  .filter(([sens]) => sens !== 'doublon')
  .map(([valeur, { libelle }]) => ({ valeur, libelle }));

export const formulaireEnBloc = form('prefecture.avisEnBloc', {
  ids: cache({ max: LOT_MAX * 37 }),
  sens: choix({ libelle: 'Votre avis sur tous ces dossiers', vide: 'Choisissez le sens de votre avis.', options }),
  postes: {
    ...texteFacultatif({
      libelle: 'Nombre de postes pour chaque dossier',
      indication: 'Pour un avis favorable. Laissez vide pour donner à chacun le nombre qu’il a demandé.',
      max: 4,
    }),
    type: 'nombre' as const,
  },
  motif: texteLong({ libelle: 'Motif commun', vide: 'Donnez le motif de votre avis.', max: 2000 }),
});

/** The identifiers that a field carries; anything else is left. */
export const lireIds = (ids: string) => ids.split(',').filter((id) => z.uuid().safeParse(id).success);

/** A number for each file, or the one that each asked for. */
export function lirePostesEnBloc(postes: string): number | 'demandes' {
  if (postes === '') return 'demandes';
  const lu = Number(postes.replaceAll(/\s/g, ''));
  if (Number.isInteger(lu) && lu >= 1 && lu <= POSTES_PAR_DECISION_MAX) return lu;
  throw new InvalidInput({
    postes: `Indiquez un nombre de postes de 1 à ${POSTES_PAR_DECISION_MAX}, ou laissez vide.`,
  });
}
