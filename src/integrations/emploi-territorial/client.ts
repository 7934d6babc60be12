import type { FluxOffres } from '#platform/flux-offres.ts';
import type { Log } from '#platform/log.ts';

type Options = {
  /** Address of the feed, `https://www.emploi-territorial.fr/rss`. */
  readonly url: string;
  /** Public address of the site: the feed is told who reads it. */
  readonly site: string;
  readonly log: Log;
  readonly timeoutMs?: number;
};
type Echec = 'delai_depasse' | 'reseau' | 'erreur_du_site' | 'flux_illisible' | 'flux_trop_long';
type Lecture = { readonly references: readonly string[] } | { readonly echec: Echec };

const DELAI_MS = 10_000;
// A hundred offers weigh about 270 KB.
const OCTETS_MAX = 5_000_000;

/** Reads the RSS feed of emploi-territorial.fr. See CONTRACT.md. */
export const fluxEmploiTerritorial =
  ({ url, site, log, timeoutMs = DELAI_MS }: Options): FluxOffres =>
  async () => {
    const lecture = await lire(url, `conseillers-numeriques (+${site})`, AbortSignal.timeout(timeoutMs));
    if ('references' in lecture) return lecture.references;
    log.warn({ raison: lecture.echec }, 'emploi-territorial did not answer');
    return undefined;
  };

async function lire(url: string, userAgent: string, signal: AbortSignal): Promise<Lecture> {
  try {
    const headers = { accept: 'application/rss+xml', 'user-agent': userAgent };
    const reponse = await fetch(url, { headers, signal });
    if (reponse.ok) return await extraire(reponse);
    await reponse.body?.cancel();
    return { echec: 'erreur_du_site' };
  } catch {
    return { echec: signal.aborted ? 'delai_depasse' : 'reseau' };
  }
}

async function extraire({ body }: Response): Promise<Lecture> {
  const decodeur = new TextDecoder();
  let texte = '';
  for await (const morceau of body ?? []) {
    texte += decodeur.decode(morceau, { stream: true });
    if (texte.length > OCTETS_MAX) return { echec: 'flux_trop_long' };
  }
  return lireFlux(texte);
}

const GUID = /<guid\b[^>]*>[^<]*?\b(O\d{15})\b[^<]*<\/guid>/gi;

/** The references in the `guid` of each item, once each; a text that is not a whole feed is `flux_illisible`. */
export function lireFlux(texte: string): Lecture {
  if (!/<rss\b[\s\S]*<channel\b[\s\S]*<\/channel>\s*<\/rss>\s*$/i.test(texte)) return { echec: 'flux_illisible' };
  const references = [...texte.matchAll(GUID)].map(([, reference = '']) => reference.toUpperCase());
  return { references: [...new Set(references)] };
}
