import { createHash } from 'node:crypto';
import { EchecTeleprocedure, type Teleprocedure } from '#platform/teleprocedure.ts';
import { indisponible } from './appel.ts';

type Options = { readonly url: string; readonly site: string; readonly timeoutMs: number; readonly octetsMax: number };

const RENVOIS_MAX = 3;

/** Fetches a file by its signed address, without any token, and believes only the bytes that match its MD5. */
export function creerTelechargement(options: Options): Teleprocedure['telechargerPiece'] {
  const tropGros = () =>
    new EchecTeleprocedure('refus', `Le fichier dépasse ${Math.floor(options.octetsMax / 1_048_576)} Mo.`);
  return async ({ url, octets, empreinteMd5, analyse }) => {
    if (analyse === 'infecte') throw new EchecTeleprocedure('refus', 'Un virus a été reconnu dans ce fichier.');
    if (analyse === 'en_attente') throw indisponible('analyse_en_attente');
    if (octets > options.octetsMax) throw tropGros();
    const contenu = await telecharger(url, options);
    if (!contenu) throw tropGros();
    if (createHash('md5').update(contenu).digest('base64') !== empreinteMd5) throw indisponible('contenu_altere');
    return contenu;
  };
}

async function telecharger(url: string, options: Options): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    return await lire(await suivre(url, options, signal), options.octetsMax);
  } catch (erreur) {
    if (erreur instanceof EchecTeleprocedure) throw erreur;
    throw indisponible(signal.aborted ? 'delai_depasse' : 'reseau');
  }
}

/** Files are kept on another server: a few redirections are followed, each as sure as the first address. */
async function suivre(url: string, { url: base, site }: Options, signal: AbortSignal): Promise<Response> {
  let adresse = new URL(url);
  for (let renvoi = 0; renvoi <= RENVOIS_MAX; renvoi += 1) {
    if (adresse.protocol !== 'https:' && adresse.origin !== new URL(base).origin)
      throw indisponible('adresse_douteuse');
    const headers = { 'user-agent': `conseillers-numeriques (+${site})` };
    const reponse = await fetch(adresse, { headers, redirect: 'manual', signal });
    if (reponse.status === 200) return reponse;
    await reponse.body?.cancel();
    const suite = reponse.headers.get('location');
    if (reponse.status >= 500 || reponse.status === 429) throw indisponible('erreur_du_site');
    if (reponse.status < 300 || reponse.status >= 400 || !suite)
      throw new EchecTeleprocedure('inconnu', 'adresse_expiree');
    adresse = new URL(suite, adresse);
  }
  throw indisponible('trop_de_renvois');
}

async function lire({ body }: Response, octetsMax: number): Promise<Uint8Array | undefined> {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of body ?? []) {
    taille += morceau.length;
    if (taille > octetsMax) return undefined;
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux);
}
