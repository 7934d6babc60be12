import { candidats } from './candidats.ts';
import { decision } from './decision.ts';
import { dispositif } from './dispositif.ts';
import { inscription } from './inscription.ts';
import { plateforme } from './plateforme.ts';
import type { Theme } from './question.ts';
import { recrutement } from './recrutement.ts';
import { subvention } from './subvention.ts';

/** Every question of the public site, by theme, in the order of the journey. */
export const THEMES: readonly Theme[] = [
  dispositif,
  inscription,
  decision,
  recrutement,
  subvention,
  candidats,
  plateforme,
];
