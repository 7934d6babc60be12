import { z } from 'zod';
import { action } from '#platform/action.ts';
import type { Db } from '#platform/db/guard.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { coordonneesVisibles, STATUTS_VISIBLES } from './lifecycle.ts';
import { verrouillerRelation } from './relation.ts';

/**
 * The grid (guide, étape 4: motivation and relational skills first, since the training comes after the recruitment).
 * A weight counts a criterion that many times in the mean.
 */
export const GRILLE = [
  {
    cle: 'motivation',
    libelle: 'Motivation pour la mission',
    poids: 3,
    situation: 'Qu’est-ce qui vous a donné envie d’aider les autres avec le numérique ?',
  },
  {
    cle: 'ecoute',
    libelle: 'Écoute et patience',
    poids: 3,
    situation: 'Une personne revient pour la troisième fois avec la même question. Que faites-vous ?',
  },
  {
    cle: 'pedagogie',
    libelle: 'Clarté des explications',
    poids: 3,
    situation: 'Expliquez ce qu’est un mot de passe sûr à quelqu’un qui n’a jamais eu d’ordinateur.',
  },
  {
    cle: 'adaptation',
    libelle: 'Adaptation aux publics',
    poids: 2,
    situation:
      'Votre atelier réunit un adolescent, un retraité et une personne qui lit mal. Comment l’organisez-vous ?',
  },
  {
    cle: 'autonomie',
    libelle: 'Autonomie et organisation',
    poids: 2,
    situation: 'Votre salle n’est pas disponible une heure avant l’atelier. Que faites-vous ?',
  },
  {
    cle: 'discretion',
    libelle: 'Discrétion et déontologie',
    poids: 2,
    situation:
      'Une personne vous tend sa carte bancaire pour que vous fassiez la démarche à sa place. Que répondez-vous ?',
  },
  {
    cle: 'equipe',
    libelle: 'Travail avec les partenaires',
    poids: 1,
    situation: 'Une demande dépasse vos compétences : vers qui l’orientez-vous, et comment ?',
  },
  {
    cle: 'numerique',
    libelle: 'Aisance avec le numérique',
    poids: 1,
    situation: 'Racontez la dernière chose que vous avez apprise à faire en ligne.',
  },
] as const;
export const NOTE_MAX = 4;
const note = z.number().int().min(0).max(NOTE_MAX).nullable();
const notes = z.record(z.string(), note);
export type Notes = z.output<typeof notes>;

/** The weighted mean out of `NOTE_MAX`, of the criteria that were marked; null when none was. */
export function moyenne(valeurs: Notes): number | null {
  const marquees = GRILLE.flatMap(({ cle, poids }) => {
    const valeur = valeurs[cle];
    return valeur === null || valeur === undefined ? [] : [{ valeur, poids }];
  });
  const poids = marquees.reduce((total, marquee) => total + marquee.poids, 0);
  return poids === 0 ? null : marquees.reduce((total, { valeur, poids: p }) => total + valeur * p, 0) / poids;
}

/** Fills one's own grid of a candidate; filled again, it replaces the former one. */
export const evaluer = action({
  name: 'miseEnRelation.evaluer',
  input: z.object({ candidatId: z.uuid(), notes, commentaire: z.string().max(4000) }),
  async execute(context, { candidatId, notes: valeurs, commentaire }): Promise<string> {
    const { tx, actor, now } = context;
    if (actor.id === null) throw new Forbidden('miseEnRelation.evaluer');
    const relation = await verrouillerRelation(context, candidatId);
    if (!coordonneesVisibles(relation.statut))
      throw new Refused('Dites-vous d’abord intéressé par ce candidat : la grille se remplit après une rencontre.');
    const grille = { notes: JSON.stringify(valeurs), commentaire, modifiee_le: now };
    await tx
      .insertInto('evaluations')
      .values({ mise_en_relation_id: relation.id, evaluateur_id: actor.id, ...grille })
      .onConflict((conflict) => conflict.columns(['mise_en_relation_id', 'evaluateur_id']).doUpdateSet(grille))
      .execute();
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

/** The grids filled by the structure, for the candidates whose contact details it sees. */
export async function listerEvaluations(db: Db, structureId: string, candidatId?: string) {
  let query = db
    .selectFrom('evaluations as v')
    .innerJoin('mises_en_relation as m', 'm.id', 'v.mise_en_relation_id')
    .innerJoin('utilisateurs as u', 'u.id', 'v.evaluateur_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .select(['c.id as candidatId', 'c.prenom', 'c.nom', 'm.statut', 'v.notes', 'v.commentaire', 'v.modifiee_le'])
    .select(['v.evaluateur_id as evaluateurId', 'u.prenom as evaluateurPrenom', 'u.nom as evaluateurNom'])
    .where('m.structure_id', '=', structureId)
    .where('m.statut', 'in', [...STATUTS_VISIBLES])
    .orderBy('c.nom_tri')
    .orderBy('v.modifiee_le');
  if (candidatId) query = query.where('m.candidat_id', '=', candidatId);
  const lignes = await query.execute();
  return lignes.map((ligne) => ({ ...ligne, notes: notes.parse(ligne.notes) }));
}
export type Evaluation = Awaited<ReturnType<typeof listerEvaluations>>[number];
