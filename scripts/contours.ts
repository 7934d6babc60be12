import { readFileSync, writeFileSync } from 'node:fs';

// Draws src/espaces/public/offres/contours.ts again from the maps of the State's design system:
//   npm pack @gouvfr/dsfr-chart@2.0.4 && tar xzf gouvfr-dsfr-chart-2.0.4.tgz
//   node scripts/contours.ts package/dist/MapChart/MapChart.js
const source = readFileSync(process.argv[2] ?? '', 'utf8');
const traces = source.matchAll(/class: "FR-(\d[\dAB]\d?)",[\s\S]{0,120}?d: "([^"]+)"/g);
const cadres = new Map(
  [...source.matchAll(/viewBox: "(0 0 \d+ \d+)"[\s\S]{0,600}?class: "FR-(97\d)"/g)].map(([, cadre, code]) => [
    code,
    cadre,
  ]),
);
const lignes = [...traces]
  .map(([, code, trace]) => `${code}|${cadres.get(code) ?? ''}|${trace}`)
  .sort((un, autre) => un.localeCompare(autre, 'fr'));
writeFileSync(
  'src/espaces/public/offres/contours.ts',
  `// Made by scripts/contours.ts from @gouvfr/dsfr-chart 2.0.4, MIT License, Copyright (c) 2021 DINUM (docs/sources.md).
const TRACES = \`
${lignes.join('\n')}
\`;

/**
 * The outline of each département, as an SVG path: the European ones in one drawing of 1010 by 1010, those overseas
 * each in a drawing of its own, whose frame is given.
 */
export const CONTOURS = TRACES.trim()
  .split('\\n')
  .map((ligne) => {
    const [code = '', cadre = '', trace = ''] = ligne.split('|');
    return { code, cadre, trace };
  });
`,
);
console.log(`${lignes.length} outlines.`);
