import type { Clock } from '#platform/dates.ts';

/** Why the directory gave no answer: a code for the technical log, without what was asked. */
export type RaisonIndisponible =
  | 'delai_depasse'
  | 'reseau'
  | 'trop_de_demandes'
  | 'erreur_du_repertoire'
  | 'demande_refusee'
  | 'reponse_illisible'
  | 'en_pause'
  | 'hors_repertoire';

export type Appel = {
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
};
export type Echec = {
  readonly raison: RaisonIndisponible;
  readonly attendreMs: number;
  readonly reprendre: boolean;
};
export type Issue = { readonly corps: unknown } | Echec;

const ESSAIS = 3;
const RECUL_MS = 200;
/** Under this time left, another attempt has no chance. */
const MARGE_MS = 100;

/**
 * One question, at most three attempts, never longer than `timeoutMs` in all. Network failures, 429 and 5xx are tried
 * again after a random pause, or after the `Retry-After` of the directory when it fits in the time left.
 */
export async function appeler(url: URL, appel: Appel): Promise<Issue> {
  const fin = performance.now() + appel.timeoutMs;
  const restant = () => fin - performance.now();
  for (let essai = 1; ; essai += 1) {
    // Half of the time at most: a connection that hangs leaves room for another one.
    const issue = await tenter(url, appel, Math.min(restant(), appel.timeoutMs / 2));
    if ('corps' in issue || !issue.reprendre || essai === ESSAIS) return issue;
    const pause = Math.max(issue.attendreMs, appel.random() * RECUL_MS * 2 ** (essai - 1));
    if (pause > restant() - MARGE_MS) return issue;
    await appel.sleep(pause);
  }
}

async function tenter(url: URL, { fetch, userAgent, clock }: Appel, delaiMs: number): Promise<Issue> {
  const signal = AbortSignal.timeout(Math.max(1, Math.round(delaiMs)));
  try {
    const headers = { accept: 'application/json', 'user-agent': userAgent };
    const reponse = await fetch(url, { headers, redirect: 'error', signal });
    if (reponse.status === 200) return lireJson(await reponse.text());
    await reponse.body?.cancel();
    return refus(reponse, clock());
  } catch {
    return { raison: signal.aborted ? 'delai_depasse' : 'reseau', attendreMs: 0, reprendre: true };
  }
}

function lireJson(texte: string): Issue {
  try {
    return { corps: JSON.parse(texte) };
  } catch {
    return { raison: 'reponse_illisible', attendreMs: 0, reprendre: false };
  }
}

function refus({ status, headers }: Response, now: Date): Echec {
  const attendreMs = dureeDemandee(headers.get('retry-after'), now);
  if (status === 429) return { raison: 'trop_de_demandes', attendreMs, reprendre: true };
  if (status >= 500) return { raison: 'erreur_du_repertoire', attendreMs, reprendre: true };
  return { raison: 'demande_refusee', attendreMs: 0, reprendre: false };
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function dureeDemandee(valeur: string | null, now: Date): number {
  if (!valeur) return 0;
  if (/^\d+$/.test(valeur.trim())) return Number(valeur) * 1000;
  const date = Date.parse(valeur);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}
