import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as commun } from '@zxcvbn-ts/language-common';
import { dictionary as francais } from '@zxcvbn-ts/language-fr';
import { Refused } from '#platform/errors.ts';

// Guessability rather than composition rules (CNIL 2022-100; ASVS 5.0, 6.2): long, and not easy to guess.
export const LONGUEUR_MINIMALE = 12;
const SCORE_MINIMAL = 4;
const MOTS_DU_CONTEXTE = [
  'conseiller',
  'conseillers',
  'numerique',
  'numériques',
  'prefecture',
  'mairie',
  'anct',
  'motdepasse',
  'bienvenue',
];

let estimateur: ZxcvbnFactory | undefined;
const zxcvbn = () => {
  estimateur ??= new ZxcvbnFactory({ dictionary: { ...commun, ...francais }, graphs: adjacencyGraphs });
  return estimateur;
};

/** Why this password is refused, as a sentence, or nothing. `contexte`: name, address, structure of the person. */
export function refusMotDePasse(motDePasse: string, contexte: readonly string[]): string | undefined {
  if (motDePasse.length < LONGUEUR_MINIMALE)
    return `Choisissez un mot de passe d’au moins ${LONGUEUR_MINIMALE} caractères. Une phrase convient très bien.`;
  const mots = [...MOTS_DU_CONTEXTE, ...contexte.flatMap((texte) => texte.toLowerCase().split(/[\s@.'’-]+/))].filter(
    (mot) => mot.length > 2,
  );
  if (zxcvbn().check(motDePasse.slice(0, 64), mots).score >= SCORE_MINIMAL) return undefined;
  return 'Ce mot de passe est trop facile à deviner : il ressemble à un mot courant, à une suite ou à votre nom. Essayez une phrase de quatre ou cinq mots sans rapport entre eux.';
}

// scrypt, 32 MiB: runs in the threads of the system, so that pages do not wait for it.
const COUT = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const LONGUEUR_EMPREINTE = 32;
const EN_COURS_MAX = 16;
let enCours = 0;

async function deriver(motDePasse: string, sel: Buffer): Promise<Buffer> {
  if (enCours >= EN_COURS_MAX)
    throw new Refused('Beaucoup de personnes se connectent en ce moment. Réessayez dans quelques secondes.');
  enCours += 1;
  try {
    return await new Promise((resolve, reject) =>
      scrypt(motDePasse.normalize('NFKC'), sel, LONGUEUR_EMPREINTE, COUT, (error, cle) =>
        error ? reject(error) : resolve(cle),
      ),
    );
  } finally {
    enCours -= 1;
  }
}

/** What is kept of a password: `scrypt$salt$key`. */
export async function hacher(motDePasse: string): Promise<string> {
  const sel = randomBytes(16);
  return `scrypt$${sel.toString('base64url')}$${(await deriver(motDePasse, sel)).toString('base64url')}`;
}

const LEURRE = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(LONGUEUR_EMPREINTE).toString('base64url')}`;

/** Is it the password? Takes as long for an account that does not exist (`garde` null). */
export async function verifier(motDePasse: string, garde: string | null): Promise<boolean> {
  const [, sel = '', cle = ''] = (garde ?? LEURRE).split('$');
  const attendue = Buffer.from(cle, 'base64url');
  const donnee = await deriver(motDePasse, Buffer.from(sel, 'base64url'));
  return timingSafeEqual(attendue, donnee) && garde !== null;
}
