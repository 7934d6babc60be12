import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { confirmerCandidat, deposerCv, inscrire, type Profil } from '#domain/candidats/index.ts';
import { manifesterInteret, proposerEntretien, souhaiterRecruter } from '#domain/mise-en-relation/index.ts';
import { type Actor, VISITEUR } from '#platform/actor.ts';
import { dateCivile, plusJours } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { acteur, type Compte, unCompte } from './comptes.ts';
import { MOULINS } from './structures.ts';

let suivant = 0;

type Demande = Partial<Profil> & { email?: string; invitation?: string };
/** What an invented candidate declares. */
export const unProfil = (banc: Banc, autres: Demande = {}) => {
  suivant += 1;
  return {
    prenom: 'Camille',
    nom: `Candidat-${suivant}`,
    email: `candidat-${suivant}@demonstration.example`,
    telephone: '0600000000',
    communeCode: MOULINS,
    rayonKm: 20,
    disponibleLe: dateCivile(banc.tools.clock()),
    situations: ['demandeur_emploi' as const],
    experience: 'moins_d_un_an' as const,
    diplome: '',
    motivation: 'J’aime transmettre et je connais bien les services en ligne.',
    invitation: '',
    ...autres,
  } satisfies Profil & { email: string; invitation: string };
};

/** Registered, the confirmation link in the mail. */
export async function unCandidatInscrit(banc: Banc, autres: Demande = {}) {
  const saisie = unProfil(banc, autres);
  const candidatId = await inscrire(banc.tools, VISITEUR, saisie);
  const recus = (await banc.courriels()).filter(
    ({ destinataire, modele }) => destinataire === saisie.email && modele === 'candidat.confirmation',
  );
  const jeton = recus.at(-1)?.texte.match(/confirmation\/(\S+)/)?.[1] ?? '';
  return { candidatId, saisie, jeton };
}

/** Confirmed: structures find him. `acteur` is himself. */
export async function unCandidat(banc: Banc, autres: Demande = {}) {
  const inscrit = await unCandidatInscrit(banc, autres);
  const cookie = await confirmerCandidat(banc.tools, VISITEUR, { jeton: inscrit.jeton, appareil: 'Essai' });
  const { utilisateur_id } = await banc.tools.db
    .selectFrom('candidats')
    .select('utilisateur_id')
    .where('id', '=', inscrit.candidatId)
    .executeTakeFirstOrThrow();
  const lui: Actor = { id: utilisateur_id, nom: 'Camille', role: 'candidat', perimetre: { type: 'personne' } };
  return { ...inscrit, cookie, acteur: lui };
}
export type Candidat = Awaited<ReturnType<typeof unCandidat>>;

/** Somebody of a structure. */
export const uneStructureActrice = (structureId: string): Actor =>
  acteur('structure', { type: 'structure', structureId });

/** A structure said « intéressé ». Answers the relation's identifier. */
export const unInteret = (banc: Banc, structureId: string, candidatId: string) =>
  manifesterInteret(banc.tools, uneStructureActrice(structureId), { candidatId });

/** A structure said « je souhaite recruter ». Answers the relation's identifier. */
export async function unChoix(banc: Banc, structureId: string, candidatId: string) {
  const relationId = await unInteret(banc, structureId, candidatId);
  await souhaiterRecruter(banc.tools, uneStructureActrice(structureId), { candidatId });
  return relationId;
}

/** A structure that said « intéressé » proposes a date. */
export const unRendezvous = (banc: Banc, structureId: string, candidatId: string) =>
  proposerEntretien(banc.tools, uneStructureActrice(structureId), {
    candidatId,
    creneaux: [plusJours(banc.tools.clock(), 5)],
    dureeMinutes: 45,
    lieu: 'Mairie',
    message: '',
  });

/** The account of a candidate, with a password. */
export async function unCompteDeCandidat(banc: Banc, { acteur: { id }, saisie: { email } }: Candidat): Promise<Compte> {
  const compte = await unCompte(banc, { role: 'candidat', email });
  return { ...compte, id: id ?? '' };
}

/** Deposits an invented CV: a PDF by its first bytes. */
export async function unCv(banc: Banc, { acteur: lui }: Candidat, contenu = '%PDF-1.7 un CV inventé'): Promise<void> {
  await mkdir(banc.tools.settings.DATA_DIR, { recursive: true });
  const path = join(banc.tools.settings.DATA_DIR, `cv-${lui.id}`);
  await writeFile(path, contenu);
  await deposerCv(banc.tools, lui, { champ: 'cv', nom: 'cv.pdf', path, taille: contenu.length });
}
