import { dateLongue } from '#platform/dates.ts';
import { rawValues } from '#platform/form/form.ts';
import { TYPES_DE_STRUCTURE } from './categorie-juridique.ts';
import { cycle } from './lifecycle.ts';
import type { FaitHistorique, Structure } from './readings.ts';
import { siretAffiche } from './siret.ts';

const QUI: Readonly<Record<string, string>> = {
  public: 'la structure',
  structure: 'la structure',
  prefecture: 'la préfecture',
  anct: 'l’ANCT',
  support: 'l’ANCT',
  systeme: 'la plateforme',
};
const GESTES: Readonly<Record<string, string>> = {
  inscrire: 'Inscription',
  confirmer: 'Inscription confirmée',
  expirer: 'Inscription expirée',
  corriger: 'Correction',
  modifierContact: 'Changement de contact',
};

// What a correction may change, as people call it; the columns that only follow another one are left out.
const CORRIGEABLES: Readonly<Record<string, string>> = {
  identifiant: 'numéro SIRET',
  nom: 'nom de la structure',
  contact_civilite: 'civilité du contact',
  contact_prenom: 'prénom du contact',
  contact_nom: 'nom du contact',
  contact_fonction: 'fonction du contact',
  contact_email: 'adresse électronique du contact',
  contact_telephone: 'téléphone du contact',
};

/** The history of a file in plain words. */
export const historiqueLisible = (faits: readonly FaitHistorique[]) =>
  faits.map(({ geste, statut, role, motif, fait_le, avant }) => ({
    quoi: GESTES[geste] ?? (cycle.isStatut(statut) ? cycle.labels[statut].libelle : statut),
    qui: QUI[role] ?? role,
    le: fait_le,
    motif,
    details: Object.entries(avant).flatMap(([colonne, valeur]) => {
      const libelle = CORRIGEABLES[colonne];
      return libelle ? [`${libelle}, avant : ${valeur}`] : [];
    }),
  }));

/** What a structure declared, as pairs to show. */
export const faitsDeclares = (structure: Structure): readonly (readonly [string, string | null])[] => [
  ['Type', TYPES_DE_STRUCTURE[structure.type].libelle],
  [
    structure.type_identifiant === 'siret' ? 'SIRET' : 'RIDET',
    `${siretAffiche(structure.identifiant)}${structure.identite_verifiee ? '' : ' (identité non vérifiée au répertoire SIRENE)'}`,
  ],
  [
    'Adresse',
    `${structure.adresse}, ${structure.codes_postaux[0] ?? ''} ${structure.commune} (${structure.departement})`,
  ],
  [
    'Conseillers souhaités',
    structure.postes_souhaites === null ? 'ne sait pas encore' : String(structure.postes_souhaites),
  ],
  ['À partir du', dateLongue(structure.demarrage_le)],
  ['Missions', structure.missions],
  ['Lieux d’exercice', structure.lieux],
  ['Candidat déjà identifié', structure.candidat_identifie ? 'oui' : 'non'],
  ['Recrutement mutualisé avec', structure.partenaires],
  [
    'Représentant légal',
    `${structure.representant_prenom} ${structure.representant_nom}, ${structure.representant_fonction}`,
  ],
];

export const faitsDuContact = (structure: Structure): readonly (readonly [string, string])[] => [
  ['Contact', `${structure.contact_prenom} ${structure.contact_nom}, ${structure.contact_fonction}`],
  ['Adresse électronique', structure.contact_email],
  ['Téléphone', structure.contact_telephone.replace(/^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4 $5')],
];

/** The values that the correction form shows at first. */
export const valeursACorriger = (structure: Structure) => ({
  ...rawValues({ siret: structure.identifiant, nom: structure.nom }),
  ...valeursDuContact(structure),
});

/** The contact as its form shows it. */
export const valeursDuContact = (structure: Structure) =>
  rawValues({
    contactCivilite: structure.contact_civilite,
    contactPrenom: structure.contact_prenom,
    contactNom: structure.contact_nom,
    contactFonction: structure.contact_fonction,
    contactEmail: structure.contact_email,
    contactTelephone: structure.contact_telephone,
  });
