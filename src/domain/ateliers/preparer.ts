import { z } from 'zod';
import { action } from '#platform/action.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { occurrences } from './recurrence.ts';
import { colonnesDe, colonnesDuMoment, entreeAtelier, saisieVerifiee } from './saisie.ts';
import { changerStatut, verrouillerLesSiens } from './verrouiller.ts';

/**
 * The conseiller signed in prepares a workshop, once or regularly: each occurrence is a workshop of its own. Nobody sees
 * it before it is published. Answers the first one.
 * @throws Refused without a running contract
 * @throws InvalidInput by field
 */
export const preparerAtelier = action({
  name: 'ateliers.preparer',
  input: entreeAtelier.extend({
    rythme: z.enum(['une_fois', 'semaine', 'quinzaine', 'mois']),
    jusquAu: z.union([z.literal(''), z.iso.date()]),
  }),
  async execute(context, { rythme, jusquAu, ...saisie }): Promise<string> {
    const { tx, now } = context;
    const { contrat, endroit } = await saisieVerifiee(context, saisie);
    const { conseiller, structure, fin } = contrat;
    if (rythme !== 'une_fois' && !jusquAu)
      throw new InvalidInput({ jusquAu: 'Donnez le dernier jour possible de cette série.' });
    const debuts = occurrences(saisie.debut, rythme, jusquAu);
    const dernier = dateCivile(debuts.at(-1) ?? saisie.debut);
    if (fin && dernier > fin)
      throw new InvalidInput({
        [rythme === 'une_fois' ? 'debut' : 'jusquAu']:
          `Votre contrat s’arrête le ${dateLongue(fin)} : choisissez un jour qui vient avant.`,
      });
    const serie_id =
      rythme === 'une_fois'
        ? null
        : (
            await tx
              .insertInto('ateliers_series')
              .values({ conseiller, rythme, jusqu_au: jusquAu, cree_le: now })
              .returning('id')
              .executeTakeFirstOrThrow()
          ).id;
    const ecrits = await tx
      .insertInto('ateliers')
      .values(
        debuts.map((debut) => ({
          ...{ conseiller, structure, serie_id },
          ...colonnesDe(saisie),
          ...endroit,
          ...colonnesDuMoment(saisie, debut, now, fin),
          ...{ statut: 'prepare' as const, statut_le: now, cree_le: now, modifie_le: now },
        })),
      )
      .returning(['id', 'debut'])
      .execute();
    const [premier] = ecrits.sort((un, autre) => un.debut.getTime() - autre.debut.getTime());
    return premier?.id ?? '';
  },
  subject: (_, atelierId) => atelierId,
});

/** Opens the registrations of a workshop to come, or of all that follow it too. @throws Refused, NotFound */
export const publierAtelier = action({
  name: 'ateliers.publier',
  input: z.object({ atelierId: z.uuid(), portee: z.enum(['celui_ci', 'suivants']).default('celui_ci') }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, portee }): Promise<number> {
    const { now } = context;
    const [premier, ...suivants] = await verrouillerLesSiens(context, atelierId, portee);
    if (premier.debut <= now) throw new Refused('Ce moment est déjà passé : changez d’abord le jour de l’atelier.');
    const aPublier = [premier, ...suivants.filter(({ statut }) => statut === 'prepare')];
    for (const atelier of aPublier) await changerStatut(context, atelier, 'publier', { publie_le: now });
    return aPublier.length;
  },
});
