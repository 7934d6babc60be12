import { commanderKit } from '#domain/arrivee/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Banc } from '#tests/support/base.ts';
import { unCompte } from './comptes.ts';
import { unContratSigne } from './contrats.ts';

/** A contract just signed that begins in twenty days: its arrival is open, the conseiller has his account. */
export async function uneArrivee(
  banc: Banc,
  ...termes: Parameters<typeof unContratSigne> extends [unknown, ...infer R] ? R : never
) {
  const contrat = await unContratSigne(banc, ...termes);
  const { db } = banc.tools;
  const { id: arriveeId } = await db
    .selectFrom('arrivees')
    .select('id')
    .where('contrat_id', '=', contrat.contratId)
    .executeTakeFirstOrThrow();
  const { debut } = await db
    .selectFrom('contrats')
    .select('debut')
    .where('id', '=', contrat.contratId)
    .executeTakeFirstOrThrow();
  const compte = await unCompte(banc, { role: 'conseiller' });
  await db
    .updateTable('candidats')
    .set({ utilisateur_id: compte.id })
    .where('id', '=', contrat.candidat.candidatId)
    .execute();
  const administratrice = await unCompte(banc, {
    role: 'structure',
    structureId: contrat.structureId,
    administrateur: true,
  });
  const lui: Actor = { id: compte.id, nom: 'Camille', role: 'conseiller', perimetre: { type: 'personne' } };
  return { ...contrat, arriveeId, debut, compte, administratrice, lui, elle: contrat.acteur };
}
export type Arrivee = Awaited<ReturnType<typeof uneArrivee>>;

export const UN_KIT = {
  taille: 'M',
  coupe: 'droite',
  livraison: 'structure',
  adresse: '',
  codePostalVille: '',
} as const;

/** The same, its kit ordered by the conseiller, to be delivered at his structure. */
export async function unKitCommande(banc: Banc) {
  const arrivee = await uneArrivee(banc);
  await commanderKit(banc.tools, arrivee.lui, { arriveeId: arrivee.arriveeId, ...UN_KIT });
  return arrivee;
}

/** Everything that a structure says is there. */
export const toutFourni = (etat: 'fourni' | 'prevu' | 'sans_objet' = 'fourni', prevuLe: string | null = null) =>
  (['ordinateur', 'telephone', 'salle', 'tenue', 'transport'] as const).map((code) => ({ code, etat, prevuLe }));
