import { ouvrirLesSuivis, relancerSuivis, signalerInactivite } from '#domain/suivi/index.ts';
import type { Banc } from '#tests/support/base.ts';

/** The night and the morning after: follow-ups open, then everybody is reminded; the e-mails leave. */
export async function uneNuit(banc: Banc): Promise<void> {
  for (const tache of [ouvrirLesSuivis, relancerSuivis, signalerInactivite]) await tache.handle(banc.tools, {});
  await banc.faireTravailler();
}

/** The follow-ups of a contract, those to file first first. */
export const suivisDe = ({ tools: { db } }: Banc, contratId: string) =>
  db
    .selectFrom('suivis')
    .select(['id', 'type', 'du', 'au', 'a_remettre_le', 'statut'])
    .where('contrat_id', '=', contratId)
    .orderBy('a_remettre_le')
    .orderBy('type')
    .execute();

export const TRIMESTRE = {
  salaires: 5400,
  charges: 2100,
  autres: 0,
  tempsPlein: 'oui',
  absences: 2,
  precisions: '',
} as const;
export const MOIS = { gratuit: true, reussites: 'Les ateliers du jeudi.', difficultes: '' } as const;
