import { sql } from 'kysely';
import type { ListeDeReference } from '#domain/referentiels/index.ts';

/** SQL: the reference lists that name the place read as `l`, by its SIRET or by its name and commune. Never typed by hand. */
export const LABELS = sql<ListeDeReference[]>`array(
  select r.liste from referentiels r where r.siret = l.siret and r.retire_le is null
  union select r.liste from referentiels r where r.commune_code = l.commune_code and r.nom_tri = l.nom_tri and r.retire_le is null
  order by 1)`;

/** SQL: one of them does. */
export const porteLeLabel = (liste: ListeDeReference) => sql<boolean>`(
  exists (select 1 from referentiels r where r.siret = l.siret and r.liste = ${liste} and r.retire_le is null)
  or exists (select 1 from referentiels r where r.commune_code = l.commune_code and r.nom_tri = l.nom_tri and r.liste = ${liste} and r.retire_le is null))`;
