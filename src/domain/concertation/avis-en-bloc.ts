import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  changerStatuts,
  type GesteStructure,
  type StructureVerrouillee,
  verifierGeste,
  verrouillerStructures,
} from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { contenuAvis, inscrireAvis, retirerEnCours, vagueExigee } from './avis.ts';
import { POSTES_PAR_DECISION_MAX } from './chiffres.ts';
import { avisDuLot } from './lots-d-avis.ts';
import { peutRendreAvis } from './rights.ts';
import { verrouillerVagueOuverte } from './vagues.ts';

/** As many files at once as a préfecture may have. */
export const LOT_MAX = 2000;

type Refus = { readonly structureId: string; readonly raison: string };
export type ResultatEnBloc = {
  /** Names the whole gesture: what undoes it. */
  readonly lotId: string;
  readonly faits: readonly string[];
  readonly refuses: readonly Refus[];
};

/**
 * The same avis on many files, in one gesture. `postes` « demandes » gives each file the number it asked for
 * (one when it does not know). A file that cannot take it is left and reported; the others are done.
 */
export const rendreAvisEnBloc = action({
  name: 'concertation.rendreAvisEnBloc',
  input: contenuAvis.omit({ nombrePostes: true, doublonNumero: true }).extend({
    ids: z.array(z.uuid()).min(1, 'Choisissez au moins un dossier.').max(LOT_MAX),
    postes: z.union([z.literal('demandes'), z.number().int().min(1).max(POSTES_PAR_DECISION_MAX)]),
  }),
  async execute(context, { ids, postes, sens, motif }): Promise<ResultatEnBloc> {
    if (!peutRendreAvis(context.actor)) throw new Forbidden('concertation.rendreAvisEnBloc');
    if (sens === 'doublon')
      throw new InvalidInput({ sens: 'Un doublon se signale dossier par dossier, avec le numéro de l’autre.' });
    const vagueId = vagueExigee(await verrouillerVagueOuverte(context));
    const structures = await verrouillerStructures(context, ids);
    const { possibles, refuses } = trier(context, structures, 'rendreAvis');
    const lotId = randomUUID();
    await inscrireAvis(context, vagueId, possibles, {
      sens,
      motif,
      doublonDe: null,
      postes: ({ postes_souhaites }) => (postes === 'demandes' ? (postes_souhaites ?? 1) : postes),
      lotId,
    });
    await auditer(context, 'concertation.rendreAvis', possibles);
    return { lotId, faits: possibles.map(({ id }) => id), refuses: [...refuses, ...introuvables(ids, structures)] };
  },
  subject: (_, { lotId }) => lotId,
});

/**
 * Undoes a bulk gesture: each of its avis still in force and not decided is withdrawn, and the one it had replaced is
 * in force again. What was changed since stays as it is.
 */
export const retirerAvisEnBloc = action({
  name: 'concertation.retirerAvisEnBloc',
  input: z.object({ lotId: z.uuid() }),
  async execute(context, { lotId }): Promise<ResultatEnBloc> {
    const { tx, actor } = context;
    const ids = (await avisDuLot(tx, actor.perimetre, lotId)).map(({ structureId }) => structureId);
    if (ids.length === 0) throw new NotFound('lot');
    if (!peutRendreAvis(actor)) throw new Forbidden('concertation.retirerAvisEnBloc');
    const structures = await verrouillerStructures(context, ids);
    const avis = new Map((await avisDuLot(tx, actor.perimetre, lotId)).map((un) => [un.structureId, un] as const));
    const enCours = structures.filter(({ id }) => avis.get(id)?.retireLe === null);
    const { possibles, refuses } = trier(context, enCours, 'retirerAvis');
    const remplace = ({ id }: StructureVerrouillee) => avis.get(id)?.remplaceId ?? null;
    await retirerEnCours(
      context,
      possibles.map(({ id }) => id),
    );
    await retablir(
      context,
      possibles.filter((structure) => remplace(structure) !== null),
      remplace,
    );
    await changerStatuts(
      context,
      possibles.filter((structure) => remplace(structure) === null),
      'retirerAvis',
      'Avis en bloc annulé',
    );
    await auditer(context, 'concertation.retirerAvis', possibles);
    const changes = structures.filter((structure) => !enCours.includes(structure));
    return {
      lotId,
      faits: possibles.map(({ id }) => id),
      refuses: [...refuses, ...changes.map(({ id }) => ({ structureId: id, raison: 'L’avis a été changé depuis.' }))],
    };
  },
  subject: ({ lotId }) => lotId,
});

async function retablir(
  context: Context,
  structures: readonly StructureVerrouillee[],
  remplace: (structure: StructureVerrouillee) => string | null,
): Promise<void> {
  const avisIds = structures.flatMap((structure) => remplace(structure) ?? []);
  if (avisIds.length === 0) return;
  await context.tx.updateTable('avis').set({ retire_le: null }).where('id', 'in', avisIds).execute();
  await changerStatuts(context, structures, 'rendreAvis', 'Avis en bloc annulé : l’avis précédent est rétabli');
}

/** Those that the life cycle allows, and why the others are left. */
function trier(context: Context, structures: readonly StructureVerrouillee[], geste: GesteStructure) {
  const possibles: StructureVerrouillee[] = [];
  const refuses: Refus[] = [];
  for (const structure of structures) {
    try {
      verifierGeste(context, structure, geste);
      possibles.push(structure);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuses.push({ structureId: structure.id, raison: error.message });
    }
  }
  return { possibles, refuses };
}

function introuvables(ids: readonly string[], structures: readonly StructureVerrouillee[]): Refus[] {
  const trouvees = new Set(structures.map(({ id }) => id));
  return [...new Set(ids)]
    .filter((id) => !trouvees.has(id))
    .map((structureId) => ({ structureId, raison: 'Ce dossier n’existe pas dans votre département.' }));
}

const auditer = (context: Context, nom: string, structures: readonly StructureVerrouillee[]) =>
  inscrireAudit(context, ...structures.map(({ id }) => ({ action: nom, sujet: id })));
