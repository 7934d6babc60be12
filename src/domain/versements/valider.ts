import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { passer } from '#domain/grand-livre/index.ts';
import { action, type Context } from '#platform/action.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { estBancaire } from '#platform/jours-ouvres.ts';
import { BLOCAGES } from './blocages.ts';
import { changerStatutDuLot, changerStatuts } from './changer-statut.ts';
import { constaterEcheances } from './echoir.ts';
import { donneurDOrdre, fichierDuLot } from './fichier.ts';
import { ecarterLignes, lignesRetenues, verrouillerLot } from './lots.ts';
import { emis } from './mails.ts';
import { versements } from './readings.ts';
import { peutValiderLot } from './rights.ts';

/** Domain, §5: « the payment batch takes the next working day », the day after its validation at the earliest. */
export function jourDExecution(valideLe: string): string {
  let jour = ajouterJours(valideLe, 1);
  while (!estBancaire(jour)) jour = ajouterJours(jour, 1);
  return jour;
}

/** What a person saw of a batch, in a few characters: it changes with each line. */
export const empreinteDesLignes = (lignes: readonly { readonly reference: string; readonly centimes: number }[]) =>
  createHash('sha256')
    .update(
      lignes
        .map(({ reference, centimes }) => `${reference}:${centimes}`)
        .sort()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 32);

/**
 * Another person than the one who prepared it validates a batch as it was shown (`vu`): the orders are given to the
 * bank. What something stops since is left out beforehand. @throws Forbidden, Refused
 */
export const validerLot = action({
  name: 'lot.valider',
  input: z.object({ lotId: z.uuid(), vu: z.string() }),
  subject: ({ lotId }) => lotId,
  async execute(context, { lotId, vu }): Promise<void> {
    const { actor, now, tools } = context;
    if (!peutValiderLot(actor) || actor.id === null) throw new Forbidden('lot.valider');
    const lot = await verrouillerLot(context, lotId);
    if (lot.prepare_par === actor.id)
      throw new Refused(
        'Vous avez préparé ce lot : une autre personne le valide (deux personnes pour chaque versement).',
      );
    const donneur = donneurDOrdre(tools.settings);
    if (!donneur)
      throw new Refused(
        'Le compte qui paie n’est pas réglé : demandez à l’exploitant de renseigner BANQUE_NOM, BANQUE_IBAN et BANQUE_BIC.',
      );
    const lignes = await retenirLesPayables(context, lotId);
    if (empreinteDesLignes(lignes) !== vu)
      throw new Refused('Ce lot a changé depuis que vous l’avez affiché : relisez-le, puis validez.');
    if (lignes.length === 0) throw new Refused('Plus aucun versement de ce lot n’est à payer : retournez-le.');
    const executionLe = jourDExecution(dateCivile(now));
    await emettre(context, lignes, executionLe);
    const fichier = await fichierDuLot(context.tx, tools, {
      ...lot,
      valide_le: now,
      execution_le: executionLe,
      donneur,
    });
    await changerStatutDuLot(context, lot, 'valider', null, {
      valide_par: actor.id,
      valide_le: now,
      execution_le: executionLe,
      donneur: JSON.stringify(donneur),
      nombre: lignes.length,
      montant_centimes: lignes.reduce((total, { centimes }) => total + centimes, 0),
      fichier_empreinte: fichier.empreinte,
    });
  },
});

type Ligne = Awaited<ReturnType<typeof lignesRetenues>>[number];

/** The lines that may be paid now; the others leave the batch, each with what stops it. */
async function retenirLesPayables(context: Context, lotId: string): Promise<readonly Ligne[]> {
  const { tx, actor, now } = context;
  const lignes = await lignesRetenues(context, lotId);
  if (lignes.length === 0) return lignes;
  const bloques = await versements(tx, actor.perimetre, now)
    .where(
      'v.id',
      'in',
      lignes.map(({ versement_id }) => versement_id),
    )
    .execute();
  const raisons = new Map(bloques.map(({ id, blocages }) => [id, blocages]));
  const arretees = lignes.filter(({ versement_id }) => raisons.get(versement_id)?.length !== 0);
  for (const ligne of arretees) {
    const [code] = raisons.get(ligne.versement_id) ?? [];
    await ecarterLignes(context, [ligne], code ? BLOCAGES[code].phrase : 'Ce versement n’est plus à payer.');
  }
  return lignes.filter((ligne) => !arretees.includes(ligne));
}

async function emettre(context: Context, lignes: readonly Ligne[], executionLe: string): Promise<void> {
  const { tx } = context;
  const ids = lignes.map(({ versement_id }) => versement_id);
  await constaterEcheances(context, ids);
  await changerStatuts(
    context,
    lignes.map(({ versement_id: id, numero, statut }) => ({ id, numero, statut })),
    'emettre',
  );
  const emises = await tx
    .updateTable('lots_lignes as l')
    .from('versements as v')
    .innerJoin('ribs as r', (join) => join.onRef('r.structure_id', '=', 'v.structure_id').on('r.statut', '=', 'valide'))
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .set({ etat: 'emise', rib_id: sql<string>`r.id` })
    .whereRef('v.id', '=', 'l.versement_id')
    .where(
      'l.id',
      'in',
      lignes.map(({ id }) => id),
    )
    .returning(['l.id', 'l.centimes', 'v.poste_id', 'v.structure_id', 's.nom as structure'])
    .execute();
  await passer(
    context,
    emises.map(({ id, poste_id: posteId, structure_id: structureId, centimes }) => ({
      cause: 'versement.emettre',
      causeId: id,
      mouvements: [{ posteId, structureId, de: 'du', vers: 'en_banque', centimes, le: executionLe }],
    })),
  );
  const parStructure = Map.groupBy(emises, ({ structure_id }) => structure_id);
  for (const [structureId, siennes] of parStructure)
    await ecrireALaStructure(context, structureId, emis, siennes.map(({ id }) => id).sort()[0] ?? '', {
      structure: siennes[0]?.structure ?? '',
      nombre: siennes.length,
      montantCentimes: siennes.reduce((total, { centimes }) => total + centimes, 0),
      executionLe,
    });
}
