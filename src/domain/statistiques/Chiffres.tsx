import { Table } from '@codegouvfr/react-dsfr/Table';
import { nombre } from '#platform/texte.ts';
import { type Blocs, compteEcrit } from './blocs.ts';
import type { LigneDePart, Parts } from './details.ts';
import { evolutionEcrite } from './evolution.ts';
import { Mois, Repartition } from './Graphiques.tsx';

/** The figures of a page, signed in or shared: totals beside those of before, months, distributions. */
export const Chiffres = ({ blocs }: { readonly blocs: Blocs }) => (
  <>
    <Totaux totaux={blocs.totaux} />
    <div className="figures">
      <Mois mois={blocs.mois} />
      {blocs.repartitions.map((bloc) => (
        <Repartition key={bloc.titre} bloc={bloc} />
      ))}
    </div>
  </>
);

function Totaux({ totaux }: Pick<Blocs, 'totaux'>) {
  const compare = totaux.some(({ avant }) => avant !== undefined);
  return (
    <Table
      caption="Totaux de la période"
      headers={['Total', 'Cette période', ...(compare ? ['La période précédente', 'Évolution'] : [])]}
      data={totaux.map(({ libelle, compte, avant }) => [
        libelle,
        compteEcrit(compte),
        ...(compare ? [avant === undefined ? '–' : compteEcrit(avant), evolutionEcrite(avant, compte)] : []),
      ])}
    />
  );
}

/** The parts of the scope: each leads to its own page. */
export const TableDesParts = ({ parts, lignes }: { readonly parts: Parts; readonly lignes: readonly LigneDePart[] }) =>
  lignes.length > 0 && (
    <Table
      caption={parts.titre}
      headers={[parts.colonne, 'Activités', 'Personnes accompagnées']}
      data={lignes.map(({ cle, libelle, lien, activites, participants }) => [
        lien ? (
          <a key={cle} href={lien}>
            {libelle}
          </a>
        ) : (
          libelle
        ),
        nombre(activites),
        nombre(participants),
      ])}
    />
  );
