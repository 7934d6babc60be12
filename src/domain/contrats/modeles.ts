import { lireFormation } from '#domain/formation/index.ts';
import { lireStructure, type Structure } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Document } from '#platform/documents/document.ts';
import { NotFound } from '#platform/errors.ts';
import type { SituationDuModele } from './modele-commun.ts';
import { modeleDeContratPrive } from './modele-contrat-prive.ts';
import { modeleDeContratPublic } from './modele-contrat-public.ts';
import { modeleDeDeliberation } from './modele-deliberation.ts';
import { lireContrat } from './readings.ts';
import { lireRecrue } from './recrue.ts';

/** The contract in the form that its kind asks: public law for a contrat de projet and its like, private law otherwise. */
export function modeleDeContrat(situation: SituationDuModele): Document {
  const type = situation.contrat?.type ?? (situation.structure?.nature === 'privee' ? 'cdd' : 'contrat_de_projet');
  return type === 'contrat_de_projet' || type === 'autre_public'
    ? modeleDeContratPublic(situation)
    : modeleDeContratPrive(situation);
}

export const MODELES_PREREMPLIS = ['contrat', 'deliberation'] as const;
export type ModelePrerempli = (typeof MODELES_PREREMPLIS)[number];

/** A model filled with what is known of a recruit of the perimeter. @throws NotFound, and for the délibération of a private structure */
export async function lireModele(
  { db, clock }: Tools,
  perimetre: Perimetre,
  relationId: string,
  modele: ModelePrerempli,
): Promise<Document> {
  const recrue = await lireRecrue(db, perimetre, relationId);
  const [structure, contrat, formation] = await Promise.all([
    lireStructure(db, perimetre, recrue.structure_id),
    lireContrat(db, perimetre, relationId),
    lireFormation(db, perimetre, relationId),
  ]);
  if (modele === 'deliberation' && structure.nature === 'privee') throw new NotFound('deliberation');
  const situation: SituationDuModele = {
    structure: employeur(structure),
    recrue: `${recrue.prenom} ${recrue.nom}`,
    contrat: contrat && {
      type: contrat.type,
      debut: contrat.debut,
      fin: contrat.fin,
      dureeMois: contrat.duree_mois,
      remunerationCentimes: contrat.remuneration_centimes,
      lieu: contrat.lieu,
      missions: contrat.missions,
    },
    deliberation: contrat?.deliberation_le
      ? { numero: contrat.deliberation_numero, le: contrat.deliberation_le }
      : undefined,
    formation: formation && { ...formation, heures: formation.parcours },
    montantCentimes: recrue.montant_centimes,
    now: clock(),
  };
  return modele === 'contrat' ? modeleDeContrat(situation) : modeleDeDeliberation(situation);
}

const employeur = (structure: Structure): NonNullable<SituationDuModele['structure']> => ({
  nom: structure.nom,
  identifiant: structure.identifiant,
  adresse: structure.adresse,
  codePostal: structure.codes_postaux[0] ?? '',
  commune: structure.commune,
  nature: structure.nature,
  representant: `${structure.representant_prenom} ${structure.representant_nom}, ${structure.representant_fonction}`,
});
