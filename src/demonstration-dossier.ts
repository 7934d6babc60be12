import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declarerIdentites, deposer, deposerPiece, examinerPiece, piecesAttendues } from '#domain/conformite/index.ts';
import { accepter, manifesterInteret, souhaiterRecruter } from '#domain/mise-en-relation/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';

/** A second structure has chosen somebody and sent its demande de subvention: ANCT has a file to instruct. */
export async function dossierDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  const [structure, candidat] = await Promise.all([
    tools.db
      .selectFrom('structures')
      .select(['id', 'nature', 'nom'])
      .where('statut', '=', 'activee')
      .orderBy('numero', 'desc')
      .limit(1)
      .executeTakeFirst(),
    tools.db.selectFrom('candidats').select(['id', 'utilisateur_id']).where('nom', '=', 'Fictif').executeTakeFirst(),
  ]);
  if (!structure || !candidat) return;
  const dossierId = await demander(tools, structure, candidat);
  await examinerPiece(tools, anct, { dossierId, nature: 'statuts', motif: null });
}

type Structure = { readonly id: string; readonly nature: 'publique' | 'privee'; readonly nom: string };
type Candidat = { readonly id: string; readonly utilisateur_id: string | null };

/** A structure chooses somebody, who accepts, and sends its demande de subvention. Gives the file to instruct. */
export async function demander(tools: Tools, structure: Structure, candidat: Candidat): Promise<string> {
  const elle: Actor = { ...SYSTEME, role: 'structure', perimetre: { type: 'structure', structureId: structure.id } };
  const lui: Actor = { ...SYSTEME, id: candidat.utilisateur_id, role: 'candidat', perimetre: { type: 'personne' } };
  const relationId = await manifesterInteret(tools, elle, { candidatId: candidat.id });
  await souhaiterRecruter(tools, elle, { candidatId: candidat.id });
  await accepter(tools, lui, { relationId });
  for (const { nature, libelle } of piecesAttendues(structure.nature))
    await deposerPieceInventee(tools, elle, nature, `${libelle} de ${structure.nom}`);
  await declarerIdentites(tools, elle, {
    president: { prenom: 'Prune', nom: 'Démonstration', naissance: '1970-01-01' },
    dgs: structure.nature === 'publique' ? { prenom: 'Diego', nom: 'Démonstration', naissance: '1975-06-15' } : null,
  });
  await deposer(tools, elle, {});
  const { id } = await tools.db
    .selectFrom('dossiers_conformite')
    .select('id')
    .where('structure_id', '=', structure.id)
    .executeTakeFirstOrThrow();
  return id;
}

async function deposerPieceInventee(tools: Tools, elle: Actor, nature: string, titre: string): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'demonstration-'));
  const path = join(dossier, 'piece.pdf');
  const now = tools.clock();
  const octets = await new Response(
    ecrirePdf({
      titre,
      sousTitre: 'Pièce inventée pour la démonstration',
      langue: 'fr-FR',
      creeLe: now,
      blocs: [{ type: 'paragraphe', texte: 'Ce document ne décrit personne.' }],
    }),
  ).bytes();
  try {
    await writeFile(path, octets);
    const upload = { champ: 'fichiers', nom: `${nature.replaceAll('_', '-')}.pdf`, path, taille: octets.length };
    await deposerPiece(tools, elle, { nature, dateeDu: dateCivile(now) }, [upload]);
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}
