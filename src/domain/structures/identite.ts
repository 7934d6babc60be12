import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import type { ReponseAnnuaire } from '#platform/annuaire.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { nomTri } from '#platform/texte.ts';
import { STATUTS_VIVANTS } from './lifecycle.ts';

type Declaree = { readonly nom: string; readonly communeCode: string };

/**
 * Does the directory know the establishment as it was declared: open, under this name, in this commune?
 * Nothing when it did not answer: it is asked again later.
 */
export function identiteVerifiee(reponse: ReponseAnnuaire, { nom, communeCode }: Declaree): boolean | null {
  if (reponse.etat === 'indisponible') return null;
  if (reponse.etat === 'inconnu') return false;
  const { etablissement } = reponse;
  return etablissement.actif && etablissement.codeCommune === communeCode && nomTri(etablissement.nom) === nomTri(nom);
}

const PAR_PASSAGE = 200;

/** Every hour: asks the directory about the numbers it did not answer for. Stops as soon as it is down again. */
export const verifierIdentites = job({
  name: 'structures.verifierIdentites',
  data: z.unknown(),
  cron: '20 * * * *',
  async handle(tools) {
    const attendues = await tools.db
      .selectFrom('structures')
      .select(['id', 'identifiant', 'nom', 'commune_code as communeCode'])
      .where('identite_controlee_le', 'is', null)
      .where('type_identifiant', '=', 'siret')
      .where('statut', 'in', [...STATUTS_VIVANTS])
      .orderBy('inscrite_le')
      .limit(PAR_PASSAGE)
      .execute();
    for (const structure of attendues) {
      const verifiee = identiteVerifiee(await tools.annuaire(structure.identifiant), structure);
      if (verifiee === null) return;
      await noter(tools, structure, verifiee);
    }
  },
});

/** What the directory says of a number is only kept for this number: it may have been corrected meanwhile. */
const noter = (tools: Tools, { id, identifiant }: { id: string; identifiant: string }, verifiee: boolean) =>
  transaction(tools.db, async (tx) => {
    const now = tools.clock();
    await tx
      .updateTable('structures')
      .set({ identite_verifiee: verifiee, identite_controlee_le: now })
      .where('id', '=', id)
      .where('identifiant', '=', identifiant)
      .execute();
    await inscrireAudit({ tx, now, actor: SYSTEME, tools }, { action: 'structures.verifierIdentite', sujet: id });
  });
