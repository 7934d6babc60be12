import { randomUUID } from 'node:crypto';
import { enregistrerActivite } from '#domain/activites/index.ts';
import { CONSEILLER_DEMO, ouvrirCompteDeDemonstration } from '#domain/comptes/index.ts';
import { preparerContrat } from '#domain/contrats/index.ts';
import { ajouterMembre, nommerCoordinateur } from '#domain/equipes/index.ts';
import { accepter, manifesterInteret, souhaiterRecruter } from '#domain/mise-en-relation/index.ts';
import { ouvrirLesSuivis } from '#domain/suivi/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { conduire } from './demonstration-candidats.ts';
import { ilYA, SIGNATURE_JOURS, signerUnContratInvente, termesInventes } from './demonstration-versements.ts';

// The rank of this invented person among the candidates: his address is candidat8@…
const RANG = 8;
const EQUIPE_JOURS = 26;
const NOA = {
  prenom: 'Noa',
  nom: 'Canevas',
  communeCode: '63113',
  rayonKm: 40,
  experience: 'aucune',
  jours: 0,
} as const;
const ATELIERS = [
  { jours: 24, participants: 9, themes: [4, 5] },
  { jours: 17, participants: 12, themes: [3] },
  { jours: 10, participants: 7, themes: [3, 6] },
  { jours: 4, participants: 11, themes: [8] },
];

/** The conseiller of the demonstration coordinates another, recruited on the second post: his team, and its figures. */
export async function equipesDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  const chef = await tools.db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['c.id', 'k.structure_id', 's.departement_code'])
    .where('u.email', '=', CONSEILLER_DEMO.email)
    .where('k.statut', '=', 'signe')
    .executeTakeFirst();
  if (!chef) return;
  const noaId = await recruter(tools, chef.structure_id);
  // Made a while ago: what was done since is in its figures.
  const alors = ilYA(tools, EQUIPE_JOURS);
  const equipeId = await nommerCoordinateur(alors, anct, {
    candidatId: chef.id,
    departements: [chef.departement_code],
  });
  await ajouterMembre(alors, anct, { equipeId, candidatId: noaId, du: dateCivile(alors.clock()), au: null });
  await ouvrirLesSuivis.handle(tools, {});
}

async function recruter(tools: Tools, structureId: string): Promise<string> {
  const alors = ilYA(tools, SIGNATURE_JOURS);
  const elle: Actor = { ...SYSTEME, role: 'structure', perimetre: { type: 'structure', structureId } };
  const candidatId = await conduire(alors, NOA, RANG);
  const { utilisateur_id: id } = await tools.db
    .selectFrom('candidats')
    .select('utilisateur_id')
    .where('id', '=', candidatId)
    .executeTakeFirstOrThrow();
  const lui: Actor = { ...SYSTEME, id, role: 'candidat', perimetre: { type: 'personne' } };
  const relationId = await manifesterInteret(alors, elle, { candidatId });
  await souhaiterRecruter(alors, elle, { candidatId });
  await accepter(alors, lui, { relationId });
  const signeLe = dateCivile(alors.clock());
  await preparerContrat(alors, elle, { relationId, ...termesInventes(signeLe) });
  await signerUnContratInvente(alors, elle, relationId, signeLe);
  await ouvrirCompteDeDemonstration(tools, `candidat${RANG}@demonstration.example`);
  for (const { jours, participants, themes } of ATELIERS)
    await enregistrerActivite(
      tools,
      { ...lui, role: 'conseiller' },
      {
        id: randomUUID(),
        type: 'atelier',
        themes,
        ou: 'itinerant',
        jour: ajouterJours(dateCivile(tools.clock()), -jours),
        dureeMinutes: 90,
        participants,
        dejaVenus: 2,
        age: 'inconnu',
        situation: 'inconnu',
        ages: { '60_69': 5 },
        note: '',
      },
    );
  return candidatId;
}
