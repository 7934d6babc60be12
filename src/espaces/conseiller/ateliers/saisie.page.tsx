import { listerThemes } from '#domain/activites/index.ts';
import { DISTANCE, formulaireAtelier, formulaireModification } from '#domain/ateliers/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, type Option, valeur } from '#platform/form/form.ts';
import type { Lien, PageAnswer, Requete } from '#platform/routes.ts';

type Saisie = {
  readonly titre: string;
  readonly bouton: string;
  readonly filAriane: readonly Lien[];
  /** What stands above the fields. */
  readonly intro: string;
  /** A workshop that is there already, and its place. */
  readonly existant?: { readonly enSerie: boolean; readonly lieu: Option | undefined };
};

/** The form of a workshop, new or not: what it is, where, when, for whom. */
export async function pageDAtelier(
  { tools: { db, clock }, actor }: Pick<Requete, 'tools' | 'actor'>,
  state: FormState,
  { titre, bouton, filAriane, intro, existant }: Saisie,
): Promise<PageAnswer> {
  const [lieux, themes] = [await listerSesLieux(db, actor), await listerThemes(db, dateCivile(clock()))];
  const form = existant ? formulaireModification : formulaireAtelier;
  const { champs } = form;
  const siens = lieux.map(({ id, nom, commune }) => ({ valeur: id, libelle: `${nom}, ${commune}` }));
  const ancien = existant?.lieu && !siens.some((un) => un.valeur === existant.lieu?.valeur) ? [existant.lieu] : [];
  const ou = [...siens, ...ancien, { valeur: DISTANCE, libelle: 'À distance' }];
  const options = themes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle }));
  const minutes = valeur(state.values, 'duree');
  const duree = { ...champs.duree, options: avec(champs.duree.options ?? [], minutes, `${minutes} minutes`) };
  return {
    titre,
    prive: true,
    filAriane,
    corps: (
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>{titre}</h1>
          <p>{intro}</p>
          {lieux.length === 0 && (
            <p>
              <a href="/conseiller/lieux">Ajoutez vos lieux</a> : vous les choisirez ensuite d’un geste.
            </p>
          )}
          <Formulaire form={form} state={state} bouton={bouton} autosave={!existant}>
            <Champs form={form} state={state} noms={['titre']} />
            <ChampDeSaisie nom="themes" champ={{ ...champs.themes, options }} state={state} />
            <Champs form={form} state={state} noms={['niveau']} />
            <ChampDeSaisie nom="ou" champ={{ ...champs.ou, options: ou }} state={state} />
            <Champs form={form} state={state} noms={['lien', 'debut']} />
            <ChampDeSaisie nom="duree" champ={duree} state={state} />
            <Champs form={form} state={state} noms={['rythme', 'jusquAu']} />
            <Champs form={form} state={state} noms={['places', 'fermetureHeures', 'acces', 'aApporter', 'telephone']} />
            {existant?.enSerie && <Champs form={form} state={state} noms={['portee']} />}
          </Formulaire>
        </div>
      </div>
    ),
  };
}

/** A duration that the list does not offer stays offered while it is chosen. */
const avec = (options: readonly Option[], choisie: string, libelle: string) =>
  !choisie || options.some((une) => une.valeur === choisie) ? options : [...options, { valeur: choisie, libelle }];
