import { z } from 'zod';
import { action } from '#platform/action.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { verrouillerOuverte } from './arrivee.ts';
import { lireDepart } from './depart.ts';
import { refusDeDepart, refusDePriseDePoste } from './regles.ts';
import { peutConfirmer, peutPreparer } from './rights.ts';

const date = z.string().refine(dateExiste).nullable();

/**
 * The structure records the day the conseiller took up his post, and that of his departure to training while the training
 * body has no date. Nothing in the money follows from either. @throws InvalidInput, Forbidden, Refused
 */
export const enregistrerDates = action({
  name: 'arrivee.enregistrerDates',
  input: z.object({ arriveeId: z.uuid(), priseDePosteLe: date, departFormationLe: date }),
  async execute(context, { arriveeId, priseDePosteLe, departFormationLe }): Promise<void> {
    const { tx, now, actor } = context;
    if (!peutPreparer(actor)) throw new Forbidden('arrivee.enregistrerDates');
    const arrivee = await verrouillerOuverte(context, arriveeId);
    const { connu } = await lireDepart(tx, arrivee);
    const problemes = {
      priseDePosteLe: priseDePosteLe && refusDePriseDePoste(priseDePosteLe, arrivee, dateCivile(now)),
      departFormationLe: !connu && departFormationLe ? refusDeDepart(departFormationLe, arrivee) : undefined,
    };
    const dits = Object.entries(problemes).flatMap(([champ, phrase]) => (phrase ? [[champ, phrase] as const] : []));
    if (dits.length > 0) throw new InvalidInput(Object.fromEntries(dits));
    await tx
      .updateTable('arrivees')
      .set({ prise_de_poste_le: priseDePosteLe, ...(!connu && { depart_formation_le: departFormationLe }) })
      .where('id', '=', arriveeId)
      .execute();
  },
  subject: ({ arriveeId }) => arriveeId,
});

/** The conseiller has read what is asked of him each month. Once said, it stays said. */
export const connaitreLeSuivi = action({
  name: 'arrivee.connaitreLeSuivi',
  input: z.object({ arriveeId: z.uuid() }),
  async execute(context, { arriveeId }): Promise<void> {
    if (!peutConfirmer(context.actor)) throw new Forbidden('arrivee.connaitreLeSuivi');
    const { suivi_connu_le } = await verrouillerOuverte(context, arriveeId);
    await context.tx
      .updateTable('arrivees')
      .set({ suivi_connu_le: suivi_connu_le ?? context.now })
      .where('id', '=', arriveeId)
      .execute();
  },
  subject: ({ arriveeId }) => arriveeId,
});
