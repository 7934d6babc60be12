import { enOsm } from '#domain/horaires/index.ts';
import type { ListeDeReference } from '#domain/referentiels/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { servicesEcrits } from './nomenclatures.ts';
import { horairesDe, type LigneBrute } from './public.ts';

/** The national schema « lieux de médiation numérique », flat: several values are joined by « | ». */
export type LieuNational = {
  readonly id: string;
  readonly pivot: string;
  readonly nom: string;
  readonly commune: string;
  readonly code_postal: string;
  readonly code_insee: string;
  readonly adresse: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly telephone?: string;
  readonly courriels?: string;
  readonly site_web?: string;
  readonly horaires?: string;
  readonly presentation_resume?: string;
  readonly source: string;
  readonly itinerance: string;
  readonly date_maj: string;
  readonly services: string;
  readonly frais_a_charge: string;
  readonly dispositif_programmes_nationaux: string;
  readonly formations_labels?: string;
  readonly modalites_acces?: string;
  readonly modalites_accompagnement: string;
  readonly fiche_acces_libre?: string;
};

/** The columns, in the order of the schema, with what each holds. */
export const CHAMPS_NATIONAUX = {
  id: 'Identifiant du lieu, le même d’un jour à l’autre',
  pivot: 'SIRET du lieu ; quatorze zéros quand il n’en a pas',
  nom: 'Nom du lieu',
  commune: 'Commune',
  code_postal: 'Code postal',
  code_insee: 'Code INSEE de la commune',
  adresse: 'Numéro et rue',
  latitude: 'Latitude : celle du lieu, ou du milieu de sa commune',
  longitude: 'Longitude, de même',
  telephone: 'Téléphone du lieu',
  courriels: 'Adresse électronique du lieu',
  site_web: 'Site internet',
  horaires: 'Horaires, au format opening_hours d’OpenStreetMap',
  presentation_resume: 'Présentation, 280 caractères au plus',
  source: 'Toujours « conseiller-numerique »',
  itinerance: 'Fixe ou itinérant',
  date_maj: 'Date de la dernière correction',
  services: 'Services, parmi les neuf du schéma',
  frais_a_charge: 'Toujours « Gratuit »',
  dispositif_programmes_nationaux: 'Conseillers numériques, et s’il y a lieu France Services, Aidants Connect',
  formations_labels: 'Fabriques de Territoire, s’il y a lieu',
  modalites_acces: 'Se présenter, téléphoner, contacter par mail',
  modalites_accompagnement: 'Individuel ou en atelier',
  fiche_acces_libre: 'Fiche d’accessibilité du lieu sur Acceslibre',
} as const satisfies Readonly<Record<keyof LieuNational, string>>;

const SOURCE = 'conseiller-numerique';
const SANS_SIRET = '00000000000000';
const PROGRAMMES: Readonly<Partial<Record<ListeDeReference, string>>> = {
  france_services: 'France Services',
  aidants_connect: 'Aidants Connect',
};

/** Five decimals of a degree are a metre. */
const auMetre = (degres: number) => Math.round(degres * 1e5) / 1e5;
const plusieurs = (valeurs: readonly string[]) => valeurs.join('|');
const siDit = <Champ extends keyof LieuNational>(champ: Champ, valeur: string | null) =>
  valeur ? { [champ]: valeur } : {};

/** Six communes have parentheses in their name, that the national schema refuses: the INSEE code tells them apart. */
export const communeNationale = (nom: string): string => nom.replaceAll(/[()]/g, '');

/** A published place in the national schema. No person is in it. */
export function enSchemaNational(lieu: LigneBrute): LieuNational {
  const { labels, telephone, courriel } = lieu;
  return {
    id: lieu.id,
    pivot: lieu.siret ?? SANS_SIRET,
    nom: lieu.nom,
    commune: communeNationale(lieu.commune),
    code_postal: lieu.code_postal ?? '',
    code_insee: lieu.commune_code,
    adresse: lieu.adresse,
    ...(lieu.position !== 'departement' && { latitude: auMetre(lieu.latitude), longitude: auMetre(lieu.longitude) }),
    ...siDit('telephone', telephone),
    ...siDit('courriels', courriel),
    ...siDit('site_web', lieu.site),
    ...siDit('horaires', enOsm(horairesDe(lieu))),
    ...siDit('presentation_resume', lieu.resume),
    source: SOURCE,
    itinerance: lieu.itinerant ? 'Itinérant' : 'Fixe',
    date_maj: dateCivile(lieu.modifie_le),
    services: plusieurs(servicesEcrits(lieu.services)),
    // Guide, « Rôle et engagements »: activities are free of charge for users.
    frais_a_charge: 'Gratuit',
    dispositif_programmes_nationaux: plusieurs([
      'Conseillers numériques',
      ...labels.flatMap((label) => PROGRAMMES[label] ?? []),
    ]),
    ...siDit('formations_labels', labels.includes('fabriques_de_territoire') ? 'Fabriques de Territoire' : ''),
    ...siDit('modalites_acces', plusieurs(modalitesDe(lieu.modalites, telephone, courriel))),
    modalites_accompagnement: plusieurs(['Accompagnement individuel', 'Dans un atelier collectif']),
    ...siDit('fiche_acces_libre', lieu.fiche_acces_libre),
  };
}

const modalitesDe = (modalites: readonly string[], telephone: string, courriel: string): string[] => [
  ...(modalites.includes('libre') ? ['Se présenter'] : []),
  ...(telephone ? ['Téléphoner'] : []),
  ...(courriel ? ['Contacter par mail'] : []),
];
