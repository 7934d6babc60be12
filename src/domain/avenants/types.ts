import { siretAffiche } from '#domain/structures/index.ts';
import { enumeration, pluriel } from '#platform/texte.ts';
import type { Identite } from './identite.ts';

/** What may be asked (domain, « Life after »), and whose word comes before ANCT's: the préfecture's, or the other structure's. */
export const TYPES_D_AVENANT = {
  rendre_poste: { libelle: 'Rendre des postes', avant: null },
  ajouter_postes: { libelle: 'Recevoir des postes de plus', avant: 'prefecture' },
  renouveler_poste: { libelle: 'Renouveler des postes', avant: 'prefecture' },
  transferer_poste: { libelle: 'Transférer un poste', avant: 'structure' },
  changer_siret: { libelle: 'Changer de SIRET', avant: null },
} as const;
export type TypeAvenant = keyof typeof TYPES_D_AVENANT;

/** Whose word a demand waits for before ANCT's: nobody's, when it is not said. */
export const avisAttenduDe = (type: TypeAvenant, versStructureId: string | null): 'prefecture' | 'structure' | null =>
  TYPES_D_AVENANT[type].avant ?? (versStructureId === null ? null : 'structure');

type Demande = {
  readonly type: TypeAvenant;
  readonly postes: readonly number[];
  readonly nombrePostes: number | null;
  readonly vers: string | null;
  readonly identite: Identite | null;
};

/** « rendre les postes 2 et 3 »: what is asked, after a verb. */
export function objetDe({ type, postes, nombrePostes, vers, identite }: Demande): string {
  const lesPostes = `${postes.length > 1 ? 'les postes' : 'le poste'} ${enumeration(postes.map(String))}`;
  switch (type) {
    case 'rendre_poste':
      return `rendre ${lesPostes}`;
    case 'ajouter_postes':
      return `recevoir ${pluriel(nombrePostes ?? 0, 'poste')} de plus`;
    case 'renouveler_poste':
      return `renouveler ${lesPostes}`;
    case 'transferer_poste':
      return `transférer ${lesPostes} à ${vers ?? ''}`;
    case 'changer_siret':
      return vers ? `fusionner avec ${vers}` : `prendre le SIRET ${siretAffiche(identite?.siret ?? '')}`;
  }
}
