import { deplacerPostes } from '#domain/concertation/index.ts';
import { changerIdentite, fusionner, siretAffiche, verrouillerStructure } from '#domain/structures/index.ts';
import { oublierRibs } from '#domain/versements/index.ts';
import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import type { AvenantBrut } from './avenant.ts';
import type { Effet } from './effet.ts';
import type { Operation } from './operation.ts';
import { donner, effetDuTransfert, verifierLesDeux, verifierPoste } from './transferer.ts';

/**
 * Communes that merge (domain, « Life after »): the structure takes another identity; or, when the new commune is
 * already registered, all its posts go to it and its own registration is closed.
 */
export const changerSiret: Operation = {
  async effet(db, avenant, aujourdhui) {
    if (avenant.vers_structure_id === null) return effetDuChangement(avenant);
    const effet = await effetDuTransfert(db, avenant, aujourdhui, await postesVivants(db, avenant.structure_id));
    return { ...effet, changements: [...effet.changements, `Le dossier de ${avenant.structure} est clos.`] };
  },
  async verifier(context, avenant) {
    if (avenant.vers_structure_id === null) {
      await verrouillerStructure(context, avenant.structure_id);
      return;
    }
    await verifierLesDeux(context, avenant);
    for (const { id } of await postesVivants(context.tx, avenant.structure_id))
      await verifierPoste(context, id, avenant.structure_id);
  },
  async appliquer(context, avenant) {
    if (avenant.vers_structure_id === null) return prendreLIdentite(context, avenant);
    for (const { id } of await postesVivants(context.tx, avenant.structure_id)) await donner(context, avenant, id);
    await fusionner(context, avenant.structure_id, avenant.motif);
  },
  articles: ({ motif }, { changements }) => [
    { titre: 'Changement de la structure', paragraphes: [`Motif : ${motif}`, ...changements] },
  ],
};

const postesVivants = (db: Db | Tx, structureId: string) =>
  db
    .selectFrom('postes')
    .select(['id', 'numero', 'montant_centimes'])
    .where('structure_id', '=', structureId)
    .where('statut', 'in', ['vacant', 'pourvu'])
    .orderBy('numero')
    .execute();

function effetDuChangement({ structure_id: structureId, structure, identite }: AvenantBrut): Effet {
  if (!identite) throw new NotFound('identite');
  return {
    changements: [
      `${structure} devient ${identite.nom}, SIRET ${siretAffiche(identite.siret)}, ${identite.adresse}.`,
      'Son compte bancaire n’est plus valable : elle en indique un nouveau, que la Banque des Territoires vérifie.',
    ],
    echeancier: [],
    reste: 'Les versements gardent leurs montants et leurs dates ; ils attendent le nouveau compte bancaire.',
    ecritures: [],
    plafond: { postes: 0, centimes: 0 },
    conventions: [{ structureId, structure, postes: 0, centimes: 0 }],
  };
}

async function prendreLIdentite(context: Context, { structure_id, departement_code, identite, motif }: AvenantBrut) {
  if (!identite) throw new NotFound('identite');
  const nouvelle = await changerIdentite(context, structure_id, identite, motif);
  await deplacerPostes(context, structure_id, { deCode: departement_code, versCode: nouvelle.departement_code });
  await oublierRibs(context, structure_id);
}
