import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  declarerConforme,
  declarerIdentites,
  deposer,
  deposerPiece,
  examinerPiece,
  piecesAttendues,
} from '#domain/conformite/index.ts';
import { accepter, souhaiterRecruter } from '#domain/mise-en-relation/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { unCandidat, unChoix, uneStructureActrice, unInteret } from './candidats.ts';
import { anct } from './comptes.ts';
import { uneStructureActivee } from './concertation.ts';

type Options = Parameters<typeof uneStructureActivee>[1];
const PRESIDENT = { prenom: 'Aline', nom: 'Démonstration', naissance: '1961-05-04' };
const DGS = { prenom: 'Denis', nom: 'Démonstration', naissance: '1972-11-23' };

let suivant = 0;
/** A file on the disk as a form would have sent it: a PDF by its first bytes. */
export async function unEnvoi(
  banc: Banc,
  contenu: string | Uint8Array = '%PDF-1.7 une pièce inventée',
  nom = 'piece.pdf',
) {
  suivant += 1;
  await mkdir(banc.tools.settings.DATA_DIR, { recursive: true });
  const path = join(banc.tools.settings.DATA_DIR, `envoi-${suivant}`);
  await writeFile(path, contenu);
  return { champ: 'fichiers', nom, path, taille: contenu.length };
}

/** A structure that said « intéressé » for somebody: its file is open. */
export async function unDossierOuvert(banc: Banc, options: Options = {}) {
  const structure = await uneStructureActivee(banc, options);
  const candidat = await unCandidat(banc);
  const relationId = await unInteret(banc, structure.structureId, candidat.candidatId);
  return { ...structure, candidat, relationId, ...(await leDossier(banc, structure.structureId)) };
}

async function leDossier(banc: Banc, structureId: string) {
  const { id } = await banc.tools.db
    .selectFrom('dossiers_conformite')
    .select('id')
    .where('structure_id', '=', structureId)
    .executeTakeFirstOrThrow();
  return { dossierId: id, acteur: uneStructureActrice(structureId) };
}

/** Puts one piece in the file of a structure. */
export const unePiece = async (
  banc: Banc,
  acteur: Actor,
  nature: string,
  envoi?: Awaited<ReturnType<typeof unEnvoi>>,
) =>
  deposerPiece(banc.tools, acteur, { nature, dateeDu: dateCivile(banc.tools.clock()) }, [
    envoi ?? (await unEnvoi(banc)),
  ]);

/** Every piece and identity is there. */
export async function unDossierComplet(banc: Banc, options: Options & { nature?: 'publique' | 'privee' } = {}) {
  const ouvert = await unDossierOuvert(banc, options);
  const { nature } = await banc.tools.db
    .selectFrom('structures')
    .select('nature')
    .where('id', '=', ouvert.structureId)
    .executeTakeFirstOrThrow();
  for (const piece of piecesAttendues(nature)) await unePiece(banc, ouvert.acteur, piece.nature);
  await declarerIdentites(banc.tools, ouvert.acteur, { president: PRESIDENT, dgs: DGS });
  return { ...ouvert, nature };
}

/** Deposited: somebody is chosen and accepted, ANCT may instruct. */
export async function unDossierDepose(banc: Banc, options: Parameters<typeof unDossierComplet>[1] = {}) {
  const complet = await unDossierComplet(banc, options);
  await unChoixAccepte(banc, complet);
  await deposer(banc.tools, complet.acteur, {});
  return complet;
}

type AChoisir = { structureId: string; relationId: string; candidat: Awaited<ReturnType<typeof unCandidat>> };
async function unChoixAccepte(banc: Banc, { structureId, relationId, candidat }: AChoisir) {
  await souhaiterRecruter(banc.tools, uneStructureActrice(structureId), { candidatId: candidat.candidatId });
  await accepter(banc.tools, candidat.acteur, { relationId });
}

/** Accepted by ANCT: training, contract and convention may follow. */
export async function uneStructureConforme(banc: Banc, options: Parameters<typeof unDossierComplet>[1] = {}) {
  const depose = await unDossierDepose(banc, options);
  await conformer(banc, depose);
  return depose;
}

/** ANCT accepts every piece, then the file. */
export async function conformer(
  banc: Banc,
  { dossierId, nature }: { dossierId: string; nature: 'publique' | 'privee' },
) {
  for (const piece of piecesAttendues(nature))
    await examinerPiece(banc.tools, anct(), { dossierId, nature: piece.nature, motif: null });
  await declarerConforme(banc.tools, anct(), { dossierId });
}

/** One more recruit of the same structure, who accepted. */
export async function unRecrutAccepte(banc: Banc, structureId: string) {
  const candidat = await unCandidat(banc);
  const relationId = await unChoix(banc, structureId, candidat.candidatId);
  await accepter(banc.tools, candidat.acteur, { relationId });
  return { candidat, relationId };
}
