import { THEMES } from '#espaces/public/questions/themes.ts';
import type { Lien } from '#platform/routes.ts';

/** Every page of the public site, once: the site map that people read and the one that search engines read. */
export const PLAN: readonly { readonly titre: string; readonly liens: readonly Lien[] }[] = [
  {
    titre: 'Le dispositif',
    liens: [
      { libelle: 'Accueil', href: '/' },
      { libelle: 'Les missions d’un conseiller numérique', href: '/missions' },
      { libelle: 'Trouver un atelier numérique', href: '/ateliers' },
      { libelle: 'Les engagements de chacun', href: '/engagements' },
      { libelle: 'Statistiques', href: '/statistiques' },
    ],
  },
  {
    titre: 'Trouver un conseiller',
    liens: [
      { libelle: 'Trouver un conseiller numérique', href: '/trouver-un-conseiller' },
      { libelle: 'La carte de France', href: '/trouver-un-conseiller/carte' },
      { libelle: 'Les données ouvertes', href: '/donnees-ouvertes' },
    ],
  },
  {
    titre: 'Accueillir un conseiller',
    liens: [
      { libelle: 'Accueillir un conseiller numérique', href: '/accueillir-un-conseiller' },
      { libelle: 'Les neuf étapes', href: '/etapes' },
      { libelle: 'Le calendrier', href: '/calendrier' },
      { libelle: 'Les modèles à télécharger', href: '/modeles' },
      { libelle: 'Inscrire ma structure', href: '/inscription' },
      { libelle: 'Recevoir un autre lien de confirmation', href: '/inscription/confirmation/nouvelle' },
    ],
  },
  {
    titre: 'Devenir conseiller',
    liens: [
      { libelle: 'Devenir conseiller numérique', href: '/devenir-conseiller' },
      { libelle: 'Les offres d’emploi', href: '/offres' },
      { libelle: 'Entrer dans mon espace Candidat', href: '/connexion/lien' },
    ],
  },
  {
    titre: 'Questions fréquentes',
    liens: [
      { libelle: 'Chercher parmi les questions', href: '/questions' },
      ...THEMES.map(({ id, titre }) => ({ libelle: titre, href: `/questions/${id}` })),
    ],
  },
  {
    titre: 'Votre compte',
    liens: [
      { libelle: 'Se connecter', href: '/connexion' },
      { libelle: 'Mot de passe oublié', href: '/mot-de-passe-oublie' },
      { libelle: 'Recevoir une nouvelle invitation', href: '/invitation/nouvelle' },
    ],
  },
  {
    titre: 'Ce site',
    liens: [
      { libelle: 'Nous écrire', href: '/contact' },
      { libelle: 'Déclaration d’accessibilité', href: '/accessibilite' },
      { libelle: 'Vos données personnelles', href: '/donnees-personnelles' },
      { libelle: 'Mentions légales', href: '/mentions-legales' },
      { libelle: 'Plan du site', href: '/plan-du-site' },
    ],
  },
];

export const ADRESSES: readonly string[] = PLAN.flatMap(({ liens }) => liens.map(({ href }) => href));
