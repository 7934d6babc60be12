import { creerDisjoncteur } from '#integrations/sirene/disjoncteur.ts';
import type { Clock } from '#platform/dates.ts';
import type { Log } from '#platform/log.ts';
import { EchecTeleprocedure } from '#platform/teleprocedure.ts';

export type OptionsAppel = {
  /** Public address of the site: Démarches simplifiées is told who calls. */
  readonly site: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs: number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
};
type Requete<T> = {
  /** For the log. */
  readonly nom: string;
  readonly url: string;
  readonly init: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };
  /** A reading may be asked again; what writes is sent once. */
  readonly relisible: boolean;
  /** Reads an answer of any status but 429 and 5xx; throws the failure that it tells, as a code for the log. */
  readonly lire: (statut: number, texte: string) => T;
};
export type Appeler = <T>(requete: Requete<T>) => Promise<T>;

const ESSAIS = 3;
const RECUL_MS = 400;
const LIMITE_DEFAUT_MS = 60_000;
const LIMITE_MAX_MS = 10 * 60_000;
const PASSAGERS: readonly string[] = ['delai_depasse', 'reseau', 'erreur_du_site'];

export const indisponible = (code: string) => new EchecTeleprocedure('indisponible', code);

/** Calls Démarches simplifiées: time-outs, attempts, the limit that it asks to respect, a pause when it is down. */
export function creerAppel(options: OptionsAppel): Appeler {
  const { clock, log, sleep, random } = options;
  const disjoncteur = creerDisjoncteur(clock);
  let limiteJusqua = 0;

  async function essayer<T>(requete: Requete<T>): Promise<T | EchecTeleprocedure> {
    for (let essai = 1; ; essai += 1) {
      const issue = await tenter(requete, options);
      const passager = issue instanceof EchecTeleprocedure && PASSAGERS.includes(issue.message);
      if (!passager || !requete.relisible || essai === ESSAIS) return issue;
      await sleep(random() * RECUL_MS * 2 ** (essai - 1));
    }
  }

  return async (requete) => {
    const reste = limiteJusqua - clock().getTime();
    if (reste > 0) throw new EchecTeleprocedure('trop_de_demandes', 'limite_atteinte', reste);
    if (!disjoncteur.autorise()) throw indisponible('en_pause');
    const issue = await essayer(requete);
    if (!(issue instanceof EchecTeleprocedure)) {
      disjoncteur.noterReussite();
      return issue;
    }
    if (issue.genre === 'indisponible') disjoncteur.noterEchec(0);
    else disjoncteur.noterReussite();
    if (issue.genre === 'trop_de_demandes') limiteJusqua = clock().getTime() + issue.attendreMs;
    log.warn({ operation: requete.nom, raison: issue.message }, 'demarches-simplifiees did not do what was asked');
    throw issue;
  };
}

async function tenter<T>(requete: Requete<T>, { site, clock, timeoutMs }: OptionsAppel) {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const headers = { 'user-agent': `conseillers-numeriques (+${site})`, ...requete.init.headers };
    const reponse = await fetch(requete.url, { ...requete.init, headers, redirect: 'error', signal });
    const texte = await reponse.text();
    if (reponse.status === 429)
      return new EchecTeleprocedure('trop_de_demandes', 'limite_atteinte', attente(reponse.headers, clock()));
    return reponse.status >= 500 ? indisponible('erreur_du_site') : requete.lire(reponse.status, texte);
  } catch (erreur) {
    if (erreur instanceof EchecTeleprocedure) return erreur;
    return indisponible(signal.aborted ? 'delai_depasse' : 'reseau');
  }
}

/** Démarches simplifiées says until when in `RateLimit-Reset`, in seconds since 1970, and gives no `Retry-After`. */
function attente(headers: Headers, now: Date): number {
  const jusqua = Number(headers.get('ratelimit-reset') ?? Number.NaN) * 1000;
  if (!Number.isFinite(jusqua)) return LIMITE_DEFAUT_MS;
  return Math.min(Math.max(jusqua - now.getTime(), 1000), LIMITE_MAX_MS);
}

/** A JSON text, or the failure that says it is not one. */
export function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    throw indisponible('reponse_illisible');
  }
}
