import { z } from 'zod';
import {
  aujourdhuiPour,
  compterSesActivites,
  formulaireActivite,
  type LigneActivite,
  lireFiltresDesSiennes,
  lireSupprimee,
  listerSesActivites,
  listerSesTags,
  listerThemes,
  parcourirSesActivites,
  retablirActivite,
  supprimerActivite,
  TYPES_D_ACTIVITE,
} from '#domain/activites/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateCourte, dateExiste } from '#platform/dates.ts';
import { jeterBrouillon, lireBrouillon } from '#platform/form/brouillons.ts';
import { valeur } from '#platform/form/form.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { EXPORT } from './export.ts';
import { BASE, PageDesActivites } from './liste.page.tsx';
import { SANS_LIEU, tagsAChoisir } from './options.ts';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'activites.listerLesSiennes',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { tools, actor, url } = requete;
    const filtres = lireFiltresDesSiennes(url.searchParams);
    const [page, total] = [
      await listerSesActivites(tools.db, actor, filtres, url.searchParams.get('curseur') ?? undefined),
      await compterSesActivites(tools.db, actor, filtres),
    ];
    const props = { page, total, filtres, retour: retourDe(url.search) };
    return {
      page: {
        titre: 'Mes activités',
        prive: true,
        terrain: 'page',
        corps: (
          <PageDesActivites
            {...props}
            options={await optionsDesFiltres(requete)}
            brouillon={await enSuspens(requete)}
            supprimee={await laSupprimee(requete)}
          />
        ),
      },
    };
  },
});

async function optionsDesFiltres({ tools: { db, clock }, actor }: Pick<Requete, 'tools' | 'actor'>) {
  const [lieux, themes, tags] = [
    await listerSesLieux(db, actor),
    await listerThemes(db, await aujourdhuiPour(db, actor, clock())),
    await listerSesTags(db, actor, clock()),
  ];
  return {
    themes: themes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle })),
    ou: [...lieux.map(({ id, nom }) => ({ valeur: id, libelle: nom })), ...SANS_LIEU],
    tags: tagsAChoisir(tags),
  };
}

/** What was left half-way in the form, in words. */
async function enSuspens(requete: Requete): Promise<string | undefined> {
  const brouillon = await lireBrouillon(requete, formulaireActivite.name);
  if (!brouillon) return undefined;
  const type = Object.entries(TYPES_D_ACTIVITE).find(([code]) => code === valeur(brouillon, 'type'))?.[1];
  const jour = valeur(brouillon, 'jour');
  return `${type ?? 'Activité'}${dateExiste(jour) ? ` du ${dateCourte(jour)}` : ''}.`;
}

async function laSupprimee({ tools: { db, clock }, actor, url }: Requete) {
  const id = z.uuid().safeParse(url.searchParams.get('supprimee'));
  return id.success ? lireSupprimee(db, actor, id.data, clock()) : undefined;
}

/** The filters of an address, and nothing else of it: where to come back to. */
function retourDe(recherche: string, plus: Readonly<Record<string, string>> = {}): string {
  const filtres = lireFiltresDesSiennes(new URLSearchParams(recherche));
  const dits = Object.entries({ ...filtres, ...plus }).filter(([, un]) => un !== undefined);
  const parametres = new URLSearchParams(dits.map(([nom, un]) => [nom, String(un)]));
  return parametres.size > 0 ? `?${parametres}` : '';
}

const laquelle = z.object({ activiteId: z.uuid(), retour: z.string().max(1000).default('') });

const supprimer = route({
  method: 'POST',
  path: `${BASE}/supprimer`,
  right: porte,
  audit: 'activites.supprimer',
  rate: 'formulaire',
  input: laquelle,
  async answer({ tools, actor, input: { activiteId, retour } }) {
    await supprimerActivite(tools, actor, { activiteId });
    return {
      redirect: `${BASE}${retourDe(retour, { supprimee: activiteId })}`,
      annonce: 'L’activité est supprimée : elle ne compte plus.',
    };
  },
});

const retablir = route({
  method: 'POST',
  path: `${BASE}/retablir`,
  right: porte,
  audit: 'activites.retablirUneDesSiennes',
  rate: 'formulaire',
  input: laquelle,
  async answer({ tools, actor, input: { activiteId, retour } }) {
    await retablirActivite(tools, actor, { activiteId });
    return { redirect: `${BASE}${retourDe(retour)}`, annonce: 'L’activité est revenue : elle compte de nouveau.' };
  },
});

const jeter = route({
  method: 'POST',
  path: `${BASE}/brouillon`,
  right: porte,
  audit: 'activites.jeterLeBrouillon',
  rate: 'formulaire',
  input: z.unknown(),
  async answer(requete) {
    await jeterBrouillon(requete, formulaireActivite.name);
    return { redirect: BASE, annonce: 'La saisie en cours est jetée.' };
  },
});

const exporter = exportRoute<LigneActivite>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'activites.exporterLesSiennes',
  nom: 'activites',
  colonnes: EXPORT,
  lignes: ({ tools: { db }, actor, url }) => parcourirSesActivites(db, actor, lireFiltresDesSiennes(url.searchParams)),
});

export const routesActivites: readonly AnyRoute[] = [liste, supprimer, retablir, jeter, exporter];
