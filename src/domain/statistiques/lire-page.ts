import type { Db } from '#platform/db/guard.ts';
import type { Option } from '#platform/form/form.ts';
import type { Requete } from '#platform/routes.ts';
import { type Activite, lireActivite } from './activite.ts';
import { type Blocs, enBlocs } from './blocs.ts';
import { lieuxOfferts, type TagOffert, tagsOfferts } from './choix.ts';
import { type LigneDePart, lireParts } from './details.ts';
import { type FiltresDits, lireFiltres } from './filtres.ts';
import { OUVERTURE, type Periode, precedente } from './periode.ts';
import type { Portee } from './portees.ts';
import type { LireVue, Vue } from './vues.ts';

/** Everything that a page of figures says: the screen and its files read the same. */
export type PageLue = {
  readonly vue: Vue;
  readonly filtres: FiltresDits;
  readonly activite: Activite;
  readonly blocs: Blocs;
  readonly lignes: readonly LigneDePart[];
  readonly tags: readonly TagOffert[];
  readonly lieux: readonly Option[];
};

export async function lirePage(requete: Requete, lireVue: LireVue): Promise<PageLue> {
  const { db, clock } = requete.tools;
  const vue = await lireVue(requete);
  const tags = await tagsOfferts(db, vue.tags);
  const filtres = await lireFiltres(db, requete.url.searchParams, clock(), { tags });
  const activite = await lireActivite(db, vue.portee, filtres);
  const avant = await lireAvant(db, vue.portee, filtres, activite.periode);
  return {
    vue,
    filtres,
    activite,
    blocs: enBlocs(activite, avant),
    lignes:
      vue.parts && !activite.tropLarge
        ? await lireParts(db, vue.portee, { ...filtres, ...activite.periode }, vue.parts)
        : [],
    tags,
    lieux: await lieuxOfferts(db, { conseillers: vue.conseillers, commune: filtres.commune }),
  };
}

/** The same over the period before; nothing to compare with when the period begins with the programme. */
export const lireAvant = async (
  db: Db,
  portee: Portee,
  filtres: FiltresDits,
  periode: Periode,
): Promise<Activite | undefined> =>
  periode.du <= OUVERTURE ? undefined : lireActivite(db, portee, { ...filtres, ...precedente(periode) });
