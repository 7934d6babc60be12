import { sql } from 'kysely';
import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { Refused } from '#platform/errors.ts';
import { nomDeCommune } from './corriger.ts';
import { tracer } from './historique.ts';
import { fusionne } from './mails.ts';
import { prevenirCeuxQuiYRecoivent } from './prevenir.ts';
import { verrouillerDuTerritoire } from './tenir.ts';

/**
 * Two records of the same place become one: conseillers and permanences go to the place kept, which takes what it lacked.
 * The other is closed and names it; activities keep the number of the place of the day (decision 16).
 * @throws Forbidden, NotFound outside the territory
 * @throws Refused when one is closed, or both are the same
 */
export const fusionnerLieux = action({
  name: 'lieux.fusionner',
  input: z.object({ doublonId: z.uuid(), gardeId: z.uuid() }),
  subject: ({ doublonId }) => doublonId,
  async execute(context, { doublonId, gardeId }): Promise<void> {
    if (doublonId === gardeId)
      throw new Refused('Choisissez un autre lieu : un lieu ne se fusionne pas avec lui-même.');
    const [doublon, garde] = await verrouillerDuTerritoire(context, 'lieux.fusionner', [doublonId, gardeId]);
    if (!doublon || !garde || doublon.ferme_le || garde.ferme_le)
      throw new Refused('Un de ces deux lieux est fermé : il ne peut plus être fusionné. Rechargez la page.');
    const commune = await nomDeCommune(context, doublon);
    await prevenirCeuxQuiYRecoivent(context, doublonId, fusionne, { nom: doublon.nom, commune, garde: garde.nom });
    await deplacer(context, doublonId, gardeId);
    await completer(context, doublonId, gardeId);
    const { tx, now } = context;
    await tx
      .updateTable('lieux')
      .set({ ferme_le: dateCivile(now), fusionne_dans: garde.numero, modifie_le: now })
      .where('id', '=', doublonId)
      .execute();
    await tracer(context, doublonId, { geste: 'fusionner', avant: { lieu: `fusionné avec « ${garde.nom} »` } });
    await tracer(context, gardeId, { geste: 'absorber', avant: { lieu: `« ${doublon.nom} », ${doublon.adresse}` } });
  },
});

/** Who receives in one receives in the other, at the same hours; a main place stays one. */
async function deplacer({ tx, now }: Context, doublonId: string, gardeId: string): Promise<void> {
  await sql`
    insert into lieux_conseillers (lieu_id, conseiller, principal, depuis, suspendu_le)
    select ${gardeId}, conseiller, principal, depuis, suspendu_le from lieux_conseillers where lieu_id = ${doublonId} and jusqu_au is null
    on conflict (lieu_id, conseiller) do update set jusqu_au = null, suspendu_le = excluded.suspendu_le,
      principal = excluded.principal or (lieux_conseillers.principal and lieux_conseillers.jusqu_au is null),
      depuis = least(lieux_conseillers.depuis, excluded.depuis)`.execute(tx);
  await tx
    .updateTable('lieux_conseillers')
    .set({ jusqu_au: dateCivile(now), principal: false })
    .where('lieu_id', '=', doublonId)
    .where('jusqu_au', 'is', null)
    .execute();
  await tx.updateTable('lieux_permanences').set({ lieu_id: gardeId }).where('lieu_id', '=', doublonId).execute();
}

/** What the place kept did not say, the other may: nothing that it says is replaced. */
async function completer({ tx, now }: Context, doublonId: string, gardeId: string): Promise<void> {
  await sql`
    update lieux g set
      siret = coalesce(g.siret, d.siret),
      telephone = case when g.telephone = '' then d.telephone else g.telephone end,
      courriel = case when g.courriel = '' then d.courriel else g.courriel end,
      site = case when g.site = '' then d.site else g.site end,
      fiche_acces_libre = case when g.fiche_acces_libre = '' then d.fiche_acces_libre else g.fiche_acces_libre end,
      resume = case when g.resume = '' then d.resume else g.resume end,
      services = case when cardinality(g.services) = 0 then d.services else g.services end,
      publie = g.publie or d.publie,
      modifie_le = ${now}
    from lieux d where g.id = ${gardeId} and d.id = ${doublonId}`.execute(tx);
  await sql`
    insert into lieux_horaires (lieu_id, jour, debut, fin)
    select ${gardeId}, jour, debut, fin from lieux_horaires
    where lieu_id = ${doublonId} and not exists (select 1 from lieux_horaires where lieu_id = ${gardeId})`.execute(tx);
}
