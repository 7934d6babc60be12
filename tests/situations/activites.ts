import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { dateCivile } from '#platform/dates.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Banc } from '#tests/support/base.ts';
import { MOULINS } from './structures.ts';

export type LigneActivite = Insertable<DB['activites']>;

/** One accompaniment by a conseiller and for a structure named by their numbers: at home in Moulins, one person. */
export const uneLigneDActivite = (
  banc: Banc,
  qui: { conseiller: number; structure: number },
  autres: Partial<LigneActivite> = {},
): LigneActivite => {
  const participants = Number(autres.participants ?? 1);
  const now = banc.tools.clock();
  return {
    id: randomUUID(),
    ...qui,
    jour: dateCivile(now),
    type: 'individuel',
    canal: 'domicile',
    commune_code: MOULINS,
    departement_code: '03',
    duree_minutes: 30,
    participants,
    age_inconnu: participants,
    statut_inconnu: participants,
    themes: [4],
    cree_le: now,
    modifie_le: now,
    ...autres,
  };
};
