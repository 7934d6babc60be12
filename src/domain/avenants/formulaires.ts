import { z } from 'zod';
import { POSTES_PAR_DECISION_MAX } from '#domain/concertation/index.ts';
import { refusIdentifiant } from '#domain/structures/index.ts';
import { cache, cases, choix, date, fichier, liste, nombre, texte, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

const AUCUN = 'Cochez au moins un poste.';
/** Posts that the page offers; the gesture checks that they may be. */
const postes = (libelle: string) => ({
  ...cases({ libelle, vide: AUCUN, options: [] }),
  schema: z.array(z.uuid(AUCUN)).min(1, AUCUN).max(500),
});
const motif = (libelle: string) =>
  texteLong({ libelle, indication: 'L’ANCT le lit. Restez factuel.', vide: 'Dites pourquoi.', max: 2000 });
const siret = (libelle: string) =>
  texte({ libelle, indication: '14 chiffres.', vide: 'Indiquez le SIRET.', max: 30, regle: refusIdentifiant });

/** Vacant posts to give back. */
export const formulaireRendre = form('avenants.rendre', {
  postes: postes('Postes à rendre'),
  motif: motif('Pourquoi vous les rendez'),
});

/** Posts besides those of the concertation. */
export const formulaireAjouter = form('avenants.ajouter', {
  nombrePostes: nombre({
    libelle: 'Nombre de postes de plus',
    vide: 'Indiquez combien de postes vous demandez.',
    min: 1,
    max: POSTES_PAR_DECISION_MAX,
  }),
  motif: motif('Pourquoi vous les demandez'),
});

/** Posts whose contract comes to its end. */
export const formulaireRenouveler = form('avenants.renouveler', {
  postes: postes('Postes à renouveler'),
  motif: motif('Pourquoi vous les renouvelez'),
});

/** A post for another structure. */
export const formulaireTransferer = form('avenants.transferer', {
  poste: {
    ...liste({ libelle: 'Poste à transférer', vide: 'Choisissez un poste.', options: [] }),
    schema: z.uuid('Choisissez un poste.'),
  },
  siret: siret('SIRET de la structure d’accueil'),
  motif: motif('Pourquoi vous le transférez'),
});

/** Another legal person, since communes merged. */
export const formulaireSiret = form('avenants.siret', {
  siret: siret('Nouveau SIRET'),
  nom: texte({ libelle: 'Nouveau nom', vide: 'Indiquez le nom de la nouvelle structure.', max: 250 }),
  adresse: texte({ libelle: 'Adresse', vide: 'Indiquez l’adresse de la nouvelle structure.', max: 250 }),
  commune: {
    ...texte({
      libelle: 'Commune',
      indication: 'Tapez le nom ou le code postal, par exemple « Moulins » ou « 03000 ».',
      vide: 'Indiquez la commune de la nouvelle structure.',
      max: 150,
    }),
    suggestions: '/api/communes',
  },
  communeCode: cache({ max: 5 }),
  effetLe: date({ libelle: 'Date de la fusion', vide: 'Indiquez la date de la fusion.' }),
  fichier: fichier({ libelle: 'Arrêté de fusion', indication: 'Un fichier PDF, 10 Mo au plus.' }),
  motif: motif('Ce qui s’est passé'),
});

/** What the préfecture thinks. */
export const formulaireAvis = form('avenants.avis', {
  avis: choix({
    libelle: 'Votre avis',
    vide: 'Choisissez un avis.',
    options: [
      { valeur: 'favorable', libelle: 'Favorable' },
      { valeur: 'defavorable', libelle: 'Défavorable' },
    ],
  }),
  nombrePostes: {
    ...nombre({ libelle: 'Nombre de postes', vide: '', min: 1, max: POSTES_PAR_DECISION_MAX }),
    indication: 'Pour un avis favorable à une demande de postes. Vide : autant que demandé.',
    requis: false,
    schema: z
      .string()
      .refine((valeur) => /^\d{0,3}$/.test(valeur.trim()), 'Indiquez un nombre de postes.')
      .transform((valeur) => (valeur.trim() === '' ? null : Number(valeur))),
  },
  motif: texteLong({ libelle: 'Motif', vide: 'Dites pourquoi.', max: 2000 }),
});

/** Why a structure does not want the post that is offered to it. */
export const formulaireDesaccord = form('avenants.desaccord', {
  motif: texteLong({
    libelle: 'Pourquoi vous refusez',
    indication: 'L’autre structure reçoit ce motif.',
    vide: 'Dites pourquoi.',
    max: 2000,
  }),
});

/** Why ANCT refuses. */
export const formulaireRefus = form('avenants.refus', {
  motif: texteLong({
    libelle: 'Pourquoi cette demande est refusée',
    indication: 'La structure reçoit ce motif.',
    vide: 'Dites pourquoi.',
    max: 1000,
  }),
});
