import { aujourdhuiPour, formulaireActivite, listerSesTags, listerThemes } from '#domain/activites/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { optionsDeCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { type FormState, type Option, valeur } from '#platform/form/form.ts';
import type { Requete } from '#platform/routes.ts';
import type { Choix } from './ChampsDeSaisie.tsx';
import { SANS_LIEU, tagsAChoisir } from './options.ts';

type Qui = Pick<Requete, 'tools' | 'actor'>;

/** What he may choose: his places, the themes, his tags, and what the form already says beside them. */
export async function lireChoix(
  { tools: { db, clock }, actor }: Qui,
  state: FormState,
  nomLieu?: string | null,
): Promise<Choix> {
  const jour = await aujourdhuiPour(db, actor, clock());
  const [lieux, themes, tags] = [
    await listerSesLieux(db, actor),
    await listerThemes(db, jour),
    await listerSesTags(db, actor, clock(), [state.values['tags'] ?? []].flat().map(Number)),
  ];
  const siens = lieux.map(({ id, nom, commune }) => ({ valeur: id, libelle: `${nom}, ${commune}` }));
  const minutes = valeur(state.values, 'duree');
  return {
    ou: avecLaSienne([...siens, ...SANS_LIEU], valeur(state.values, 'ou'), nomLieu),
    themes: themes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle })),
    durees: avecLaSienne(formulaireActivite.champs.duree.options ?? [], minutes, `${minutes} minutes`),
    tags: tagsAChoisir(tags),
    communes: state.errors['commune']
      ? optionsDeCommune(await trouverCommunes(db, valeur(state.values, 'commune')))
      : [],
  };
}

const avecLaSienne = (options: readonly Option[], sienne: string, libelle: string | null | undefined) =>
  !libelle || !sienne || options.some((une) => une.valeur === sienne)
    ? options
    : [...options, { valeur: sienne, libelle }];
