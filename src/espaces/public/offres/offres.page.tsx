import type { FiltresOffres, LigneOffre, OffresDuDepartement } from '#domain/offres/index.ts';
import { dateCourte } from '#platform/dates.ts';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { nombre, pluriel } from '#platform/texte.ts';
import { Carte } from './carte.tsx';

type Props = {
  readonly page: PageDeListe<LigneOffre>;
  readonly total: { readonly offres: number; readonly postes: number };
  readonly lieux: readonly OffresDuDepartement[];
  readonly filtres: FiltresOffres;
};

/** Posts to be filled: where they are, then the offers, the latest first. */
export function PageOffres({ page, total, lieux, filtres }: Props) {
  return (
    <>
      <h1>Offres d’emploi de conseiller numérique</h1>
      <p className="fr-text--lead">
        {total.offres === 0
          ? 'Aucune offre ne correspond en ce moment.'
          : `${pluriel(total.postes, 'poste à pourvoir', 'postes à pourvoir')} dans ${pluriel(total.offres, 'structure')}.`}
      </p>
      <Filtres champs={champs(lieux, filtres.region)} valeurs={filtres} bouton="Chercher" />
      <Lieux lieux={lieux} filtres={filtres} />
      <h2 className="fr-mt-4w">Les offres</h2>
      <Tableau
        titre="Offres"
        page={page}
        total={total.offres}
        nom="offre"
        aucun="aucune offre"
        vide={
          <p>
            Aucune offre ici pour l’instant. <a href="/devenir-conseiller">Inscrivez-vous</a> : les structures qui
            recrutent près de chez vous vous trouveront, même avant de publier leur offre.
          </p>
        }
        colonnes={[
          {
            titre: 'Poste',
            cellule: ({ numero, intitule }: LigneOffre) => <a href={`/offres/${numero}`}>{intitule}</a>,
          },
          { titre: 'Structure', cellule: ({ structure }: LigneOffre) => structure },
          { titre: 'Commune', cellule: ({ commune, departement }: LigneOffre) => `${commune} (${departement})` },
          { titre: 'Postes', cellule: ({ postes }: LigneOffre) => nombre(postes) },
          { titre: 'À partir du', cellule: ({ demarrage_le }: LigneOffre) => dateCourte(demarrage_le) },
          { titre: 'Publiée le', cellule: ({ publiee_le }: LigneOffre) => publiee_le && dateCourte(publiee_le) },
        ]}
      />
    </>
  );
}

/** Only places that have offers can be chosen. */
const champs = (lieux: Props['lieux'], region: string | undefined) => ({
  recherche: texteFacultatif({ libelle: 'Commune, code postal ou structure', max: 100 }),
  region: {
    ...liste({
      libelle: 'Région',
      vide: '',
      options: regions(lieux).map(({ code, nom }) => ({ valeur: code, libelle: nom })),
    }),
    premier: 'Toutes',
  },
  departement: liste({
    libelle: 'Département',
    vide: '',
    options: lieux
      .filter(({ regionCode }) => !region || regionCode === region)
      .map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` })),
  }),
});

const regions = (lieux: Props['lieux']) =>
  [...Map.groupBy(lieux, ({ regionCode }) => regionCode)]
    .map(([code, siens]) => ({
      code,
      nom: siens[0]?.region ?? code,
      offres: siens.reduce((somme, { offres }) => somme + offres, 0),
    }))
    .sort((une, autre) => une.nom.localeCompare(autre.nom, 'fr'));

/** The same twice: drawn, and written. The country region by region, or one region. */
function Lieux({ lieux, filtres: { region, departement } }: Pick<Props, 'lieux' | 'filtres'>) {
  if (lieux.length === 0) return null;
  const montrees = regions(lieux).filter(({ code }) => !region || code === region);
  return (
    <>
      <h2 className="fr-mt-4w">Où sont les offres</h2>
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-6">
          <Carte lieux={lieux} choisi={departement} />
        </div>
        <div className="fr-col-12 fr-col-md-6" id="offres-par-lieu">
          <ul>
            {montrees.map(({ code, nom, offres }) => (
              <li key={code}>
                <a href={`/offres?region=${code}`}>{nom}</a> : {pluriel(offres, 'offre')}
                <ul>
                  {lieux
                    .filter(({ regionCode }) => regionCode === code)
                    .map((lieu) => (
                      <li key={lieu.code}>
                        <a href={`/offres?region=${code}&departement=${lieu.code}`}>{lieu.nom}</a> :{' '}
                        {pluriel(lieu.offres, 'offre')}
                      </li>
                    ))}
                </ul>
              </li>
            ))}
          </ul>
          {region && (
            <p>
              <a className="fr-link" href="/offres">
                Toutes les régions
              </a>
            </p>
          )}
        </div>
      </div>
    </>
  );
}
