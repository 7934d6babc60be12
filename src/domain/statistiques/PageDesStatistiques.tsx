import { Table } from '@codegouvfr/react-dsfr/Table';
import { dateLongue, moisLong } from '#platform/dates.ts';
import { date, liste } from '#platform/form/champs.ts';
import { Exports, Filtres } from '#platform/table/Tableau.tsx';
import { nombre, pluriel, pourcentage } from '#platform/texte.ts';
import type { Activite, Chiffres, FiltresActivite } from './activite.ts';
import { CANAUX, GROUPES, TYPES_D_ACTIVITE } from './mesures.ts';

const options = (libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle }));
const THEMES = GROUPES.find(({ titre }) => titre === 'Thèmes')?.lignes ?? [];

const CHAMPS = {
  du: date({ libelle: 'Du' }),
  au: date({ libelle: 'Au' }),
  type: liste({ libelle: 'Activité', vide: '', options: options(TYPES_D_ACTIVITE) }),
  canal: liste({ libelle: 'Canal', vide: '', options: options(CANAUX) }),
  theme: liste({
    libelle: 'Thème',
    vide: '',
    options: THEMES.map(([code, libelle]) => ({ valeur: code.replace('theme_', ''), libelle })),
  }),
};

type Props = {
  readonly titre: string;
  readonly base: string;
  readonly activite: Activite;
  readonly avant: Activite;
  readonly filtres: FiltresActivite;
};

/** The activity of a period: totals beside those of the period before, months, then each distribution, all as tables. */
export function PageDesStatistiques({ titre, base, activite, avant, filtres }: Props) {
  const { total, mois } = activite;
  return (
    <>
      <h1>{titre}</h1>
      <Filtres champs={CHAMPS} valeurs={filtres} bouton="Afficher" />
      <p>
        Du {dateLongue(filtres.du)} au {dateLongue(filtres.au)}. Les chiffres tiennent compte de tout ce qui est
        enregistré à l’instant.
      </p>
      {total['activites'] === 0 ? (
        <p>Aucune activité n’est enregistrée pour cette période et ces filtres.</p>
      ) : (
        <>
          <Totaux total={total} avant={avant.total} />
          <Repartition
            titre="Par mois"
            unite="activités"
            lignes={mois.map((un) => [moisLong(un.mois), un.chiffres['activites'] ?? 0])}
          />
          {GROUPES.map(({ titre: nom, unite, lignes }) => (
            <Repartition
              key={nom}
              titre={nom}
              unite={unite === 'activites' ? 'activités' : unite}
              lignes={lignes.map(([code, libelle]) => [libelle, total[code] ?? 0])}
            />
          ))}
          <Exports path={`${base}/export`} quoi="ces chiffres" />
        </>
      )}
    </>
  );
}

const heures = (minutes: number) => pluriel(Math.round(minutes / 60), 'heure');

const TOTAUX: readonly [string, (chiffres: Chiffres) => string][] = [
  ['Activités', ({ activites = 0 }) => nombre(activites)],
  ['Personnes accompagnées', ({ participants = 0 }) => nombre(participants)],
  ['Dont venues pour la première fois', ({ participants = 0, deja_venus = 0 }) => nombre(participants - deja_venus)],
  ['Participants aux ateliers', ({ participants_atelier = 0 }) => nombre(participants_atelier)],
  ['Temps passé', ({ minutes = 0 }) => heures(minutes)],
  ['Temps passé en atelier', ({ minutes_atelier = 0 }) => heures(minutes_atelier)],
];

const Totaux = ({ total, avant }: { total: Chiffres; avant: Chiffres }) => (
  <Table
    caption="Totaux de la période"
    headers={['Total', 'Cette période', 'La période précédente']}
    data={TOTAUX.map(([libelle, ecrire]) => [libelle, ecrire(total), ecrire(avant)])}
  />
);

/** One distribution: the lines that count something, with a bar as long as their share. */
function Repartition({ titre, unite, lignes }: { titre: string; unite: string; lignes: readonly [string, number][] }) {
  const somme = lignes.reduce((total, [, compte]) => total + compte, 0);
  const plusGrand = Math.max(...lignes.map(([, compte]) => compte));
  if (somme === 0) return null;
  return (
    <Table
      caption={titre}
      headers={[titre, `Nombre (${unite})`, 'Part']}
      data={lignes
        .filter(([, compte]) => compte > 0)
        .map(([libelle, compte]) => [
          libelle,
          nombre(compte),
          <span key={libelle}>
            <svg viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" fill="currentColor">
              <rect width={(100 * compte) / plusGrand} height="8" />
            </svg>{' '}
            {pourcentage(compte / somme)}
          </span>,
        ])}
    />
  );
}
