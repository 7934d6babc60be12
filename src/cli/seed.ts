import { peuplerActivites } from '#domain/activites/index.ts';
import { peuplerCandidats, recruterPourMesure } from '#domain/candidats/index.ts';
import { activerPourMesure, POSTES_MAX, pourvoirPourMesure } from '#domain/concertation/index.ts';
import { peuplerContrats } from '#domain/contrats/index.ts';
import { peuplerConventions } from '#domain/conventions/index.ts';
import { peuplerLieux } from '#domain/lieux/index.ts';
import { peuplerRecrues } from '#domain/mise-en-relation/index.ts';
import { reconstruireCumuls } from '#domain/statistiques/index.ts';
import { peuplerStructures } from '#domain/structures/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';

const CANDIDATS_PAR_STRUCTURE = 3;
/** Contracts of 24 months that began a little less than 24 months ago: everybody is still there. */
const COMMENCES_DEPUIS_JOURS = 700;
const SIGNATURES_JOURS = 20;

type Taille = { readonly structures: number; readonly activites: number };

/** Fills a base with invented structures, candidates and, when activities are wanted, conseillers under contract. */
export async function peupler(
  db: Db,
  { structures, activites }: Taille,
  now: Date,
  avancement: (faites: number) => void = () => {},
): Promise<{ readonly conseillers: number; readonly candidats: number }> {
  const postes = Math.min(POSTES_MAX, structures / 5);
  const candidats = structures * CANDIDATS_PAR_STRUCTURE;
  await peuplerStructures(db, structures, now);
  await activerPourMesure(db, postes, now);
  await peuplerCandidats(db, candidats, now);
  if (activites === 0) return { conseillers: 0, candidats };
  await pourvoirPourMesure(db);
  await recruterPourMesure(db, postes);
  await peuplerRecrues(db, now);
  await peuplerContrats(db, now, ajouterJours(dateCivile(now), -COMMENCES_DEPUIS_JOURS), SIGNATURES_JOURS);
  await peuplerConventions(db, now);
  await peuplerLieux(db, now);
  await peuplerActivites(db, activites, now, avancement);
  await reconstruireCumuls(db);
  return { conseillers: postes, candidats };
}
