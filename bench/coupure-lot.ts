import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createApplication, openBase } from '#application';
import { constaterEcheances, preparerLot } from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { type Db, transaction } from '#platform/db/guard.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import type { Settings } from '#platform/settings.ts';
import { avancerLot, ORDONNATEUR, peuplerProgramme } from './argent.ts';
import type { unPostgresql } from './banc.ts';
import { recompterArgent } from './recompte.ts';

const POSTES = 150;
const SIGNATURES_JOURS = 600;
const DEBUT = new Date('2021-03-01T08:00:00Z');
const ORDRE = ['abandonne', 'en_preparation', 'a_valider', 'valide', 'solde'];
const SANS_REJET = () => undefined;

/** What a batch went through: points where it was cut, gestures acknowledged, lost, and what was found half done. */
export type BilanDuLot = { points: number; acknowledged: number; lost: number; half_done: number };

/**
 * R1 for money: batch after batch, the process that pays (or the server under it) is killed after the first statement
 * of the batch, then after the second, until a whole batch has gone through; the next process reads what stands,
 * counts everything again, ends what was begun, and pays the next one.
 */
export async function couperDesLots(
  environment: Record<string, string>,
  serveur: ReturnType<typeof unPostgresql>,
): Promise<BilanDuLot> {
  const bilan: BilanDuLot = { points: 0, acknowledged: 0, lost: 0, half_done: 0 };
  const acquis = new Map<string, string>();
  for (let point = 1; ; point += 1) {
    const tuer = serveur && point % 2 === 0 ? serveur.tuer : undefined;
    const dit = await unPaiement({ ...environment, POINT: String(point) }, tuer);
    serveur?.relancer();
    for (const [lot, statut] of acquis)
      if (ORDRE.indexOf(dit.lots.get(lot) ?? 'abandonne') < ORDRE.indexOf(statut)) bilan.lost += 1;
    for (const [lot, statut] of dit.acquis) acquis.set(lot, statut);
    bilan.acknowledged += dit.acquis.length;
    bilan.half_done += dit.fautes;
    if (dit.entier) return bilan;
    bilan.points += 1;
  }
}

type Dit = {
  readonly lots: Map<string, string>;
  readonly acquis: [string, string][];
  fautes: number;
  entier: boolean;
};

/** One process that pays, cut when it says that it is at its point; answers what it said before. */
function unPaiement(environment: Record<string, string>, tuerLeServeur: (() => void) | undefined): Promise<Dit> {
  const dit: Dit = { lots: new Map(), acquis: [], fautes: 0, entier: false };
  return new Promise((resolve, reject) => {
    const enfant = spawn(process.execPath, [process.argv[1] ?? '', 'payeur'], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let coupe = false;
    createInterface({ input: enfant.stdout }).on('line', (line) => {
      const [mot, lot = '', statut = ''] = line.split(' ');
      if (mot === 'avant') dit.lots.set(lot, statut);
      if (mot === 'ok') dit.acquis.push([lot, statut]);
      if (mot === 'fautes') dit.fautes = Number(lot);
      if (mot === 'entier') dit.entier = true;
      if (mot !== 'ici') return;
      coupe = true;
      tuerLeServeur?.();
      enfant.kill('SIGKILL');
    });
    enfant.on('close', (code) => {
      if (coupe || (dit.entier && code === 0)) resolve(dit);
      else reject(new Error(`the process that pays ended by itself, ${code}`));
    });
  });
}

/** The process that is cut: says what stands, ends what was begun, then pays what is due next and stops at its point. */
export async function payeur(settings: Settings): Promise<void> {
  let now = DEBUT;
  let reste = Number.POSITIVE_INFINITY;
  const base = await openBase(settings, preparedBase(), () => {
    reste -= 1;
    if (reste === 0) attendreLaMort();
  });
  const { tools, jobs } = await createApplication(settings, base, { worker: false, clock: () => now });
  if ((await lots(base.db)).length === 0 && !(await prochaine(base.db))) {
    await peuplerProgramme(tools, POSTES, DEBUT, SIGNATURES_JOURS);
  }
  for (const { id, statut } of await lots(base.db)) dire(`avant ${id} ${statut}`);
  const { ecart, fautes } = await recompterArgent(base.db);
  if (ecart > 0 || Object.keys(fautes).length > 0) console.error(`half done: ${ecart} ${JSON.stringify(fautes)}`);
  dire(`fautes ${(ecart > 0 ? 1 : 0) + Object.values(fautes).reduce((somme, n) => somme + n, 0)}`);

  const avancer = async () => {
    for (const lot of await lots(base.db)) {
      if (lot.statut === 'solde' || lot.statut === 'abandonne') continue;
      await avancerLot(tools, lot, SANS_REJET);
      const apres = (await lots(base.db)).find(({ id }) => id === lot.id);
      dire(`ok ${lot.id} ${apres?.statut}`);
      await avancer();
    }
  };
  now = new Date(`${(await prochaine(base.db)) ?? '2024-03-01'}T08:00:00Z`);
  await avancer();

  const jusquAu = await prochaine(base.db);
  if (!jusquAu) throw new Error('every payment is made: more posts are needed');
  now = new Date(`${ajouterJours(jusquAu, 1)}T08:00:00Z`);
  reste = Number(process.env['POINT']);
  await transaction(tools.db, (tx) => constaterEcheances({ now, actor: SYSTEME, tools, tx }));
  const lotId = await preparerLot(tools, ORDONNATEUR, { jusquAu: dateCivile(now) });
  dire(`ok ${lotId} en_preparation`);
  await avancer();
  dire('entier');
  await jobs.stop();
  await base.close();
}

const dire = (line: string) => process.stdout.write(`${line}\n`);
const lots = (db: Db) => db.selectFrom('lots').select(['id', 'statut']).orderBy('numero').execute();

/** The day of the first payment that is still to be made. */
const prochaine = async (db: Db): Promise<string | undefined> =>
  (
    await db
      .selectFrom('versements')
      .select('prevu_le')
      .where('statut', '=', 'prevu')
      .orderBy('prevu_le')
      .limit(1)
      .executeTakeFirst()
  )?.prevu_le;

/** Says « ici » and never goes further, its transaction open: whoever listens kills. */
function attendreLaMort(): void {
  dire('ici');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
