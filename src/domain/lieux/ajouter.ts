import { sql } from 'kysely';
import { z } from 'zod';
import { situer } from '#domain/territoires/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { tracer } from './historique.ts';
import { listerSesLieux } from './readings.ts';
import { adresseDeLieu, nomDeLieu } from './saisie.ts';
import { lieuxSemblables } from './semblables.ts';
import { dater, sonContratEnCours } from './sien.ts';

// A conseiller receives in a handful of places; more would be a mistake or a script.
const LIEUX_MAX = 60;

const entree = z.object({
  nom: nomDeLieu,
  adresse: adresseDeLieu,
  communeCode: z.string().length(5),
  /** Another place than those found alike: it is created beside them. */
  autre: z.boolean().default(false),
});
type Saisie = z.output<typeof entree>;

/**
 * The conseiller signed in says where he receives; the first place is his main one. The same name in the same commune is
 * the same place, whoever of his colleagues said it first, unless he says that it is another.
 * @throws NotFound without a running contract
 * @throws Refused beyond 60 places
 */
export const ajouterLieu = action({
  name: 'lieux.ajouter',
  input: entree,
  async execute(context, saisie): Promise<string> {
    await sonContratEnCours(context);
    await verrouillerCommune(context, saisie.communeCode);
    const [present] = saisie.autre
      ? []
      : (await lieuxSemblables(context.tx, saisie)).filter(({ nom_tri }) => nom_tri === nomTri(saisie.nom));
    const lieuId = present?.id ?? (await creer(context, saisie));
    await recevoir(context, lieuId);
    return lieuId;
  },
  subject: (_, lieuId) => lieuId,
});

/**
 * The conseiller signed in receives in a place that others described already. @throws NotFound when it is closed, or
 * without a running contract
 * @throws Refused beyond 60 places
 */
export const rejoindreLieu = action({
  name: 'lieux.rejoindre',
  input: z.object({ lieuId: z.uuid() }),
  async execute(context, { lieuId }): Promise<void> {
    const ouvert = await context.tx
      .selectFrom('lieux')
      .select('id')
      .where('id', '=', lieuId)
      .where('ferme_le', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!ouvert) throw new NotFound(`lieu ${lieuId}`);
    await recevoir(context, lieuId);
  },
  subject: ({ lieuId }) => lieuId,
});

async function recevoir(context: Context, lieuId: string): Promise<void> {
  const { tx, actor, now } = context;
  const { conseiller } = await sonContratEnCours(context);
  const siens = await listerSesLieux(tx, actor);
  if (siens.some(({ id }) => id === lieuId)) return;
  if (siens.length >= LIEUX_MAX) throw new Refused('Vous avez déjà 60 lieux : retirez ceux où vous ne recevez plus.');
  const principal = siens.length === 0;
  await tx
    .insertInto('lieux_conseillers')
    .values({ lieu_id: lieuId, conseiller, principal, depuis: dateCivile(now) })
    .onConflict((conflict) =>
      conflict.columns(['lieu_id', 'conseiller']).doUpdateSet({ jusqu_au: null, suspendu_le: null, principal }),
    )
    .execute();
  await tracer(context, lieuId, { geste: 'rejoindre' });
  await dater(context, lieuId);
}

/** Two colleagues who add the same place at once: the second waits, and finds the first's. */
const verrouillerCommune = ({ tx }: Context, communeCode: string) =>
  tx.selectFrom('communes').select('code').where('code', '=', communeCode).forNoKeyUpdate().execute();

async function creer(context: Context, { nom, adresse, communeCode }: Saisie): Promise<string> {
  const { tx, now } = context;
  const [commune, point] = [await communeDe(context, communeCode), await situer(tx, communeCode)];
  if (!commune || !point) throw new NotFound(`commune ${communeCode}`);
  const { id } = await tx
    .insertInto('lieux')
    .values({
      nom,
      nom_tri: nomTri(nom),
      adresse,
      adresse_tri: nomTri(adresse),
      commune_code: communeCode,
      departement_code: commune.departement_code,
      code_postal: commune.code_postal,
      latitude: point.latitude,
      longitude: point.longitude,
      position: commune.situee ? 'commune' : 'departement',
      cree_le: now,
      modifie_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tracer(context, id, { geste: 'creer' });
  return id;
}

const communeDe = ({ tx }: Context, code: string) =>
  tx
    .selectFrom('communes')
    .select(['departement_code', sql<string | null>`codes_postaux[1]`.as('code_postal')])
    .select((eb) => eb('latitude', 'is not', null).as('situee'))
    .where('code', '=', code)
    .executeTakeFirst();
