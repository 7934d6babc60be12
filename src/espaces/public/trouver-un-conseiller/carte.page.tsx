import { Table } from '@codegouvfr/react-dsfr/Table';
import type { LieuxDuDepartement, LigneDeCarte, PointDeCarte } from '#domain/lieux/index.ts';
import { CarteDesTerritoires, type Territoire } from '#espaces/public/carte/CarteDesTerritoires.tsx';
import { traceDe } from '#espaces/public/carte/projection.ts';
import { REGIONS } from '#espaces/public/carte/regions.ts';
import { cadreDe } from '#espaces/public/carte/traces.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Tableau } from '#platform/table/Tableau.tsx';
import { nombre, pluriel } from '#platform/texte.ts';
import { CarteDuDepartement } from './CarteDuDepartement.tsx';
import { BASE } from './filtres.ts';

const somme = (lieux: readonly LieuxDuDepartement[]) => lieux.reduce((total, un) => total + un.lieux, 0);
const versDepartement = (code: string) => `${BASE}/departements/${code}`;

/** The regions with their places, by name; a region of one département leads to it. */
function regions(
  departements: readonly LieuxDuDepartement[],
): (Omit<Territoire, 'trace'> & { readonly departements: number })[] {
  return [...Map.groupBy(departements, ({ regionCode }) => regionCode)]
    .map(([code, siens]) => ({
      code,
      nom: siens[0]?.region ?? code,
      lieux: somme(siens),
      href: siens.length === 1 && siens[0] ? versDepartement(siens[0].code) : `${BASE}/regions/${code}`,
      departements: siens.length,
    }))
    .sort((une, autre) => une.nom.localeCompare(autre.nom, 'fr'));
}

const CADRE = { x: 0, y: 0, largeur: 1010, hauteur: 1030 };

/** The country, region by region. */
export function PageFrance({ departements }: { departements: readonly LieuxDuDepartement[] }) {
  const lignes = regions(departements);
  const territoires = lignes.flatMap((ligne) => {
    const contour = REGIONS.find(({ code }) => code === ligne.code);
    return contour ? [{ ...ligne, trace: contour.trace, apart: contour.cadre !== '' }] : [];
  });
  return (
    <>
      <h1>La carte des conseillers numériques</h1>
      <p className="fr-text--lead">
        {pluriel(somme(departements), 'lieu', 'lieux', 'Aucun lieu')} où un conseiller vous reçoit, en France et
        outre-mer. Choisissez une région, ou <a href={BASE}>cherchez autour de votre commune</a>.
      </p>
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-7">
          <CarteDesTerritoires titre="Carte des lieux par région" territoires={territoires} cadre={CADRE} />
        </div>
        <div className="fr-col-12 fr-col-md-5" id="en-tableau">
          <Territoires titre="Lieux par région" nom="Région" lignes={lignes} />
        </div>
      </div>
    </>
  );
}

/** A region, département by département. */
export function PageRegion({ nom, departements }: { nom: string; departements: readonly LieuxDuDepartement[] }) {
  const lignes = departements.map(({ code, nom: sien, lieux }) => ({
    code,
    nom: sien,
    lieux,
    href: versDepartement(code),
  }));
  const territoires = lignes.flatMap((ligne) => {
    const trace = traceDe(ligne.code);
    return trace ? [{ ...ligne, trace }] : [];
  });
  return (
    <>
      <h1>{nom} : les conseillers numériques</h1>
      <p className="fr-text--lead">
        {pluriel(somme(departements), 'lieu', 'lieux', 'Aucun lieu')} où un conseiller vous reçoit. Choisissez un
        département.
      </p>
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-7">
          <CarteDesTerritoires
            titre={`Carte des lieux par département, ${nom}`}
            territoires={territoires}
            cadre={cadreDe(territoires.map(({ trace }) => trace))}
          />
        </div>
        <div className="fr-col-12 fr-col-md-5" id="en-tableau">
          <Territoires titre={`Lieux par département, ${nom}`} nom="Département" lignes={lignes} />
        </div>
      </div>
    </>
  );
}

type Ligne = { readonly code: string; readonly nom: string; readonly lieux: number; readonly href: string };
const Territoires = ({ titre, nom, lignes }: { titre: string; nom: string; lignes: readonly Ligne[] }) => {
  const servis = lignes.filter(({ lieux }) => lieux > 0);
  return (
    <>
      {servis.length > 0 && (
        <Table
          caption={titre}
          noCaption
          headers={[nom, 'Lieux']}
          data={servis.map(({ code, nom: sien, lieux, href }) => [
            <a key={code} href={href}>
              {sien}
            </a>,
            nombre(lieux),
          ])}
        />
      )}
      {servis.length < lignes.length && <p>Ailleurs, aucun lieu n’est encore publié.</p>}
    </>
  );
};

type Departement = {
  readonly code: string;
  readonly nom: string;
  readonly points: readonly PointDeCarte[];
  readonly page: PageDeListe<LigneDeCarte>;
};

/** A département: its places as points, and the same as a list. */
export function PageDepartement({ code, nom, points, page }: Departement) {
  const total = points.reduce((compte, { lieux }) => compte + lieux, 0);
  return (
    <>
      <h1>
        {nom} ({code}) : les conseillers numériques
      </h1>
      <p className="fr-text--lead">{pluriel(total, 'lieu', 'lieux', 'Aucun lieu')} où un conseiller vous reçoit.</p>
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-6">
          <CarteDuDepartement code={code} nom={nom} points={points} />
        </div>
        <div className="fr-col-12 fr-col-md-6" id="en-tableau">
          <Tableau
            titre={`Lieux, ${nom}`}
            page={page}
            total={total}
            nom="lieu"
            auPluriel="lieux"
            aucun="aucun lieu"
            colonnes={[
              {
                titre: 'Lieu',
                cellule: ({ numero, nom: sien }: LigneDeCarte) => <a href={`${BASE}/lieux/${numero}`}>{sien}</a>,
              },
              { titre: 'Commune', cellule: ({ commune }: LigneDeCarte) => commune },
            ]}
            vide={
              <p>
                Aucun conseiller ne reçoit encore ici. <a href={BASE}>Cherchez autour de votre commune</a> : un
                département voisin est peut-être plus près.
              </p>
            }
          />
        </div>
      </div>
    </>
  );
}
