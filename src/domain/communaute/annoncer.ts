import { adresseDe } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { ecrireAgenda } from '#platform/agenda/agenda.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import { evenementDAgenda } from './agenda.ts';
import type { EvenementLu } from './evenement.ts';
import { quandEnClair } from './presentation.ts';

/** What every e-mail about an event says. */
export type DonneesDEvenement = {
  readonly titre: string;
  readonly quand: string;
  readonly lieu: string;
  readonly evenementId: string;
};
type Inscrit = {
  readonly id: string;
  readonly utilisateur_id: string | null;
  readonly departement_code: string;
};

/** Writes to one conseiller about an event, with what his calendar must do of it. The same key writes once. */
export async function direALInscrit<Plus extends object>(
  context: Context,
  evenement: EvenementLu,
  { id, utilisateur_id, departement_code }: Inscrit,
  modele: Modele<DonneesDEvenement & Plus>,
  { cle, agenda, plus }: { cle: string; agenda: 'invitation' | 'annulation' | undefined; plus: Plus },
): Promise<void> {
  const a = utilisateur_id && (await adresseDe(context.tx, utilisateur_id));
  if (!a) return;
  const { titre, lieu } = evenement;
  const { BASE_URL: site } = context.tools.settings;
  await queueMail(context, modele, {
    a,
    cle: `${id}:${cle}`,
    donnees: { titre, quand: quandEnClair(evenement, [departement_code]), lieu, evenementId: evenement.id, ...plus },
    agenda:
      agenda &&
      ecrireAgenda('Événement', [{ ...evenementDAgenda(evenement), annule: agenda === 'annulation' }], {
        usage: agenda,
        site,
        le: context.now,
        invite: a,
      }),
  });
}

/** Who is behind the registrations of an event, in the order in which they asked. */
export const inscritsDe = (
  { tx }: Pick<Context, 'tx'>,
  evenementId: string,
  statuts: readonly ('inscrite' | 'en_attente')[],
) =>
  tx
    .selectFrom('inscriptions_evenements as i')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .innerJoin('contrats as k', 'k.id', 'i.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['i.id', 'i.statut', 'i.rang', 'c.utilisateur_id', 's.departement_code'])
    .where('i.evenement_id', '=', evenementId)
    .where('i.statut', 'in', [...statuts])
    .orderBy('i.rang')
    .execute();

/** Tells the same thing to everybody who is registered, or waits. Only those who hold a place had it in their calendar. */
export async function direAuxInscrits<Plus extends object>(
  context: Context,
  evenement: EvenementLu,
  modele: Modele<DonneesDEvenement & Plus>,
  { cle, statuts }: { cle: string; statuts: readonly ('inscrite' | 'en_attente')[] },
  plus: Plus,
): Promise<void> {
  const agenda = evenement.statut === 'annule' ? 'annulation' : 'invitation';
  for (const inscrit of await inscritsDe(context, evenement.id, statuts))
    await direALInscrit(context, evenement, inscrit, modele, {
      cle,
      agenda: inscrit.statut === 'inscrite' ? agenda : undefined,
      plus,
    });
}
