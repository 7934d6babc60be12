import { settingsTable } from '#platform/settings.ts';

const BEGIN = '<!-- settings:begin (npm run docs) -->';
const END = '<!-- settings:end -->';

/** The README with its list of settings as the code has them. */
export function readmeWithSettings(readme: string): string {
  const rows = settingsTable().map(
    ({ name, sentence, default: initial, required }) =>
      `| \`${name}\` | ${sentence} | ${required ? '**obligatoire**' : initial ? `\`${initial}\`` : ''} |`,
  );
  const table = ['| Réglage | À quoi il sert | En production |', '|---|---|---|', ...rows].join('\n');
  return `${readme.slice(0, readme.indexOf(BEGIN) + BEGIN.length)}\n${table}\n${readme.slice(readme.indexOf(END))}`;
}
