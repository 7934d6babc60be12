import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import type { Demarche, DossierModifie, Teleprocedure } from '#platform/teleprocedure.ts';
import { preremplirDs } from './ds-preremplir.ts';
import { refleter } from './ds-refleter.ts';

const DEMARCHES = ['publique', 'privee'] as const satisfies readonly Demarche[];
const OUVERTS_PAR_PASSAGE = 100;

/** Every five minutes, and when they hint at a change: what moved at Démarches simplifiées moves here. */
export const suivreDs = job({
  name: 'conformite.suivreDs',
  data: z.object({}),
  cron: '*/5 * * * *',
  async handle(tools) {
    const { teleprocedure } = tools;
    if (!teleprocedure) return;
    await preremplirCeuxQuiManquent(tools);
    const echecs = [];
    for (const demarche of DEMARCHES) {
      for (const lire of [suivre, suivreBrouillons])
        try {
          await lire(tools, teleprocedure, demarche);
        } catch (echec) {
          echecs.push(echec);
        }
    }
    if (echecs.length > 0) throw echecs[0];
  },
});

/** Files opened before the mode changed, or whose job was lost. */
const preremplirCeuxQuiManquent = ({ db, jobs }: Tools) =>
  transaction(db, async (tx) => {
    const sans = await tx
      .selectFrom('dossiers_conformite as d')
      .leftJoin('dossiers_ds as e', 'e.dossier_id', 'd.id')
      .select('d.id')
      .where('d.statut', '=', 'en_preparation')
      .where('e.dossier_id', 'is', null)
      .limit(OUVERTS_PAR_PASSAGE)
      .execute();
    if (sans.length > 0)
      await jobs.sendMany(
        tx,
        preremplirDs,
        sans.map(({ id }) => ({ dossierId: id })),
      );
  });

/** Files that nobody deposited yet are known by their token alone; a token that is not known any more has expired. */
async function suivreBrouillons({ db }: Tools, ds: Teleprocedure, demarche: Demarche): Promise<void> {
  const brouillons = await db
    .selectFrom('dossiers_ds')
    .select(['dossier_id', 'jeton', 'etat'])
    .where('demarche', '=', demarche)
    .where('etat', 'in', ['prerempli', 'brouillon'])
    .execute();
  if (brouillons.length === 0) return;
  const suivis = await ds.suivreJetons(
    demarche,
    brouillons.map(({ jeton }) => jeton),
  );
  for (const { dossier_id, jeton, etat } of brouillons) {
    const suivi = suivis.find((un) => un.jeton === jeton);
    const maintenant = suivi
      ? suivi.etat === 'prerempli' || suivi.etat === 'brouillon'
        ? suivi.etat
        : etat
      : 'expire';
    if (maintenant !== etat)
      await db
        .updateTable('dossiers_ds')
        .set({ etat: maintenant })
        .where('dossier_id', '=', dossier_id)
        .where('jeton', '=', jeton)
        .where('etat', 'in', ['prerempli', 'brouillon'])
        .execute();
  }
}

/** The files changed since the last reading, the oldest first: one that fails is read again next time, with what follows. */
async function suivre(tools: Tools, ds: Teleprocedure, demarche: Demarche): Promise<void> {
  const { db, clock, log } = tools;
  const lu = await db
    .selectFrom('filigranes_ds')
    .select('jusqu_au')
    .where('demarche', '=', demarche)
    .executeTakeFirst();
  let jusquAu = lu?.jusqu_au ?? null;
  let echec: unknown;
  for await (const modifie of ds.dossiersModifies(demarche, jusquAu)) {
    try {
      await refleterUn(tools, ds, modifie);
      if (echec === undefined) jusquAu = modifie.modifieLe;
    } catch (raison) {
      echec ??= raison;
      log.warn({ numero: modifie.numero }, 'a file of Démarches simplifiées could not be read');
    }
  }
  const filigrane = { jusqu_au: jusquAu, lu_le: clock() };
  await db
    .insertInto('filigranes_ds')
    .values({ demarche, ...filigrane })
    .onConflict((conflict) => conflict.column('demarche').doUpdateSet(filigrane))
    .execute();
  if (echec !== undefined) throw echec;
}

/** By the number kept when it was created, never by what was typed there: a file that is not ours is left. */
async function refleterUn(tools: Tools, ds: Teleprocedure, { numero, modifieLe }: DossierModifie): Promise<void> {
  const lie = await tools.db
    .selectFrom('dossiers_ds')
    .select(['dossier_id', 'modifie_le', 'a_pousser'])
    .where('numero', '=', numero)
    .executeTakeFirst();
  // A decision of ours on its way: their state is older than ours. Once arrived, the file is read again.
  if (!lie || lie.a_pousser > 0 || lie.modifie_le?.getTime() === modifieLe.getTime()) return;
  await refleter(tools, ds, lie.dossier_id, await ds.lireDossier(numero));
}

/** Démarches simplifiées hints at a change: nothing it says is believed, the files are read. */
export const signalerChangementDs = ({ db, jobs }: Tools): Promise<void> =>
  transaction(db, (tx) => jobs.send(tx, suivreDs, {}));
