import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { direALInscrit } from './annoncer.ts';
import { type EvenementLu, verrouillerEvenement } from './evenement.ts';
import { cycleInscription, type StatutInscription } from './lifecycle.ts';
import { desinscription, inscription } from './mails.ts';
import { promouvoir } from './promouvoir.ts';
import { estCommence, placesLibres, refusDInscription } from './regles.ts';
import { estConseiller } from './rights.ts';

const evenementId = z.uuid();
const vise = { subject: (input: { evenementId: string }) => input.evenementId };

/**
 * The condition « this event is open to the conseiller signed in », on the alias `e`: published for the nation or for the
 * département of his structure. One that he is registered for stays his, whatever becomes of it.
 */
export const ouvertALui = ({
  id,
  perimetre,
}: Actor): RawBuilder<boolean> => sql<boolean>`(${perimetre.type === 'personne'}
  and (exists (select 1 from inscriptions_evenements i join candidats c on c.numero = i.conseiller
      where i.evenement_id = e.id and i.statut <> 'desinscrite' and c.utilisateur_id = ${id})
    or (e.statut = 'publie' and exists (select 1 from contrats k join candidats c on c.id = k.candidat_id join structures s on s.id = k.structure_id
      where c.utilisateur_id = ${id} and k.statut = 'signe' and (e.portee = 'nation' or exists (select 1 from evenements_departements d
        where d.evenement_id = e.id and d.departement_code = s.departement_code))))))`;

/** The signed contract of the person who acts: it does not end while he registers. */
const sonContrat = ({ tx, actor }: Context) =>
  tx
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['k.id', 'k.debut', 'k.fin', 'c.numero as conseiller', 'c.utilisateur_id', 's.departement_code'])
    .where('c.utilisateur_id', '=', actor.id)
    .where('k.statut', '=', 'signe')
    .forShare('k')
    .executeTakeFirst();

/** The registration of somebody for a locked event, whatever its status. */
const sonInscription = ({ tx, actor }: Context, evenement: string) =>
  tx
    .selectFrom('inscriptions_evenements as i')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .innerJoin('contrats as k', 'k.id', 'i.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['i.id', 'i.statut', 'i.rang', 'c.utilisateur_id', 's.departement_code'])
    .where('i.evenement_id', '=', evenement)
    .where('c.utilisateur_id', '=', actor.id)
    .executeTakeFirst();

/**
 * The conseiller signed in takes a place, or the last rank of those who wait when none is left. Answers which.
 * @throws Forbidden, NotFound, Refused
 */
export const sInscrire = action({
  name: 'communaute.sInscrire',
  input: z.object({ evenementId }),
  ...vise,
  async execute(context, { evenementId: id }): Promise<'inscrite' | 'en_attente'> {
    const { tx, actor, now } = context;
    if (!estConseiller(actor)) throw new Forbidden('communaute.sInscrire');
    // Contract, then event: in that order everywhere, so that nobody waits for ever.
    const contrat = await sonContrat(context);
    const evenement = await verrouillerEvenement(context, id, ouvertALui(actor));
    const refus = refusDInscription(evenement, contrat, now);
    if (refus || !contrat) throw new Refused(refus ?? 'Il faut un contrat signé pour s’inscrire à un événement.');
    const geste = placesLibres(evenement.places, evenement.inscrits) > 0 ? 'inscrire' : 'attendre';
    const avant = await sonInscription(context, id);
    cycleInscription.exiger(geste, avant?.statut ?? 'desinscrite', actor.role, 'Votre inscription');
    const statut = geste === 'inscrire' ? 'inscrite' : 'en_attente';
    const rang = evenement.demandes + 1;
    await tx.updateTable('evenements').set({ demandes: rang }).where('id', '=', id).execute();
    const ecrite = { contrat_id: contrat.id, statut, statut_le: now, rang, presence: null } as const;
    const { id: inscriptionId } = await tx
      .insertInto('inscriptions_evenements')
      .values({ evenement_id: id, conseiller: contrat.conseiller, ...ecrite })
      .onConflict((conflict) => conflict.columns(['evenement_id', 'conseiller']).doUpdateSet(ecrite))
      .returning('id')
      .executeTakeFirstOrThrow();
    if (statut === 'inscrite')
      await direALInscrit(context, evenement, { ...contrat, id: inscriptionId }, inscription, {
        cle: `${rang}:inscription`,
        agenda: 'invitation',
        plus: {},
      });
    return statut;
  },
});

/** The conseiller signed in gives his place or his rank back: the first who waits is called. @throws NotFound, Refused */
export const seDesinscrire = action({
  name: 'communaute.seDesinscrire',
  input: z.object({ evenementId }),
  ...vise,
  async execute(context, { evenementId: id }): Promise<void> {
    const { actor, now } = context;
    if (!estConseiller(actor)) throw new Forbidden('communaute.seDesinscrire');
    const evenement = await verrouillerEvenement(context, id, ouvertALui(actor));
    const sienne = await sonInscription(context, id);
    if (!sienne) throw new NotFound(`inscription ${id}`);
    if (estCommence(evenement, now))
      throw new Refused('Cet événement a commencé : il n’est plus possible de se désinscrire.');
    await desinscrire(context, evenement, sienne, false);
  },
});

type Inscription = {
  readonly id: string;
  readonly statut: StatutInscription;
  readonly rang: number;
  readonly utilisateur_id: string | null;
  readonly departement_code: string;
};

async function desinscrire(
  context: Context,
  evenement: EvenementLu,
  sienne: Inscription,
  finDuContrat: boolean,
): Promise<void> {
  cycleInscription.exiger('desinscrire', sienne.statut, context.actor.role, 'Votre inscription');
  await context.tx
    .updateTable('inscriptions_evenements')
    .set({ statut: cycleInscription.target('desinscrire'), statut_le: context.now })
    .where('id', '=', sienne.id)
    .execute();
  if (sienne.statut === 'inscrite')
    await direALInscrit(context, evenement, sienne, desinscription, {
      cle: `${sienne.rang}:desinscription`,
      agenda: 'annulation',
      plus: { fin: finDuContrat },
    });
  await promouvoir(context, evenement);
}

/** A contract is over: the places that the conseiller held in events to come go to those who wait. */
export async function retirerDesEvenements(context: Context, contratId: string): Promise<void> {
  const siennes = await context.tx
    .selectFrom('inscriptions_evenements as i')
    .innerJoin('evenements as e', 'e.id', 'i.evenement_id')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .innerJoin('contrats as k', 'k.id', 'i.contrat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['i.evenement_id', 'i.id', 'i.statut', 'i.rang', 'c.utilisateur_id', 's.departement_code'])
    .where('i.contrat_id', '=', contratId)
    .where('i.statut', '<>', 'desinscrite')
    .where('e.debut', '>', context.now)
    .orderBy('i.evenement_id')
    .execute();
  for (const { evenement_id, id } of siennes) {
    const evenement = await verrouillerEvenement(context, evenement_id);
    // Read again under the lock: a place may just have been given to him.
    const sienne = await context.tx
      .selectFrom('inscriptions_evenements as i')
      .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
      .innerJoin('contrats as k', 'k.id', 'i.contrat_id')
      .innerJoin('structures as s', 's.id', 'k.structure_id')
      .select(['i.id', 'i.statut', 'i.rang', 'c.utilisateur_id', 's.departement_code'])
      .where('i.id', '=', id)
      .where('i.statut', '<>', 'desinscrite')
      .executeTakeFirst();
    if (sienne) await desinscrire({ ...context, actor: SYSTEME }, evenement, sienne, true);
  }
}
