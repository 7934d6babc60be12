import { DUREE_FINANCEE_MOIS } from '#domain/concertation/index.ts';
import type { Document } from '#platform/documents/document.ts';
import { euros, pluriel } from '#platform/texte.ts';
import { lEmployeur, liste, ou, p, type SituationDuModele, titre } from './modele-commun.ts';
import { CONTRAT_MOIS } from './regles.ts';

/**
 * The délibération that authorises a recruitment and opens its budget (guide, étape 7 and « Modèle de délibération »),
 * to be adapted by the assembly.
 */
export function modeleDeDeliberation(situation: SituationDuModele): Document {
  const { structure, postes = 1, montantCentimes, deliberation, now } = situation;
  const lesPostes = pluriel(postes, 'poste');
  const total = montantCentimes === undefined ? ou(undefined) : euros(montantCentimes * postes);
  return {
    titre: 'Délibération autorisant le recrutement d’un conseiller numérique',
    sousTitre: structure ? `${structure.nom}, ${structure.commune}` : 'Modèle à compléter',
    piedDePage: 'Délibération — conseiller numérique',
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      p(`Délibération n° ${ou(deliberation?.numero)} — séance du ${ou(undefined)}`),
      p(`Assemblée délibérante de : ${lEmployeur(situation)}`),
      p(`Membres en exercice : ${ou(undefined)}   Présents : ${ou(undefined)}   Votants : ${ou(undefined)}`),
      titre('Visas'),
      liste(
        'Vu le code général des collectivités territoriales ;',
        'Vu la loi n° 83-634 du 13 juillet 1983 portant droits et obligations des fonctionnaires ;',
        'Vu la loi n° 84-53 du 26 janvier 1984 portant dispositions statutaires relatives à la fonction publique territoriale, notamment le II de son article 3 ;',
        'Vu le décret n° 88-145 du 15 février 1988 relatif aux agents contractuels de la fonction publique territoriale ;',
        'Vu le décret n° 2020-172 du 27 février 2020 relatif au contrat de projet dans la fonction publique ;',
      ),
      titre('Exposé des motifs'),
      p(
        `Treize millions de personnes sont éloignées du numérique. L’État finance le recrutement de conseillers numériques qui accompagnent gratuitement les habitants dans leurs usages quotidiens et leurs démarches en ligne. ${structure ? structure.nom : 'La structure'} a été retenue pour ${lesPostes}.`,
      ),
      p(
        `La subvention est de ${total}, soit ${montantCentimes === undefined ? ou(undefined) : euros(montantCentimes)} par poste pour ${DUREE_FINANCEE_MOIS} mois ; la formation et la tenue du conseiller sont aussi à la charge de l’État.`,
      ),
      titre('Décision'),
      p('Après en avoir délibéré, l’assemblée :'),
      titre('Article 1'),
      p(
        `Décide de créer ${pluriel(postes, 'emploi non permanent', 'emplois non permanents')} de conseiller numérique, à temps complet, sous contrat de projet d’une durée de ${CONTRAT_MOIS.min} à ${CONTRAT_MOIS.max} mois, à compter du ${ou(undefined)}.`,
      ),
      titre('Article 2'),
      p(`Fixe la rémunération par référence à : ${ou(undefined)}, indice ${ou(undefined)}.`),
      titre('Article 3'),
      p(
        'Autorise l’exécutif à recruter, à demander la subvention de l’État, à signer le contrat de travail, la convention de subventionnement avec la Banque des Territoires et tout acte nécessaire.',
      ),
      titre('Article 4'),
      p(
        `Inscrit au budget les dépenses correspondantes, chapitre ${ou(undefined)}, et la recette attendue de ${total}.`,
      ),
      p(`Pour : ${ou(undefined)}   Contre : ${ou(undefined)}   Abstentions : ${ou(undefined)}`),
      p(`Fait et délibéré à ${ou(structure?.commune)}, le ${ou(undefined)}`),
      p(`Signature : ${ou(structure?.representant)}`),
    ],
  };
}
