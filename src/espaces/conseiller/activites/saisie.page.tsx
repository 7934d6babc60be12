import { formulaireActivite } from '#domain/activites/index.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import type { PageAnswer, Requete } from '#platform/routes.ts';
import { Attente } from './Attente.tsx';
import { ChampsDeSaisie } from './ChampsDeSaisie.tsx';
import { lireChoix } from './choix.ts';
import { SANS_LIEU } from './options.ts';

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
    ...(autosave && { terrain: 'page' as const }),
    filAriane: [{ libelle: 'Mes activités', href: '/conseiller/activites' }],
    corps: (
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>{titre}</h1>
          {autosave && <Attente />}
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
