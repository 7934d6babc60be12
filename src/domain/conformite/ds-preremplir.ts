import { z } from 'zod';
import { action } from '#platform/action.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { peutConstituer } from './rights.ts';

/**
 * Creates in advance the file of a structure at Démarches simplifiées, with its SIRET and our identifier. Nothing when
 * one is there and has not expired: asked twice at once, the second one is left to expire.
 */
export const preremplirDs = job({
  name: 'conformite.preremplirDs',
  data: z.object({ dossierId: z.uuid() }),
  retries: 30,
  async handle({ db, clock, teleprocedure }, { dossierId }) {
    const dossier = await db
      .selectFrom('dossiers_conformite as d')
      .innerJoin('structures as s', 's.id', 'd.structure_id')
      .leftJoin('dossiers_ds as e', 'e.dossier_id', 'd.id')
      .select(['s.id', 's.identifiant', 's.nature', 'e.etat'])
      .where('d.id', '=', dossierId)
      .executeTakeFirst();
    if (!teleprocedure || !dossier || (dossier.etat !== null && dossier.etat !== 'expire')) return;
    const { id, identifiant: siret, nature: demarche } = dossier;
    const cree = await teleprocedure.preremplir(demarche, { id, siret });
    const valeurs = {
      ...cree,
      demarche,
      etat: 'prerempli' as const,
      prerempli_le: clock(),
      ds_id: null,
      modifie_le: null,
    };
    await transaction(db, (tx) =>
      tx
        .insertInto('dossiers_ds')
        .values({ dossier_id: dossierId, ...valeurs })
        .onConflict((conflict) =>
          conflict.column('dossier_id').doUpdateSet(valeurs).where('dossiers_ds.etat', '=', 'expire'),
        )
        .execute(),
    );
  },
});

/** The structure asks for a new file: the former one expired before it was taken up. @throws Refused */
export const recommencerDs = action({
  name: 'conformite.recommencerDs',
  input: z.object({}),
  async execute({ tx, actor, tools }): Promise<string> {
    if (!peutConstituer(actor) || actor.perimetre.type !== 'structure') throw new Forbidden('conformite.recommencerDs');
    const sien = await tx
      .selectFrom('dossiers_conformite as d')
      .leftJoin('dossiers_ds as e', 'e.dossier_id', 'd.id')
      .select(['d.id', 'e.etat'])
      .where('d.structure_id', '=', actor.perimetre.structureId)
      .executeTakeFirst();
    if (!sien || !tools.teleprocedure) throw new NotFound('dossier');
    if (sien.etat !== null && sien.etat !== 'expire')
      throw new Refused('Votre dossier est toujours ouvert sur Démarches simplifiées : continuez-le là-bas.');
    await tools.jobs.send(tx, preremplirDs, { dossierId: sien.id });
    return sien.id;
  },
  subject: (_, dossierId) => dossierId,
});
