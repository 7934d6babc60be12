import { inviter } from '#domain/comptes/index.ts';
import { ecartsDesCumuls, reconstruireCumuls } from '#domain/statistiques/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit, verifierAudit } from '#platform/audit.ts';
import { systemClock } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import { readSettings, settingsTable } from '#platform/settings.ts';
import { nombre } from '#platform/texte.ts';
import { createApplication, openBase } from './application.ts';
import { prepareBase } from './cli/base.ts';
import { importer } from './cli/importer.ts';
import { peupler } from './cli/seed.ts';

const COMMANDS: Readonly<Record<string, { sentence: string; run: () => Promise<void> }>> = {
  'audit verifier': { sentence: 'recalcule la chaîne de l’audit et dit si elle est intacte', run: verifyAudit },
  'base preparer': { sentence: 'fabrique la base préparée (schéma, files, communes)', run: prepareBase },
  'base migrer': { sentence: 'applique les migrations manquantes', run: migrateBase },
  seed: {
    sentence:
      '--taille nationale [--activites 10000000] : remplit une base de mesure de 20 000 structures, de 60 000 candidats et de leurs activités, inventés',
    run: seed,
  },
  'compte inviter': {
    sentence: '--email ADRESSE --prenom … --nom … : invite un premier agent de l’ANCT',
    run: inviteFirst,
  },
  importer: {
    sentence: 'candidats|structures FICHIER [--valider] : lit une liste, l’importe avec --valider',
    run: importList,
  },
  'statistiques verifier': {
    sentence: 'recompte les activités une à une et dit si les sommes tenues leur sont égales',
    run: verifyStatistics,
  },
  'statistiques reconstruire': {
    sentence: 'recalcule toutes les sommes à partir des activités',
    run: rebuildStatistics,
  },
  reglages: { sentence: 'liste les réglages', run: async () => printSettings() },
};

async function verifyAudit() {
  const base = await openSettingsBase();
  const { valide, lignes, empreinte, premiereFausse } = await verifierAudit(base.db);
  await base.close();
  if (!valide) {
    console.log(`L’audit a été altéré : la chaîne se rompt à la ligne ${premiereFausse}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`Audit intact : ${nombre(lignes)} lignes, empreinte ${empreinte || '(vide)'}.`);
}

async function verifyStatistics() {
  const base = await openSettingsBase();
  const ecarts = await ecartsDesCumuls(base.db);
  await base.close();
  if (ecarts > 0) process.exitCode = 1;
  console.log(
    ecarts > 0 ? `${nombre(ecarts)} sommes diffèrent des activités.` : 'Les sommes sont égales aux activités.',
  );
}

async function rebuildStatistics() {
  const base = await openSettingsBase();
  await reconstruireCumuls(base.db);
  await base.close();
  console.log('Les sommes sont recalculées.');
}

async function migrateBase() {
  const base = await openSettingsBase();
  console.log('La base est à jour.');
  await base.close();
}

async function importList() {
  const [, liste, path] = process.argv.slice(2);
  if ((liste !== 'candidats' && liste !== 'structures') || !path || path.startsWith('--'))
    return fail('Donnez ce que contient la liste (candidats ou structures), puis son fichier.');
  const { settings, base } = await openSettings();
  const { tools, jobs } = await createApplication(settings, base, { worker: false });
  if (!(await importer(tools, liste, path, process.argv.includes('--valider')))) process.exitCode = 1;
  await jobs.stop();
  await base.close();
}

const SIZES: Readonly<Record<string, number>> = { nationale: 20_000, departementale: 500 };

async function seed() {
  const taille = optionOf('taille') ?? 'nationale';
  const structures = SIZES[taille];
  if (!structures) return fail(`--taille vaut ${Object.keys(SIZES).join(' ou ')}.`);
  const activites = Number(optionOf('activites') ?? 0);
  if (!Number.isInteger(activites) || activites < 0) return fail('--activites est un nombre.');
  const base = await openSettingsBase();
  const started = performance.now();
  const { candidats, conseillers } = await peupler(base.db, { structures, activites }, systemClock(), (faites) =>
    console.log(`${nombre(faites)} activités écrites.`),
  );
  console.log(
    `${nombre(structures)} structures, ${nombre(candidats)} candidats et ${nombre(conseillers)} conseillers inventés en ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );
  await base.close();
}

async function inviteFirst() {
  const [email, prenom, nom] = [optionOf('email'), optionOf('prenom'), optionOf('nom')];
  if (!email?.includes('@') || !prenom || !nom) return fail('Donnez --email, --prenom et --nom.');
  const { settings, base } = await openSettings();
  const { tools, jobs } = await createApplication(settings, base, { worker: false });
  await transaction(tools.db, async (tx) => {
    const context = { tx, now: tools.clock(), actor: SYSTEME, tools };
    const sujet = await inviter(context, { email, prenom, nom, role: 'anct' });
    await inscrireAudit(context, { action: 'comptes.inviterAgent', sujet });
  });
  await jobs.stop();
  await base.close();
  console.log('L’invitation est prête : le prochain « npm run worker » l’envoie.');
}

const optionOf = (name: string) => {
  const index = process.argv.indexOf(`--${name}`);
  return index >= 0 ? process.argv[index + 1] : undefined;
};

function fail(sentence: string) {
  console.error(sentence);
  process.exitCode = 2;
}

async function openSettings() {
  const read = readSettings(process.env);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return { settings: read.settings, base: await openBase(read.settings, preparedBase()) };
}
const openSettingsBase = async () => (await openSettings()).base;

function printSettings() {
  for (const { name, sentence, default: initial, required } of settingsTable()) {
    console.log(
      `| \`${name}\` | ${sentence} | ${required ? '**obligatoire en production**' : initial ? `\`${initial}\`` : ''} |`,
    );
  }
}

// Words before the first option name the command.
const options = process.argv.findIndex((argument) => argument.startsWith('--'));
const wanted = process.argv.slice(2, options < 0 ? undefined : options).join(' ');
const name = Object.keys(COMMANDS).find((known) => wanted === known || wanted.startsWith(`${known} `));
const command = name ? COMMANDS[name] : undefined;
if (command) await command.run();
else {
  console.log(
    `Commandes :\n${Object.entries(COMMANDS)
      .map(([name, { sentence }]) => `  npm run cli -- ${name.padEnd(18)} ${sentence}`)
      .join('\n')}`,
  );
  process.exitCode = wanted ? 2 : 0;
}
