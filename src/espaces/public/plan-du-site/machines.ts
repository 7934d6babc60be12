import { dateCivile, plusJours } from '#platform/dates.ts';
import { escapeHtml } from '#platform/html.ts';
import type { Settings } from '#platform/settings.ts';
import { ADRESSES } from './plan.ts';

const VALIDITE_SECURITE_JOURS = 180;

/** https://www.sitemaps.org/protocol.html: the pages of the site map, each open offer, workshop to come and published place. */
export const sitemap = (
  { BASE_URL }: Settings,
  { offres, ateliers, lieux }: Readonly<Record<'offres' | 'ateliers' | 'lieux', readonly number[]>>,
) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[
  ...ADRESSES,
  ...offres.map((numero) => `/offres/${numero}`),
  ...ateliers.map((numero) => `/ateliers/${numero}`),
  ...lieux.map((numero) => `/trouver-un-conseiller/lieux/${numero}`),
]
  .map((adresse) => `<url><loc>${escapeHtml(new URL(adresse, BASE_URL).href)}</loc></url>`)
  .join('\n')}
</urlset>
`;

/** A demonstration holds invented figures: it stays out of search engines. */
export const robots = ({ BASE_URL, mode }: Settings) =>
  mode === 'demonstration'
    ? 'User-agent: *\nDisallow: /\n'
    : `User-agent: *\nAllow: /api/lieux.\nDisallow: /api/\nDisallow: /statistiques/export\nSitemap: ${BASE_URL}/sitemap.xml\n`;

/** RFC 9727: where other machines begin. */
export const catalogue = ({ BASE_URL }: Settings) =>
  JSON.stringify({
    linkset: [
      {
        anchor: `${BASE_URL}/.well-known/api-catalog`,
        item: [{ href: `${BASE_URL}/api/lieux.json` }, { href: `${BASE_URL}/api/lieux.csv` }],
        'service-desc': [
          { href: `${BASE_URL}/api/openapi.json`, type: 'application/vnd.oai.openapi+json;version=3.1' },
        ],
        'service-doc': [{ href: `${BASE_URL}/donnees-ouvertes`, type: 'text/html' }],
      },
    ],
  });

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
