import { sql } from 'kysely';
import { z } from 'zod';
import { action } from '#platform/action.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { tracer } from './historique.ts';
import { dater, verrouillerLeSien } from './sien.ts';

const entree = z.object({ lieuId: z.uuid() });

/**
 * The conseiller signed in receives there no more: his permanences end, his activities stay. When it was his main place,
 * another takes over. @throws NotFound when he does not receive there
 */
export const quitterLieu = action({
  name: 'lieux.quitter',
  input: entree,
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId }): Promise<void> {
    const { tx, now } = context;
    const { conseiller, principal } = await verrouillerLeSien(context, lieuId);
    const aujourdhui = dateCivile(now);
    await tx
      .updateTable('lieux_conseillers')
      .set({ jusqu_au: aujourdhui, principal: false })
      .where('lieu_id', '=', lieuId)
      .where('conseiller', '=', conseiller)
      .execute();
    const siennes = { lieu_id: lieuId, conseiller };
    await tx
      .deleteFrom('lieux_permanences')
      .where((eb) => eb.and(siennes))
      .where('du', '>=', aujourdhui)
      .execute();
    await tx
      .updateTable('lieux_permanences')
      .set({ au: ajouterJours(aujourdhui, -1) })
      .where((eb) => eb.and(siennes))
      .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', aujourdhui)]))
      .execute();
    if (principal)
      await tx
        .updateTable('lieux_conseillers')
        .set({ principal: true })
        .where('conseiller', '=', conseiller)
        .where('jusqu_au', 'is', null)
        .where('lieu_id', 'in', (eb) =>
          eb
            .selectFrom('lieux_conseillers as r')
            .innerJoin('lieux as l', 'l.id', 'r.lieu_id')
            .select('r.lieu_id')
            .where('r.conseiller', '=', conseiller)
            .where('r.jusqu_au', 'is', null)
            .where('l.ferme_le', 'is', null)
            .orderBy('r.depuis')
            .orderBy('l.nom_tri')
            .limit(1),
        )
        .execute();
    await tracer(context, lieuId, { geste: 'quitter' });
    await dater(context, lieuId);
  },
});

/** The place where the conseiller signed in is most often: proposed first. @throws NotFound when he does not receive there */
export const choisirPrincipal = action({
  name: 'lieux.choisirPrincipal',
  input: entree,
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId }): Promise<void> {
    const { conseiller } = await verrouillerLeSien(context, lieuId);
    await context.tx
      .updateTable('lieux_conseillers')
      .set({ principal: sql<boolean>`lieu_id = ${lieuId}` })
      .where('conseiller', '=', conseiller)
      .where('jusqu_au', 'is', null)
      .execute();
  },
});
