import { formulaireActivite } from '#domain/activites/index.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { Compteurs } from '#platform/form/Compteurs.tsx';
import { Champs } from '#platform/form/Formulaire.tsx';
import { type FormState, type Option, valeur } from '#platform/form/form.ts';
import { Volet } from '#platform/form/Volet.tsx';

const form = formulaireActivite;
const { champs } = form;
const noms = Object.keys(champs);
const prefixes = (prefixe: string) => noms.filter((nom) => nom.startsWith(prefixe));
const [AGES, SITUATIONS] = [prefixes('age_'), prefixes('statut_')];
const [ORIENTATIONS, MANDATS] = [prefixes('vers_'), prefixes('mandat_')];
const SUITES = ['suiteIndividuel', 'suiteAtelier'];

export type Choix = {
  readonly ou: readonly Option[];
  readonly themes: readonly Option[];
  readonly durees: readonly Option[];
  readonly tags: readonly Option[];
  /** The communes among which to choose, once what was typed means several. */
  readonly communes: readonly Option[];
};
type Props = { readonly state: FormState; readonly choix: Choix };

/**
 * The fields of an activity: what is usual in sight, what is told of a group or afterwards folded. The style sheet hides
 * what the type chosen does not need (`.saisie`); everything is there without it.
 */
export const ChampsDeSaisie = ({ state, choix }: Props) => (
  <div className="saisie">
    <Champs form={form} state={state} noms={['type']} />
    <div className="saisie__themes">
      <ChampDeSaisie nom="themes" champ={{ ...champs.themes, options: choix.themes }} state={state} />
    </div>
    <Volet
      titre="Orientations vers d’autres structures"
      noms={ORIENTATIONS}
      state={state}
      pour={['type', 'redirection']}
    >
      <p className="fr-hint-text">Combien de personnes vers chaque organisme ?</p>
      <Compteurs form={form} state={state} noms={ORIENTATIONS} />
    </Volet>
    <Volet titre="Mandats Aidants Connect" noms={MANDATS} state={state} pour={['type', 'mandat']}>
      <p className="fr-hint-text">Combien pour chaque nature de démarche ? N’écrivez ni qui, ni ce qui a été fait.</p>
      <Compteurs form={form} state={state} noms={MANDATS} />
    </Volet>
    <ChampDeSaisie nom="ou" champ={{ ...champs.ou, options: choix.ou }} state={state} />
    <div className="saisie__commune">
      <Champs form={form} state={state} noms={['commune', 'communeCode']} />
      <ChoixParmi
        nom="communeCode"
        legende="Choisissez la commune"
        options={choix.communes}
        choisie={valeur(state.values, 'communeCode')}
      />
    </div>
    <Champs form={form} state={state} noms={['jour']} />
    <ChampDeSaisie nom="duree" champ={{ ...champs.duree, options: choix.durees }} state={state} />
    <div className="saisie__groupe">
      <Champs form={form} state={state} noms={['participants']} />
    </div>
    <Champs form={form} state={state} noms={['dejaVenus']} />
    <div className="saisie__seul">
      <Champs form={form} state={state} noms={['age', 'situation']} />
    </div>
    <Champs form={form} state={state} noms={['note', 'id']} />
    {choix.tags.length > 0 && (
      <Volet titre="Tags" noms={['tags']} state={state}>
        <ChampDeSaisie nom="tags" champ={{ ...champs.tags, options: choix.tags }} state={state} />
      </Volet>
    )}
    <div className="saisie__groupe">
      <Volet titre="Âges des personnes d’un groupe" noms={AGES} state={state}>
        <Compteurs form={form} state={state} noms={AGES} />
      </Volet>
      <Volet titre="Situations des personnes d’un groupe" noms={SITUATIONS} state={state}>
        <Compteurs form={form} state={state} noms={SITUATIONS} />
      </Volet>
    </div>
    <Volet titre="Suites et matériel" noms={[...SUITES, 'materiel']} state={state}>
      <Compteurs form={form} state={state} noms={SUITES} />
      <Champs form={form} state={state} noms={['materiel']} />
    </Volet>
  </div>
);
