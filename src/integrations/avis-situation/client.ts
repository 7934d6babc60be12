import type { AvisDeSituation } from '#platform/avis-situation.ts';
import type { Log } from '#platform/log.ts';

type Options = {
  /** Address of the documents without the SIRET, `https://api-avis-situation-sirene.insee.fr/identification/pdf`. */
  readonly url: string;
  /** Public address of the site: the INSEE is told who asks. */
  readonly site: string;
  readonly log: Log;
  readonly timeoutMs?: number;
};
type Echec = 'delai_depasse' | 'reseau' | 'erreur_de_l_insee' | 'autre_chose_qu_un_pdf' | 'document_trop_long';

const DELAI_MS = 10_000;
const OCTETS_MAX = 5_000_000;

/** Fetches the avis de situation that the INSEE prints. See CONTRACT.md. */
export const avisDeSituationInsee =
  ({ url, site, log, timeoutMs = DELAI_MS }: Options): AvisDeSituation =>
  async (siret) => {
    if (!/^\d{14}$/.test(siret)) return undefined;
    const adresse = `${url.replace(/\/+$/, '')}/${siret}`;
    const lu = await demander(adresse, `conseillers-numeriques (+${site})`, AbortSignal.timeout(timeoutMs));
    if (lu instanceof Uint8Array) return lu;
    log.warn({ raison: lu }, 'avis de situation not received');
    return undefined;
  };

async function demander(adresse: string, userAgent: string, signal: AbortSignal): Promise<Uint8Array | Echec> {
  try {
    const headers = { accept: 'application/pdf', 'user-agent': userAgent };
    const reponse = await fetch(adresse, { headers, redirect: 'error', signal });
    const type = reponse.headers.get('content-type') ?? '';
    if (reponse.ok && /^application\/pdf\b/i.test(type)) return await lire(reponse);
    await reponse.body?.cancel();
    return reponse.ok ? 'autre_chose_qu_un_pdf' : 'erreur_de_l_insee';
  } catch {
    return signal.aborted ? 'delai_depasse' : 'reseau';
  }
}

async function lire({ body }: Response): Promise<Uint8Array | Echec> {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of body ?? []) {
    taille += morceau.length;
    if (taille > OCTETS_MAX) return 'document_trop_long';
    morceaux.push(morceau);
  }
  const octets = Buffer.concat(morceaux);
  return octets.subarray(0, 5).toString('latin1') === '%PDF-' ? octets : 'autre_chose_qu_un_pdf';
}
