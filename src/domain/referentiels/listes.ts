import type { ColonneAttendue } from '#platform/import/tableau.ts';

/** The open lists that name bodies (guide, « programmes connexes »): what each is called, and on our places. */
export const LISTES_DE_REFERENCE = {
  france_services: { libelle: 'France Services', quoi: 'Espace France Services' },
  fabriques_de_territoire: { libelle: 'Fabriques de territoire', quoi: 'Fabrique de territoire' },
  aidants_connect: { libelle: 'Aidants Connect', quoi: 'Structure habilitée Aidants Connect' },
} as const;
export type ListeDeReference = keyof typeof LISTES_DE_REFERENCE;
export const CODES_LISTES = [
  'france_services',
  'fabriques_de_territoire',
  'aidants_connect',
] as const satisfies readonly ListeDeReference[];

const JOURS_OUVERTS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
export type CleDeColonne =
  | (typeof JOURS_OUVERTS)[number]
  | 'identifiant'
  | 'nom'
  | 'siret'
  | 'adresse'
  | 'complement'
  | 'codePostal'
  | 'codeCommune'
  | 'commune'
  | 'latitude'
  | 'longitude'
  | 'telephone'
  | 'courriel'
  | 'site'
  | 'format'
  | 'rendezVous'
  | 'commentaire';
type Colonnes = readonly ColonneAttendue<CleDeColonne>[];

const exigee = (cle: CleDeColonne, titre: string) => ({ cle, titre });
const facultative = (cle: CleDeColonne, titre: string) => ({ cle, titre, facultative: true });
const POINT = [facultative('latitude', 'latitude'), facultative('longitude', 'longitude')];

/** The columns of each list, as its publisher titles them (France Services: data.gouv.fr; Aidants Connect: its public list). */
export const COLONNES: Readonly<Record<ListeDeReference, Colonnes>> = {
  france_services: [
    exigee('identifiant', 'id_fs'),
    exigee('nom', 'lib_fs'),
    exigee('adresse', 'adresse'),
    facultative('complement', 'complement_adresse'),
    exigee('codePostal', 'code_postal'),
    exigee('codeCommune', 'insee_com'),
    exigee('commune', 'lib_com'),
    ...POINT,
    facultative('telephone', 'telephone'),
    facultative('courriel', 'mail'),
    facultative('format', 'format_fs'),
    ...JOURS_OUVERTS.map((jour) => facultative(jour, `h_${jour}`)),
    facultative('rendezVous', 'prise_rdv'),
    facultative('commentaire', 'commentaire'),
  ],
  fabriques_de_territoire: [
    facultative('siret', 'siret'),
    exigee('nom', 'nom'),
    exigee('adresse', 'adresse'),
    exigee('codePostal', 'code_postal'),
    exigee('commune', 'commune'),
    facultative('codeCommune', 'code_insee'),
    ...POINT,
    facultative('telephone', 'telephone'),
    facultative('courriel', 'courriel'),
    facultative('site', 'site_web'),
  ],
  aidants_connect: [
    exigee('identifiant', 'id'),
    exigee('siret', 'pivot'),
    exigee('nom', 'nom'),
    exigee('adresse', 'adresse'),
    facultative('complement', 'address_complement'),
    exigee('codePostal', 'code_postal'),
    exigee('commune', 'commune'),
    facultative('codeCommune', 'code_insee'),
    facultative('site', 'url'),
  ],
};

/** The rows of a model to download: the titles, and an invented example. */
export const MODELES_DE_LISTE: Readonly<Record<ListeDeReference, readonly string[]>> = {
  france_services: [
    'id_fs;lib_fs;adresse;code_postal;insee_com;lib_com;telephone;mail;format_fs;h_lundi;prise_rdv',
    '99999;France services d’Exemple;1 place de l’Exemple;03000;03190;Moulins;04 00 00 00 00;accueil@demonstration.example;Fixe;09:00 - 12:00 / 14:00 - 17:00;Non',
  ],
  fabriques_de_territoire: [
    'siret;nom;adresse;code_postal;commune;code_insee;telephone;courriel;site_web',
    ';La Fabrique d’Exemple;2 place de l’Exemple;03000;Moulins;03190;;;https://www.demonstration.example',
  ],
  aidants_connect: [
    'id;pivot;nom;adresse;code_postal;commune;code_insee',
    '00000000-0000-4000-8000-000000000001;99900000000011;CCAS d’Exemple;3 place de l’Exemple;03000;Moulins;03190',
  ],
};
export { JOURS_OUVERTS };
