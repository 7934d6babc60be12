import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { verrouillerConvention } from './convention.ts';
import { SIGNATURES_EN_BLOC_MAX } from './lifecycle.ts';
import { codeDeSignature } from './mails.ts';
import { sceller } from './sceller.ts';
import { exigerSignable, exigerSignataire, inscrireSignature } from './signer.ts';

const VALIDITE_MINUTES = 15;
const ESSAIS_MAX = 5;

const empreinteDuCode = ({ settings }: Tools, utilisateurId: string, code: string) =>
  createHmac('sha256', settings.SECRET).update(`signature:${utilisateurId}:${code}`).digest('hex');

function exigerMode({ settings }: Pick<Tools, 'settings'>): void {
  if (settings.SIGNATURE_MODE !== 'simple')
    throw new Refused('Les conventions se signent avec vos propres moyens : déposez la copie signée.');
}

/** Sends a code of six digits to the person who is about to sign; the former one no longer opens anything. */
export const demanderCode = action({
  name: 'conventions.demanderCode',
  input: z.object({ nombre: z.number().int().min(1).max(SIGNATURES_EN_BLOC_MAX) }),
  async execute(context, { nombre }): Promise<void> {
    const { tx, now, actor, tools } = context;
    exigerMode(tools);
    await exigerSignataire(context);
    const a = await adresseDe(tx, actor.id);
    if (!a || actor.id === null) throw new Forbidden('conventions.demanderCode');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const envoi = {
      empreinte: empreinteDuCode(tools, actor.id, code),
      expire_le: plusMinutes(now, VALIDITE_MINUTES),
      essais: 0,
    };
    await tx
      .insertInto('codes_signature')
      .values({ utilisateur_id: actor.id, ...envoi })
      .onConflict((conflict) => conflict.column('utilisateur_id').doUpdateSet(envoi))
      .execute();
    const donnees = { code: `${code.slice(0, 3)} ${code.slice(3)}`, nombre };
    await queueMail(context, codeDeSignature, { a, cle: envoi.empreinte, donnees });
  },
});

type Demande = {
  readonly conventionIds: readonly string[];
  readonly code: string;
  readonly qualite: string;
  readonly consent: boolean;
};
export type BilanDeSignature = {
  readonly signees: number;
  readonly refusees: readonly { readonly conventionId: string; readonly motif: string }[];
};

/**
 * Signs conventions here: consent, then the code received by e-mail, used once. Each convention is its own gesture: one
 * that cannot be signed leaves the others signed, and says why. @throws InvalidInput on `consent` or `code`
 */
export async function signerIci(tools: Tools, actor: Actor, demande: Demande): Promise<BilanDeSignature> {
  exigerMode(tools);
  if (!demande.consent) throw new InvalidInput({ consent: 'Cochez la case pour signer : elle vaut votre accord.' });
  const uniques = [...new Set(demande.conventionIds)].slice(0, SIGNATURES_EN_BLOC_MAX);
  if (uniques.length === 0) throw new Refused('Cochez d’abord au moins une convention.');
  if (!(await utiliserCode(tools, actor, { code: demande.code.replaceAll(/\s/g, '') })))
    throw new InvalidInput({ code: 'Ce code n’est pas le bon, ou il a expiré. Demandez-en un nouveau.' });
  const refusees: { conventionId: string; motif: string }[] = [];
  for (const conventionId of uniques)
    try {
      await signerUne(tools, actor, { conventionId, qualite: demande.qualite });
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error;
      refusees.push({
        conventionId,
        motif: error instanceof Refused ? error.message : 'Cette convention n’existe pas.',
      });
    }
  return { signees: uniques.length - refusees.length, refusees };
}

/** A wrong code counts: after five, a new one must be asked for. Committed whatever follows. */
const utiliserCode = action({
  name: 'conventions.utiliserCode',
  input: z.object({ code: z.string().max(20) }),
  async execute(context, { code }): Promise<boolean> {
    const { tx, actor, now, tools } = context;
    if (actor.id === null) throw new Forbidden('conventions.signer');
    const attendu = await tx
      .selectFrom('codes_signature')
      .selectAll()
      .where('utilisateur_id', '=', actor.id)
      .forUpdate()
      .executeTakeFirst();
    if (!attendu || attendu.expire_le <= now || attendu.essais >= ESSAIS_MAX) return false;
    const bon = timingSafeEqual(Buffer.from(attendu.empreinte), Buffer.from(empreinteDuCode(tools, actor.id, code)));
    if (bon) await tx.deleteFrom('codes_signature').where('utilisateur_id', '=', actor.id).execute();
    else
      await tx
        .updateTable('codes_signature')
        .set({ essais: attendu.essais + 1 })
        .where('utilisateur_id', '=', actor.id)
        .execute();
    return bon;
  },
});

const signerUne = action({
  name: 'conventions.signer',
  input: z.object({
    conventionId: z.uuid(),
    qualite: z.string().trim().min(1, 'Indiquez en quelle qualité vous signez.').max(150),
  }),
  subject: ({ conventionId }) => conventionId,
  async execute(context: Context, { conventionId, qualite }): Promise<void> {
    const partie = await exigerSignataire(context);
    const convention = await verrouillerConvention(context, conventionId);
    const empreinte = exigerSignable(context, convention, partie);
    await inscrireSignature(context, convention, partie, { mode: 'simple', qualite, empreinte });
    if (partie === 'banque_des_territoires') await context.tools.jobs.send(context.tx, sceller, { conventionId });
  },
});
