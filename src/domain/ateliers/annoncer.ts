import type { Context } from '#platform/action.ts';
import { ecrireAgenda } from '#platform/agenda/agenda.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import { evenementDe } from './agenda.ts';
import { ouDe } from './endroit.ts';
import { jetonDeParticipation } from './liens.ts';
import type { DonneesParticipation } from './mails.ts';
import { lirePersonne } from './participants.ts';
import type { Atelier } from './verrouiller.ts';

export type Participation = { readonly id: string; readonly identite: string | null; readonly nombre: number };

type Envoi<Plus> = {
  /** Said once for the registration, and for what `tour` says. */
  readonly tour?: string;
  readonly plus: Plus;
  readonly agenda?: 'invitation' | 'annulation';
};

/** Writes to somebody who comes, if there is an address; forgotten with the registration. The same `tour` writes once. */
export async function ecrireAu<Plus extends object>(
  context: Context,
  atelier: Atelier,
  participation: Participation,
  modele: Modele<DonneesParticipation & Plus>,
  { tour = '', plus, agenda }: Envoi<Plus>,
): Promise<void> {
  const { settings } = context.tools;
  const { id, identite, nombre } = participation;
  const a = identite && lirePersonne(settings, identite).email;
  if (!a) return;
  const ou = await ouDe(context.tx, atelier);
  const { titre, debut, duree_minutes: dureeMinutes, a_apporter: aApporter } = atelier;
  const donnees = { titre, debut, dureeMinutes, ou, aApporter, nombre, jeton: jetonDeParticipation(settings, id) };
  const fichier =
    agenda &&
    ecrireAgenda('Atelier', [evenementDe(atelier, ou, agenda === 'annulation')], {
      usage: agenda,
      site: settings.BASE_URL,
      le: context.now,
      invite: a,
    });
  await queueMail(context, modele, {
    a,
    cle: `${id}:${tour}`,
    donnees: { ...donnees, ...plus },
    agenda: fichier,
    sujet: id,
  });
}
