// Draws the icons of the installed page again from public/favicon.svg, with the Chromium of the machine.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '#tests/support/chromium.ts';

const dessin = readFileSync('public/favicon.svg', 'utf8');
// A mask may cut a tenth of each side: there the ground goes to the edge, and the drawing is smaller.
const ICONES = [
  { nom: 'icone-192', cote: 192, marge: 0, fond: 'transparent' },
  { nom: 'icone-512', cote: 512, marge: 0, fond: 'transparent' },
  { nom: 'icone-masque', cote: 512, marge: 64, fond: '#000091' },
];
const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: CHROMIUM_FLAGS });
for (const { nom, cote, marge, fond } of ICONES) {
  const page = await browser.newPage({ viewport: { width: cote, height: cote } });
  const taille = cote - 2 * marge;
  await page.setContent(
    `<body style="margin:${marge}px;background:${fond}">${dessin.replace('<svg', `<svg style="display:block" width="${taille}" height="${taille}"`)}</body>`,
  );
  await page.screenshot({ path: `public/${nom}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
