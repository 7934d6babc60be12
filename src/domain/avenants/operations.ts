import { ajouter } from './ajouter.ts';
import { changerSiret } from './changer-siret.ts';
import type { Operation } from './operation.ts';
import { rendre } from './rendre.ts';
import { renouveler } from './renouveler.ts';
import { transferer } from './transferer.ts';
import type { TypeAvenant } from './types.ts';

/** What each kind of demand does. */
export const OPERATIONS: Readonly<Record<TypeAvenant, Operation>> = {
  rendre_poste: rendre,
  ajouter_postes: ajouter,
  renouveler_poste: renouveler,
  transferer_poste: transferer,
  changer_siret: changerSiret,
};
