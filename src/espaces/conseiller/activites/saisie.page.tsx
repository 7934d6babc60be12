import { formulaireActivite, listerThemes } from '#domain/activites/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, type Option, valeur } from '#platform/form/form.ts';
import type { PageAnswer, Requete } from '#platform/routes.ts';

const SANS_LIEU = [
  { valeur: 'distance', libelle: 'À distance' },
  { valeur: 'domicile', libelle: 'Au domicile de la personne' },
  { valeur: 'itinerant', libelle: 'En itinérance' },
];
const { champs } = formulaireActivite;
const noms = Object.keys(champs);
const AGES = noms.filter((nom) => nom.startsWith('age_'));
const SITUATIONS = noms.filter((nom) => nom.startsWith('statut_'));
const SUITES = ['suiteIndividuel', 'suiteAtelier', 'materiel'];

type Saisie = {
  readonly titre: string;
  readonly bouton: string;
  readonly intro?: string;
  /** The name of the place the activity has, when he may no longer receive there. */
  readonly nomLieu?: string | null;
  readonly autosave?: boolean;
};

/** The form of an activity: what is usual in sight, what is told of a group or afterwards folded. */
export async function pageDeSaisie(
  { tools: { db, clock }, actor }: Pick<Requete, 'tools' | 'actor'>,
  state: FormState,
  { titre, bouton, intro, nomLieu, autosave = false }: Saisie,
): Promise<PageAnswer> {
  const [lieux, themes] = [await listerSesLieux(db, actor), await listerThemes(db, dateCivile(clock()))];
  const siens = lieux.map(({ id, nom, commune }) => ({ valeur: id, libelle: `${nom}, ${commune}` }));
  const ou = avecLaSienne([...siens, ...SANS_LIEU], valeur(state.values, 'ou'), nomLieu);
  const minutes = valeur(state.values, 'duree');
  const durees = avecLaSienne(champs.duree.options ?? [], minutes, `${minutes} minutes`);
  const options = themes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle }));
  return {
    titre,
    prive: true,
    filAriane: [{ libelle: 'Mes activités', href: '/conseiller/activites' }],
    corps: (
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>{titre}</h1>
          {intro && <p>{intro}</p>}
          {lieux.length === 0 && (
            <p>
              <a href="/conseiller/lieux">Ajoutez vos lieux</a> : vous les choisirez ensuite d’un geste.
            </p>
          )}
          <Formulaire form={formulaireActivite} state={state} bouton={bouton} autosave={autosave}>
            <Champs form={formulaireActivite} state={state} noms={['type']} />
            <ChampDeSaisie nom="themes" champ={{ ...champs.themes, options }} state={state} />
            <ChampDeSaisie nom="ou" champ={{ ...champs.ou, options: ou }} state={state} />
            <Champs form={formulaireActivite} state={state} noms={['jour']} />
            <ChampDeSaisie nom="duree" champ={{ ...champs.duree, options: durees }} state={state} />
            <Champs
              form={formulaireActivite}
              state={state}
              noms={['participants', 'dejaVenus', 'age', 'situation', 'note', 'id']}
            />
            <Precisions titre="Âges des personnes d’un groupe" noms={AGES} state={state} />
            <Precisions titre="Situations des personnes d’un groupe" noms={SITUATIONS} state={state} />
            <Precisions titre="Suites et matériel" noms={SUITES} state={state} />
          </Formulaire>
        </div>
      </div>
    ),
  };
}

/** Folded while empty: opened when something is said in it, or is wrong. */
function Precisions({ titre, noms: siens, state }: { titre: string; noms: readonly string[]; state: FormState }) {
  const ouvert = siens.some((nom) => valeur(state.values, nom) !== '' || state.errors[nom]);
  return (
    <details open={ouvert} className="fr-mt-2w">
      <summary className="fr-py-1w">{titre}</summary>
      <fieldset className="fr-fieldset fr-mt-2w">
        <legend className="fr-fieldset__legend fr-sr-only">{titre}</legend>
        <div className="fr-fieldset__element">
          <Champs form={formulaireActivite} state={state} noms={siens} />
        </div>
      </fieldset>
    </details>
  );
}

const avecLaSienne = (options: readonly Option[], sienne: string, libelle: string | null | undefined) =>
  !libelle || !sienne || options.some((une) => une.valeur === sienne)
    ? options
    : [...options, { valeur: sienne, libelle }];
