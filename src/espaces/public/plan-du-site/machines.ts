import { dateCivile, plusJours } from '#platform/dates.ts';
import { escapeHtml } from '#platform/html.ts';
import type { Settings } from '#platform/settings.ts';
import { ADRESSES } from './plan.ts';

const VALIDITE_SECURITE_JOURS = 180;

/** https://www.sitemaps.org/protocol.html: the pages of the site map, then each open offer and each workshop to come. */
export const sitemap = (
  { BASE_URL }: Settings,
  { offres, ateliers }: { offres: readonly number[]; ateliers: readonly number[] },
) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...ADRESSES, ...offres.map((numero) => `/offres/${numero}`), ...ateliers.map((numero) => `/ateliers/${numero}`)].map((adresse) => `<url><loc>${escapeHtml(new URL(adresse, BASE_URL).href)}</loc></url>`).join('\n')}
</urlset>
`;

/** A demonstration holds invented figures: it stays out of search engines. */
export const robots = ({ BASE_URL, mode }: Settings) =>
  mode === 'demonstration'
    ? 'User-agent: *\nDisallow: /\n'
    : `User-agent: *\nDisallow: /api/\nDisallow: /statistiques/export\nSitemap: ${BASE_URL}/sitemap.xml\n`;

/** RFC 9116. `Expires` is less than a year away, as it asks: the text is written when asked. */
export const securite = ({ BASE_URL }: Settings, now: Date) =>
  [
    `Contact: ${BASE_URL}/contact?sujet=securite`,
    `Expires: ${dateCivile(plusJours(now, VALIDITE_SECURITE_JOURS))}T00:00:00Z`,
    'Preferred-Languages: fr, en',
    `Canonical: ${BASE_URL}/.well-known/security.txt`,
    `Policy: ${BASE_URL}/mentions-legales`,
    '',
  ].join('\n');
