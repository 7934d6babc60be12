import { cycle, type StatutMiseEnRelation } from '#domain/mise-en-relation/index.ts';
import type { StatutPresente } from '#platform/lifecycle.ts';

/** The words of a status, as the candidate reads them: « Sans suite » and not what is said among recruiters. */
const SES_MOTS: Partial<Readonly<Record<StatutMiseEnRelation, string>>> = {
  interessee: 'Intéressée par vous',
  pas_interessee: 'Sans suite',
  recrutement_souhaite: 'Souhaite vous recruter',
  recrutement_accepte: 'Vous avez accepté',
  recrutee: 'Vous êtes recruté',
  terminee: 'Contrat terminé',
  declinee: 'Vous avez décliné',
  retiree: 'Retirée',
};

export const vuParLeCandidat = (statut: StatutMiseEnRelation): StatutPresente => ({
  ...cycle.labels[statut],
  libelle: SES_MOTS[statut] ?? cycle.labels[statut].libelle,
});
