import { CANAL, envoyer, reprendre } from './appareil.ts';
import { estUnePiece, RESERVE, SANS_VARY, TERRAIN } from './coquille.ts';
import type { Paires } from './file.ts';

// What the browser gives a worker, and the types of pages do not know.
type Evenement = Event & { readonly waitUntil: (travail: Promise<unknown>) => void };
type Demande = Evenement & { readonly request: Request; readonly respondWith: (reponse: Promise<Response>) => void };
type Portee = {
  readonly addEventListener: (nom: string, faire: (evenement: Demande) => void) => void;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
};
const portee = globalThis as unknown as Portee;

const NOUVELLE = '/conseiller/activites/nouvelle';
// A network that is there and answers nothing is the most common one in the field.
const PATIENCE_MS = 4000;

portee.addEventListener('install', (evenement) => evenement.waitUntil(portee.skipWaiting()));
portee.addEventListener('activate', (evenement) => evenement.waitUntil(portee.clients.claim()));
portee.addEventListener('sync', (evenement) => evenement.waitUntil(synchroniser()));
portee.addEventListener('fetch', (evenement) => {
  const { request } = evenement;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode !== 'navigate') {
    if (request.method === 'GET' && estUnePiece(pathname)) evenement.respondWith(depuisLaReserve(request));
  } else if (request.method === 'GET') evenement.respondWith(naviguer(request, pathname));
  else if (pathname === NOUVELLE) evenement.respondWith(posterOuGarder(request));
});

const depuisLaReserve = async (request: Request) =>
  (await caches.match(request, { ...SANS_VARY, cacheName: RESERVE })) ?? fetch(request);

/** The network first; the page that was kept when there is none. Elsewhere, the way to it. */
async function naviguer(request: Request, pathname: string): Promise<Response> {
  const gardee = await caches.match(TERRAIN, { ...SANS_VARY, cacheName: RESERVE });
  const reponse = fetch(request);
  if (!gardee) return reponse;
  const trop = pathname === TERRAIN ? new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS)) : reponse;
  const arrivee = await Promise.race([reponse, trop]).catch(() => undefined);
  reponse.catch(() => undefined);
  if (!arrivee) return pathname === TERRAIN ? gardee : Response.redirect(TERRAIN, 302);
  return arrivee;
}

/** A form sent while the network goes is kept, under the identifier that it has already: sent again, it is written once. */
async function posterOuGarder(request: Request): Promise<Response> {
  const copie = request.clone();
  try {
    return await fetch(request);
  } catch (coupure) {
    const appareil = await reprendre();
    const valeurs: Paires = [...(await copie.formData())].flatMap(([nom, valeur]) =>
      typeof valeur === 'string' && nom !== '_jeton' ? [[nom, valeur] as const] : [],
    );
    const id = valeurs.find(([nom]) => nom === 'id')?.[1];
    if (!appareil || !id) throw coupure;
    await appareil.mettre({ id, rang: Date.now(), version: crypto.randomUUID(), valeurs });
    return Response.redirect(TERRAIN, 303);
  }
}

/** The network is back, says the browser. It asks again later when this fails. */
async function synchroniser(): Promise<void> {
  const appareil = await reprendre();
  if (!appareil) return;
  const depart = await envoyer(appareil);
  new BroadcastChannel(CANAL).postMessage(depart);
  if (depart.issue === 'hors-ligne') throw new Error('no network yet');
}
