import type { z } from 'zod';
import type { AvisDeSituation } from '#platform/avis-situation.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { transaction } from '#platform/db/guard.ts';
import type { Antivirus } from '#platform/files/antivirus.ts';
import type { Coffre } from '#platform/files/coffre.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Actor } from './actor.ts';
import type { AidantsConnect } from './aidants-connect.ts';
import type { Annuaire } from './annuaire.ts';
import { inscrireAudit } from './audit.ts';
import type { Clock } from './dates.ts';
import { InvalidInput } from './errors.ts';
import type { Consequences } from './events.ts';
import type { FluxOffres } from './flux-offres.ts';
import type { FournisseurIdentite } from './identite.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import type { Teleprocedure } from './teleprocedure.ts';

/** What the process lends to everybody: built once by `application.ts`. */
export type Tools = {
  readonly db: Db;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly consequences: Consequences;
  readonly annuaire: Annuaire;
  /** The offers of emploi-territorial.fr, when its feed is configured. */
  readonly fluxOffres?: FluxOffres | undefined;
  /** The avis de situation of an establishment, when the INSEE is configured. */
  readonly avisDeSituation?: AvisDeSituation | undefined;
  /** The public list of Aidants Connect, when its address is configured. */
  readonly aidantsConnect?: AidantsConnect | undefined;
  /** Démarches simplifiées, when it carries the demandes de subvention (DOSSIER_MODE=ds). */
  readonly teleprocedure?: Teleprocedure | undefined;
  /** The files that people deposited. */
  readonly coffre: Coffre;
  readonly antivirus: Antivirus;
  /** ProConnect, when it is configured. */
  readonly fournisseur?: FournisseurIdentite | undefined;
};
/** What a gesture works with: its transaction, who acts, and the one moment of everything it writes. */
export type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly tools: Tools };

export type Action<Input, Output> = ((tools: Tools, actor: Actor, raw: unknown) => Promise<Output>) & {
  readonly auditName: string;
  readonly input: z.ZodType<Input>;
  /** The same gesture inside a transaction already open (bulk gestures, consequences). */
  readonly inside: (context: Context, input: Input) => Promise<Output>;
};

/**
 * Parse, execute, audit: one transaction. Throwing undoes everything, queued e-mails included.
 * `subject` names what was acted on; only identifiers go to the audit, never what people typed.
 */
export function action<Input, Output>(definition: {
  name: `${string}.${string}`;
  input: z.ZodType<Input>;
  subject?: (input: Input, output: Output) => string | null;
  execute: (context: Context, input: Input) => Promise<Output>;
}): Action<Input, Output> {
  const { name, input, execute, subject } = definition;
  const inside = async (context: Context, parsed: Input) => {
    const output = await execute(context, parsed);
    await inscrireAudit(context, { action: name, sujet: subject?.(parsed, output) ?? null });
    return output;
  };
  const run = async (tools: Tools, actor: Actor, raw: unknown) => {
    const parsed = parse(input, raw);
    return transaction(tools.db, (tx) => inside({ tx, actor, now: tools.clock(), tools }, parsed));
  };
  return Object.assign(run, { auditName: name, input, inside });
}

/** The value, or `InvalidInput` with one sentence per field. */
export function parse<Output>(schema: z.ZodType<Output>, raw: unknown): Output {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(messageByField(parsed.error));
}

/** The first sentence of each field: one problem told at a time. */
function messageByField(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of error.issues) messages[issue.path.join('.')] ??= issue.message;
  return messages;
}
