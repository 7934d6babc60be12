import { ajouterMois, dateHeure, moisCourt, moisLong } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import type { Document } from '#platform/documents/document.ts';
import { nombre } from '#platform/texte.ts';
import { lireActivite } from './activite.ts';
import { type Bloc, type Blocs, compteEcrit, enBlocs, partEcrite } from './blocs.ts';
import { evolutionEcrite } from './evolution.ts';
import { type Periode, precedente } from './periode.ts';
import type { Portee } from './portees.ts';

const MOIS_DU_GRAPHIQUE = 12;
// What an elected official asks first; the page of statistics has the rest.
const RETENUS = ['Types d’activité', 'Thèmes', 'Âges', 'Situations', 'Canaux', 'Orientations'] as const;

type BlocDeDocument = Document['blocs'][number];
type De = { readonly portee: Portee; readonly structure: string; readonly commune: string };

/** « Bilan du mois »: what an elected official is handed, one or two pages, drawn from the figures of the page. */
export async function bilanDuMois(
  db: Db,
  { portee, structure, commune }: De,
  mois: Periode,
  now: Date,
): Promise<Document> {
  const annee = { du: ajouterMois(mois.du, 1 - MOIS_DU_GRAPHIQUE), au: mois.au };
  const blocs = enBlocs(await lireActivite(db, portee, mois), await lireActivite(db, portee, precedente(mois)));
  const { mois: parMois } = enBlocs(await lireActivite(db, portee, annee));
  return {
    titre: `Bilan du mois : ${moisLong(mois.du)}`,
    sousTitre: `${structure}, ${commune} — conseiller numérique`,
    piedDePage: `Bilan établi le ${dateHeure(now)}`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      { type: 'encadre', titre: 'En bref', paragraphes: enBref(blocs) },
      ...(blocs.activites === 0 ? [] : desChiffres(blocs)),
      {
        type: 'barres',
        titre: 'Activités des douze derniers mois',
        unite: 'Activités',
        barres: parMois.map(({ mois: un, compte }) => ({
          libelle: moisCourt(un),
          valeur: compte ?? 0,
          ecrit: compteEcrit(compte),
        })),
      },
      ...blocs.repartitions.filter(({ titre }) => RETENUS.some((retenu) => retenu === titre)).flatMap(repartition),
      {
        type: 'paragraphe',
        texte:
          'Une personne venue trois fois compte trois fois : aucun usager n’est identifié. Les accompagnements des conseillers numériques sont gratuits.',
      },
    ],
  };
}

function enBref({ totaux, activites }: Blocs): readonly string[] {
  if (activites === 0) return ['Aucune activité n’est enregistrée pour ce mois.'];
  const dire = (libelle: string) => totaux.find((un) => un.libelle === libelle)?.compte ?? 0;
  return [
    `${nombre(activites)} activités, ${nombre(dire('Personnes accompagnées'))} personnes accompagnées, dont ${nombre(dire('Dont venues pour la première fois'))} pour la première fois ; ${nombre(dire('Heures passées'))} heures passées.`,
  ];
}

const desChiffres = ({ totaux }: Blocs): readonly BlocDeDocument[] => [
  {
    type: 'tableau',
    entetes: ['Total', 'Ce mois', 'Le mois précédent', 'Évolution'],
    lignes: totaux.map(({ libelle, compte, avant }) => [
      libelle,
      compteEcrit(compte),
      avant === undefined ? '–' : compteEcrit(avant),
      evolutionEcrite(avant, compte),
    ]),
    largeurs: [46, 16, 18, 20],
    alignements: ['gauche', 'droite', 'droite', 'gauche'],
  },
];

const repartition = ({ titre, unite, lignes }: Bloc): readonly BlocDeDocument[] => [
  {
    type: 'tableau',
    entetes: [titre, `Nombre (${unite})`, 'Part'],
    lignes: lignes.map(({ libelle, compte, dixiemes }) => [libelle, compteEcrit(compte), partEcrite(dixiemes)]),
    largeurs: [56, 24, 20],
    alignements: ['gauche', 'droite', 'droite'],
  },
];
