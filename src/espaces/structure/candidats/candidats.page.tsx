import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import type { Apercu, Place, StatutMiseEnRelation } from '#domain/mise-en-relation/index.ts';
import { dateCourte } from '#platform/dates.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { nombre, pluriel } from '#platform/texte.ts';
import { CHAMPS, COLONNES, type Colonne } from './filtres.ts';
import { Decider, Ou, Parcours, Qui } from './Ligne.tsx';

type Props = {
  readonly place: Place;
  readonly colonne: Colonne;
  readonly comptes: ReadonlyMap<StatutMiseEnRelation, number>;
  readonly page: PageDeListe<Apercu>;
  readonly filtres: Readonly<Record<string, unknown>>;
  readonly recherche: string;
};

/** The candidates of a structure: columns of work, filters, the list, and on each line what can be done. */
export function CandidatsPage({ place, colonne, comptes, page, filtres, recherche }: Props) {
  const total = colonne.statuts.reduce((somme, statut) => somme + (comptes.get(statut) ?? 0), 0);
  return (
    <>
      <h1>Candidats</h1>
      <Postes place={place} />
      <Colonnes colonne={colonne} comptes={comptes} />
      {colonne.cle === 'a_examiner' ? (
        <details className="fr-mb-2w" open={Object.values(filtres).some(Boolean)}>
          <summary>Filtrer et trier</summary>
          <Filtres champs={CHAMPS} valeurs={filtres} />
        </details>
      ) : (
        <Recherche colonne={colonne} recherche={recherche} />
      )}
      <Liste colonne={colonne} page={page} total={recherche ? page.lignes.length : total} place={place} />
    </>
  );
}

function Postes({ place }: { place: Place }) {
  if (place.postes === 0)
    return <p>Aucun poste ne vous est attribué en ce moment : vous ne voyez pas de nouveaux candidats.</p>;
  return (
    <p>
      {place.postesLibres > 0
        ? `${pluriel(place.postesLibres, 'poste attend', 'postes attendent')} un conseiller.`
        : 'Tous vos postes sont réservés à un candidat.'}{' '}
      Les coordonnées et le CV d’un candidat apparaissent quand vous vous dites intéressé. Vous avez déjà quelqu’un ?{' '}
      <a href="/structure/candidats/inviter">Invitez cette personne</a>.
    </p>
  );
}

function Colonnes({ colonne, comptes }: Pick<Props, 'colonne' | 'comptes'>) {
  return (
    <nav aria-label="Colonnes de travail" className="fr-mb-3w">
      <ul className="fr-tags-group">
        {COLONNES.map(({ cle, libelle, statuts }) => {
          const combien = statuts.reduce((somme, statut) => somme + (comptes.get(statut) ?? 0), 0);
          const ici = cle === colonne.cle;
          return (
            <li key={cle}>
              <a
                className="fr-tag"
                href={`/structure/candidats?colonne=${cle}`}
                {...(ici && { 'aria-current': 'page' as const })}
              >
                {libelle} ({nombre(combien)})
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** By name: contact details are visible in these columns, or the name is not there. */
function Recherche({ colonne, recherche }: Pick<Props, 'colonne' | 'recherche'>) {
  if (colonne.cle === 'ecarte') return null;
  return (
    <>
      <form method="get" action="/structure/candidats" className="fr-search-bar fr-mb-2w">
        <input type="hidden" name="colonne" value={colonne.cle} />
        <label className="fr-label" htmlFor="recherche">
          Chercher un nom
        </label>
        <input
          className="fr-input"
          type="search"
          id="recherche"
          name="recherche"
          defaultValue={recherche}
          placeholder="Chercher un nom"
        />
        <Button type="submit">Chercher</Button>
      </form>
      <Exports path="/structure/candidats/export" quoi="les candidats qui vous intéressent" />
      <p>
        <a href="/structure/candidats/comparer">Comparer les candidats rencontrés</a>
      </p>
    </>
  );
}

function Liste({ colonne, page, total, place }: Pick<Props, 'colonne' | 'page' | 'place'> & { total: number }) {
  return (
    <Tableau
      titre={colonne.libelle}
      page={page}
      total={total}
      nom="candidat"
      aucun="aucun candidat"
      vide={<Vide colonne={colonne} place={place} />}
      colonnes={[
        { titre: 'Candidat', cellule: (apercu: Apercu) => <Qui apercu={apercu} /> },
        { titre: 'Décider', cellule: (apercu: Apercu) => <Decider apercu={apercu} colonne={colonne} place={place} /> },
        { titre: 'Distance', cellule: ({ km, rayon_km }: Apercu) => <Ou km={km} rayonKm={rayon_km} /> },
        { titre: 'Disponible le', cellule: ({ disponible_le }: Apercu) => dateCourte(disponible_le) },
        { titre: 'Parcours', cellule: (apercu: Apercu) => <Parcours apercu={apercu} /> },
      ]}
    />
  );
}

function Vide({ colonne, place }: { colonne: Colonne; place: Place }) {
  if (colonne.cle !== 'a_examiner') return <p>Aucun candidat dans cette colonne.</p>;
  if (place.postesLibres === 0)
    return <p>Vous n’avez plus de poste libre : aucun nouveau candidat ne vous est proposé.</p>;
  return (
    <Alert
      severity="info"
      as="h2"
      title="Aucun nouveau candidat pour l’instant"
      description="Élargissez les filtres s’il y en a. Sinon, revenez : chaque candidat qui s’inscrit près de vous apparaît ici aussitôt, et nous vous écrivons chaque lundi."
    />
  );
}
