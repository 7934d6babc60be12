import { ajouterMembre, nommerCoordinateur } from '#domain/equipes/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { anct, unCompte } from './comptes.ts';
import { unContratSigne } from './contrats.ts';
import { MOULINS } from './structures.ts';

type Options = { readonly nom?: string; readonly communeCode?: string; readonly departement?: string };

/**
 * Somebody whose contract began, with his account: his numbers, his structure, and himself as conseiller or
 * coordinateur. The structure moves where it is wanted once he is recruited: candidates of the tests live in Moulins.
 */
export async function unConseillerDuTerritoire(banc: Banc, { nom, communeCode, departement }: Options = {}) {
  const { db } = banc.tools;
  const contrat = await unContratSigne(banc, {}, nom ? { nom } : {});
  await db
    .updateTable('structures')
    .set({ commune_code: communeCode ?? MOULINS, departement_code: departement ?? '03' })
    .where('id', '=', contrat.structureId)
    .execute();
  banc.avancer({ jours: 21 });
  const compte = await unCompte(banc, { role: 'conseiller' });
  const { candidatId } = contrat.candidat;
  await db.updateTable('candidats').set({ utilisateur_id: compte.id }).where('id', '=', candidatId).execute();
  const { numero: conseiller } = await db
    .selectFrom('candidats')
    .select('numero')
    .where('id', '=', candidatId)
    .executeTakeFirstOrThrow();
  const { numero: structure } = await db
    .selectFrom('structures')
    .select('numero')
    .where('id', '=', contrat.structureId)
    .executeTakeFirstOrThrow();
  const lui: Actor = { id: compte.id, nom: 'Camille', role: 'conseiller', perimetre: { type: 'personne' } };
  return {
    candidatId,
    conseiller,
    structure,
    structureId: contrat.structureId,
    contratId: contrat.contratId,
    elle: contrat.acteur,
    compte,
    lui,
    /** The same person, in his second space. */
    coordinateur: { ...lui, role: 'coordinateur' as const },
  };
}
export type ConseillerDuTerritoire = Awaited<ReturnType<typeof unConseillerDuTerritoire>>;

/** A coordinateur of the Allier and his team, each with a contract that runs. */
export async function uneEquipe(banc: Banc, nombre = 1) {
  const chef = await unConseillerDuTerritoire(banc);
  const gens: ConseillerDuTerritoire[] = [];
  for (let i = 0; i < nombre; i += 1) gens.push(await unConseillerDuTerritoire(banc));
  const equipeId = await nommerCoordinateur(banc.tools, anct(), {
    candidatId: chef.candidatId,
    departements: ['03'],
  });
  for (const un of gens) await uneArrivee(banc, equipeId, un);
  return { equipeId, chef, gens };
}

/** Puts somebody in a team, from today on. */
export const uneArrivee = (banc: Banc, equipeId: string, { candidatId }: { candidatId: string }) =>
  ajouterMembre(banc.tools, anct(), { equipeId, candidatId, du: dateCivile(banc.tools.clock()), au: null });

/** The places of a team, oldest first. */
export const placesDe = ({ tools: { db } }: Banc, equipeId: string) =>
  db
    .selectFrom('equipes_membres')
    .select(['id', 'conseiller', 'statut', 'du', 'au', 'fin'])
    .where('equipe_id', '=', equipeId)
    .orderBy('du')
    .orderBy('statut_le')
    .execute();
