import type { Db, Tx } from '#platform/db/guard.ts';

/** Priority policies that the préfet takes into account (guide, « La concertation territoriale »). */
export const POLITIQUES = {
  action_coeur_de_ville: { libelle: 'Action Cœur de Ville', court: 'Cœur de ville' },
  petites_villes_de_demain: { libelle: 'Petites Villes de Demain', court: 'Petites villes' },
  qpv: { libelle: 'Quartiers prioritaires de la politique de la ville', court: 'QPV' },
  zrr: { libelle: 'Zones de revitalisation rurale', court: 'ZRR' },
  france_services: { libelle: 'France Services', court: 'France Services' },
  fabriques_de_territoire: { libelle: 'Fabriques de territoire', court: 'Fabrique' },
} as const;
export type Politique = keyof typeof POLITIQUES;
export const estPolitique = (texte: string): texte is Politique => Object.hasOwn(POLITIQUES, texte);

/** A place: its commune, and the establishment itself (SIRET) since some lists go by establishment. */
export type Lieu = { readonly id: string; readonly communeCode: string; readonly identifiant: string };

/** The priority policies of each place, in one query whatever their number. */
export async function politiquesDesLieux(
  db: Db | Tx,
  lieux: readonly Lieu[],
): Promise<ReadonlyMap<string, Politique[]>> {
  if (lieux.length === 0) return new Map();
  const cibles = [...new Set(lieux.flatMap(({ communeCode, identifiant }) => [communeCode, identifiant]))];
  const lignes = await db
    .selectFrom('politiques_prioritaires')
    .select(['cible', 'politique'])
    .distinct()
    .where('cible', 'in', cibles)
    .orderBy('politique')
    .execute();
  const parCible = Map.groupBy(lignes, ({ cible }) => cible);
  const politiques = ({ communeCode, identifiant }: Lieu) =>
    [communeCode, identifiant].flatMap((cible) => (parCible.get(cible) ?? []).map(({ politique }) => politique));
  return new Map(lieux.map((lieu) => [lieu.id, [...new Set(politiques(lieu))]]));
}

/** How many places each list holds, and when it was last imported. */
export async function resumerPolitiques(db: Db) {
  const comptes = await db
    .selectFrom('politiques_prioritaires')
    .select(['politique', (eb) => eb.fn.countAll<number>().as('lieux')])
    .groupBy('politique')
    .execute();
  const imports = await db
    .selectFrom('imports_politiques')
    .select(['politique', (eb) => eb.fn.max('importe_le').as('le')])
    .groupBy('politique')
    .execute();
  return Object.entries(POLITIQUES).map(([politique, { libelle }]) => ({
    politique,
    libelle,
    lieux: comptes.find((compte) => compte.politique === politique)?.lieux ?? 0,
    importeLe: imports.find((un) => un.politique === politique)?.le ?? null,
  }));
}
