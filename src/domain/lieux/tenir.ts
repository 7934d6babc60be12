import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { nomDeCommune } from './corriger.ts';
import { tracer } from './historique.ts';
import { ferme } from './mails.ts';
import { prevenirCeuxQuiYRecoivent } from './prevenir.ts';
import { peutTenirLesLieux } from './rights.ts';

/** Places of the territory, locked in one order. @throws Forbidden, NotFound when one is outside it */
export async function verrouillerDuTerritoire({ tx, actor }: Context, geste: string, lieuxIds: readonly string[]) {
  if (!peutTenirLesLieux(actor)) throw new Forbidden(geste);
  const { perimetre } = actor;
  const lieux = await tx
    .selectFrom('lieux')
    .selectAll()
    .where('id', 'in', [...lieuxIds])
    .$if(perimetre.type === 'departements', (query) =>
      query.where('departement_code', 'in', perimetre.type === 'departements' ? [...perimetre.codes] : []),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return lieuxIds.map((voulu) => {
    const lieu = lieux.find(({ id }) => id === voulu);
    if (!lieu) throw new NotFound(`lieu ${voulu}`);
    return lieu;
  });
}

/** ANCT or the préfecture closes a place for good; whoever receives there is told why. @throws Forbidden, NotFound, Refused */
export const fermerLieu = action({
  name: 'lieux.fermer',
  input: z.object({ lieuId: z.uuid(), motif: z.string().trim().min(1).max(500) }),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId, motif }): Promise<void> {
    const { tx, now } = context;
    const [lieu] = await verrouillerDuTerritoire(context, 'lieux.fermer', [lieuId]);
    if (!lieu || lieu.ferme_le) throw new Refused('Ce lieu est déjà fermé. Rechargez la page.');
    await tx
      .updateTable('lieux')
      .set({ ferme_le: dateCivile(now), modifie_le: now })
      .where('id', '=', lieuId)
      .execute();
    await tracer(context, lieuId, { geste: 'fermer', motif });
    const commune = await nomDeCommune(context, lieu);
    await prevenirCeuxQuiYRecoivent(context, lieuId, ferme, { nom: lieu.nom, commune, motif });
  },
});

/** A place closed by mistake: whoever received there still does. @throws Refused when it was merged */
export const rouvrirLieu = action({
  name: 'lieux.rouvrir',
  input: z.object({ lieuId: z.uuid() }),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId }): Promise<void> {
    const [lieu] = await verrouillerDuTerritoire(context, 'lieux.rouvrir', [lieuId]);
    if (!lieu?.ferme_le) throw new Refused('Ce lieu est déjà ouvert. Rechargez la page.');
    if (lieu.fusionne_dans)
      throw new Refused('Ce lieu a été fusionné avec un autre : ouvrez plutôt la fiche de celui-ci.');
    const { tx, now } = context;
    await tx.updateTable('lieux').set({ ferme_le: null, modifie_le: now }).where('id', '=', lieuId).execute();
    await tracer(context, lieuId, { geste: 'rouvrir' });
  },
});
