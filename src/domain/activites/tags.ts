import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { porteeTenue } from './portee-des-tags.ts';

/** As many as can be read at a glance; more would be free text. */
const TAGS_MAX = 60;
const nom = z.string().trim().min(2).max(60);
const numero = z.int().min(1).max(2_147_483_647);
const DEJA = { nom: 'Un tag porte déjà ce nom : gardez-le, ou choisissez un autre nom.' };

/** Makes a tag of the scope of whoever acts. @throws InvalidInput when its name is taken @throws Refused beyond 60 */
export const creerTag = action({
  name: 'activites.creerTag',
  input: z.object({ nom }),
  async execute(context, saisie): Promise<number> {
    const { tx, now } = context;
    const portee = await porteeTenue(context);
    const { n } = await tx
      .selectFrom('tags')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) => eb.and(portee))
      .where('archive_le', 'is', null)
      .executeTakeFirstOrThrow();
    if (n >= TAGS_MAX) throw new Refused(`Vous avez déjà ${TAGS_MAX} tags : archivez ceux qui ne servent plus.`);
    const cree = await tx
      .insertInto('tags')
      .values({ ...portee, ...nomme(saisie.nom), cree_le: now, modifie_le: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('numero')
      .executeTakeFirst();
    if (!cree) throw new InvalidInput(DEJA);
    return cree.numero;
  },
  subject: (_, cree) => String(cree),
});

/** A tag of the scope of whoever acts, locked until the gesture ends. @throws NotFound @throws Forbidden */
export async function leTag(context: Context, voulu: number) {
  const portee = await porteeTenue(context);
  const tag = await context.tx
    .selectFrom('tags')
    .selectAll()
    .where('numero', '=', voulu)
    .where((eb) => eb.and(portee))
    .where('fusionne_dans', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!tag) throw new NotFound(`tag ${voulu}`);
  return tag;
}

/** Activities hold its number: they follow. @throws InvalidInput when its name is taken @throws NotFound */
export const renommerTag = action({
  name: 'activites.renommerTag',
  input: z.object({ numero, nom }),
  subject: (saisie) => String(saisie.numero),
  async execute(context, saisie): Promise<void> {
    await leTag(context, saisie.numero);
    await changer(context, saisie.numero, nomme(saisie.nom));
  },
});

/** No longer offered; it stays on the activities that bear it. Done again, it is offered again. @throws NotFound */
export const archiverTag = action({
  name: 'activites.archiverTag',
  input: z.object({ numero, archive: z.boolean() }),
  subject: (saisie) => String(saisie.numero),
  async execute(context, saisie): Promise<void> {
    await leTag(context, saisie.numero);
    await changer(context, saisie.numero, { archive_le: saisie.archive ? context.now : null });
  },
});

const nomme = (choisi: string) => ({ nom: choisi, nom_tri: nomTri(choisi) });

type Changement = { readonly nom?: string; readonly nom_tri?: string; readonly archive_le?: Date | null };
async function changer({ tx, now }: Context, voulu: number, valeurs: Changement): Promise<void> {
  try {
    await tx
      .updateTable('tags')
      .set({ ...valeurs, modifie_le: now })
      .where('numero', '=', voulu)
      .execute();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === CONFLIT_UNIQUE) throw new InvalidInput(DEJA);
    throw error;
  }
}
const CONFLIT_UNIQUE = '23505';
