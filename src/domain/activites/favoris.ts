import { z } from 'zod';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { action, type Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { type RawValues, valeur } from '#platform/form/form.ts';
import { nomTri } from '#platform/texte.ts';
import { lireSaSaisie } from './lire-saisie.ts';
import { listerSesTags, tagsDevenus } from './tags-permis.ts';

/** As many as are seen at a glance above the form; the table has no ninth place. */
export const FAVORIS_MAX = 8;
const nom = z.string().trim().min(1).max(60);
const reponses = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const DEJA = { nom: 'Un de vos favoris porte déjà ce nom. Choisissez-en un autre.' };

/**
 * Keeps an activity of the person signed in as a favourite: everything but its day, its note and its identifier.
 * @throws NotFound when it is not his @throws InvalidInput when the name is taken @throws Refused beyond eight
 */
export const garderFavori = action({
  name: 'activites.garderFavori',
  input: z.object({ activiteId: z.uuid(), nom }),
  async execute(context, { activiteId, nom: choisi }): Promise<string> {
    const { tx, actor, now } = context;
    const conseiller = await luiMeme(context);
    const { id: _, jour: __, note: ___, ...valeurs } = (await lireSaSaisie(tx, actor, activiteId)).valeurs;
    const pris = await tx
      .selectFrom('favoris')
      .select(['rang', 'nom_tri'])
      .where('conseiller', '=', conseiller)
      .execute();
    if (pris.some(({ nom_tri }) => nom_tri === nomTri(choisi))) throw new InvalidInput(DEJA);
    const rangs = Array.from({ length: FAVORIS_MAX }, (_un, place) => place + 1);
    const rang = rangs.find((libre) => !pris.some((un) => un.rang === libre));
    if (!rang) throw new Refused('Vous avez déjà huit favoris : retirez celui qui ne sert plus, puis recommencez.');
    const { id } = await tx
      .insertInto('favoris')
      .values({
        ...{ conseiller, rang, nom: choisi, nom_tri: nomTri(choisi), valeurs: JSON.stringify(valeurs) },
        ...{ cree_le: now, modifie_le: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
  subject: (_, favoriId) => favoriId,
});

/** Gives another name to a favourite. @throws NotFound when it is not his @throws InvalidInput when the name is taken */
export const renommerFavori = action({
  name: 'activites.renommerFavori',
  input: z.object({ favoriId: z.uuid(), nom }),
  subject: ({ favoriId }) => favoriId,
  async execute(context, { favoriId, nom: choisi }): Promise<void> {
    const { tx, now } = context;
    const conseiller = await luiMeme(context);
    const autre = await tx
      .selectFrom('favoris')
      .select('id')
      .where('conseiller', '=', conseiller)
      .where('nom_tri', '=', nomTri(choisi))
      .where('id', '<>', favoriId)
      .executeTakeFirst();
    const change = await tx
      .updateTable('favoris')
      .set(autre ? { modifie_le: now } : { nom: choisi, nom_tri: nomTri(choisi), modifie_le: now })
      .where('id', '=', favoriId)
      .where('conseiller', '=', conseiller)
      .returning('id')
      .executeTakeFirst();
    if (!change) throw new NotFound(`favori ${favoriId}`);
    if (autre) throw new InvalidInput(DEJA);
  },
});

/** Takes a favourite away; the activities recorded with it stay. @throws NotFound when it is not his */
export const retirerFavori = action({
  name: 'activites.retirerFavori',
  input: z.object({ favoriId: z.uuid() }),
  subject: ({ favoriId }) => favoriId,
  async execute(context, { favoriId }): Promise<void> {
    const retire = await context.tx
      .deleteFrom('favoris')
      .where('id', '=', favoriId)
      .where('conseiller', '=', await luiMeme(context))
      .returning('id')
      .executeTakeFirst();
    if (!retire) throw new NotFound(`favori ${favoriId}`);
  },
});

/** His own number, held until the gesture ends: he keeps one favourite at a time. @throws NotFound */
async function luiMeme({ tx, actor: { id, perimetre } }: Context): Promise<number> {
  const lui = await tx
    .selectFrom('candidats')
    .select('numero')
    .where('utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!lui) throw new NotFound('conseiller');
  return lui.numero;
}

/** The favourites of the person signed in, as the form shows them: without the place he left, nor the tags no longer his. */
export async function listerSesFavoris(db: Db, actor: Actor, now: Date) {
  const lignes = await db
    .selectFrom('favoris as f')
    .innerJoin('candidats as c', 'c.numero', 'f.conseiller')
    .select(['f.id', 'f.nom', 'f.valeurs'])
    .where('c.utilisateur_id', '=', actor.id)
    .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
    .orderBy('f.nom_tri')
    .execute();
  if (lignes.length === 0) return [];
  const favoris = lignes.map(({ valeurs, ...favori }) => ({ ...favori, valeurs: reponses.parse(valeurs) }));
  const [lieux, proposes, devenu] = [
    await listerSesLieux(db, actor),
    await listerSesTags(db, actor, now),
    await tagsDevenus(
      db,
      favoris.flatMap(({ valeurs }) => numeros(valeurs['tags'])),
    ),
  ];
  return favoris.map(({ id, nom: dit, valeurs }) => {
    const ou = valeur(valeurs, 'ou');
    const quitte = /^[\da-f-]{36}$/.test(ou) && !lieux.some((lieu) => lieu.id === ou);
    const actuels = new Set(numeros(valeurs['tags']).map((numero) => devenu.get(numero)));
    const siens = proposes.flatMap(({ numero }) => (actuels.has(numero) ? [String(numero)] : []));
    return { id, nom: dit, valeurs: { ...valeurs, ...(quitte && { ou: '' }), tags: siens } };
  });
}
export type Favori = Awaited<ReturnType<typeof listerSesFavoris>>[number];

const numeros = (tags: RawValues[string] = []): number[] => [tags].flat().map(Number);
