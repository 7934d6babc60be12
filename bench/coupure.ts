import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createApplication, openBase } from '#application';
import { inscrire } from '#domain/structures/index.ts';
import { VISITEUR } from '#platform/actor.ts';
import { verifierAudit } from '#platform/audit.ts';
import type { Db } from '#platform/db/guard.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import { readSettings } from '#platform/settings.ts';
import { option, unPostgresql } from './banc.ts';
import { couperDesLots, payeur as payer } from './coupure-lot.ts';

const NOM = 'Commune de mesure';
type Bilan = { cycles: number; points: number; acknowledged: number; lost: number; half_done: number; audit: boolean };

/**
 * R1: a writer is killed at random moments, then one that pays after each statement of a batch; every gesture
 * acknowledged must be there, whole, the money must be right to the cent, and the audit valid.
 */
export async function coupure(): Promise<void> {
  const cycles = option('cycles', 20);
  const folder = mkdtempSync(join(tmpdir(), 'coupure-'));
  const embarquee = await eprouver(cycles, { DATA_DIR: folder });
  rmSync(folder, { recursive: true, force: true });
  console.log(`embedded: ${JSON.stringify(embarquee)}`);
  const serveur = unPostgresql({ durable: true });
  if (!serveur) console.log('PostgreSQL 15 is not on this machine: only the embedded database was tried.');
  const postgresql = serveur ? await eprouver(cycles, { TEST_URL: serveur.url }, serveur) : undefined;
  if (postgresql) console.log(`postgresql: ${JSON.stringify(postgresql)}`);
  serveur?.arreter();
  const tous = [embarquee, ...(postgresql ? [postgresql] : [])];
  const somme = (lire: (bilan: Bilan) => number) => tous.reduce((total, bilan) => total + lire(bilan), 0);
  const bilan = {
    cycles: somme((un) => un.cycles),
    acknowledged: somme((un) => un.acknowledged),
    lost: somme((un) => un.lost),
    half_done: somme((un) => un.half_done),
    points_du_lot: somme((un) => un.points),
  };
  console.log(
    JSON.stringify({
      bench: 'coupure',
      base: postgresql ? 'pglite+postgresql' : 'pglite',
      ...bilan,
      audit_valid: tous.every(({ audit }) => audit),
    }),
  );
  if (bilan.lost > 0 || bilan.half_done > 0 || !tous.every(({ audit }) => audit)) process.exitCode = 1;
}

async function eprouver(
  cycles: number,
  environment: Record<string, string>,
  serveur?: ReturnType<typeof unPostgresql>,
): Promise<Bilan> {
  const acquittes: string[] = [];
  for (let cycle = 0; cycle < cycles; cycle += 1) acquittes.push(...(await tuerUnEcrivain(environment, serveur)));
  const lots = await couperDesLots(environment, serveur);
  const base = await openBase(settings(environment), preparedBase());
  const presents = new Set(
    (await base.db.selectFrom('structures').select('identifiant').execute()).map(({ identifiant }) => identifiant),
  );
  const bilan = {
    cycles: cycles + lots.points,
    points: lots.points,
    acknowledged: acquittes.length + lots.acknowledged,
    lost: acquittes.filter((siret) => !presents.has(siret)).length + lots.lost,
    half_done: (await aMoitie(base.db)) + lots.half_done,
    audit: (await verifierAudit(base.db)).valide,
  };
  await base.close();
  return bilan;
}

/** Starts a writer, lets it work a random while, kills it (or the server under it); answers what it had acknowledged. */
function tuerUnEcrivain(
  environment: Record<string, string>,
  serveur: ReturnType<typeof unPostgresql>,
): Promise<string[]> {
  return new Promise((resolve) => {
    const enfant = spawn(process.execPath, [process.argv[1] ?? '', 'ecrivain'], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const acquittes: string[] = [];
    let arme = false;
    createInterface({ input: enfant.stdout }).on('line', (line) => {
      if (line.startsWith('ok ')) acquittes.push(line.slice(3));
      if (arme) return;
      arme = true;
      setTimeout(
        () => (serveur && Math.random() < 0.5 ? serveur.tuer() : enfant.kill('SIGKILL')),
        50 + Math.random() * 400,
      );
      setTimeout(() => enfant.kill('SIGKILL'), 700);
    });
    enfant.on('close', () => {
      serveur?.relancer();
      resolve(acquittes);
    });
  });
}

/** Gestures of which a part is there and a part is not. */
async function aMoitie(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('structures as s')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('s.nom', '=', NOM)
    .where((eb) =>
      eb.or([
        eb.not(
          eb.exists(
            eb.selectFrom('structures_historique as h').select('h.numero').whereRef('h.structure_id', '=', 's.id'),
          ),
        ),
        eb.not(
          eb.exists(eb.selectFrom('confirmations as c').select('c.empreinte').whereRef('c.structure_id', '=', 's.id')),
        ),
        eb.not(
          eb.exists(eb.selectFrom('courriels as k').select('k.id').whereRef('k.destinataire', '=', 's.contact_email')),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom('audit as a')
              .select('a.numero')
              .where('a.action', '=', 'structures.inscrire')
              .where((e) => e('a.sujet', '=', e.cast<string>('s.id', 'text'))),
          ),
        ),
      ]),
    )
    .executeTakeFirstOrThrow();
  return n;
}

const settings = ({ DATA_DIR, TEST_URL }: Record<string, string | undefined>) => {
  const read = readSettings({ LOG_LEVEL: 'silent', ...(DATA_DIR && { DATA_DIR }) });
  if ('problems' in read) throw new Error(read.problems.join(' '));
  return { ...read.settings, DATABASE_URL: TEST_URL };
};

/** The process that is cut while it pays. */
export const payeur = (): Promise<void> => payer(settings(process.env));

/** The process that is killed: registers structures without end, and says each one that was acknowledged. */
export async function ecrivain(): Promise<void> {
  const reglages = settings(process.env);
  const base = await openBase(reglages, preparedBase());
  const { tools } = await createApplication(reglages, base, { worker: false });
  for (;;) {
    const identifiant = unSiret();
    await inscrire(tools, VISITEUR, {
      ...{
        identifiant,
        identiteVerifiee: false,
        type: 'commune',
        nom: NOM,
        adresse: '1 place de l’Exemple',
        communeCode: '03190',
        postesSouhaites: 1,
      },
      ...{
        demarrageLe: '2030-01-01',
        missions: 'Ateliers.',
        lieux: 'Mairie.',
        candidatIdentifie: false,
        partenaires: null,
        contactCivilite: 'madame',
      },
      ...{
        contactPrenom: 'Camille',
        contactNom: 'Exemple',
        contactFonction: 'Secrétaire',
        contactEmail: `${identifiant}@demonstration.example`,
        contactTelephone: '0100000000',
      },
      ...{ representantPrenom: 'Dominique', representantNom: 'Modèle', representantFonction: 'Maire' },
    });
    process.stdout.write(`ok ${identifiant}\n`);
  }
}

function unSiret(): string {
  const debut = `997${Math.floor(Math.random() * 1e10)
    .toString()
    .padStart(10, '0')}`;
  const somme = [...`${debut}0`]
    .map(Number)
    .toReversed()
    .reduce((total, chiffre, rang) => total + (rang % 2 === 0 ? chiffre : chiffre * 2 - (chiffre > 4 ? 9 : 0)), 0);
  return `${debut}${(10 - (somme % 10)) % 10}`;
}
