import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import type { ReactNode } from 'react';
import { type Dossier, SENS_AVIS } from '#domain/concertation/index.ts';
import { cycle } from '#domain/structures/index.ts';
import { POLITIQUES } from '#domain/territoires/index.ts';
import { depuis } from '#platform/dates.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Champs } from '#platform/form/form.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { type lireSelection, SELECTION_MAX } from '#platform/table/selection.ts';
import { adresseAvec, Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { nombre, pluriel } from '#platform/texte.ts';

type Props = {
  readonly page: PageDeListe<Dossier>;
  readonly total: number;
  readonly champs: Champs;
  readonly filtres: Readonly<Record<string, unknown>>;
  readonly now: Date;
  /** The files ticked so far; absent for those who only read. */
  readonly selection: Selection | undefined;
};
type Selection = ReturnType<typeof lireSelection>;

/** The files of the territory: filtered, sorted, chosen for a bulk avis. */
export function File({ page, total, champs, filtres, now, selection }: Props) {
  const tableau = <Dossiers page={page} total={total} now={now} selection={selection} />;
  return (
    <>
      <div className="sans-impression">
        <Filtres champs={champs} valeurs={filtres} />
        <Exports path="/prefecture/export" quoi="cette liste" />
      </div>
      {selection && page.lignes.length > 0 ? (
        <Choix page={page} total={total} selection={selection}>
          {tableau}
        </Choix>
      ) : (
        tableau
      )}
    </>
  );
}

/** The list as a form: what is ticked goes from page to page, then to the bulk avis. No script is needed. */
function Choix({
  page,
  total,
  selection,
  children,
}: Pick<Props, 'page' | 'total'> & { selection: Selection; children: ReactNode }) {
  const { url } = usePage();
  const ailleurs = selection.ids.filter((id) => !page.lignes.some((ligne) => ligne.id === id));
  const gardes = [...url.searchParams].filter(([nom]) => !['curseur', 'ids', 'choix'].includes(nom));
  return (
    <form method="get" action="/prefecture/avis-en-bloc" data-selection="ids">
      {gardes.map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      {ailleurs.map((id) => (
        <input key={id} type="hidden" name="ids" value={id} />
      ))}
      <p className="fr-mb-1w sans-impression" data-compteur="" aria-live="polite">
        {pluriel(selection.ids.length, 'dossier choisi', 'dossiers choisis', 'Aucun dossier choisi')}
      </p>
      {selection.tropNombreux && (
        <p>Une sélection contient {SELECTION_MAX} dossiers au plus : au-delà, choisissez par les filtres.</p>
      )}
      {children}
      <div className="fr-btns-group fr-btns-group--inline fr-mt-2w sans-impression">
        <Button type="submit" value="coches" nativeButtonProps={{ name: 'choix' }}>
          Rendre un avis sur les dossiers choisis
        </Button>
        <Button type="submit" priority="secondary" value="tous" nativeButtonProps={{ name: 'choix' }}>
          {total === 1 ? 'Rendre un avis sur ce dossier' : `Rendre un avis sur les ${nombre(total)} dossiers filtrés`}
        </Button>
        {selection.ids.length > 0 && (
          <Button priority="tertiary" linkProps={{ href: adresseAvec(url, { ids: null }) }}>
            Vider la sélection
          </Button>
        )}
      </div>
    </form>
  );
}

function Dossiers({ page, total, now, selection }: Pick<Props, 'page' | 'total' | 'now' | 'selection'>) {
  const colonnes = [
    { titre: 'Structure', tri: 'nom', cellule: (dossier: Dossier) => <Structure dossier={dossier} /> },
    {
      titre: 'Postes souhaités',
      tri: 'postes',
      cellule: ({ postes_souhaites }: Dossier) => postes_souhaites ?? 'ne sait pas',
    },
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
    cellule: ({ id, nom }: Dossier) => <Coche id={id} nom={nom} coche={selection?.ids.includes(id) ?? false} />,
  };
  return (
    <Tableau
      titre="Dossiers de votre territoire"
      page={page}
      total={total}
      nom="dossier"
      aucun="aucun dossier"
      colonnes={selection ? [cases, ...colonnes] : colonnes}
      {...(selection && { pagesEnFormulaire: '/prefecture' })}
      vide={
        <p>
          Aucun dossier ne correspond. Élargissez les filtres, ou revenez plus tard : chaque inscription confirmée
          arrive ici d’elle-même.
        </p>
      }
    />
  );
}

const Coche = ({ id, nom, coche }: { id: string; nom: string; coche: boolean }) => (
  <div className="fr-checkbox-group fr-checkbox-group--sm">
    <input type="checkbox" name="ids" value={id} id={`choix-${id}`} defaultChecked={coche} />
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
