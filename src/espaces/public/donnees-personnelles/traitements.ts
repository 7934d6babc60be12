import { OUBLI_JOURS } from '#domain/arrivee/index.ts';
import { CONSERVATION_PARTICIPANTS_JOURS } from '#domain/ateliers/index.ts';
import { CONSERVATION_MESSAGES_JOURS } from '#domain/contact/index.ts';
import { VISITOR_DAYS } from '#platform/http/cookies.ts';

/** What is kept about people, why, on what ground, how long (domain §5, « Retention »; durations without a source are the project’s). */
export const TRAITEMENTS = [
  {
    quoi: 'Inscription d’une structure : contact et représentant légal',
    pourquoi: 'Examiner la demande, prévenir des décisions, ouvrir l’espace de la structure',
    base: 'mission d’intérêt public',
    duree: 'le temps du dispositif, puis 10 ans pour les pièces comptables',
  },
  {
    quoi: 'Comptes et connexions',
    pourquoi: 'Vous reconnaître, protéger votre compte',
    base: 'mission d’intérêt public',
    duree: 'le temps du compte ; 12 mois pour les traces de connexion',
  },
  {
    quoi: 'Messages du formulaire de contact',
    pourquoi: 'Vous répondre',
    base: 'mission d’intérêt public',
    duree: `${CONSERVATION_MESSAGES_JOURS} jours après la réponse`,
  },
  {
    quoi: 'Participants aux ateliers : nom et coordonnées, lus par le conseiller de l’atelier seul',
    pourquoi: 'Garder votre place, vous prévenir d’un changement',
    base: 'consentement, retirable à tout moment',
    duree: `${CONSERVATION_PARTICIPANTS_JOURS} jours après l’atelier, ou dès que vous annulez`,
  },
  {
    quoi: 'Formulaires laissés en chemin',
    pourquoi: 'Vous rendre ce que vous aviez tapé',
    base: 'mission d’intérêt public',
    duree: `${VISITOR_DAYS} jours sans y revenir`,
  },
  {
    quoi: 'Conseillers sur la carte publique : prénom, coordonnées professionnelles',
    pourquoi: 'Dire au public qui le reçoit',
    base: 'consentement, retirable à tout moment',
    duree: 'jusqu’au retrait, et au plus tard à la fin du contrat',
  },
  {
    quoi: 'Saisie sans réseau d’un conseiller, sur son appareil',
    pourquoi:
      'Ouvrir la page de saisie sans réseau, avec ses lieux, ses tags et ses favoris ; garder, chiffrées, les activités qui attendent le réseau, sans le nom d’aucune personne accompagnée',
    base: 'mission d’intérêt public',
    duree:
      'la page et la clé, jusqu’à la déconnexion ou à l’arrivée d’une autre personne ; une activité en attente, jusqu’à son envoi',
  },
  {
    quoi: 'Candidats',
    pourquoi: 'Les présenter aux structures qui leur conviennent',
    base: 'consentement, retirable à tout moment',
    duree: '24 mois sans activité ; le CV, 6 mois après la fin de la disponibilité',
  },
  {
    quoi: 'Conseillers : taille de la tenue et adresse de livraison du kit',
    pourquoi: 'Leur envoyer la tenue et le guide',
    base: 'mission d’intérêt public',
    duree: `l’adresse, ${OUBLI_JOURS} jours après la réception ; la taille, ${OUBLI_JOURS} jours après la fin du contrat`,
  },
  {
    quoi: 'Conseillers : inscriptions aux événements et présences',
    pourquoi: 'Tenir les listes, prévenir des changements, compter ce temps comme du travail',
    base: 'mission d’intérêt public',
    duree: 'le temps du dispositif ; sans nom une fois le profil effacé',
  },
] as const;

export const COOKIES = [
  {
    nom: 'session',
    role: 'garde votre connexion',
    duree: '12 heures au plus, une heure sans activité pour les agents',
  },
  { nom: 'visiteur', role: 'protège les formulaires et retrouve vos brouillons', duree: `${VISITOR_DAYS} jours` },
  { nom: 'annonce', role: 'affiche une fois le résultat de ce que vous venez de faire', duree: 'une minute' },
] as const;
