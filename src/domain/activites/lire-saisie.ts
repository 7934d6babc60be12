import { z } from 'zod';
import { communeEcrite } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import type { RawValues } from '#platform/form/form.ts';
import { rawValues } from '#platform/form/form.ts';
import { codesDe, DEMARCHES, ORGANISMES } from './references.ts';
import { communeADire, endroitDit } from './regles.ts';
import { AGES_CONNUS, SITUATIONS_CONNUES } from './repartir.ts';

const siennes = (db: Db | Tx, { id, perimetre }: Actor) =>
  db
    .selectFrom('activites as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .selectAll('a')
    .select(['l.id as lieuId', 'l.nom as nomLieu', 'o.nom as commune', 'o.codes_postaux'])
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .where('a.supprimee_le', 'is', null);
type Ligne = Awaited<ReturnType<ReturnType<typeof siennes>['executeTakeFirstOrThrow']>>;

/** One activity of the person signed in, as the form shows it. @throws NotFound when it is not his */
export async function lireSaSaisie(db: Db | Tx, actor: Actor, activiteId: string) {
  const ligne = await siennes(db, actor).where('a.id', '=', activiteId).executeTakeFirst();
  if (!ligne) throw new NotFound(`activite ${activiteId}`);
  return { valeurs: valeursDe(ligne), nomLieu: ligne.nomLieu };
}

/** The activity recorded last by the person signed in: its place and its duration are proposed again. */
export const lireSaDerniere = (db: Db, actor: Actor) =>
  siennes(db, actor).orderBy('a.cree_le', 'desc').orderBy('a.id', 'desc').limit(1).executeTakeFirst();

function valeursDe(ligne: Ligne): RawValues {
  const seul = ligne.participants === 1;
  const detail = (nombre: number) => (seul || nombre === 0 ? '' : nombre);
  const ou = endroitDit(ligne.canal, ligne.lieuId);
  const { commune: nom, codes_postaux } = ligne;
  return rawValues({
    id: ligne.id,
    type: ligne.type,
    themes: ligne.themes,
    ou,
    ...(communeADire(ou) && { commune: communeEcrite({ nom, codes_postaux }), communeCode: ligne.commune_code }),
    jour: ligne.jour,
    duree: ligne.duree_minutes,
    participants: ligne.participants,
    dejaVenus: ligne.deja_venus,
    age: (seul && AGES_CONNUS.find((code) => ligne[`age_${code}`] > 0)) || 'inconnu',
    situation: (seul && SITUATIONS_CONNUES.find((code) => ligne[`statut_${code}`] > 0)) || 'inconnu',
    ...Object.fromEntries(AGES_CONNUS.map((code) => [`age_${code}`, detail(ligne[`age_${code}`])])),
    ...Object.fromEntries(SITUATIONS_CONNUES.map((code) => [`statut_${code}`, detail(ligne[`statut_${code}`])])),
    suiteIndividuel: ligne.suite_individuel || '',
    suiteAtelier: ligne.suite_atelier || '',
    materiel: ligne.materiel,
    ...enChamps('vers', codesDe(ORGANISMES), ligne.redirections),
    ...enChamps('mandat', codesDe(DEMARCHES), ligne.mandats),
    tags: ligne.tags,
    note: ligne.note,
  });
}

const comptes = z.record(z.string(), z.number()).nullable();

/** The counts of a row, one field a code. */
function enChamps(prefixe: string, codes: readonly string[], gardes: unknown) {
  const connus = comptes.parse(gardes) ?? {};
  return Object.fromEntries(codes.map((code) => [`${prefixe}_${code}`, connus[code] || '']));
}
