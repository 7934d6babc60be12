import { z } from 'zod';
import type { Context, Tools } from '#platform/action.ts';
import { type Tx, transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { type DossierComplet, EchecTeleprocedure, type Teleprocedure } from '#platform/teleprocedure.ts';

const GESTES = ['conforme', 'non_conforme', 'complement', 'reprise', 'message'] as const;
const decision = z.object({ geste: z.enum(GESTES), texte: z.string(), messageId: z.uuid().optional() });
type Decision = z.output<typeof decision>;

/** What ANCT has just done here is done at Démarches simplifiées by a job: nothing when the file does not stand there. */
export async function pousserVersDs({ tx, tools }: Context, dossierId: string, suite: Decision): Promise<void> {
  if (!tools.teleprocedure) return;
  const attendu = await tx
    .updateTable('dossiers_ds')
    .set((eb) => ({ a_pousser: eb('a_pousser', '+', 1), refus: null }))
    .where('dossier_id', '=', dossierId)
    .returning('numero')
    .executeTakeFirst();
  if (attendu) await tools.jobs.send(tx, pousserDs, { dossierId, ...suite });
}

/**
 * Does it there, after reading where the file stands: done already is done. What Démarches simplifiées refuses is kept
 * in its words for those who instruct; what it cannot do now is tried again later.
 */
export const pousserDs = job({
  name: 'conformite.pousserDs',
  data: decision.extend({ dossierId: z.uuid() }),
  retries: 60,
  async handle(tools, { dossierId, ...suite }) {
    const { db, teleprocedure } = tools;
    const lie = await db
      .selectFrom('dossiers_ds')
      .select('numero')
      .where('dossier_id', '=', dossierId)
      .executeTakeFirst();
    if (!teleprocedure || !lie) return;
    let refus: string | null = null;
    try {
      await faire(tools, teleprocedure, await teleprocedure.lireDossier(lie.numero), suite);
    } catch (echec) {
      if (!(echec instanceof EchecTeleprocedure)) throw echec;
      if (echec.genre === 'indisponible' || echec.genre === 'trop_de_demandes') throw echec;
      refus = echec.genre === 'refus' ? echec.message : 'Démarches simplifiées ne donne pas accès à ce dossier.';
    }
    await transaction(db, (tx) => oublierLaSuite(tx, dossierId, refus));
  },
});

/** The decision arrived, or was refused: the file is to be read again, so the watermark comes back to it. */
async function oublierLaSuite(tx: Tx, dossierId: string, refus: string | null): Promise<void> {
  const lie = await tx
    .updateTable('dossiers_ds')
    .set((eb) => ({ a_pousser: eb.fn<number>('greatest', [eb('a_pousser', '-', 1), eb.lit(0)]), refus }))
    .where('dossier_id', '=', dossierId)
    .returning(['demarche', 'modifie_le'])
    .executeTakeFirst();
  if (!lie?.modifie_le) return;
  await tx.updateTable('dossiers_ds').set({ modifie_le: null }).where('dossier_id', '=', dossierId).execute();
  await tx
    .updateTable('filigranes_ds')
    .set({ jusqu_au: lie.modifie_le })
    .where('demarche', '=', lie.demarche)
    .where('jusqu_au', '>', lie.modifie_le)
    .execute();
}

async function faire(tools: Tools, ds: Teleprocedure, dossier: DossierComplet, suite: Decision): Promise<void> {
  const { id, etat } = dossier;
  const { geste, texte } = suite;
  if (geste === 'message') return ecrire(tools, ds, dossier, suite);
  if (geste === 'complement') {
    if (dossier.correctionAttendueLe) return;
    if (etat === 'en_instruction') await ds.repasserEnConstruction(id);
    await ds.demanderCorrection(id, texte, 'incorrect');
    return;
  }
  if (geste === 'reprise') {
    if (etat === 'refuse' || etat === 'sans_suite' || etat === 'accepte') await ds.repasserEnInstruction(id);
    return;
  }
  if (etat === (geste === 'conforme' ? 'accepte' : 'refuse')) return;
  if (etat === 'en_construction') await ds.passerEnInstruction(id);
  await (geste === 'conforme' ? ds.accepter(id, texte) : ds.refuser(id, texte));
}

/** A message is written there once: one with the same text that nobody here knows yet is ours, sent before a cut. */
async function ecrire(
  { db }: Tools,
  ds: Teleprocedure,
  { id, messages }: DossierComplet,
  { texte, messageId }: Decision,
): Promise<void> {
  const connus = await db
    .selectFrom('dossiers_messages')
    .select(['id', 'ds_id'])
    .where('ds_id', 'is not', null)
    .where('ds_id', 'in', [...messages.map((message) => message.id), ''])
    .execute();
  if (!messageId || connus.some((connu) => connu.id === messageId)) return;
  const parti = messages.find(
    (message) => message.texte.trim() === texte.trim() && !connus.some(({ ds_id }) => ds_id === message.id),
  );
  const dsId = parti?.id ?? (await ds.envoyerMessage(id, texte));
  await db.updateTable('dossiers_messages').set({ ds_id: dsId }).where('id', '=', messageId).execute();
}
