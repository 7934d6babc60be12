import { aujourdhuiPour, formulaireActivite, listerSesTags, listerThemes } from '#domain/activites/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { optionsDeCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, type Option, valeur } from '#platform/form/form.ts';
import type { PageAnswer, Requete } from '#platform/routes.ts';
import { ChampsDeSaisie, type Choix } from './ChampsDeSaisie.tsx';
import { SANS_LIEU, tagsAChoisir } from './options.ts';

const { champs } = formulaireActivite;

type Saisie = {
  readonly titre: string;
  readonly bouton: string;
  readonly intro?: string;
  /** The name of the place the activity has, when he may no longer receive there. */
  readonly nomLieu?: string | null;
  readonly autosave?: boolean;
  /** What he does often, offered above the form. */
  readonly favoris?: readonly { readonly id: string; readonly nom: string; readonly choisi: boolean }[];
};
type Qui = Pick<Requete, 'tools' | 'actor'>;

/** The page of the form of an activity. */
export async function pageDeSaisie(
  requete: Qui,
  state: FormState,
  { titre, bouton, intro, nomLieu, autosave = false, favoris = [] }: Saisie,
): Promise<PageAnswer> {
  const choix = await lireChoix(requete, state, nomLieu);
  return {
    titre,
    prive: true,
    filAriane: [{ libelle: 'Mes activités', href: '/conseiller/activites' }],
    corps: (
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>{titre}</h1>
          {intro && <p>{intro}</p>}
          {choix.ou.length === SANS_LIEU.length && (
            <p>
              <a href="/conseiller/lieux">Ajoutez vos lieux</a> : vous les choisirez ensuite d’un geste.
            </p>
          )}
          <Favoris favoris={favoris} />
          <Formulaire form={formulaireActivite} state={state} bouton={bouton} autosave={autosave}>
            <ChampsDeSaisie state={state} choix={choix} />
          </Formulaire>
        </div>
      </div>
    ),
  };
}

const Favoris = ({ favoris }: { favoris: NonNullable<Saisie['favoris']> }) =>
  favoris.length > 0 && (
    <nav aria-label="Vos favoris" className="fr-mb-2w">
      <ul className="fr-tags-group">
        {favoris.map(({ id, nom, choisi }) => (
          <li key={id}>
            <a
              className="fr-tag"
              href={`/conseiller/activites/nouvelle?favori=${id}`}
              {...(choisi && { 'aria-current': 'true' as const })}
            >
              {nom}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** What he may choose: his places, the themes, his tags, and what the form already says beside them. */
async function lireChoix(
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
    durees: avecLaSienne(champs.duree.options ?? [], minutes, `${minutes} minutes`),
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
