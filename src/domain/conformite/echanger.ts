import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { direALaStructure } from './annoncer.ts';
import { type Verrouille, verrouillerDossier, verrouillerSonDossier } from './dossier.ts';
import { pousserVersDs } from './ds-pousser.ts';
import { messageDeLaStructure, messageRecu } from './mails.ts';
import { peutInstruire } from './rights.ts';

const TEXTE_MAX = 4000;
const texte = z.string().trim().min(1, 'Écrivez votre message.').max(TEXTE_MAX);

/** The structure writes to those who instruct; the one in charge is told by e-mail. */
export const ecrireALAnct = action({
  name: 'conformite.ecrireALAnct',
  input: z.object({ texte }),
  async execute(context, { texte: corps }): Promise<string> {
    const dossier = await verrouillerSonDossier(context);
    const messageId = await inscrireMessage(context, dossier, 'structure', corps);
    const a = await adresseDe(context.tx, dossier.assigne_a);
    if (a)
      await queueMail(context, messageDeLaStructure, {
        a,
        cle: messageId,
        donnees: { structure: dossier.nom, dossierId: dossier.id },
      });
    return dossier.id;
  },
  subject: (_, dossierId) => dossierId,
});

/** ANCT writes to the structure, which gets the text by e-mail. */
export const ecrireALaStructure = action({
  name: 'conformite.ecrireALaStructure',
  input: z.object({ dossierId: z.uuid(), texte }),
  subject: ({ dossierId }) => dossierId,
  async execute(context, { dossierId, texte: corps }): Promise<void> {
    if (!peutInstruire(context.actor)) throw new Forbidden('conformite.ecrireALaStructure');
    const dossier = await verrouillerDossier(context, dossierId);
    const messageId = await inscrireMessage(context, dossier, 'anct', corps);
    await pousserVersDs(context, dossierId, { geste: 'message', texte: corps, messageId });
    await direALaStructure(context, dossier, messageRecu, { texte: corps });
  },
});

/** Keeps a message of one side; answers its identifier. */
async function inscrireMessage(
  { tx, now, actor }: Context,
  dossier: Pick<Verrouille, 'id'>,
  cote: 'structure' | 'anct',
  corps: string,
): Promise<string> {
  const { id } = await tx
    .insertInto('dossiers_messages')
    .values({ dossier_id: dossier.id, cote, auteur_id: actor.id, texte: corps, envoye_le: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A note between colleagues: the structure never reads it. */
export const noter = action({
  name: 'conformite.noter',
  input: z.object({ dossierId: z.uuid(), texte }),
  subject: ({ dossierId }) => dossierId,
  async execute(context, { dossierId, texte: corps }): Promise<void> {
    const { tx, now, actor } = context;
    if (!peutInstruire(actor) || actor.id === null) throw new Forbidden('conformite.noter');
    const dossier = await verrouillerDossier(context, dossierId);
    await tx
      .insertInto('dossiers_notes')
      .values({ dossier_id: dossier.id, auteur_id: actor.id, texte: corps, ecrite_le: now })
      .execute();
  },
});

/** Files given to a colleague at once. */
export const DOSSIERS_EN_BLOC_MAX = 500;
const enBloc = z.array(z.uuid()).min(1, 'Cochez au moins un dossier.').max(DOSSIERS_EN_BLOC_MAX);

/** Gives files to a colleague, or to nobody. @throws Refused for somebody who does not instruct */
export const assigner = action({
  name: 'conformite.assigner',
  input: z.object({ dossierIds: enBloc, a: z.uuid().nullable() }),
  async execute(context, { dossierIds, a }): Promise<number> {
    const { tx, now, actor } = context;
    if (!peutInstruire(actor)) throw new Forbidden('conformite.assigner');
    if (a !== null && !(await instruit(context, a)))
      throw new Refused('Cette personne n’instruit pas les dossiers : choisissez un agent de l’ANCT.');
    const assignes = await tx
      .updateTable('dossiers_conformite')
      .set({ assigne_a: a, assigne_le: a === null ? null : now })
      .where('id', 'in', [...new Set(dossierIds)])
      .returning('id')
      .execute();
    if (assignes.length === 0) throw new NotFound('dossiers');
    await inscrireAudit(context, ...assignes.map(({ id }) => ({ action: 'conformite.assignerDossier', sujet: id })));
    return assignes.length;
  },
});

/** The same message to several structures. Answers how many. */
export const ecrireEnBloc = action({
  name: 'conformite.ecrireEnBloc',
  input: z.object({ dossierIds: enBloc, texte }),
  async execute(context, { dossierIds, texte: corps }): Promise<number> {
    if (!peutInstruire(context.actor)) throw new Forbidden('conformite.ecrireEnBloc');
    const uniques = [...new Set(dossierIds)].toSorted();
    for (const dossierId of uniques) await ecrireALaStructure.inside(context, { dossierId, texte: corps });
    return uniques.length;
  },
});

const instruit = async ({ tx }: Context, utilisateurId: string): Promise<boolean> =>
  (await tx
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '=', 'anct')
    .where('retiree_le', 'is', null)
    .executeTakeFirst()) !== undefined;
