import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { euros, pluriel } from '#platform/texte.ts';

const STRUCTURE = 'Commune de Démonstration-sur-Loire';
const exemple = { structure: STRUCTURE, nombre: 1, montantCentimes: 1_000_000 };
const mesVersements = (base: string) => ({ bouton: 'Voir mes versements', url: `${base}/structure/versements` });
const leRib = (base: string) => ({ bouton: 'Voir le RIB', url: `${base}/structure/versements` });

export const bloque = modele({
  name: 'versement.bloque',
  exemple: {
    structure: STRUCTURE,
    montantCentimes: 1_000_000,
    prevuLe: '2021-05-04',
    raisons: ['Aucun compte bancaire n’est connu. Indiquez le compte qui recevra la subvention.'],
  },
  rediger: (d, base) => ({
    objet: 'Un versement de la subvention est bloqué',
    corps: [
      `Le versement de ${euros(d.montantCentimes)} prévu le ${dateLongue(d.prevuLe)} pour ${d.structure} ne peut pas être fait pour le moment :`,
      { liste: d.raisons },
      mesVersements(base),
    ],
  }),
});
export const emis = modele({
  name: 'versement.emis',
  exemple: { ...exemple, executionLe: '2021-05-05' },
  rediger: (d, base) => ({
    objet: 'Un versement de la subvention est en route',
    corps: [
      `${euros(d.montantCentimes)} (${pluriel(d.nombre, 'versement')}) pour ${d.structure} sont transmis à la banque, qui les exécute à partir du ${dateLongue(d.executionLe)}.`,
      mesVersements(base),
    ],
  }),
});
export const verse = modele({
  name: 'versement.verse',
  exemple: { structure: STRUCTURE, montantCentimes: 1_000_000, numero: 128, le: '2021-05-05' },
  rediger: (d, base) => ({
    objet: 'Un versement de la subvention est fait',
    corps: [
      `Le versement n° ${d.numero}, de ${euros(d.montantCentimes)}, a été fait à ${d.structure} le ${dateLongue(d.le)}.`,
      'L’état de versement peut être téléchargé dans votre espace.',
      mesVersements(base),
    ],
  }),
});
export const rejete = modele({
  name: 'versement.rejete',
  exemple: {
    structure: STRUCTURE,
    montantCentimes: 1_000_000,
    numero: 128,
    motif: 'Le compte est clos.',
    ribRefuse: true,
  },
  rediger: (d, base) => ({
    objet: 'Un versement de la subvention a été rejeté par la banque',
    corps: [
      `Le versement n° ${d.numero}, de ${euros(d.montantCentimes)}, pour ${d.structure} a été rejeté par la banque : ${d.motif}`,
      d.ribRefuse
        ? 'Indiquez un autre compte : le versement sera refait dès qu’il sera vérifié.'
        : 'Vous n’avez rien à faire : le versement sera refait.',
      mesVersements(base),
    ],
  }),
});
export const repris = modele({
  name: 'versement.repris',
  exemple: { structure: STRUCTURE, montantCentimes: 1_000_000, numero: 128 },
  rediger: (d, base) => ({
    objet: 'Un versement de la subvention a été repris par la banque',
    corps: [
      `La banque a repris le versement n° ${d.numero}, de ${euros(d.montantCentimes)}, fait à ${d.structure}. Le contrat étant rompu, il ne sera pas refait. S’il vous était demandé un remboursement, l’ANCT en recalcule le montant.`,
      mesVersements(base),
    ],
  }),
});
export const ribSaisi = modele({
  name: 'rib.saisi',
  exemple: { structure: STRUCTURE, fin: '4321', premier: false },
  rediger: (d, base) => ({
    objet: d.premier ? 'Un compte bancaire est indiqué' : 'Le compte bancaire de votre structure va changer',
    corps: [
      `Un compte bancaire qui se termine par ${d.fin} vient d’être indiqué pour recevoir la subvention de ${d.structure}. La Banque des Territoires le vérifie avant tout versement.`,
      'Si ce changement ne vient pas de votre structure, écrivez tout de suite à l’assistance.',
      leRib(base),
    ],
  }),
});
export const ribValide = modele({
  name: 'rib.valide',
  exemple: { structure: STRUCTURE, fin: '4321' },
  rediger: (d, base) => ({
    objet: 'Votre compte bancaire est vérifié',
    corps: [`Le compte qui se termine par ${d.fin} recevra la subvention de ${d.structure}.`, leRib(base)],
  }),
});
export const ribRefuse = modele({
  name: 'rib.refuse',
  exemple: { structure: STRUCTURE, fin: '4321', motif: 'Le titulaire du compte n’est pas la commune.' },
  rediger: (d, base) => ({
    objet: 'Votre compte bancaire n’est pas accepté',
    corps: [
      `Le compte qui se termine par ${d.fin} ne peut pas recevoir la subvention de ${d.structure} : ${d.motif}`,
      { bouton: 'Indiquer un autre compte', url: `${base}/structure/versements/rib` },
    ],
  }),
});
const lot = { numero: 12, nombre: 340, montantCentimes: 340_000_000 };
export const lotAValider = modele({
  name: 'lot.aValider',
  exemple: lot,
  rediger: (d, base) => ({
    objet: `Le lot n° ${d.numero} attend votre validation`,
    corps: [
      `Le lot n° ${d.numero} (${pluriel(d.nombre, 'versement')}, ${euros(d.montantCentimes)}) est prêt. Relisez-le, puis validez-le ou retournez-le.`,
      { bouton: 'Voir les lots à valider', url: `${base}/banque/lots?statut=a_valider` },
    ],
  }),
});
export const lotRetourne = modele({
  name: 'lot.retourne',
  exemple: { numero: 12, motif: 'La structure 34 est à écarter.' },
  rediger: (d, base) => ({
    objet: `Le lot n° ${d.numero} vous est retourné`,
    corps: [
      `Le lot n° ${d.numero} n’est pas validé : ${d.motif}`,
      { bouton: 'Voir les lots en préparation', url: `${base}/banque/lots?statut=en_preparation` },
    ],
  }),
});
export const modeles: readonly AnyModele[] = [
  bloque,
  emis,
  verse,
  rejete,
  repris,
  ribSaisi,
  ribValide,
  ribRefuse,
  lotAValider,
  lotRetourne,
];
