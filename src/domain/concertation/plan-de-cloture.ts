import { type LigneBareme, montantDuPoste } from './bareme.ts';
import type { SensAvis } from './lifecycle.ts';

export type DossierAvecAvis = {
  readonly structureId: string;
  readonly numero: number;
  readonly nom: string;
  readonly departementCode: string;
  readonly nature: 'publique' | 'privee';
  readonly sens: SensAvis;
  readonly nombrePostes: number | null;
  readonly motif: string;
  readonly renduLe: Date;
};
export type Retenu = DossierAvecAvis & {
  readonly postes: number;
  readonly montantCentimes: number;
  readonly montantDuPosteCentimes: number;
};
type Enveloppe = { readonly departementCode: string; readonly postes: number | null; readonly attribues: number };
type Plafond = { readonly postesRestants: number; readonly montantRestantCentimes: number };
export type PlanDeCloture = {
  readonly retenus: readonly Retenu[];
  readonly refuses: readonly DossierAvecAvis[];
  readonly examens: readonly DossierAvecAvis[];
  /** Left to a decision one by one: duplicates need the file to keep. */
  readonly doublons: readonly DossierAvecAvis[];
  /** Favourable, but beyond the envelope or the national caps: left waiting, with the reason. */
  readonly debordements: readonly (DossierAvecAvis & { readonly raison: string })[];
};

/**
 * What closing the wave does to each file: a pure rule, so that the preview and the effect cannot differ.
 * First avis given, first served, within the envelope of the département then the national caps (domain, §5).
 */
export function planDeCloture(
  dossiers: readonly DossierAvecAvis[],
  enveloppes: readonly Enveloppe[],
  plafond: Plafond,
  bareme: readonly LigneBareme[],
  le: string,
): PlanDeCloture {
  const restants = new Map(
    enveloppes.map(({ departementCode, postes, attribues }) => [
      departementCode,
      postes === null ? Number.POSITIVE_INFINITY : postes - attribues,
    ]),
  );
  let { postesRestants, montantRestantCentimes } = plafond;
  const retenus: Retenu[] = [];
  const debordements: (DossierAvecAvis & { raison: string })[] = [];
  const parOrdre = dossiers.toSorted((a, b) => a.renduLe.getTime() - b.renduLe.getTime() || a.numero - b.numero);
  for (const dossier of parOrdre.filter(({ sens }) => sens === 'favorable')) {
    const postes = dossier.nombrePostes ?? 0;
    const unitaire = montantDuPoste(bareme, { departementCode: dossier.departementCode, nature: dossier.nature, le });
    const montantCentimes = postes * (unitaire ?? 0);
    const local = restants.get(dossier.departementCode) ?? Number.POSITIVE_INFINITY;
    if (unitaire === undefined) debordements.push({ ...dossier, raison: 'aucun montant dans le barème' });
    else if (postes > local) debordements.push({ ...dossier, raison: 'enveloppe du département dépassée' });
    else if (postes > postesRestants || montantCentimes > montantRestantCentimes)
      debordements.push({ ...dossier, raison: 'plafond national dépassé' });
    else {
      retenus.push({ ...dossier, postes, montantCentimes, montantDuPosteCentimes: unitaire });
      restants.set(dossier.departementCode, local - postes);
      postesRestants -= postes;
      montantRestantCentimes -= montantCentimes;
    }
  }
  const de = (sens: SensAvis) => parOrdre.filter((dossier) => dossier.sens === sens);
  return {
    retenus,
    refuses: de('defavorable'),
    examens: de('examen_complementaire'),
    doublons: de('doublon'),
    debordements,
  };
}
