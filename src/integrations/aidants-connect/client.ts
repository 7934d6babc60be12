import { z } from 'zod';
import type { AidantsConnect, OrganisationHabilitee } from '#platform/aidants-connect.ts';
import type { Clock } from '#platform/dates.ts';
import type { Log } from '#platform/log.ts';

type Options = {
  /** Address of the site, `https://aidantsconnect.beta.gouv.fr`. */
  readonly url: string;
  /** Public address of ours: the list is told who reads it. */
  readonly site: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  readonly sleep?: (ms: number) => Promise<unknown>;
};
type Echec =
  | 'delai_depasse'
  | 'reseau'
  | 'erreur_du_site'
  | 'demande_refusee'
  | 'reponse_illisible'
  | 'page_trop_longue'
  | 'pages_en_boucle'
  | 'page_ailleurs'
  | 'trop_de_pages';
type PageLue = { readonly results: readonly OrganisationHabilitee[]; readonly next: string | null };
type Issue = { readonly page: PageLue } | { readonly echec: Echec; readonly attendreMs?: number };

const CHEMIN = '/api/organisations/';
const DELAI_MS = 10_000;
const ESSAIS = 3;
const RECUL_MS = 500;
// Nobody waits for a nightly reading, but it must end before the day.
const ATTENTE_MAX_MS = 5 * 60_000;
// A hundred organisations weigh some 40 KB.
const OCTETS_MAX = 2_000_000;
const PAGES_MAX = 1_000;

const texte = z
  .string()
  .nullish()
  .transform((valeur) => valeur ?? '');
const organisation = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    pivot: texte,
    nom: texte,
    adresse: texte,
    address_complement: texte,
    code_postal: texte,
    code_insee: texte,
    commune: texte,
  })
  .transform(
    (lue): OrganisationHabilitee => ({
      identifiant: lue.id,
      siret: lue.pivot,
      nom: lue.nom,
      adresse: lue.adresse,
      complement: lue.address_complement,
      codePostal: lue.code_postal,
      codeCommune: lue.code_insee,
      commune: lue.commune,
    }),
  );
const pageLue = z.object({ next: z.url().nullable(), results: z.array(organisation) });

/** Reads the public list of Aidants Connect, page after page: all of it, or nothing. See CONTRACT.md. */
export const listeAidantsConnect =
  (options: Options): AidantsConnect =>
  async () => {
    const organisations: OrganisationHabilitee[] = [];
    const vues = new Set<string>();
    const abandonner = (raison: Echec) => {
      options.log.warn({ raison, pages: vues.size }, 'aidants-connect was not read');
      return undefined;
    };
    let adresse: string | null = `${options.url.replace(/\/$/, '')}${CHEMIN}`;
    while (adresse !== null) {
      if (new URL(adresse).origin !== new URL(options.url).origin) return abandonner('page_ailleurs');
      if (vues.has(adresse)) return abandonner('pages_en_boucle');
      if (vues.size === PAGES_MAX) return abandonner('trop_de_pages');
      vues.add(adresse);
      const issue: Issue = await insister(adresse, options);
      if ('echec' in issue) return abandonner(issue.echec);
      organisations.push(...issue.page.results);
      adresse = issue.page.next;
    }
    return organisations;
  };

/** One page, at most three attempts: what may pass is tried again after a pause, the one the site asks for first. */
async function insister(adresse: string, options: Options): Promise<Issue> {
  const sleep = options.sleep ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
  for (let essai = 1; ; essai += 1) {
    const issue = await tenter(adresse, options);
    const attendreMs = 'echec' in issue ? issue.attendreMs : undefined;
    if (attendreMs === undefined || essai === ESSAIS || attendreMs > ATTENTE_MAX_MS) return issue;
    await sleep(Math.max(attendreMs, RECUL_MS * 2 ** (essai - 1) * (1 + Math.random())));
  }
}

async function tenter(adresse: string, { site, clock, timeoutMs = DELAI_MS }: Options): Promise<Issue> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const headers = { accept: 'application/json', 'user-agent': `conseillers-numeriques (+${site})` };
    const reponse = await fetch(adresse, { headers, redirect: 'error', signal });
    if (reponse.ok) return await lirePage(reponse);
    await reponse.body?.cancel();
    const { status } = reponse;
    if (status !== 429 && status < 500) return { echec: 'demande_refusee' };
    return { echec: 'erreur_du_site', attendreMs: attenteDemandee(reponse.headers.get('retry-after'), clock()) };
  } catch {
    return { echec: signal.aborted ? 'delai_depasse' : 'reseau', attendreMs: 0 };
  }
}

async function lirePage({ body }: Response): Promise<Issue> {
  const decodeur = new TextDecoder();
  let lu = '';
  for await (const morceau of body ?? []) {
    lu += decodeur.decode(morceau, { stream: true });
    if (lu.length > OCTETS_MAX) return { echec: 'page_trop_longue' };
  }
  const page = pageLue.safeParse(enJson(lu));
  return page.success ? { page: page.data } : { echec: 'reponse_illisible' };
}

function enJson(lu: string): unknown {
  try {
    return JSON.parse(lu);
  } catch {
    return undefined;
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function attenteDemandee(valeur: string | null, now: Date): number {
  if (!valeur) return 0;
  if (/^\d+$/.test(valeur.trim())) return Number(valeur) * 1000;
  const date = Date.parse(valeur);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}
