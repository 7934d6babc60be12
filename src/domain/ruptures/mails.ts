import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { euros } from '#platform/texte.ts';

const exemple = { structure: 'Commune de Démonstration-sur-Loire', numero: 12 };
const lesVersements = (base: string) => ({ bouton: 'Voir les versements', url: `${base}/structure/versements` });

export const declaree = modele({
  name: 'rupture.declaree',
  exemple: { ...exemple, effetLe: '2021-09-30' },
  rediger: (d, base) => ({
    objet: 'La rupture du contrat est déclarée',
    corps: [
      `La rupture du contrat n° ${d.numero} de ${d.structure}, au ${dateLongue(d.effetLe)}, est transmise à l’ANCT, qui l’examine. Les versements de ce poste attendent sa réponse.`,
      { bouton: 'Voir le contrat', url: `${base}/structure/contrats` },
    ],
  }),
});
export const confirmee = modele({
  name: 'rupture.confirmee',
  exemple: { ...exemple, effetLe: '2021-09-30', vacantJusquAu: '2021-12-30' },
  rediger: (d, base) => ({
    objet: 'La rupture du contrat est confirmée',
    corps: [
      `La rupture du contrat n° ${d.numero} de ${d.structure}, au ${dateLongue(d.effetLe)}, est confirmée. Les versements de ce contrat s’arrêtent.`,
      `Vous pouvez recruter une autre personne sur ce poste jusqu’au ${dateLongue(d.vacantJusquAu)}, avec la subvention qui lui reste. Après cette date, le poste est clos.`,
      { bouton: 'Voir les candidats', url: `${base}/structure/candidats` },
    ],
  }),
});
export const annulee = modele({
  name: 'rupture.annulee',
  exemple: { ...exemple, motif: 'Le contrat se poursuit.' },
  rediger: (d, base) => ({
    objet: 'La rupture du contrat est annulée',
    corps: [
      `La rupture du contrat n° ${d.numero} de ${d.structure} est annulée : le contrat et ses versements continuent. ${d.motif}`,
      lesVersements(base),
    ],
  }),
});
export const aRembourser = modele({
  name: 'recouvrement.demande',
  exemple: { ...exemple, centimes: 640_000 },
  rediger: (d, base) => ({
    objet: 'Une somme est à rembourser',
    corps: [
      `${euros(d.centimes)} versés à ${d.structure} pour le contrat n° ${d.numero} ne sont pas acquis, puisqu’il a pris fin avant son terme. Remboursez-les à la Banque des Territoires : les autres versements reprennent ensuite.`,
      lesVersements(base),
    ],
  }),
});
export const recu = modele({
  name: 'recouvrement.recu',
  exemple: { ...exemple, centimes: 640_000, le: '2021-11-15' },
  rediger: (d, base) => ({
    objet: 'Votre remboursement est reçu',
    corps: [`${euros(d.centimes)} de ${d.structure} ont été reçus le ${dateLongue(d.le)}.`, lesVersements(base)],
  }),
});
export const remboursementAnnule = modele({
  name: 'recouvrement.annule',
  exemple: { ...exemple, centimes: 640_000 },
  rediger: (d, base) => ({
    objet: 'La demande de remboursement est annulée',
    corps: [`${d.structure} n’a plus à rembourser ${euros(d.centimes)}.`, lesVersements(base)],
  }),
});
export const clos = modele({
  name: 'poste.clos',
  exemple: { structure: exemple.structure, numero: 2, jusquAu: '2021-12-30' },
  rediger: (d, base) => ({
    objet: 'Un poste de conseiller numérique est clos',
    corps: [
      `Personne n’a été recruté sur le poste ${d.numero} de ${d.structure} avant le ${dateLongue(d.jusquAu)} : ce poste est clos, et ce qui restait de sa subvention revient au programme.`,
      { bouton: 'Ouvrir mon espace', url: `${base}/structure` },
    ],
  }),
});
export const modeles: readonly AnyModele[] = [
  declaree,
  confirmee,
  annulee,
  aRembourser,
  recu,
  remboursementAnnule,
  clos,
];
