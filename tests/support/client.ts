import { createTestApp, ROUTES } from '#application';
import type { Banc } from './base.ts';

export type Reponse = {
  readonly statut: number;
  readonly texte: string;
  readonly vers: string | null;
  readonly enTetes: Headers;
};
type Valeurs = Readonly<Record<string, string | readonly string[]>>;

/** A browser without JavaScript, in the process itself: cookies kept, forms sent with the token of the page shown. */
export function unNavigateur(banc: Banc) {
  const app = createTestApp(banc.tools);
  const cookies = new Map<string, string>();
  let jeton = '';

  async function demander(path: string, init: RequestInit = {}): Promise<Reponse> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const origin = banc.tools.settings.BASE_URL;
    const response = await app.fetch(
      new Request(new URL(path, origin), {
        redirect: 'manual',
        ...init,
        headers: { origin, host: new URL(origin).host, cookie, ...Object.fromEntries(new Headers(init.headers)) },
      }),
    );
    for (const line of response.headers.getSetCookie()) remember(cookies, line);
    const texte = await response.text();
    jeton = texte.match(/name="_jeton" value="([^"]+)"/)?.[1] ?? jeton;
    return { statut: response.status, texte, vers: response.headers.get('location'), enTetes: response.headers };
  }
  const poster = (path: string, valeurs: Valeurs, options: { jeton?: string } = {}) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(valeurs))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    body.append('_jeton', options.jeton ?? jeton);
    return demander(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  };
  return {
    ouvrir: (path: string) => demander(path),
    /** Sends a form: the token of the last page shown goes with it. */
    poster,
    /** Sends a form, then follows the redirection as a browser does. */
    async envoyer(path: string, valeurs: Valeurs): Promise<Reponse> {
      const reponse = await poster(path, valeurs);
      return reponse.vers ? demander(reponse.vers) : reponse;
    },
    /** Sends a file with a form, as a browser without JavaScript does. */
    televerser(path: string, champ: string, fichier: { nom: string; contenu: string }, valeurs: Valeurs = {}) {
      const body = new FormData();
      body.append('_jeton', jeton);
      for (const [name, value] of Object.entries(valeurs)) body.append(name, String(value));
      body.append(champ, new File([fichier.contenu], fichier.nom));
      return demander(path, { method: 'POST', body });
    },
    demander,
    cookies,
  };
}
export type Navigateur = ReturnType<typeof unNavigateur>;

function remember(cookies: Map<string, string>, line: string) {
  const [pair = ''] = line.split(';');
  const [name = '', ...rest] = pair.split('=');
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, rest.join('='));
}

export const routesDeLaPlateforme = () => ROUTES;
