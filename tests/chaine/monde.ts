import { mkdir, rm } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile, plusJours, plusMinutes } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { type Candidat, unCandidat, uneStructureActrice } from '#tests/situations/candidats.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { unAgentDeLaBanque } from '#tests/situations/conventions.ts';
import { unOrganisme } from '#tests/situations/formation.ts';
import { type Banc, DEBUT, unBanc } from '#tests/support/base.ts';
import { clesDuCoffre } from '#tests/support/coffre.ts';

export type Hote = {
  readonly structureId: string;
  readonly elle: Actor;
  readonly nature: 'publique' | 'privee';
};
/** A town hall with one post and an association with two, three candidates, a training body, the operator. */
export type Monde = {
  readonly banc: Banc;
  readonly hotes: readonly Hote[];
  readonly candidats: readonly Candidat[];
  readonly organisme: Awaited<ReturnType<typeof unOrganisme>>;
  readonly banque: Actor;
  readonly recommencer: () => Promise<void>;
};

export async function unMonde(): Promise<Monde> {
  const { banc, revenirAuDebut } = await unBancQuiRevient();
  const hotes = [await unHote(banc, 'publique', 1), await unHote(banc, 'privee', 2)];
  const candidats = [await unCandidat(banc), await unCandidat(banc), await unCandidat(banc)];
  const organisme = await unOrganisme(banc);
  const banque = await unAgentDeLaBanque(banc);
  await photographier(banc.tools.db);
  let racontees = 0;
  const recommencer = async () => {
    revenirAuDebut();
    racontees += 1;
    if (racontees % 20 === 0) await faireLeMenage(banc.base);
    await sql`select recommencer()`.execute(banc.tools.db);
    await rm(banc.tools.settings.DATA_DIR, { recursive: true, force: true });
    await mkdir(banc.tools.settings.DATA_DIR);
  };
  return { banc, hotes, candidats, organisme, banque, recommencer };
}

/** The embedded base neither vacuums nor checkpoints by itself: each beginning would slow the next ones down. */
async function faireLeMenage({ engine }: Banc['base']): Promise<void> {
  if (engine.type !== 'pglite') return;
  await engine.pglite.exec('vacuum');
  await engine.pglite.exec('checkpoint');
}

/** A bench whose clock may be put back: each history begins on the same day. */
async function unBancQuiRevient() {
  const origine = await unBanc();
  let now = DEBUT;
  const tools: Tools = { ...origine.tools, clock: () => now };
  const banc: Banc = {
    ...origine,
    tools,
    avancer: ({ jours = 0, minutes = 0 }) => {
      now = plusMinutes(plusJours(now, jours), minutes);
    },
  };
  const revenirAuDebut = () => {
    now = DEBUT;
  };
  return { banc, revenirAuDebut };
}

async function unHote(banc: Banc, nature: Hote['nature'], postes: number): Promise<Hote> {
  const { structureId } = await uneStructureActivee(banc, {
    postes,
    ...(nature === 'privee' && { type: 'association' as const }),
  });
  const { id } = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  return { structureId, nature, elle: { ...uneStructureActrice(structureId), id, nom: 'Claude Essai' } };
}

// What exists before the histories and what they may change of it. All the rest begins empty and is emptied again.
const PHOTOGRAPHIEES = {
  utilisateurs: 'id',
  attributions: 'id',
  structures: 'id',
  candidats: 'id',
  postes: 'id',
  plafonds: 'unique_ligne',
  enveloppes: 'departement_code',
} as const;
const IMMOBILES = ['audit', 'audit_tete', 'regions', 'departements', 'communes', 'politiques_prioritaires'];

async function photographier(db: Db): Promise<void> {
  for (const table of Object.keys(PHOTOGRAPHIEES))
    await sql`create table ${sql.id(`avant_${table}`)} as table ${sql.id(table)}`.execute(db);
  const tables = await nomsDesTables(db);
  const vides: string[] = [];
  for (const table of tables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length === 0) vides.push(table);
  }
  // The ledger and the history of structures are added to only: they forget here, between two histories.
  await sql`alter table ecritures disable trigger ecritures_immuables`.execute(db);
  const remises = await Promise.all(Object.entries(PHOTOGRAPHIEES).map(([table, cle]) => remettre(db, table, cle)));
  await sql
    .raw(`create function recommencer() returns void language plpgsql as $$ begin
      truncate pgboss.job, courriels, ${vides.join(', ')};
      delete from ecritures where poste_id is not null;
      ${remises.join('\n')}
      delete from attributions t where not exists (select from avant_attributions a where a.id = t.id);
    end $$`)
    .execute(db);
  await creerEmpreinte(db, tables);
}

async function nomsDesTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ nom: string }>`select table_name as nom from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'avant_%' order by 1`.execute(
    db,
  );
  return rows.map(({ nom }) => nom).filter((nom) => !IMMOBILES.includes(nom));
}

async function remettre(db: Db, table: string, cle: string): Promise<string> {
  const { rows } = await sql<{ nom: string }>`select column_name as nom from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'`.execute(
    db,
  );
  const colonnes = rows.map(({ nom }) => nom).filter((nom) => nom !== cle);
  return `insert into ${table} overriding system value select * from avant_${table} on conflict do nothing;
    update ${table} t set ${colonnes.map((nom) => `${nom} = a.${nom}`).join(', ')}
      from avant_${table} a where a.${cle} = t.${cle} and a is distinct from t;`;
}

/** One fingerprint of everything the base holds but the audit, the queue included. */
async function creerEmpreinte(db: Db, tables: readonly string[]): Promise<void> {
  const parties = [...tables, 'pgboss.job'].map(
    (table) => `select coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '') as lignes from ${table} t`,
  );
  await sql
    .raw(`create function empreinte() returns text language plpgsql as $$ begin
      return (select md5(string_agg(md5(lignes), '')) from (${parties.join(' union all ')}) tout);
    end $$`)
    .execute(db);
}

/** What stands now, base and coffre: the same before and after something refused. */
export async function empreinte({ banc: { tools } }: Monde): Promise<string> {
  const { rows } = await sql<{ empreinte: string }>`select empreinte()`.execute(tools.db);
  return `${rows[0]?.empreinte} ${(await clesDuCoffre(tools)).join(' ')}`;
}

export const leJour = ({ banc }: Monde) => dateCivile(banc.tools.clock());
