import { z } from 'zod';
import { adressesDesRoles } from '#domain/comptes/index.ts';
import { action } from '#platform/action.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { changerStatutDuLot } from './changer-statut.ts';
import { enPreparation, lignesRetenues, motif, verrouillerLot } from './lots.ts';
import { lotAValider, lotRetourne } from './mails.ts';
import { peutValiderLot } from './rights.ts';

/** The ordonnateur hands a batch over to those who validate. @throws Refused when it is empty */
export const soumettreLot = action({
  name: 'lot.soumettre',
  input: z.object({ lotId: z.uuid() }),
  subject: ({ lotId }) => lotId,
  async execute(context, { lotId }): Promise<void> {
    const lot = await enPreparation(context, lotId);
    const lignes = await lignesRetenues(context, lotId);
    if (lignes.length === 0) throw new Refused('Ce lot est vide : abandonnez-le.');
    await changerStatutDuLot(context, lot, 'soumettre');
    const total = {
      nombre: lignes.length,
      montantCentimes: lignes.reduce((somme, { centimes }) => somme + centimes, 0),
    };
    for (const { id, email } of await adressesDesRoles(context.tx, ['valideur']))
      await queueMail(context, lotAValider, {
        a: email,
        cle: `${lotId}:${context.now.toISOString()}:${id}`,
        donnees: { numero: lot.numero, ...total },
      });
  },
});

/** Somebody who validates sends a batch back to who prepared it, and says why. */
export const retournerLot = action({
  name: 'lot.retourner',
  input: z.object({ lotId: z.uuid(), motif }),
  subject: ({ lotId }) => lotId,
  async execute(context, { lotId, motif: raison }): Promise<void> {
    if (!peutValiderLot(context.actor)) throw new Forbidden('lot.retourner');
    const lot = await verrouillerLot(context, lotId);
    await changerStatutDuLot(context, lot, 'retourner', raison);
    for (const { id, email } of await adressesDesRoles(context.tx, ['banque_des_territoires']))
      await queueMail(context, lotRetourne, {
        a: email,
        cle: `${lotId}:${context.now.toISOString()}:${id}`,
        donnees: { numero: lot.numero, motif: raison },
      });
  },
});
