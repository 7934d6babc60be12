import { confirmerInscription, type Inscription, inscrire } from '#domain/structures/index.ts';
import { VISITEUR } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';

let suivant = 0;

/** A SIRET that passes the check digit and names nobody: SIREN beginning with 999. */
export function unSiret(): string {
  suivant += 1;
  const debut = `999${String(suivant).padStart(10, '0')}`;
  const somme = [...`${debut}0`]
    .map(Number)
    .toReversed()
    .reduce((total, chiffre, rang) => total + (rang % 2 === 0 ? chiffre : chiffre * 2 - (chiffre > 4 ? 9 : 0)), 0);
  return `${debut}${(10 - (somme % 10)) % 10}`;
}

/** Moulins, in the Allier: the département of the guide's own example. */
export const MOULINS = '03190';
export const LYON = '69123';
export const NOUMEA = '98818';

/** What an invented town hall declares. */
export const uneSaisie = (banc: Banc, autres: Partial<Inscription> = {}): Inscription => {
  const identifiant = autres.identifiant ?? unSiret();
  return {
    identifiant,
    identiteVerifiee: false,
    type: 'commune',
    nom: `Commune de Démonstration-sur-Loire ${identifiant.slice(8)}`,
    adresse: '1 place de l’Exemple',
    communeCode: MOULINS,
    postesSouhaites: 2,
    demarrageLe: ajouterJours(dateCivile(banc.tools.clock()), 30),
    missions: 'Ateliers d’initiation et permanences.',
    lieux: 'Mairie et médiathèque.',
    candidatIdentifie: false,
    partenaires: null,
    contactCivilite: 'madame',
    contactPrenom: 'Camille',
    contactNom: 'Exemple',
    contactFonction: 'Secrétaire de mairie',
    contactEmail: `contact-${identifiant}@demonstration.example`,
    contactTelephone: '0100000000',
    representantPrenom: 'Dominique',
    representantNom: 'Modèle',
    representantFonction: 'Maire',
    ...autres,
  };
};

/** Registered, its confirmation link in the mail. */
export async function uneStructureInscrite(banc: Banc, autres: Partial<Inscription> = {}) {
  const saisie = uneSaisie(banc, autres);
  const { structureId, numero } = await inscrire(banc.tools, VISITEUR, saisie);
  const [courriel] = (await banc.courriels())
    .filter(({ destinataire, modele }) => destinataire === saisie.contactEmail && modele === 'structure.confirmation')
    .slice(-1);
  const jeton = courriel?.texte.match(/confirmation\/(\S+)/)?.[1] ?? '';
  return { structureId, numero, saisie, jeton };
}

/** Confirmed: in the préfecture's queue. */
export async function uneStructureConfirmee(banc: Banc, autres: Partial<Inscription> = {}) {
  const inscrite = await uneStructureInscrite(banc, autres);
  await confirmerInscription(banc.tools, VISITEUR, { jeton: inscrite.jeton });
  return inscrite;
}
