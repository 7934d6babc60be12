import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createApplication } from '#application';
import { enregistrerActivite } from '#domain/activites/index.ts';
import { connecter, MOT_DE_PASSE_DEMO, ouvrirCompteDeDemonstration } from '#domain/comptes/index.ts';
import type { Tools } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { peupler } from '../src/cli/seed.ts';
import { personne } from './argent.ts';
import { option, quantile, uneBaseAMesurer, uneBaseEmbarquee } from './banc.ts';

const CHAUFFE = 30;
const FOIS = 300;

/** P8: a conseiller opens the form, sends it, and comes back to his list; among the activities of the others. */
export async function activite(): Promise<void> {
  const mesure = process.argv.includes('--embarquee') ? await uneBaseEmbarquee() : await uneBaseAMesurer();
  const { base, settings } = mesure;
  const activites = option('activites', 200_000);
  await peupler(base.db, { structures: option('taille', 20_000), activites }, new Date());
  await sql`vacuum analyze`.execute(base.db);
  const { tools, app, jobs } = await createApplication(settings, base, { worker: false, rateFactor: 1e6 });
  const { id, cookie } = await unConseiller(tools);
  const url = new URL('/conseiller/activites/nouvelle', settings.BASE_URL);

  const temps = { ouvrir: [] as number[], enregistrer: [] as number[], geste: [] as number[] };
  for (let i = 0; i < CHAUFFE + FOIS; i += 1) {
    const debut = performance.now();
    const page = await app.fetch(new Request(url, { headers: { cookie } }));
    const html = await page.text();
    const ouverte = performance.now();
    const reponse = await app.fetch(
      new Request(url, { method: 'POST', headers: entetes(cookie, url), body: corps(html) }),
    );
    await reponse.text();
    const enregistree = performance.now();
    if (reponse.status !== 303) throw new Error(`not recorded: ${reponse.status}`);
    if (i < CHAUFFE) continue;
    temps.ouvrir.push(ouverte - debut);
    temps.enregistrer.push(enregistree - ouverte);
  }
  const lui = { ...personne('conseiller', { type: 'personne' }), id };
  for (let i = 0; i < FOIS; i += 1) {
    const debut = performance.now();
    await enregistrerActivite(tools, lui, uneSaisie(dateCivile(tools.clock())));
    temps.geste.push(performance.now() - debut);
  }
  const { n } = await base.db
    .selectFrom('activites as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('c.utilisateur_id', '=', id)
    .where('a.cree_le', '>', new Date(Date.now() - 3_600_000))
    .where('a.note', '=', 'Mesure')
    .executeTakeFirstOrThrow();
  await jobs.stop();
  await mesure.fermer();
  console.log(
    JSON.stringify({
      bench: 'activite',
      base: mesure.moteur,
      activites,
      save_p50_ms: quantile(temps.enregistrer, 0.5),
      save_p95_ms: quantile(temps.enregistrer, 0.95),
      page_p95_ms: quantile(temps.ouvrir, 0.95),
      geste_p50_ms: quantile(temps.geste, 0.5),
      geste_p95_ms: quantile(temps.geste, 0.95),
      enregistrees: n,
      perdues: CHAUFFE + FOIS * 2 - n,
    }),
  );
  if (n !== CHAUFFE + FOIS * 2) process.exitCode = 1;
}

/** Somebody made for measures, under contract, who can sign in. */
async function unConseiller(tools: Tools): Promise<{ id: string; cookie: string }> {
  const { db } = tools;
  const { id, email } = await db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
    .select(['u.id', 'u.email'])
    .orderBy('k.numero')
    .limit(1)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('attributions')
    .values({ utilisateur_id: id, role: 'conseiller', creee_le: new Date() })
    .execute();
  await ouvrirCompteDeDemonstration(tools, email);
  const cookie = await connecter(tools, { email, motDePasse: MOT_DE_PASSE_DEMO, ip: 'mesure', appareil: 'mesure' });
  return { id, cookie: cookie.split(';')[0] ?? '' };
}

const entetes = (cookie: string, url: URL) => ({
  cookie,
  origin: url.origin,
  'content-type': 'application/x-www-form-urlencoded',
});

/** What the page gave, filled as a usual activity is. */
function corps(html: string): string {
  const caches = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, nom = '', valeur = '']) => [nom, valeur] as [string, string],
  );
  return new URLSearchParams([
    ...caches,
    ['type', 'individuel'],
    ['themes', '4'],
    ['ou', 'distance'],
    ['jour', dateCivile(new Date())],
    ['duree', '30'],
    ['participants', '1'],
    ['dejaVenus', '0'],
    ['age', '60_69'],
    ['situation', 'retraite'],
    ['note', 'Mesure'],
  ]).toString();
}

const uneSaisie = (jour: string) => ({
  ...{ id: randomUUID(), type: 'individuel' as const, themes: [4], ou: 'distance', jour, dureeMinutes: 30 },
  ...{ participants: 1, dejaVenus: 0, age: '60_69', situation: 'retraite', note: 'Mesure' },
});
