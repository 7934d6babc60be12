import type { Serveur } from './serveur.ts';

/** The answers of a form, as a browser sends them. */
export type Paires = readonly (readonly [nom: string, valeur: string])[];
/** Why the platform would not take an activity, for its author to correct. */
export type Refus = { readonly phrase: string; readonly champs: Readonly<Record<string, string>> };
/** One activity that waits (domain, étape 9: « offline in the field »). Its identifier was chosen here: sent twice, it is written once. */
export type EnAttente = {
  readonly id: string;
  /** Changes with its answers: what was sent is never taken for what has been corrected meanwhile. */
  readonly version: string;
  /** The order in which it was recorded. */
  readonly rang: number;
  readonly valeurs: Paires;
  readonly refus?: Refus | undefined;
  /** Corrected here: if the platform has it already (an answer was lost), it is to be corrected there too. */
  readonly corrigee?: boolean | undefined;
  /** Sent once at least, and no answer came: the platform may have it. */
  readonly tentee?: boolean | undefined;
};
/** Where activities wait on a device. Nothing leaves it before the platform has answered for it. */
export type FileDAttente = {
  readonly lister: () => Promise<readonly EnAttente[]>;
  /** Writes it again, or takes it out, unless its answers have changed since it was read. */
  readonly changer: (lue: EnAttente, en?: EnAttente) => Promise<boolean>;
};
/** What stopped the sending: nothing, the network, a session that ended, or somebody else's session. */
export type Issue = 'fini' | 'hors-ligne' | 'deconnecte' | 'autre';

/**
 * Sends what waits, one after the other, in order. What was refused waits for its author, unless `tout`. Stopped
 * anywhere, it begins again: an activity leaves the queue only once the platform has said that it is written.
 */
export async function envoyerTout(
  file: FileDAttente,
  serveur: Serveur,
  personne: string,
  { tout = false }: { tout?: boolean } = {},
): Promise<Issue> {
  const aEnvoyer = (await file.lister()).filter(({ refus }) => tout || !refus);
  if (aEnvoyer.length === 0) return 'fini';
  const acces = await serveur.acces();
  if (typeof acces === 'string') return acces;
  if (acces.personne !== personne) return 'autre';
  for (const attente of aEnvoyer) {
    const partie = { ...attente, tentee: true };
    if (!(await file.changer(attente, partie))) continue;
    const reponse = await serveur.poster(acces.jeton, partie);
    if (reponse === 'hors-ligne' || reponse === 'deconnecte') return reponse;
    if (reponse === 'ecrite') await file.changer(attente);
    else if (reponse !== 'defaut') await file.changer(attente, { ...attente, refus: reponse });
  }
  return 'fini';
}
