import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  CANAUX,
  DEMARCHES,
  type FiltresDesSiennes,
  type LigneActivite,
  ORGANISMES,
  TYPES_D_ACTIVITE,
} from '#domain/activites/index.ts';
import { dateCourte } from '#platform/dates.ts';
import { date, liste, texteFacultatif } from '#platform/form/champs.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import type { Option } from '#platform/form/form.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { Attente } from './Attente.tsx';
import { comptesDits } from './comptes.ts';

export const BASE = '/conseiller/activites';

export const endroit = ({ canal, nomLieu, commune }: Pick<LigneActivite, 'canal' | 'nomLieu' | 'commune'>) =>
  `${nomLieu ?? CANAUX[canal]}, ${commune}`;

type Props = {
  readonly page: PageDeListe<LigneActivite>;
  readonly total: number;
  readonly filtres: FiltresDesSiennes;
  readonly options: {
    readonly themes: readonly Option[];
    readonly ou: readonly Option[];
    readonly tags: readonly Option[];
  };
  /** What was left half-way in the form, in words. */
  readonly brouillon: string | undefined;
  readonly supprimee: { readonly id: string; readonly jour: string } | undefined;
  /** The address of the list with its filters, to come back to after a gesture. */
  readonly retour: string;
};

/** What he recorded: the latest first, what is left half-way above, what was just taken away ready to come back. */
export function PageDesActivites({ page, total, filtres, options, brouillon, supprimee, retour }: Props) {
  const filtree = Object.values(filtres).some((un) => un !== undefined);
  return (
    <>
      <h1>Mes activités</h1>
      <Attente />
      {supprimee && <Annuler supprimee={supprimee} retour={retour} />}
      <p>
        <a className="fr-btn" href={`${BASE}/nouvelle`}>
          Enregistrer une activité
        </a>
      </p>
      {brouillon && <Brouillon quoi={brouillon} />}
      {(total > 0 || filtree) && (
        <details open={filtree} className="volet">
          <summary className="fr-py-1w">Chercher et filtrer</summary>
          <Filtres champs={champs(options)} valeurs={filtres} />
        </details>
      )}
      <Tableau
        titre="Mes activités"
        page={page}
        colonnes={colonnes(retour)}
        total={total}
        nom="activité"
        aucun="aucune activité"
        vide={
          filtree ? (
            <p>Aucune activité ne correspond. Effacez un filtre, ou changez la période.</p>
          ) : (
            <p>Rien n’est encore enregistré. Commencez par votre accompagnement du jour.</p>
          )
        }
      />
      {total > 0 && <Exports path={`${BASE}/export`} quoi="mes activités" />}
      <ul className="fr-raw-list">
        <li>
          <a href={`${BASE}/terrain`}>Saisir sans réseau</a>
        </li>
        <li>
          <a href={`${BASE}/favoris`}>Mes favoris</a>
        </li>
        <li>
          <a href={`${BASE}/import`}>Importer un tableau d’activités</a>
        </li>
      </ul>
    </>
  );
}

const champs = ({ themes, ou, tags }: Props['options']) => ({
  du: date({ libelle: 'Du' }),
  au: date({ libelle: 'Au' }),
  type: liste({
    libelle: 'Activité',
    vide: '',
    options: Object.entries(TYPES_D_ACTIVITE).map(([valeur, libelle]) => ({ valeur, libelle })),
  }),
  theme: liste({ libelle: 'Thème', vide: '', options: themes }),
  ou: liste({ libelle: 'Lieu', vide: '', options: ou }),
  ...(tags.length > 0 && { tag: liste({ libelle: 'Tag', vide: '', options: tags }) }),
  texte: texteFacultatif({ libelle: 'Mots de vos notes', max: 100 }),
});

const colonnes = (retour: string) => [
  { titre: 'Jour', cellule: ({ jour }: LigneActivite) => dateCourte(jour) },
  { titre: 'Activité', cellule: (ligne: LigneActivite) => <Nature ligne={ligne} /> },
  { titre: 'Thèmes', cellule: (ligne: LigneActivite) => <Sujets ligne={ligne} /> },
  { titre: 'Lieu', cellule: endroit },
  { titre: 'Personnes', cellule: ({ participants }: LigneActivite) => participants },
  { titre: 'Durée', cellule: ({ duree_minutes }: LigneActivite) => `${duree_minutes}\u00a0min` },
  { titre: 'Gestes', cellule: (ligne: LigneActivite) => <Gestes ligne={ligne} retour={retour} /> },
];

const petit = (texte: string) =>
  texte && (
    <>
      <br />
      <span className="fr-text--xs">{texte}</span>
    </>
  );

const Nature = ({ ligne: { type, redirections, mandats } }: { ligne: LigneActivite }) => (
  <>
    {TYPES_D_ACTIVITE[type]}
    {petit([comptesDits(redirections, ORGANISMES), comptesDits(mandats, DEMARCHES)].filter(Boolean).join(' ; '))}
  </>
);

const Sujets = ({ ligne: { nomsDesThemes, nomsDesTags } }: { ligne: LigneActivite }) => (
  <>
    {nomsDesThemes.join(', ')}
    {petit(nomsDesTags.join(', '))}
  </>
);

function Gestes({ ligne: { id, jour }, retour }: { ligne: LigneActivite; retour: string }) {
  const laquelle = <span className="fr-sr-only"> l’activité du {dateCourte(jour)}</span>;
  return (
    <>
      <ul className="fr-raw-list">
        <li>
          <a href={`${BASE}/${id}/corriger`}>Corriger{laquelle}</a>
        </li>
        <li>
          <a href={`${BASE}/${id}/dupliquer`}>Dupliquer{laquelle}</a>
        </li>
        <li>
          <a href={`${BASE}/${id}/favori`}>Garder comme favori{laquelle}</a>
        </li>
      </ul>
      <BoutonPost action={`${BASE}/supprimer`} champs={{ activiteId: id, retour }} priority="tertiary" small>
        Supprimer{laquelle}
      </BoutonPost>
    </>
  );
}

const Annuler = ({ supprimee: { id, jour }, retour }: { supprimee: { id: string; jour: string }; retour: string }) => (
  <div className="fr-mb-3w">
    <p className="fr-mb-1w">L’activité du {dateCourte(jour)} peut encore revenir, pendant une heure.</p>
    <BoutonPost action={`${BASE}/retablir`} champs={{ activiteId: id, retour }}>
      Annuler la suppression
    </BoutonPost>
  </div>
);

const Brouillon = ({ quoi }: { quoi: string }) => (
  <div className="fr-mb-3w">
    <Alert severity="info" as="h2" title="Une saisie n’est pas terminée" description={quoi} className="fr-mb-1w" />
    <div className="gestes">
      <a className="fr-btn fr-btn--secondary" href={`${BASE}/nouvelle`}>
        La reprendre
      </a>
      <BoutonPost action={`${BASE}/brouillon`} priority="tertiary">
        La jeter
      </BoutonPost>
    </div>
  </div>
);
