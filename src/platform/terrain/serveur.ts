import type { EnAttente, Refus } from './file.ts';

const BASE = '/conseiller/activites';
/** Whose device it is for the platform, the key that seals what waits there, and the token of the session. */
export type Acces = { readonly personne: string; readonly cle: string; readonly jeton: string };
/** Written; refused, and why; a defect of ours on this one; or what stops the others as well. */
export type Reponse = 'ecrite' | 'defaut' | 'hors-ligne' | 'deconnecte' | Refus;
export type Serveur = {
  readonly acces: () => Promise<Acces | 'hors-ligne' | 'deconnecte'>;
  readonly poster: (jeton: string, attente: EnAttente) => Promise<Reponse>;
};

const enJson = (reponse: Response) => (reponse.headers.get('content-type') ?? '').startsWith('application/json');
// An answer that does not come is an answer lost: it is sent again later, and written once.
const PATIENCE_MS = 20_000;
const PAS_MAINTENANT = [408, 429, 502, 503, 504];

/** The platform, as a device without network sees it. */
export function serveurPar(demander: typeof fetch): Serveur {
  const appeler = (chemin: string, init: RequestInit = {}) =>
    demander(`${BASE}/${chemin}`, {
      ...init,
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
  return {
    async acces() {
      const reponse = await appeler('appareil');
      if (!reponse || reponse.status >= 500 || PAS_MAINTENANT.includes(reponse.status)) return 'hors-ligne';
      // Sent to the sign-in page, or in another space: the session of the device has ended.
      if (!reponse.ok) return 'deconnecte';
      return enJson(reponse) ? reponse.json() : 'hors-ligne';
    },
    async poster(jeton, { id, valeurs, corrigee }) {
      const body = new URLSearchParams(
        valeurs.filter(([nom]) => nom !== 'id' && nom !== '_jeton').map(([...un]) => un),
      );
      body.append('id', id);
      if (corrigee) body.append('corrigee', 'oui');
      body.append('_jeton', jeton);
      const reponse = await appeler('envoi', { method: 'POST', body });
      if (!reponse || PAS_MAINTENANT.includes(reponse.status)) return 'hors-ligne';
      if (reponse.status >= 500) return 'defaut';
      if (reponse.ok) return enJson(reponse) ? 'ecrite' : 'hors-ligne';
      if (reponse.status >= 400 && reponse.status !== 403)
        return enJson(reponse) ? reponse.json() : { phrase: 'La plateforme ne comprend pas cet envoi.', champs: {} };
      return 'deconnecte';
    },
  };
}
