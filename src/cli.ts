import { verifierAudit } from '#platform/audit.ts';
import { preparedBase } from '#platform/db/prepared.ts';
import { readSettings, settingsTable } from '#platform/settings.ts';
import { nombre } from '#platform/texte.ts';
import { openBase } from './application.ts';
import { prepareBase } from './cli/base.ts';

const COMMANDS: Readonly<Record<string, { sentence: string; run: () => Promise<void> }>> = {
  'audit verifier': { sentence: 'recalcule la chaîne de l’audit et dit si elle est intacte', run: verifyAudit },
  'base preparer': { sentence: 'fabrique la base préparée (schéma, files, communes)', run: prepareBase },
  'base migrer': { sentence: 'applique les migrations manquantes', run: migrateBase },
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

async function migrateBase() {
  const base = await openSettingsBase();
  console.log('La base est à jour.');
  await base.close();
}

async function openSettingsBase() {
  const read = readSettings(process.env);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return openBase(read.settings, preparedBase());
}

function printSettings() {
  for (const { name, sentence, default: initial, required } of settingsTable()) {
    console.log(
      `| \`${name}\` | ${sentence} | ${required ? '**obligatoire en production**' : initial ? `\`${initial}\`` : ''} |`,
    );
  }
}

const wanted = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
  .join(' ');
const command = COMMANDS[wanted];
if (command) await command.run();
else {
  console.log(
    `Commandes :\n${Object.entries(COMMANDS)
      .map(([name, { sentence }]) => `  npm run cli -- ${name.padEnd(18)} ${sentence}`)
      .join('\n')}`,
  );
  process.exitCode = wanted ? 2 : 0;
}
