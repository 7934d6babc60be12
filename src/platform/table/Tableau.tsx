import { Button } from '@codegouvfr/react-dsfr/Button';
import { Table } from '@codegouvfr/react-dsfr/Table';
import type { ReactNode } from 'react';
import { usePage } from '#platform/dsfr/context.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { type Champs, rawValues } from '#platform/form/form.ts';
import { pluriel } from '#platform/texte.ts';
import type { PageDeListe } from './keyset.ts';

export type ColonneAffichee<Ligne> = {
  readonly titre: ReactNode;
  readonly cellule: (ligne: Ligne) => ReactNode;
  /** The value of `tri` in the address that sorts on this column. */
  readonly tri?: string;
};

type Props<Ligne> = {
  readonly titre: string;
  readonly page: PageDeListe<Ligne>;
  readonly colonnes: readonly ColonneAffichee<Ligne>[];
  /** What is counted, for « 1 240 dossiers ». */
  readonly total: number;
  readonly nom: string;
  /** Its plural, when it is not with an « s ». */
  readonly auPluriel?: string;
  /** Feminine nouns: « aucune structure ». */
  readonly aucun: string;
  /** The empty list as a sentence that says what to do. */
  readonly vide: ReactNode;
  /** The list stands in a form whose choices follow from page to page: its address. */
  readonly pagesEnFormulaire?: string;
};

/** A list: how many, the table, the pages. Its state is wholly in the address. */
export function Tableau<Ligne>({
  titre,
  page,
  colonnes,
  total,
  nom,
  auPluriel,
  aucun,
  vide,
  pagesEnFormulaire,
}: Props<Ligne>) {
  if (page.lignes.length === 0 && !page.precedente) return <div className="fr-my-4w">{vide}</div>;
  return (
    <>
      <p className="fr-mb-1w">
        <strong>{pluriel(total, nom, auPluriel ?? `${nom}s`, aucun)}</strong>
      </p>
      <Table
        caption={titre}
        noCaption
        headers={colonnes.map((colonne) => <Titre key={String(colonne.titre)} colonne={colonne} />)}
        data={page.lignes.map((ligne) => colonnes.map(({ cellule }) => cellule(ligne)))}
      />
      <Pages page={page} formulaire={pagesEnFormulaire} />
    </>
  );
}

function Titre<Ligne>({ colonne: { titre, tri } }: { colonne: ColonneAffichee<Ligne> }) {
  const { url } = usePage();
  if (!tri) return titre;
  const actif = url.searchParams.get('tri') === tri;
  return (
    <a href={adresseAvec(url, { tri, curseur: null })} {...(actif && { 'aria-current': 'true' as const })}>
      {titre}
      {actif && <span className="fr-sr-only"> (tri choisi)</span>}
    </a>
  );
}

/** Before and after, under a list. */
export function Pages<Ligne>({ page, formulaire }: { page: PageDeListe<Ligne>; formulaire?: string | undefined }) {
  if (!page.precedente && !page.suivante) return null;
  return (
    <nav aria-label="Pages de la liste" className="fr-btns-group fr-btns-group--inline fr-mt-2w">
      {page.precedente && (
        <VersLaPage curseur={page.precedente} formulaire={formulaire}>
          Page précédente
        </VersLaPage>
      )}
      {page.suivante && (
        <VersLaPage curseur={page.suivante} formulaire={formulaire}>
          Page suivante
        </VersLaPage>
      )}
    </nav>
  );
}

type VersLaPageProps = {
  readonly curseur: string;
  readonly formulaire: string | undefined;
  readonly children: NonNullable<ReactNode>;
};
function VersLaPage({ curseur, formulaire, children }: VersLaPageProps) {
  const { url } = usePage();
  if (formulaire)
    return (
      <Button
        type="submit"
        priority="secondary"
        value={curseur}
        nativeButtonProps={{ name: 'curseur', formAction: formulaire }}
      >
        {children}
      </Button>
    );
  return (
    <Button priority="secondary" linkProps={{ href: adresseAvec(url, { curseur }) }}>
      {children}
    </Button>
  );
}

/** The filters of a list, sent in the address: they can be kept, shared, and exported. */
export function Filtres({
  champs,
  valeurs,
  bouton = 'Filtrer',
}: {
  champs: Champs;
  valeurs: Readonly<Record<string, unknown>>;
  bouton?: string;
}) {
  const { url } = usePage();
  const state = { values: rawValues(valeurs), errors: {} };
  const actifs = Object.keys(champs).some((nom) => url.searchParams.get(nom));
  const tri = url.searchParams.get('tri');
  return (
    <form method="get" action={url.pathname} className="fr-mb-2w">
      {tri && !champs['tri'] && <input type="hidden" name="tri" value={tri} />}
      <div className="fr-grid-row fr-grid-row--gutters">
        {Object.entries(champs).map(([nom, champ]) => (
          <div key={nom} className="fr-col-12 fr-col-sm-6 fr-col-lg-3">
            <ChampDeSaisie
              nom={nom}
              champ={{ ...champ, requis: true, premier: champ.premier ?? 'Tous' }}
              state={state}
            />
          </div>
        ))}
      </div>
      <div className="fr-mt-2w">
        <Button type="submit" priority="secondary">
          {bouton}
        </Button>
        {actifs && (
          <a className="fr-link fr-ml-2w" href={url.pathname}>
            Effacer les filtres
          </a>
        )}
      </div>
    </form>
  );
}

/** The same list, with the same filters, as a file. */
export function Exports({ path, quoi }: { path: string; quoi: string }) {
  const { url } = usePage();
  return (
    <p className="fr-text--sm">
      Télécharger {quoi} :{' '}
      {(['csv', 'xlsx', 'ods'] as const).map((format) => (
        <a
          key={format}
          className="fr-link fr-link--sm fr-mr-2w"
          href={adresseAvec(new URL(path, url), { ...Object.fromEntries(url.searchParams), curseur: null, format })}
        >
          {NOMS[format]}
        </a>
      ))}
    </p>
  );
}
const NOMS = { csv: 'CSV', xlsx: 'Excel (XLSX)', ods: 'LibreOffice (ODS)' } as const;

/** The address with some parameters changed (null removes one). */
export function adresseAvec(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `${url.pathname}?${next}` : url.pathname;
}
