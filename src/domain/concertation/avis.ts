import { z } from 'zod';
import {
  changerStatuts,
  dansLePerimetre,
  type StructureVerrouillee,
  verrouillerStructure,
} from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { enLots } from '#platform/lots.ts';
import { POSTES_PAR_DECISION_MAX } from './chiffres.ts';
import { SENS_AVIS, type SensAvis } from './lifecycle.ts';
import { peutRendreAvis } from './rights.ts';
import { verrouillerVagueOuverte } from './vagues.ts';

const SENS = Object.keys(SENS_AVIS) as readonly string[];
export const estSens = (valeur: string): valeur is SensAvis => SENS.includes(valeur);

export const contenuAvis = z.object({
  sens: z.string().refine(estSens, 'Choisissez le sens de l’avis.'),
  nombrePostes: z.number().int().min(1).max(POSTES_PAR_DECISION_MAX).nullable(),
  /** The file to keep, when this one is its duplicate. */
  doublonNumero: z.number().int().nullable().default(null),
  motif: z.string().trim().min(1, 'Donnez le motif de l’avis.').max(2000),
});

/** Gives an avis on one file, or changes the one given: possible until ANCT decides. */
export const rendreAvis = action({
  name: 'concertation.rendreAvis',
  input: contenuAvis.extend({ structureId: z.uuid() }),
  async execute(context, { structureId, sens, nombrePostes, doublonNumero, motif }): Promise<void> {
    const vague = await verrouillerVagueOuverte(context);
    const structure = await verrouillerStructure(context, structureId);
    if (!peutRendreAvis(context.actor)) throw new Forbidden('concertation.rendreAvis');
    if (sens === 'favorable' && nombrePostes === null)
      throw new InvalidInput({ nombrePostes: 'Indiquez pour combien de postes l’avis est favorable.' });
    const doublonDe = sens === 'doublon' ? await dossierAGarder(context, structure, doublonNumero) : null;
    await inscrireAvis(context, vagueExigee(vague), [structure], {
      sens,
      motif,
      doublonDe,
      postes: () => nombrePostes,
      lotId: null,
    });
  },
  subject: ({ structureId }) => structureId,
});

export function vagueExigee(vague: { id: string } | undefined): string {
  if (vague) return vague.id;
  throw new Refused(
    'Aucune vague de concertation n’est ouverte : les avis se rendent pendant une vague. L’ANCT vous préviendra de la prochaine.',
  );
}

/** The file that the préfecture says is the same structure: in its territory, ANCT can name another. */
async function dossierAGarder(
  { tx, actor }: Context,
  structure: StructureVerrouillee,
  numero: number | null,
): Promise<string> {
  if (numero === null) throw new InvalidInput({ doublonNumero: 'Indiquez le numéro de l’autre dossier.' });
  if (numero === structure.numero)
    throw new InvalidInput({ doublonNumero: 'C’est le numéro de ce dossier : indiquez celui de l’autre.' });
  const autre = await tx
    .selectFrom('structures as s')
    .select('s.id')
    .where('s.numero', '=', numero)
    .where('s.confirmee_le', 'is not', null)
    .where(dansLePerimetre(actor.perimetre))
    .executeTakeFirst();
  if (autre) return autre.id;
  throw new InvalidInput({ doublonNumero: `Aucun dossier n° ${numero} dans votre département. Vérifiez le numéro.` });
}

type Avis = {
  readonly sens: SensAvis;
  readonly motif: string;
  readonly doublonDe: string | null;
  readonly postes: (structure: StructureVerrouillee) => number | null;
  readonly lotId: string | null;
};

/** Writes the same avis on files already locked. The former ones stay, withdrawn, behind the new ones. */
export async function inscrireAvis(
  context: Context,
  vagueId: string,
  structures: readonly StructureVerrouillee[],
  { sens, motif, doublonDe, postes, lotId }: Avis,
): Promise<void> {
  const { tx, now, actor } = context;
  await changerStatuts(context, structures, 'rendreAvis', motif);
  const remplaces = await retirerEnCours(
    context,
    structures.map(({ id }) => id),
  );
  for (const lot of enLots(structures)) {
    const lignes = lot.map((structure) => ({
      structure_id: structure.id,
      vague_id: vagueId,
      sens,
      nombre_postes: sens === 'favorable' ? postes(structure) : null,
      motif,
      doublon_de: doublonDe,
      rendu_par: actor.id,
      rendu_le: now,
      lot_id: lotId,
      remplace_id: remplaces.get(structure.id) ?? null,
    }));
    await tx.insertInto('avis').values(lignes).execute();
  }
}

/** Withdraws the avis in force of these files. Answers them by file. */
export async function retirerEnCours(
  { tx, now }: Context,
  structureIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const retires = new Map<string, string>();
  for (const lot of enLots(structureIds)) {
    const lignes = await tx
      .updateTable('avis')
      .set({ retire_le: now })
      .where('structure_id', 'in', [...lot])
      .where('retire_le', 'is', null)
      .returning(['id', 'structure_id'])
      .execute();
    for (const { id, structure_id } of lignes) retires.set(structure_id, id);
  }
  return retires;
}

/** Takes an avis back: the file waits again. */
export const retirerAvis = action({
  name: 'concertation.retirerAvis',
  input: z.object({ structureId: z.uuid() }),
  async execute(context, { structureId }): Promise<void> {
    const structure = await verrouillerStructure(context, structureId);
    if (!peutRendreAvis(context.actor)) throw new Forbidden('concertation.retirerAvis');
    await changerStatuts(context, [structure], 'retirerAvis');
    await retirerEnCours(context, [structureId]);
  },
  subject: ({ structureId }) => structureId,
});
