/** The page that opens without network, and what it is made of. */
export const TERRAIN = '/conseiller/activites/terrain';
export const RESERVE = 'terrain';
/** What varies is how it travelled, never what it says. */
export const SANS_VARY = { ignoreVary: true };
const AUTOUR = ['/favicon.svg', '/application.webmanifest', '/icone-192.png', '/icone-512.png', '/icone-masque.png'];

export const estUnePiece = (chemin: string): boolean => chemin.startsWith('/assets/') || AUTOUR.includes(chemin);

/**
 * Keeps the page of this person, last, once everything that it asks for is there; then what the former one asked for goes.
 * Pages alone do it, once they have forgotten what was kept for somebody else.
 */
export async function garderCoquille(personne: string): Promise<void> {
  const reponse = await fetch(TERRAIN, { redirect: 'manual' });
  const html = reponse.ok ? await reponse.clone().text() : '';
  if (!html.includes(`data-personne="${personne}"`)) return;
  const pieces = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, chemin = '']) => chemin);
  const reserve = await caches.open(RESERVE);
  for (const chemin of [...pieces, ...AUTOUR]) if (!(await reserve.match(chemin, SANS_VARY))) await reserve.add(chemin);
  await reserve.put(TERRAIN, reponse);
  for (const { url } of await reserve.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith('/assets/') && !pieces.includes(pathname)) await reserve.delete(pathname);
  }
}
