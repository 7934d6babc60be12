import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/guard.ts';

/** Conseillers at work on a day in some départements (that of their structure), by name; `sauf` are left out. */
export const conseillersEnPoste = (db: Db | Tx, departements: readonly string[] | 'tous', jour: string) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['c.id', 'c.numero as conseiller', 'c.prenom', 'c.nom', 'c.utilisateur_id', 'k.id as contratId'])
    .select(['k.debut', 's.nom as structure', 's.departement_code as departement'])
    .where('k.statut', '=', 'signe')
    .where('k.debut', '<=', jour)
    .where((eb) => eb.or([eb('k.fin', 'is', null), eb('k.fin', '>=', jour)]))
    .where((eb) =>
      departements === 'tous' ? eb.lit(true) : sql<boolean>`s.departement_code = any(${[...departements]}::text[])`,
    )
    .orderBy('c.nom_tri')
    .orderBy('c.id');
export type ConseillerEnPoste = Awaited<ReturnType<ReturnType<typeof conseillersEnPoste>['executeTakeFirstOrThrow']>>;

/** As a list shows them: « Alix Exemple — Commune d’Essai (03) ». */
export const optionsDeConseillers = (conseillers: readonly ConseillerEnPoste[]) =>
  conseillers.map(({ id, prenom, nom, structure, departement }) => ({
    valeur: id,
    libelle: `${prenom} ${nom} — ${structure} (${departement})`,
  }));
