import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { dansLePerimetre } from '#domain/structures/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import { type Actor, type Perimetre, SYSTEME } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { lireBic, lireIban } from '#platform/banque/iban.ts';
import { chiffrer, dechiffrer } from '#platform/chiffrement.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { cycleRib, type GesteRib, type StatutRib } from './lifecycle.ts';
import { ribRefuse, ribSaisi, ribValide } from './mails.ts';
import { peutExaminerRib, peutSaisirRib } from './rights.ts';

/** What IBANs are encrypted for. */
export const USAGE_IBAN = 'versements.iban';

/** The IBAN read back. Who may is the business of the caller. */
export const ibanEnClair = ({ settings }: Pick<Tools, 'settings'>, chiffre: string): string =>
  dechiffrer(settings, USAGE_IBAN, chiffre);

/**
 * A structure says which account receives its subsidy; the operator checks it before anything is paid there. The
 * former one keeps its place until then, and no payment leaves meanwhile. @throws InvalidInput on `iban` or `bic`
 */
export const saisirRib = action({
  name: 'rib.saisir',
  input: z.object({
    titulaire: z.string().trim().min(1, 'Indiquez le titulaire du compte.').max(70),
    iban: z.string().max(60),
    bic: z.string().max(20),
  }),
  async execute(context, saisie): Promise<string> {
    const { tx, now, actor, tools } = context;
    if (!peutSaisirRib(actor) || actor.perimetre.type !== 'structure') throw new Forbidden('rib.saisir');
    const { structureId } = actor.perimetre;
    const lu = { iban: lireIban(saisie.iban), bic: lireBic(saisie.bic) };
    if ('refus' in lu.iban) throw new InvalidInput({ iban: lu.iban.refus });
    if ('refus' in lu.bic) throw new InvalidInput({ bic: lu.bic.refus });
    const { iban } = lu.iban;
    const structure = await tx
      .selectFrom('structures')
      .select(['nom', 'statut'])
      .where('id', '=', structureId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (structure.statut !== 'activee')
      throw new Refused('Le compte bancaire s’indique une fois votre structure activée.');
    const connus = await vivants(tx, structureId);
    const attente = connus.find(({ statut }) => statut === 'a_valider');
    if (attente) await changerStatut(context, attente, 'remplacer');
    const { id } = await tx
      .insertInto('ribs')
      .values({
        structure_id: structureId,
        statut: 'a_valider',
        statut_le: now,
        titulaire: saisie.titulaire,
        iban: chiffrer(tools.settings, USAGE_IBAN, iban),
        iban_fin: iban.slice(-4),
        bic: lu.bic.bic,
        saisi_par: actor.id,
        saisi_le: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ecrireALaStructure(context, structureId, ribSaisi, id, {
      structure: structure.nom,
      fin: iban.slice(-4),
      premier: connus.length === 0,
    });
    return id;
  },
  subject: (_, ribId) => ribId,
});

const vivants = (tx: Tx, structureId: string) =>
  tx
    .selectFrom('ribs')
    .select(['id', 'statut'])
    .where('structure_id', '=', structureId)
    .where('statut', 'in', ['a_valider', 'valide'])
    .forUpdate()
    .execute();

async function changerStatut(
  { tx, now, actor }: Context,
  { id, statut }: { readonly id: string; readonly statut: StatutRib },
  geste: GesteRib,
  plus: { examine_par?: string | null; motif?: string } = {},
): Promise<void> {
  cycleRib.exiger(geste, statut, actor.role, 'Ce RIB');
  await tx
    .updateTable('ribs')
    .set({ statut: cycleRib.target(geste), statut_le: now, ...plus })
    .where('id', '=', id)
    .execute();
}

/** The operator accepts the account, or refuses it with a motive: never the person who entered it. @throws Refused */
export const examinerRib = action({
  name: 'rib.examiner',
  input: z
    .object({ ribId: z.uuid(), accepte: z.boolean(), motif: z.string().trim().max(500) })
    .refine(({ accepte, motif }) => accepte || motif, {
      path: ['motif'],
      message: 'Dites pourquoi ce RIB est refusé.',
    }),
  subject: ({ ribId }) => ribId,
  async execute(context, { ribId, accepte, motif }): Promise<void> {
    const { tx, actor } = context;
    if (!peutExaminerRib(actor)) throw new Forbidden('rib.examiner');
    const rib = await tx
      .selectFrom('ribs as r')
      .innerJoin('structures as s', 's.id', 'r.structure_id')
      .select(['r.id', 'r.statut', 'r.structure_id', 'r.iban_fin', 'r.saisi_par', 's.nom as structure'])
      .where('r.id', '=', ribId)
      .where(dansLePerimetre(actor.perimetre))
      .forUpdate('r')
      .executeTakeFirst();
    if (!rib) throw new NotFound(`rib ${ribId}`);
    if (rib.saisi_par === actor.id) throw new Refused('Vous avez saisi ce RIB : une autre personne le vérifie.');
    const donnees = { structure: rib.structure, fin: rib.iban_fin };
    if (!accepte) {
      await changerStatut(context, rib, 'refuser', { examine_par: actor.id, motif });
      return ecrireALaStructure(context, rib.structure_id, ribRefuse, ribId, { ...donnees, motif });
    }
    cycleRib.exiger('valider', rib.statut, actor.role, 'Ce RIB');
    const ancien = (await vivants(tx, rib.structure_id)).find(({ statut }) => statut === 'valide');
    if (ancien) await changerStatut({ ...context, actor: SYSTEME }, ancien, 'remplacer');
    await changerStatut(context, rib, 'valider', { examine_par: actor.id });
    await ecrireALaStructure(context, rib.structure_id, ribValide, ribId, donnees);
  },
});

/** The bank says that an account cannot receive money: another is needed. Nothing when it is no longer in use. */
export async function invaliderRib(context: Context, ribId: string, motif: string): Promise<boolean> {
  const rib = await context.tx
    .selectFrom('ribs')
    .select(['id', 'statut'])
    .where('id', '=', ribId)
    .where('statut', '=', 'valide')
    .forUpdate()
    .executeTakeFirst();
  if (rib) await changerStatut({ ...context, actor: SYSTEME }, rib, 'invalider', { motif });
  return rib !== undefined;
}

/** A structure is another legal person: the account known is not its own any more. It gives its own next. */
export async function oublierRibs(context: Context, structureId: string): Promise<void> {
  for (const rib of await vivants(context.tx, structureId))
    await changerStatut({ ...context, actor: SYSTEME }, rib, 'remplacer', { motif: 'La structure a changé de SIRET.' });
}

const ribs = (db: Db | Tx, perimetre: Perimetre) =>
  db
    .selectFrom('ribs as r')
    .innerJoin('structures as s', 's.id', 'r.structure_id')
    .select([
      'r.id',
      'r.statut',
      'r.statut_le',
      'r.titulaire',
      'r.iban',
      'r.iban_fin',
      'r.bic',
      'r.saisi_le',
      'r.motif',
    ])
    .select(['s.id as structureId', 's.nom as structure', 's.numero as numeroStructure', 's.departement_code'])
    .where(dansLePerimetre(perimetre));
export type RibLu = Awaited<ReturnType<ReturnType<typeof ribs>['executeTakeFirstOrThrow']>>;

/** The accounts of a structure of the perimeter, the latest first. */
export const lireRibs = (db: Db, perimetre: Perimetre, structureId: string): Promise<RibLu[]> =>
  ribs(db, perimetre).where('r.structure_id', '=', structureId).orderBy('r.saisi_le', 'desc').execute();

/** Those that wait to be checked, the oldest first: two hundred at most. */
export const listerRibsAVerifier = (db: Db, perimetre: Perimetre): Promise<RibLu[]> =>
  ribs(db, perimetre).where('r.statut', '=', 'a_valider').orderBy('r.saisi_le').limit(200).execute();

/** One account of the perimeter with its IBAN in full, for those who check it: reading it leaves a line in the audit. */
export async function ouvrirRib(tools: Tools, actor: Actor, ribId: string): Promise<RibLu & { ibanComplet: string }> {
  if (!peutExaminerRib(actor)) throw new Forbidden('rib.ouvrir');
  const rib = await ribs(tools.db, actor.perimetre).where('r.id', '=', ribId).executeTakeFirst();
  if (!rib) throw new NotFound(`rib ${ribId}`);
  await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'rib.ouvrir', sujet: ribId });
  return { ...rib, ibanComplet: ibanEnClair(tools, rib.iban) };
}
