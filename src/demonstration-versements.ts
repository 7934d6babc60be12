import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enregistrerSignature, preparerContrat } from '#domain/contrats/index.ts';
import { declarerPublication, ficheProposee, rediger } from '#domain/offres/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile, plusJours } from '#platform/dates.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';

/** When the story of the structure that is paid begins: its first payment is due since a few days. */
const DEBUT_JOURS = 75;
const SIGNATURE_JOURS = 40;

/** The same tools, some days ago: what is done with them is dated from then. */
export const ilYA = (tools: Tools, jours: number): Tools => ({
  ...tools,
  clock: () => plusJours(tools.clock(), -jours),
});
export const auDebut = (tools: Tools): Tools => ilYA(tools, DEBUT_JOURS);

/** The recruit of a structure is under contract since forty days: a payment is due, and says what stops it. */
export async function versementsDeDemonstration(tools: Tools): Promise<void> {
  const relation = await tools.db
    .selectFrom('mises_en_relation as m')
    .innerJoin('dossiers_conformite as d', 'd.structure_id', 'm.structure_id')
    .select(['m.id', 'm.structure_id'])
    .where('m.statut', '=', 'recrutement_accepte')
    .where('d.statut', '=', 'conforme')
    .executeTakeFirst();
  if (!relation) return;
  const structureId = relation.structure_id;
  const elle: Actor = { ...SYSTEME, role: 'structure', perimetre: { type: 'structure', structureId } };
  await publierAuDebut(auDebut(tools), elle, structureId);
  const alors = ilYA(tools, SIGNATURE_JOURS);
  const signeLe = dateCivile(alors.clock());
  await preparerContrat(alors, elle, {
    relationId: relation.id,
    type: 'contrat_de_projet',
    debut: ajouterJours(signeLe, 10),
    dureeMois: 24,
    remunerationCentimes: 190_000,
    tempsPlein: true,
    lieu: 'Mairie, médiathèque et villages voisins.',
    missions: 'Accompagner les habitants dans leurs démarches en ligne, animer des ateliers.',
    deliberationNumero: 'D-2021-12',
    deliberationLe: ajouterJours(signeLe, -10),
  });
  await signerUnContratInvente(alors, elle, relation.id, signeLe);
}

async function publierAuDebut(debut: Tools, elle: Actor, structureId: string): Promise<void> {
  const { candidatures_email: candidaturesEmail, ...fiche } = ficheProposee(
    await lireStructure(debut.db, elle.perimetre, structureId),
  );
  await rediger(debut, elle, { structureId, candidaturesEmail, ...fiche });
  await declarerPublication(debut, elle, {
    structureId,
    reference: 'O063000000000002',
    publieeLe: dateCivile(debut.clock()),
    urgenceMotif: null,
  });
}

async function signerUnContratInvente(tools: Tools, elle: Actor, relationId: string, signeLe: string): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'demonstration-'));
  const path = join(dossier, 'contrat.pdf');
  const octets = await new Response(
    ecrirePdf({
      titre: 'Contrat de projet',
      sousTitre: 'Pièce inventée pour la démonstration',
      langue: 'fr-FR',
      creeLe: tools.clock(),
      blocs: [{ type: 'paragraphe', texte: 'Ce document ne lie personne.' }],
    }),
  ).bytes();
  try {
    await writeFile(path, octets);
    const upload = { champ: 'fichier', nom: 'contrat-signe.pdf', path, taille: octets.length };
    await enregistrerSignature(tools, elle, { relationId, signeLe }, upload);
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}
