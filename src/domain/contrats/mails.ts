import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';

const exemple = { structure: 'Commune de Démonstration-sur-Loire', prenom: 'Camille', debut: '2021-04-01' };

export const signe = modele({
  name: 'contrat.signe',
  exemple,
  rediger: (d, base) => ({
    objet: 'La signature du contrat est enregistrée',
    corps: [
      `Le contrat de ${d.prenom} avec ${d.structure} est signé ; il commence le ${dateLongue(d.debut)}.`,
      'Les versements de la subvention sont calculés à partir de la date de signature. Laissez votre conseiller suivre sa formation selon le calendrier convenu.',
      { bouton: 'Voir le contrat', url: `${base}/structure/contrats` },
    ],
  }),
});
export const bienvenue = modele({
  name: 'contrat.bienvenue',
  exemple,
  rediger: (d, base) => ({
    objet: 'Vous êtes conseiller numérique',
    corps: [
      `${d.prenom}, votre contrat avec ${d.structure} est signé ; il commence le ${dateLongue(d.debut)}. Bienvenue parmi les conseillers numériques !`,
      'Votre espace de conseiller s’ouvre avec la même adresse que votre espace de candidat : vous passez de l’un à l’autre en haut de la page.',
      { bouton: 'Ouvrir mon espace', url: `${base}/mon-espace` },
    ],
  }),
});
export const aSigner = modele({
  name: 'contrat.aSigner',
  exemple: { structure: exemple.structure, prenom: exemple.prenom, limite: '2021-04-15', passee: false },
  rediger: (d, base) => ({
    objet: d.passee ? 'Le délai de signature du contrat est passé' : 'Le contrat de votre candidat est à signer',
    corps: [
      d.passee
        ? `Le contrat de ${d.prenom} avec ${d.structure} devait être signé avant le ${dateLongue(d.limite)}. La date est passée : signez-le dès que possible.`
        : `Le contrat de ${d.prenom} avec ${d.structure} est à signer avant le ${dateLongue(d.limite)}.`,
      { bouton: 'Préparer le contrat', url: `${base}/structure/contrats` },
    ],
  }),
});
export const termine = modele({
  name: 'contrat.termine',
  exemple: { numero: 12, fin: '2023-03-31' },
  rediger: (d, base) => ({
    objet: 'Un contrat de conseiller numérique est terminé',
    corps: [
      `Le contrat n° ${d.numero} a pris fin le ${dateLongue(d.fin)}. Les versements déjà dus restent dus.`,
      { bouton: 'Voir les versements', url: `${base}/structure/versements` },
    ],
  }),
});
export const prolonge = modele<{ numero: number; fin: string | null; type: 'prolongation' | 'renouvellement' }>({
  name: 'contrat.prolonge',
  exemple: { numero: 12, fin: '2024-03-31', type: 'prolongation' },
  rediger: (d, base) => ({
    objet: `Un contrat de conseiller numérique est ${d.type === 'prolongation' ? 'prolongé' : 'renouvelé'}`,
    corps: [
      `Le contrat n° ${d.numero} est ${d.type === 'prolongation' ? 'prolongé' : 'renouvelé'}${d.fin ? ` jusqu’au ${dateLongue(d.fin)}` : ''}.`,
      d.type === 'prolongation'
        ? 'La subvention et les dates des versements ne changent pas.'
        : 'Les versements de la période renouvelée sont calculés à partir de son premier jour.',
      { bouton: 'Ouvrir mon espace', url: `${base}/mon-espace` },
    ],
  }),
});
export const modeles: readonly AnyModele[] = [signe, bienvenue, aSigner, termine, prolonge];
