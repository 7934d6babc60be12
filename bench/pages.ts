import { sql } from 'kysely';
import { createApplication } from '#application';
import { connecter, creerComptesDeDemonstration, MOT_DE_PASSE_DEMO } from '#domain/comptes/index.ts';
import { activerPourMesure } from '#domain/concertation/index.ts';
import { peuplerDossiers } from '#domain/conformite/index.ts';
import { peuplerStructures } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import { option, quantile, uneBaseAMesurer } from './banc.ts';

const CHAUFFE = 30;

const DOSSIERS = 4000;

/** P1: the queues of the largest département and of the instruction, the home page; 20 000 structures, one process. */
export async function pages(): Promise<void> {
  const mesure = await uneBaseAMesurer();
  const { base, settings } = mesure;
  const nombre = option('taille', 20_000);
  await peuplerStructures(base.db, nombre, new Date());
  await activerPourMesure(base.db, DOSSIERS, new Date());
  await peuplerDossiers(base.db, DOSSIERS, new Date());
  await sql`vacuum analyze`.execute(base.db);
  const { tools, app, jobs } = await createApplication(settings, base, { worker: false, rateFactor: 1e6 });
  await creerComptesDeDemonstration(tools);
  const plusGrand = await base.db
    .selectFrom('structures')
    .select(['departement_code', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('departement_code')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await base.db
    .updateTable('attributions')
    .set({ departement_code: plusGrand.departement_code })
    .where('departement_code', '=', '03')
    .execute();
  const prefecture = await entrer(tools, 'allier');
  const anct = await entrer(tools, 'anct');
  await base.db.updateTable('sessions').set({ second_facteur: true }).execute();

  const demander = async (path: string, cookie = prefecture) => {
    const response = await app.fetch(new Request(new URL(path, settings.BASE_URL), { headers: { cookie } }));
    await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  };
  const chemins = [
    ['/prefecture', prefecture],
    ['/prefecture?nature=privee&tri=nom', prefecture],
    ['/anct/conformite', anct],
    ['/anct/conformite?nature=privee&retard=oui', anct],
    ['/', ''],
  ] as const;
  const temps: number[] = [];
  for (const [chemin, cookie] of chemins) {
    for (let i = 0; i < CHAUFFE; i += 1) await demander(chemin, cookie);
    const siens: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      const debut = performance.now();
      await demander(chemin, cookie);
      siens.push(performance.now() - debut);
    }
    temps.push(...siens);
    console.log(`${chemin}: p50 ${quantile(siens, 0.5)} ms, p95 ${quantile(siens, 0.95)} ms`);
  }
  const rps = await debit(() => demander('/prefecture'));
  const cpu = await tempsCpu(() => demander('/accessibilite'));
  await jobs.stop();
  await mesure.fermer();
  console.log(`${plusGrand.n} files in département ${plusGrand.departement_code}, ${nombre} structures in all`);
  console.log(
    JSON.stringify({
      bench: 'pages',
      base: mesure.moteur,
      structures: nombre,
      p50_ms: quantile(temps, 0.5),
      p95_ms: quantile(temps, 0.95),
      rps,
      render_cpu_ms: cpu,
    }),
  );
}

const entrer = async (tools: Tools, qui: string) =>
  (
    await connecter(tools, {
      email: `${qui}@demonstration.example`,
      motDePasse: MOT_DE_PASSE_DEMO,
      ip: 'mesure',
      appareil: 'mesure',
    })
  ).split(';')[0] ?? '';

async function debit(demande: () => Promise<void>): Promise<number> {
  const debut = performance.now();
  let faites = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() - debut < 3000) {
        await demande();
        faites += 1;
      }
    }),
  );
  return Math.round(faites / ((performance.now() - debut) / 1000));
}

async function tempsCpu(demande: () => Promise<void>): Promise<number> {
  for (let i = 0; i < CHAUFFE; i += 1) await demande();
  const avant = process.cpuUsage();
  for (let i = 0; i < 200; i += 1) await demande();
  const { user, system } = process.cpuUsage(avant);
  return Math.round((user + system) / 200 / 10) / 100;
}
