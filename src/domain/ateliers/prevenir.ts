import type { Context } from '#platform/action.ts';
import type { Modele } from '#platform/mail/mail.ts';
import { ecrireAu } from './annoncer.ts';
import type { DonneesParticipation } from './mails.ts';
import type { Atelier } from './verrouiller.ts';

type Annonce<Plus> = {
  readonly tour: string;
  readonly plus: Plus;
  readonly agenda?: 'invitation' | 'annulation';
  /** Why those who have no e-mail must be phoned. */
  readonly appel: 'changement' | 'annulation';
};

/** Tells everybody who comes or waits, each once; those who have no e-mail are to be phoned by the conseiller. */
export async function prevenirTous<Plus extends object>(
  context: Context,
  atelier: Atelier,
  modele: Modele<DonneesParticipation & Plus>,
  { appel, agenda, ...envoi }: Annonce<Plus>,
): Promise<void> {
  const { tx } = context;
  const tous = await tx
    .selectFrom('participations')
    .select(['id', 'identite', 'nombre', 'statut'])
    .where('atelier_id', '=', atelier.id)
    .where('statut', '!=', 'annulee')
    .orderBy('rang')
    .execute();
  for (const une of tous) {
    // Only those who have a place have it in their calendar.
    const joindre = agenda && une.statut === 'inscrite' ? { agenda } : {};
    await ecrireAu(context, atelier, une, modele, { ...envoi, ...joindre });
  }
  await tx
    .updateTable('participations')
    .set({ a_appeler: appel })
    .where('atelier_id', '=', atelier.id)
    .where('statut', '!=', 'annulee')
    .where('joignable', '=', false)
    .execute();
}
