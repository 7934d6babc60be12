import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dateCivile, heureCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { type RawValues, rawValues } from '#platform/form/form.ts';
import { DISTANCE } from './formulaires.ts';
import { lireSonAtelier, type SonAtelier } from './readings.ts';

/** A workshop as the form shows it, to be changed or prepared again. */
export const valeursDe = (atelier: SonAtelier): RawValues =>
  rawValues({
    titre: atelier.titre,
    themes: atelier.themes,
    niveau: atelier.niveau,
    ou: atelier.lieuId ?? DISTANCE,
    lien: atelier.lien,
    debut: `${dateCivile(atelier.debut)}T${heureCivile(atelier.debut)}`,
    duree: atelier.duree_minutes,
    places: atelier.places,
    fermetureHeures: Math.round((atelier.debut.getTime() - atelier.ferme_le.getTime()) / 3_600_000),
    acces: atelier.acces,
    aApporter: atelier.a_apporter,
    telephone: atelier.telephone,
    portee: 'celui_ci',
  });

/** The activity that a workshop was, as the form of activities shows it: only what is not known is left to say. */
export async function activiteProposee(db: Db, actor: Actor, atelierId: string): Promise<RawValues> {
  const atelier = await lireSonAtelier(db, actor, atelierId);
  const { presents, non_inscrits, places_prises } = atelier;
  const participants = presents === null ? places_prises : presents + (non_inscrits ?? 0);
  return rawValues({
    id: randomUUID(),
    type: 'atelier',
    themes: atelier.themes,
    ou: atelier.lieuId ?? DISTANCE,
    jour: atelier.jour,
    duree: atelier.duree_minutes,
    participants: participants || '',
    dejaVenus: await compterDejaVenus(db, atelierId),
    age: 'inconnu',
    situation: 'inconnu',
  });
}

/** How many of those who came had come to an earlier workshop of the same conseiller, as far as is still known. */
async function compterDejaVenus(db: Db, atelierId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(least(p.presents, avant.presents)), 0)::int as n
    from participations p join ateliers a on a.id = p.atelier_id
    join lateral (
      select max(q.presents) as presents from participations q join ateliers b on b.id = q.atelier_id
      where q.empreinte = p.empreinte and q.presents > 0 and b.conseiller = a.conseiller and b.debut < a.debut
    ) avant on avant.presents is not null
    where p.atelier_id = ${atelierId} and p.presents > 0`.execute(db);
  return rows[0]?.n ?? 0;
}
