import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Horaires, type MomentLocal, semaineDe } from '#domain/horaires/index.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { LABELS } from './labels.ts';
import { QUELQU_UN_Y_RECOIT } from './publication.ts';

// Whoever agreed to appear; nobody else is in a public list, not even as a number.
const CONSENTANTS = sql`fiches_conseillers f where f.conseiller = r.conseiller and f.sur_la_carte`;

const HEURES = sql<unknown>`(select coalesce(json_agg(json_build_array(h.jour, h.debut, h.fin)), '[]') from lieux_horaires h where h.lieu_id = l.id)`;
const fermetures = (aujourdhui: string) => sql<unknown>`(
  select coalesce(json_agg(json_build_object('du', x.du, 'au', x.au) order by x.du), '[]')
  from lieux_fermetures x where x.lieu_id = l.id and x.au >= ${aujourdhui}::date)`;
/** Those who agreed to appear: their first name and what they gave of their professional contact. */
const ACCUEIL = sql<unknown>`(
  select coalesce(json_agg(json_build_object('prenom', c.prenom, 'courriel', f.courriel, 'telephone', f.telephone,
    'aidant', f.aidants_connect = 'aidant') order by c.prenom, c.numero), '[]')
  from lieux_conseillers r join fiches_conseillers f on f.conseiller = r.conseiller and f.sur_la_carte
    join candidats c on c.numero = r.conseiller
  where r.lieu_id = l.id and r.jusqu_au is null and r.suspendu_le is null)`;
/** When somebody is there; his first name only if he agreed. */
const permanences = (aujourdhui: string) => sql<unknown>`(
  select coalesce(json_agg(json_build_object('jour', p.jour, 'debut', p.debut, 'fin', p.fin, 'du', p.du, 'au', p.au, 'prenom',
    (select c.prenom from candidats c where c.numero = p.conseiller and exists (select 1 from ${CONSENTANTS}))) order by p.jour, p.debut, p.id), '[]')
  from lieux_permanences p join lieux_conseillers r on r.lieu_id = p.lieu_id and r.conseiller = p.conseiller
  where p.lieu_id = l.id and r.jusqu_au is null and r.suspendu_le is null and (p.au is null or p.au >= ${aujourdhui}::date))`;

// Read for the rows of a page alone, not for all those that are sorted.
const COMMUNE = sql<string>`(select o.nom from communes o where o.code = l.commune_code)`;

/** The places that the public sees. */
export function lieuxPublics(db: Db, now: Date) {
  const aujourdhui = dateCivile(now);
  return db
    .selectFrom('lieux as l')
    .select(['l.id', 'l.numero', 'l.nom', 'l.nom_tri', 'l.adresse', 'l.code_postal', 'l.commune_code'])
    .select(COMMUNE.as('commune'))
    .select(['l.departement_code', 'l.latitude', 'l.longitude', 'l.position', 'l.siret', 'l.telephone', 'l.courriel'])
    .select(['l.site', 'l.modalites', 'l.fiche_acces_libre', 'l.itinerant', 'l.resume', 'l.services', 'l.ferme_feries'])
    .select(['l.modifie_le', LABELS.as('labels'), HEURES.as('heures'), fermetures(aujourdhui).as('fermetures')])
    .where('l.complet', '=', sql.lit(true))
    .where(QUELQU_UN_Y_RECOIT);
}
export type LigneBrute = Awaited<ReturnType<ReturnType<typeof lieuxPublics>['executeTakeFirstOrThrow']>>;

/** The same, with who receives there. */
export const lieuxPublicsEtAccueil = (db: Db, now: Date) => {
  const aujourdhui = dateCivile(now);
  return lieuxPublics(db, now).select([ACCUEIL.as('accueil'), permanences(aujourdhui).as('permanences')]);
};

const heuresLues = z.array(z.tuple([z.number(), z.number(), z.number()]));
const fermeturesLues = z.array(z.object({ du: z.string(), au: z.string() }));
const accueilLu = z.array(
  z.object({ prenom: z.string(), courriel: z.string(), telephone: z.string(), aidant: z.boolean() }),
);
const permanencesLues = z.array(
  z.object({
    ...{ jour: z.number(), debut: z.number(), fin: z.number(), du: z.string() },
    ...{ au: z.string().nullable(), prenom: z.string().nullable() },
  }),
);
export type PersonneDuLieu = z.output<typeof accueilLu>[number];
export type PermanenceDuLieu = z.output<typeof permanencesLues>[number];

/** The hours of a row read from the base. */
export const horairesDe = (ligne: {
  readonly heures: unknown;
  readonly fermetures: unknown;
  readonly ferme_feries: boolean;
}): Horaires => ({
  semaine: semaineDe(heuresLues.parse(ligne.heures)),
  fermeFeries: ligne.ferme_feries,
  fermetures: fermeturesLues.parse(ligne.fermetures),
});
export const accueilDe = (ligne: { readonly accueil: unknown }): readonly PersonneDuLieu[] =>
  accueilLu.parse(ligne.accueil);
export const permanencesDe = (ligne: { readonly permanences: unknown }): readonly PermanenceDuLieu[] =>
  permanencesLues.parse(ligne.permanences);

/** SQL: the place read as `l` is open at this moment of its own clocks, `hier` and `ferie` being said of its days. */
export const ouvertA = (
  { date, minute }: MomentLocal,
  jours: { readonly jour: number; readonly hier: number },
  feries: { readonly jour: boolean; readonly hier: boolean },
): RawBuilder<boolean> => {
  const ferme = (jour: RawBuilder<unknown>, ferie: boolean) => sql`(${ferie}::boolean and l.ferme_feries)
    or exists (select 1 from lieux_fermetures x where x.lieu_id = l.id and ${jour} between x.du and x.au)`;
  return sql<boolean>`exists (select 1 from lieux_horaires h where h.lieu_id = l.id and (
    (h.jour = ${jours.jour}::int and h.debut <= ${minute}::int and h.fin > ${minute}::int and not (${ferme(sql`${date}::date`, feries.jour)}))
    or (h.jour = ${jours.hier}::int and h.fin - 1440 > ${minute}::int and not (${ferme(sql`${date}::date - 1`, feries.hier)}))))`;
};
