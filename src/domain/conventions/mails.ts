import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { euros, pluriel } from '#platform/texte.ts';

const exemple = { structure: 'Commune de Démonstration-sur-Loire', numero: 128 };
const maConvention = (base: string) => ({ bouton: 'Ouvrir la convention', url: `${base}/structure/convention` });

export const aSigner = modele({
  name: 'convention.aSigner',
  exemple: { ...exemple, montantCentimes: 5_000_000 },
  rediger: (d, base) => ({
    objet: 'Votre convention de subventionnement est à signer',
    corps: [
      `La convention n° ${d.numero} entre ${d.structure} et la Banque des Territoires est prête. Elle porte sur ${euros(d.montantCentimes)}.`,
      'Un administrateur de votre espace la signe, puis la Banque des Territoires. Aucun versement n’est possible avant.',
      maConvention(base),
    ],
  }),
});
export const signee = modele({
  name: 'convention.signee',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre convention de subventionnement est signée',
    corps: [
      `La convention n° ${d.numero} entre ${d.structure} et la Banque des Territoires est signée par les deux parties.`,
      maConvention(base),
    ],
  }),
});
export const annulee = modele({
  name: 'convention.annulee',
  exemple: { ...exemple, motif: 'Le nombre de postes a changé.' },
  rediger: (d, base) => ({
    objet: 'Votre convention de subventionnement est remplacée',
    corps: [
      `La convention n° ${d.numero} de ${d.structure} est annulée : ne la signez plus. Motif : ${d.motif}`,
      'Si une nouvelle convention vous est destinée, elle vous est annoncée par un autre courriel.',
      maConvention(base),
    ],
  }),
});
export const codeDeSignature = modele({
  name: 'convention.code',
  exemple: { code: '482 915', nombre: 1 },
  rediger: (d) => ({
    objet: 'Votre code de signature',
    corps: [
      `Pour signer ${pluriel(d.nombre, 'convention')}, recopiez ce code : ${d.code}`,
      'Il est valable quinze minutes. Si vous n’avez rien demandé, ignorez ce courriel et prévenez-nous : personne ne signe sans ce code.',
    ],
  }),
});
export const aContresigner = modele({
  name: 'convention.aContresigner',
  exemple: { nombre: 12 },
  rediger: (d, base) => ({
    objet: `${pluriel(d.nombre, 'convention attend', 'conventions attendent')} votre signature`,
    corps: [
      `${pluriel(d.nombre, 'convention signée par sa structure attend', 'conventions signées par leur structure attendent')} la signature de la Banque des Territoires.`,
      { bouton: 'Voir les conventions', url: `${base}/banque/conventions` },
    ],
  }),
});
export const modeles: readonly AnyModele[] = [aSigner, signee, annulee, codeDeSignature, aContresigner];
