import { Table } from '@codegouvfr/react-dsfr/Table';
import type { ChiffresPublics, LigneTerritoire } from '#domain/statistiques/index.ts';
import { dateHeure } from '#platform/dates.ts';
import { nombre, pluriel } from '#platform/texte.ts';

type Props = {
  readonly chiffres: ChiffresPublics;
  readonly lignes: readonly LigneTerritoire[];
  /** The region shown département by département; without it, the country region by region. */
  readonly region: { readonly code: string; readonly nom: string } | undefined;
  readonly now: Date;
};

export function PageStatistiques({ chiffres, lignes, region, now }: Props) {
  const engagees = lignes.filter(({ inscrites, postesAttribues }) => inscrites + postesAttribues > 0);
  return (
    <>
      <h1>Statistiques{region && ` : ${region.nom}`}</h1>
      {!region && <National chiffres={chiffres} />}
      <p>Tout est compté à l’instant où vous lisez cette page, le {dateHeure(now)}.</p>
      <h2>{region ? 'Par département' : 'Par région'}</h2>
      {engagees.length > 0 && <Tableau lignes={engagees} region={region?.nom} />}
      <Reste nombreDeTerritoires={lignes.length - engagees.length} quoi={region ? 'département' : 'région'} />
      {region && (
        <p>
          <a className="fr-link" href="/statistiques">
            Toutes les régions
          </a>
        </p>
      )}
      <Notes region={region?.code} />
    </>
  );
}

const National = ({ chiffres }: { chiffres: ChiffresPublics }) => (
  <p className="fr-text--lead">
    {pluriel(chiffres.postesAttribues, 'poste attribué', 'postes attribués')} sur {nombre(chiffres.postesMax)} ;{' '}
    {pluriel(chiffres.structuresInscrites, 'structure inscrite', 'structures inscrites', 'aucune structure inscrite')},
    dont {pluriel(chiffres.structuresActivees, 'retenue', 'retenues', 'aucune retenue')} ;{' '}
    {pluriel(chiffres.departementsEngages, 'département engagé', 'départements engagés')}.
  </p>
);

function Tableau({ lignes, region }: { lignes: readonly LigneTerritoire[]; region: string | undefined }) {
  const titres = ['Inscrites', 'En examen', 'Retenues', 'Postes attribués'];
  return (
    <Table
      caption={region ? `Structures et postes en ${region}, par département` : 'Structures et postes, par région'}
      noCaption
      headers={[region ? 'Département' : 'Région', ...titres]}
      data={lignes.map((ligne) => cellules(ligne, region === undefined))}
    />
  );
}

const cellules = ({ code, nom, ...ligne }: LigneTerritoire, estRegion: boolean) => [
  estRegion ? (
    <a key={code} href={`/statistiques?region=${code}`}>
      {nom}
    </a>
  ) : (
    `${nom} (${code})`
  ),
  nombre(ligne.inscrites),
  nombre(ligne.enExamen),
  nombre(ligne.activees),
  nombre(ligne.postesAttribues),
];

const Reste = ({ nombreDeTerritoires, quoi }: { nombreDeTerritoires: number; quoi: string }) =>
  nombreDeTerritoires > 0 && (
    <p>
      {pluriel(nombreDeTerritoires, quoi)} {nombreDeTerritoires > 1 ? 'n’ont' : 'n’a'} encore aucune structure inscrite.
    </p>
  );

const Notes = ({ region }: { region: string | undefined }) => (
  <>
    <p>
      <strong>Inscrites</strong> : demandes confirmées par leur contact, hors doublons, quelle qu’en soit la suite.{' '}
      <strong>En examen</strong> : en attente d’un avis ou d’une décision. <strong>Retenues</strong> : l’espace de la
      structure est ouvert. <strong>Engagé</strong> : au moins une structure du département est inscrite.
    </p>
    <p>
      Télécharger {region ? 'les départements de la région' : 'tous les départements'}, avec les demandes refusées et
      abandonnées :{' '}
      {FORMATS.map(({ format, libelle }) => (
        <a
          key={format}
          className="fr-link fr-mr-2w"
          href={`/statistiques/export?format=${format}${region ? `&region=${region}` : ''}`}
        >
          {libelle}
        </a>
      ))}
    </p>
  </>
);

const FORMATS = [
  { format: 'csv', libelle: 'CSV' },
  { format: 'xlsx', libelle: 'Excel (XLSX)' },
  { format: 'ods', libelle: 'LibreOffice (ODS)' },
] as const;
