// Establishments that are all invented, and whose names say so. Their numbers pass the check digit.

type Ligne = {
  readonly siret: string;
  readonly nom: string;
  readonly natureJuridique: string;
  readonly voie: string;
  readonly codePostal: string;
  readonly commune: string;
  readonly libelleCommune: string;
  readonly etat?: 'A' | 'F';
  /** SIRET of the head office, when it is another establishment. */
  readonly siege?: string;
};

const moulins = { codePostal: '03000', commune: '03190', libelleCommune: 'MOULINS' } as const;
const lyon = { codePostal: '69001', commune: '69381', libelleCommune: 'LYON 1ER' } as const;

const LIGNES: readonly Ligne[] = [
  {
    siret: '99970000800017',
    nom: 'COMMUNE DE DEMONSTRATION-SUR-LOIRE',
    natureJuridique: '7210',
    voie: "1 PLACE DE L'EXEMPLE",
    ...moulins,
  },
  {
    siret: '99970000800025',
    nom: 'COMMUNE DE DEMONSTRATION-SUR-LOIRE',
    natureJuridique: '7210',
    voie: '2 RUE DE LA MEDIATHEQUE INVENTEE',
    siege: '99970000800017',
    ...moulins,
  },
  {
    siret: '99970000800033',
    nom: 'COMMUNE DE DEMONSTRATION-SUR-LOIRE',
    natureJuridique: '7210',
    voie: '3 RUE FERMEE',
    etat: 'F',
    siege: '99970000800017',
    ...moulins,
  },
  {
    siret: '99970001600010',
    nom: 'COMMUNAUTE DE COMMUNES DES TROIS EXEMPLES',
    natureJuridique: '7346',
    voie: '4 AVENUE DU MODELE',
    ...moulins,
  },
  {
    siret: '99970002400014',
    nom: "DEPARTEMENT D'ESSAI",
    natureJuridique: '7220',
    voie: '5 RUE DU MODELE',
    ...moulins,
  },
  {
    siret: '99970003200017',
    nom: 'GIP NUMERIQUE INVENTE',
    natureJuridique: '7410',
    voie: '6 RUE DU MODELE',
    ...lyon,
  },
  {
    siret: '99970004000010',
    nom: "ASSOCIATION L'ATELIER FICTIF",
    natureJuridique: '9220',
    voie: '7 RUE DE LA FICTION',
    ...lyon,
  },
  {
    siret: '99970005700014',
    nom: 'SCOP LES ECRANS IMAGINAIRES',
    natureJuridique: '5458',
    voie: '8 RUE DE LA FICTION',
    codePostal: '75015',
    commune: '75115',
    libelleCommune: 'PARIS 15',
  },
  {
    siret: '99970006500017',
    nom: '[NON-DIFFUSIBLE]',
    natureJuridique: '1000',
    voie: '[NON-DIFFUSIBLE]',
    ...moulins,
    codePostal: '[NON-DIFFUSIBLE]',
  },
];

const etablissement = (ligne: Ligne) => {
  const { siret, voie, codePostal, commune, libelleCommune, etat = 'A', siege = siret } = ligne;
  return {
    activite_principale: '84.11Z',
    adresse: voie.startsWith('[') ? voie : `${voie} ${codePostal} ${libelleCommune}`,
    code_postal: codePostal,
    commune,
    date_creation: '2001-01-01',
    date_fermeture: etat === 'F' ? '2019-12-31' : null,
    est_siege: siege === siret,
    etat_administratif: etat,
    libelle_commune: libelleCommune,
    liste_enseignes: null,
    nom_commercial: null,
    siret,
    statut_diffusion_etablissement: voie.startsWith('[') ? 'P' : 'O',
    tranche_effectif_salarie: null,
  };
};

export type UniteLegale = Readonly<Record<string, unknown>>;

/** The legal unit as `/search` gives it for a SIRET (one matching establishment) or a SIREN (none), or nothing. */
export function trouverUnite(numero: string): UniteLegale | undefined {
  const ligne = LIGNES.find(({ siret }) => siret.startsWith(numero));
  const siege = LIGNES.find(({ siret }) => siret === (ligne?.siege ?? ligne?.siret));
  if (!ligne || !siege) return undefined;
  return {
    siren: ligne.siret.slice(0, 9),
    nom_complet: ligne.nom,
    nom_raison_sociale: ligne.natureJuridique === '1000' ? null : ligne.nom,
    sigle: null,
    etat_administratif: 'A',
    nature_juridique: ligne.natureJuridique,
    siege: etablissement(siege),
    matching_etablissements: numero.length === 14 ? [etablissement(ligne)] : [],
    dirigeants: [{ nom: 'INVENTE', prenoms: 'CAMILLE', qualite: 'Maire', type_dirigeant: 'personne physique' }],
    finances: null,
    complements: { est_administration: ligne.natureJuridique.startsWith('7'), est_ess: false },
  };
}
