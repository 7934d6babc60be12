import { lireConformite } from '#domain/conformite/index.ts';
import { contratDuPoste } from '#domain/contrats/index.ts';
import { soldesDuPoste } from '#domain/grand-livre/index.ts';
import { verrouillerVersementsDuPoste, versementsQuiSuivent } from '#domain/versements/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { euros } from '#platform/texte.ts';
import type { AvenantBrut } from './avenant.ts';
import type { Effet } from './effet.ts';
import { posteTransfere } from './evenements.ts';
import type { Operation } from './operation.ts';
import { lirePostesDe } from './restes.ts';

type Poste = Awaited<ReturnType<typeof lirePostesDe>>[number];

/** A post goes to another structure with its contract, its conseiller and the payments to come. */
export const transferer: Operation = {
  effet: async (db, avenant, aujourdhui) =>
    effetDuTransfert(db, avenant, aujourdhui, await lirePostesDe(db, avenant.id)),
  async verifier(context, avenant) {
    await verifierLesDeux(context, avenant);
    for (const { id } of await lirePostesDe(context.tx, avenant.id))
      await verifierPoste(context, id, avenant.structure_id);
  },
  async appliquer(context, avenant) {
    for (const { id } of await lirePostesDe(context.tx, avenant.id)) await donner(context, avenant, id);
  },
  articles: ({ motif }, { changements }) => [
    { titre: 'Poste transféré', paragraphes: [`Motif : ${motif}`, ...changements] },
  ],
};

/** What giving posts to another structure does to the schedule, the ledger and both conventions. */
export async function effetDuTransfert(
  db: Db | Tx,
  { structure_id, structure, vers_structure_id, vers }: AvenantBrut,
  aujourdhui: string,
  postes: readonly Poste[],
): Promise<Effet> {
  const accueil = vers ?? '';
  const lus = await Promise.all(postes.map((poste) => lirePosteATransferer(db, poste, aujourdhui)));
  const transmis = lus.reduce((total, { resteCentimes }) => total + resteCentimes, 0);
  return {
    changements: lus.map(
      ({ poste, contrat, resteCentimes }) =>
        `Le poste ${poste.numero} de ${structure} passe à ${accueil}${contrat ? `, avec le contrat n° ${contrat.numero} et ses termes` : ', vacant'}, et les ${euros(resteCentimes)} qui lui restent.`,
    ),
    echeancier: lus.flatMap(({ suivent }) =>
      suivent.map(({ numero, montant_centimes, prevu_le }) => ({
        quoi: `Versement n° ${numero}, à ${accueil}`,
        centimes: montant_centimes,
        quand: `le ${dateLongue(prevu_le)}, comme prévu`,
      })),
    ),
    reste: `Ce qui est dû, transmis à la banque ou versé reste à ${structure}.`,
    ecritures: lus.flatMap(({ poste, engageCentimes }) =>
      engageCentimes === 0
        ? []
        : [
            {
              poste: `${poste.numero} de ${structure}`,
              credit: 'engage' as const,
              debit: 'disponible' as const,
              centimes: engageCentimes,
            },
            {
              poste: `${poste.numero}, désormais de ${accueil}`,
              credit: 'disponible' as const,
              debit: 'engage' as const,
              centimes: engageCentimes,
            },
          ],
    ),
    plafond: { postes: 0, centimes: 0 },
    conventions: [
      { structureId: structure_id, structure, postes: -lus.length, centimes: -transmis },
      { structureId: vers_structure_id ?? '', structure: accueil, postes: lus.length, centimes: transmis },
    ],
  };
}

async function lirePosteATransferer(db: Db | Tx, poste: Poste, aujourdhui: string) {
  const [suivent, soldes, contrat] = [
    await versementsQuiSuivent(db, poste.id, aujourdhui),
    await soldesDuPoste(db, poste.id),
    await contratDuPoste(db, poste.id),
  ];
  const engageCentimes = suivent.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
  // Engaged and not to come any more: its date is past and the morning's job has not written the debt yet.
  const retenu = soldes.engage - engageCentimes + soldes.du + soldes.en_banque + soldes.verse + soldes.a_recouvrer;
  return { poste, suivent, contrat, engageCentimes, resteCentimes: poste.montant_centimes - retenu };
}

/** Who gives and who receives, locked in one order: both host conseillers, and the second may be paid. @throws Refused */
export async function verifierLesDeux({ tx }: Context, { structure_id, vers_structure_id, vers }: AvenantBrut) {
  const ids = [structure_id, vers_structure_id ?? structure_id];
  const deux = await tx
    .selectFrom('structures')
    .select(['id', 'statut'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (deux.some(({ statut }) => statut !== 'activee'))
    throw new Refused('Une des deux structures n’accueille plus de conseiller numérique.');
  const conformite = await lireConformite(tx, SYSTEME.perimetre, vers_structure_id ?? '');
  if (conformite?.statut !== 'conforme')
    throw new Refused(`La demande de subvention de ${vers ?? 'l’autre structure'} n’est pas encore acceptée.`);
}

/** The post, locked: of this structure still, filled or free, with nothing under examination. @throws Refused */
export async function verifierPoste(context: Context, posteId: string, structureId: string): Promise<void> {
  const { tx } = context;
  // Payments before their post: the order of whoever moves money.
  await verrouillerVersementsDuPoste(context, posteId);
  const poste = await tx
    .selectFrom('postes')
    .select(['numero', 'statut'])
    .where('id', '=', posteId)
    .where('structure_id', '=', structureId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!poste || (poste.statut !== 'pourvu' && poste.statut !== 'vacant'))
    throw new Refused('Ce poste n’est plus transférable : rechargez la page.');
  const contrat = await contratDuPoste(tx, posteId);
  const choisi = await tx
    .selectFrom('mises_en_relation')
    .select('id')
    .where('poste_id', '=', posteId)
    .executeTakeFirst();
  if (choisi && !contrat)
    throw new Refused(`Une personne est choisie pour le poste ${poste.numero} : revenez d’abord sur ce choix.`);
  const attend = await tx
    .selectFrom('ruptures as u')
    .leftJoin('recouvrements as o', 'o.rupture_id', 'u.id')
    .select('u.id')
    .where('u.poste_id', '=', posteId)
    .where((eb) => eb.or([eb('u.statut', '=', 'declaree'), eb('o.statut', '=', 'demande')]))
    .executeTakeFirst();
  if (attend)
    throw new Refused(`Une rupture ou un remboursement est en cours sur le poste ${poste.numero} : attendez sa fin.`);
}

export const donner = (context: Context, { structure_id, vers_structure_id }: AvenantBrut, posteId: string) =>
  posteTransfere.emit(context, {
    posteId,
    deStructureId: structure_id,
    versStructureId: vers_structure_id ?? '',
  });
