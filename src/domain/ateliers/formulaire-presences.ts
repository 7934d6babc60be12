import { z } from 'zod';
import { cache, cases } from '#platform/form/champs.ts';
import { form, type ValeursDuFormulaire } from '#platform/form/form.ts';
import type { Participant } from './lire-participants.ts';

const venues = cases({ libelle: 'Cochez les personnes venues', options: [] });
const nombre = cache({ max: 10 });

/** Who came: one box a person (`<registration>:<rank>`), everybody at once by a button, and the others as a number. */
export const formulairePresences = form('ateliers.presences', {
  venues: { ...venues, schema: z.array(z.string().max(50)).max(400) },
  nonInscrits: {
    ...nombre,
    type: 'nombre' as const,
    libelle: 'Personnes venues sans être inscrites',
    schema: z
      .string()
      .refine(
        (valeur) => /^\d{0,3}$/.test(valeur) && Number(valeur) <= 400,
        'Indiquez un nombre compris entre 0 et 400.',
      )
      .transform(Number),
  },
  tous: cache({ max: 10 }),
});

/** The boxes of the people who have a place, and those already ticked. */
export const casesDe = (inscrits: readonly Participant[]) =>
  inscrits.flatMap(({ id, prenom, nom, nombre: combien, presents }) =>
    Array.from({ length: combien }, (_, rang) => ({
      valeur: `${id}:${rang + 1}`,
      libelle: rang === 0 ? `${prenom} ${nom}` : `${prenom} ${nom}, personne ${rang + 1} sur ${combien}`,
      cochee: rang < (presents ?? 0),
    })),
  );

/** How many came for each registration. */
export function venuesDe(
  { venues: cochees, tous }: Pick<ValeursDuFormulaire<typeof formulairePresences>, 'venues' | 'tous'>,
  inscrits: readonly Pick<Participant, 'id' | 'nombre'>[],
): Record<string, number> {
  return Object.fromEntries(
    inscrits.map(({ id, nombre: combien }) => [
      id,
      tous ? combien : Math.min(combien, new Set(cochees.filter((une) => une.startsWith(`${id}:`))).size),
    ]),
  );
}
