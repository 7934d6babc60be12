import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { InvalidInput } from '#platform/errors.ts';
import { refusCourriel, refusTelephone, regle } from './saisie.ts';
import { sonContratEnCours } from './sien.ts';

/** Where a conseiller stands with Aidants Connect, as he says it himself. */
export const AIDANTS_CONNECT = {
  aucune: 'Aucune démarche',
  demandee: 'Habilitation demandée par ma structure',
  formation: 'En formation',
  aidant: 'Aidant habilité',
} as const;
export type HabilitationAidantsConnect = keyof typeof AIDANTS_CONNECT;

/**
 * What the conseiller signed in lets the public know of him, nothing by default: his first name, a professional address
 * and telephone, read by anybody once he agreed, erased when he says no, when his contract ends or with his profile. And
 * where he stands with Aidants Connect, read by himself; by anybody once he agreed, when he is an aidant.
 * @throws NotFound without a running contract
 */
export const choisirSaFiche = action({
  name: 'lieux.choisirSaFiche',
  input: z.object({
    surLaCarte: z.boolean(),
    courriel: regle(254, refusCourriel),
    telephone: regle(20, refusTelephone),
    aidantsConnect: z.enum(['aucune', 'demandee', 'formation', 'aidant']),
    aidantsConnectLe: z.union([z.literal(''), z.iso.date()]),
  }),
  async execute(context, saisie): Promise<void> {
    const { tx, now } = context;
    const { conseiller } = await sonContratEnCours(context);
    const { surLaCarte, aidantsConnect, aidantsConnectLe } = saisie;
    if (aidantsConnect !== 'aucune' && !aidantsConnectLe)
      throw new InvalidInput({ aidantsConnectLe: 'Dites depuis quelle date.' });
    if (aidantsConnectLe > dateCivile(now))
      throw new InvalidInput({ aidantsConnectLe: 'Cette date n’est pas encore passée.' });
    const valeurs = {
      sur_la_carte: surLaCarte,
      courriel: surLaCarte ? saisie.courriel : '',
      telephone: surLaCarte ? saisie.telephone : '',
      aidants_connect: aidantsConnect,
      aidants_connect_le: aidantsConnect === 'aucune' ? null : aidantsConnectLe,
      modifie_le: now,
    };
    await tx
      .insertInto('fiches_conseillers')
      .values({ conseiller, ...valeurs })
      .onConflict((conflict) => conflict.column('conseiller').doUpdateSet(valeurs))
      .execute();
  },
});

/** The same, as it stands; nothing chosen yet is « no ». */
export const lireSaFiche = (db: Db, { id, perimetre }: Actor) =>
  db
    .selectFrom('fiches_conseillers as f')
    .innerJoin('candidats as c', 'c.numero', 'f.conseiller')
    .select(['f.sur_la_carte', 'f.courriel', 'f.telephone', 'f.aidants_connect', 'f.aidants_connect_le'])
    .where('c.utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .executeTakeFirst();

/** A profile is erased: what its owner let the public know goes with it. */
export async function oublierSaFiche({ tx }: Context, candidatId: string): Promise<void> {
  await tx
    .deleteFrom('fiches_conseillers')
    .where('conseiller', 'in', (eb) => eb.selectFrom('candidats').select('numero').where('id', '=', candidatId))
    .execute();
}
