import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { enumeration } from '#platform/texte.ts';
import { changerEquipe, changerMembre, equipes, membres } from './equipe.ts';
import { finirEquipe, finLe, ouvrirEspace } from './nommer.ts';

/** A contract is over: the team coordinated under it ends, and the person leaves the teams he was in. */
export async function quitterAvecLeContrat(context: Context, contratId: string): Promise<void> {
  const { tx, now } = context;
  const siennes = await equipes(tx, SYSTEME)
    .where('e.contrat_id', '=', contratId)
    .where('e.statut', '=', 'active')
    .forUpdate('e')
    .execute();
  for (const equipe of siennes) await finirEquipe(context, equipe, 'contrat');
  const { fin } = await tx.selectFrom('contrats').select('fin').where('id', '=', contratId).executeTakeFirstOrThrow();
  const aujourdhui = dateCivile(now);
  const dernierJour = fin !== null && fin < aujourdhui ? fin : aujourdhui;
  const places = await membres(tx)
    .where('m.contrat_id', '=', contratId)
    .where('m.statut', 'in', ['propose', 'present'])
    .orderBy('m.id')
    .forUpdate('m')
    .execute();
  for (const place of places)
    await changerMembre(context, place, 'retirer', { ...finLe(place, dernierJour), fin: 'contrat' });
}

/** A rupture is cancelled: the team that ended with the contract goes on with who was in it, and so do his own places. */
export async function reprendreAvecLeContrat(context: Context, contratId: string): Promise<void> {
  const { tx } = context;
  const siennes = await equipes(tx, SYSTEME)
    .where('e.contrat_id', '=', contratId)
    .where('e.statut', '=', 'finie')
    .where('e.fin', '=', 'contrat')
    .orderBy('e.statut_le', 'desc')
    .limit(1)
    .forUpdate('e')
    .execute();
  for (const equipe of siennes) {
    await changerEquipe(context, equipe, 'reprendre', { au: null, fin: null });
    await ramener(context, { equipe_id: equipe.id, fin: 'equipe', depuis: equipe.statut_le });
    const noms = await tx
      .selectFrom('departements')
      .select('nom')
      .where('code', 'in', equipe.departement_codes)
      .orderBy('nom_tri')
      .execute();
    await ouvrirEspace(context, equipe, enumeration(noms.map(({ nom }) => nom)));
  }
  await ramener(context, { contrat_id: contratId, fin: 'contrat', depuis: null });
}

type Lesquels = { equipe_id?: string; contrat_id?: string; fin: 'equipe' | 'contrat'; depuis: Date | null };

/** Those who had left for this reason alone, whose team is there, and who did not come back since. */
async function ramener(context: Context, { equipe_id, contrat_id, fin, depuis }: Lesquels): Promise<void> {
  let partis = membres(context.tx)
    .innerJoin('equipes as e', 'e.id', 'm.equipe_id')
    .where('m.statut', '=', 'parti')
    .where('m.fin', '=', fin)
    .where('e.statut', '=', 'active')
    .whereRef('m.au', '>=', 'm.du')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('equipes_membres as v')
            .select('v.id')
            .whereRef('v.equipe_id', '=', 'm.equipe_id')
            .whereRef('v.conseiller', '=', 'm.conseiller')
            .where('v.statut', 'in', ['propose', 'present']),
        ),
      ),
    );
  if (equipe_id) partis = partis.where('m.equipe_id', '=', equipe_id);
  if (contrat_id) partis = partis.where('m.contrat_id', '=', contrat_id);
  if (depuis) partis = partis.where('m.statut_le', '=', depuis);
  const revenus = new Map(
    (await partis.orderBy('m.du').forUpdate('m').execute()).map((un) => [`${un.equipe_id}:${un.conseiller}`, un]),
  );
  for (const membre of revenus.values()) await changerMembre(context, membre, 'reprendre', { au: null, fin: null });
}
