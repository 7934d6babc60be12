import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { type Dossier, SENS_AVIS } from '#domain/concertation/index.ts';
import { cycle } from '#domain/structures/index.ts';
import { POLITIQUES } from '#domain/territoires/index.ts';
import { depuis } from '#platform/dates.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Champs } from '#platform/form/form.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';

type Props = {
  readonly page: PageDeListe<Dossier>;
  readonly total: number;
  readonly champs: Champs;
  readonly filtres: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly peutAviser: boolean;
};

/** The files of the territory: filtered, sorted, chosen for a bulk avis. */
export function File({ page, total, champs, filtres, now, peutAviser }: Props) {
  const { url } = usePage();
  const tableau = <Dossiers page={page} total={total} now={now} choix={peutAviser} />;
  return (
    <>
      <Filtres champs={champs} valeurs={filtres} />
      <Exports path="/prefecture/export" quoi="cette liste" />
      {peutAviser && page.lignes.length > 0 ? (
        <form method="get" action="/prefecture/avis-en-bloc">
          {[...url.searchParams]
            .filter(([nom]) => nom !== 'curseur')
            .map(([nom, valeur]) => (
              <input key={nom} type="hidden" name={nom} value={valeur} />
            ))}
          {tableau}
          <div className="fr-btns-group fr-btns-group--inline fr-mt-2w">
            <Button type="submit" nativeButtonProps={{ name: 'choix', value: 'coches' }}>
              Rendre un avis sur les dossiers cochés
            </Button>
            <Button
              type="submit"
              priority="secondary"
              nativeButtonProps={{ name: 'choix', value: 'tous' }}
            >{`Rendre un avis sur les ${total} dossiers de la liste`}</Button>
          </div>
        </form>
      ) : (
        tableau
      )}
    </>
  );
}

function Dossiers({
  page,
  total,
  now,
  choix,
}: {
  page: PageDeListe<Dossier>;
  total: number;
  now: Date;
  choix: boolean;
}) {
  const colonnes = [
    { titre: 'Structure', tri: 'nom', cellule: (dossier: Dossier) => <Structure dossier={dossier} /> },
    { titre: 'Postes souhaités', cellule: ({ postes_souhaites }: Dossier) => postes_souhaites ?? 'ne sait pas' },
    {
      titre: 'Priorités',
      cellule: ({ politiques }: Dossier) =>
        politiques.map((politique) => (
          <Badge key={politique} as="span" small noIcon severity="info" className="fr-mr-1v">
            {POLITIQUES[politique].court}
          </Badge>
        )),
    },
    {
      titre: 'En attente',
      tri: 'anciennete',
      cellule: ({ confirmee_le }: Dossier) => (confirmee_le ? depuis(confirmee_le, now) : ''),
    },
    { titre: 'Où en est le dossier', cellule: (dossier: Dossier) => <Etat dossier={dossier} /> },
  ];
  const cases = {
    titre: <span className="fr-sr-only">Choisir</span>,
    cellule: ({ id, nom }: Dossier) => <Coche id={id} nom={nom} />,
  };
  return (
    <Tableau
      titre="Dossiers de votre territoire"
      page={page}
      total={total}
      nom="dossier"
      aucun="aucun dossier"
      colonnes={choix ? [cases, ...colonnes] : colonnes}
      vide={
        <p>
          Aucun dossier ne correspond. Élargissez les filtres, ou revenez plus tard : chaque inscription confirmée
          arrive ici d’elle-même.
        </p>
      }
    />
  );
}

const Coche = ({ id, nom }: { id: string; nom: string }) => (
  <div className="fr-checkbox-group fr-checkbox-group--sm">
    <input type="checkbox" name="ids" value={id} id={`choix-${id}`} />
    <label className="fr-label" htmlFor={`choix-${id}`}>
      <span className="fr-sr-only">Choisir {nom}</span>
    </label>
  </div>
);

const Structure = ({ dossier: { id, nom, numero, commune } }: { dossier: Dossier }) => (
  <>
    <a href={`/prefecture/structures/${id}`}>{nom}</a>
    <br />
    <span className="fr-text--xs">
      N° {numero}, {commune}
    </span>
  </>
);

const Etat = ({ dossier: { statut, sens, nombre_postes } }: { dossier: Dossier }) => (
  <>
    <StatutBadge statut={cycle.labels[statut]} />
    {sens && (
      <>
        <br />
        <span className="fr-text--xs">
          Avis : {SENS_AVIS[sens].libelle.toLowerCase()}
          {nombre_postes ? `, ${pluriel(nombre_postes, 'poste')}` : ''}
        </span>
      </>
    )}
  </>
);
