import { z } from 'zod';
import { sonContrat } from '#domain/contrats/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { listerSesLieux } from './readings.ts';

// A conseiller receives in a handful of places; more would be a mistake or a script.
const LIEUX_MAX = 60;

/**
 * The conseiller signed in says where he receives; the first place is his main one. The same name in the same commune is
 * the same place, whoever of his colleagues said it first.
 * @throws NotFound without a running contract
 * @throws Refused beyond 60 places
 */
export const ajouterLieu = action({
  name: 'lieux.ajouter',
  input: z.object({
    nom: z.string().trim().min(1).max(120),
    adresse: z.string().trim().min(1).max(200),
    communeCode: z.string().length(5),
  }),
  async execute(context, saisie): Promise<string> {
    const { tx, actor, now } = context;
    const aujourdhui = dateCivile(now);
    const contrat = await sonContrat(tx, actor, aujourdhui);
    if (!contrat) throw new NotFound('contrat en cours');
    const siens = await listerSesLieux(tx, actor);
    if (siens.length >= LIEUX_MAX) throw new Refused('Vous avez déjà 60 lieux : retirez ceux où vous ne recevez plus.');
    const lieuId = (await retrouver(context, saisie)) ?? (await creer(context, saisie));
    await tx
      .insertInto('lieux_conseillers')
      .values({ lieu_id: lieuId, conseiller: contrat.conseiller, principal: siens.length === 0, depuis: aujourdhui })
      .onConflict((conflict) => conflict.columns(['lieu_id', 'conseiller']).doUpdateSet({ jusqu_au: null }))
      .execute();
    return lieuId;
  },
  subject: (_, lieuId) => lieuId,
});

type Saisie = { readonly nom: string; readonly adresse: string; readonly communeCode: string };

const retrouver = async ({ tx }: Context, { nom, communeCode }: Saisie) =>
  (
    await tx
      .selectFrom('lieux')
      .select('id')
      .where('commune_code', '=', communeCode)
      .where('nom_tri', '=', nomTri(nom))
      .where('ferme_le', 'is', null)
      .executeTakeFirst()
  )?.id;

async function creer({ tx, now }: Context, { nom, adresse, communeCode }: Saisie): Promise<string> {
  const commune = await tx
    .selectFrom('communes')
    .select(['code', 'departement_code', 'latitude', 'longitude'])
    .where('code', '=', communeCode)
    .executeTakeFirst();
  if (!commune) throw new NotFound(`commune ${communeCode}`);
  const { id } = await tx
    .insertInto('lieux')
    .values({
      nom,
      nom_tri: nomTri(nom),
      adresse,
      commune_code: commune.code,
      departement_code: commune.departement_code,
      latitude: commune.latitude,
      longitude: commune.longitude,
      cree_le: now,
      modifie_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
