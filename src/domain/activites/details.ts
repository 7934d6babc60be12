import { z } from 'zod';
import { cases, nombre } from '#platform/form/champs.ts';
import type { Champ } from '#platform/form/form.ts';
import { DEMARCHES, ORGANISMES } from './references.ts';

/** How many people, left empty when nobody was counted: empty is zero. */
const combien = (libelle: string): Champ<number> => ({
  ...nombre({ libelle, vide: '', min: 0, max: 500 }),
  requis: false,
  schema: z
    .string()
    .transform((valeur) => valeur.replaceAll(/[\s\u00a0\u202f]/g, ''))
    .refine((valeur) => /^\d{0,3}$/.test(valeur) && Number(valeur) <= 500, 'Indiquez un nombre compris entre 0 et 500.')
    .transform(Number),
});

const MATERIELS = [
  { valeur: 'ordinateur', libelle: 'Ordinateur' },
  { valeur: 'telephone', libelle: 'Téléphone' },
  { valeur: 'tablette', libelle: 'Tablette' },
  { valeur: 'autre', libelle: 'Autre' },
] as const;

/** What is told only when there is something to tell: ages and situations of a group, what follows, what was used. */
export const champsDeDetail = {
  age_0_11: combien('Moins de 12 ans'),
  age_12_17: combien('De 12 à 17 ans'),
  age_18_24: combien('De 18 à 24 ans'),
  age_25_34: combien('De 25 à 34 ans'),
  age_35_39: combien('De 35 à 39 ans'),
  age_40_59: combien('De 40 à 59 ans'),
  age_60_69: combien('De 60 à 69 ans'),
  age_70: combien('70 ans et plus'),
  statut_scolarise: combien('Scolarisées'),
  statut_sans_emploi: combien('Sans emploi'),
  statut_en_emploi: combien('En emploi'),
  statut_retraite: combien('Retraitées'),
  suiteIndividuel: combien('Reviendront pour un accompagnement individuel'),
  suiteAtelier: combien('Viendront à un atelier'),
  materiel: cases({ libelle: 'Matériel utilisé', options: MATERIELS }),
};

/** People sent to each body. */
export const champsDOrientation = {
  vers_administration: combien(ORGANISMES.administration),
  vers_aide_sociale: combien(ORGANISMES.aide_sociale),
  vers_ants: combien(ORGANISMES.ants),
  vers_caf: combien(ORGANISMES.caf),
  vers_carsat: combien(ORGANISMES.carsat),
  vers_ccas: combien(ORGANISMES.ccas),
  vers_cpam: combien(ORGANISMES.cpam),
  vers_dgfip: combien(ORGANISMES.dgfip),
  vers_fabrique: combien(ORGANISMES.fabrique),
  vers_france_services: combien(ORGANISMES.france_services),
  vers_mairie: combien(ORGANISMES.mairie),
  vers_mediatheque: combien(ORGANISMES.mediatheque),
  vers_mission_locale: combien(ORGANISMES.mission_locale),
  vers_pole_emploi: combien(ORGANISMES.pole_emploi),
  vers_prefecture: combien(ORGANISMES.prefecture),
  vers_solidarite_numerique: combien(ORGANISMES.solidarite_numerique),
  vers_autre: combien(ORGANISMES.autre),
};

/** Mandates concluded for each nature. */
export const champsDeMandat = {
  mandat_papiers: combien(DEMARCHES.papiers),
  mandat_famille: combien(DEMARCHES.famille),
  mandat_social: combien(DEMARCHES.social),
  mandat_travail: combien(DEMARCHES.travail),
  mandat_logement: combien(DEMARCHES.logement),
  mandat_transports: combien(DEMARCHES.transports),
  mandat_argent: combien(DEMARCHES.argent),
  mandat_justice: combien(DEMARCHES.justice),
  mandat_etranger: combien(DEMARCHES.etranger),
  mandat_loisirs: combien(DEMARCHES.loisirs),
};
