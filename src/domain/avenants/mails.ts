import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { phrase } from '#platform/texte.ts';

const exemple = { structure: 'Commune de Démonstration-sur-Loire', objet: 'rendre les postes 2 et 3' };
const lesDemandes = (base: string) => ({ bouton: 'Voir la demande', url: `${base}/structure/avenants` });

export const demande = modele({
  name: 'avenant.demande',
  exemple,
  rediger: (d, base) => ({
    objet: 'Votre demande est transmise à l’ANCT',
    corps: [
      `${d.structure} demande à ${d.objet}. Cette demande est transmise ; rien ne change avant la réponse de l’ANCT.`,
      lesDemandes(base),
    ],
  }),
});
export const avisAttendu = modele({
  name: 'avenant.avisAttendu',
  exemple: { ...exemple, objet: 'recevoir 2 postes de plus' },
  rediger: (d, base) => ({
    objet: 'Une demande attend votre avis',
    corps: [
      `${d.structure} demande à ${d.objet}. L’ANCT décide après votre avis.`,
      { bouton: 'Donner un avis', url: `${base}/prefecture/avenants` },
    ],
  }),
});
export const accordDemande = modele({
  name: 'avenant.accordDemande',
  exemple: { ...exemple, objet: 'transférer le poste 1 à Commune de Modèle-le-Neuf' },
  rediger: (d, base) => ({
    objet: 'Une structure vous propose un poste de conseiller numérique',
    corps: [
      `${d.structure} demande à ${d.objet}. Donnez votre accord ou refusez : l’ANCT décide ensuite.`,
      lesDemandes(base),
    ],
  }),
});
const exempleDAccord = { ...exemple, vers: 'Commune de Modèle-le-Neuf', motif: 'Nos locaux ne s’y prêtent pas.' };
export const accordDonne = modele({
  name: 'avenant.accordDonne',
  exemple: exempleDAccord,
  rediger: (d, base) => ({
    objet: 'L’autre structure est d’accord',
    corps: [`${d.vers} est d’accord avec votre demande de ${d.objet}. L’ANCT décide maintenant.`, lesDemandes(base)],
  }),
});
export const accordRefuse = modele({
  name: 'avenant.accordRefuse',
  exemple: exempleDAccord,
  rediger: (d, base) => ({
    objet: 'L’autre structure n’est pas d’accord',
    corps: [`${d.vers} refuse votre demande de ${d.objet}. ${d.motif} Rien n’a changé.`, lesDemandes(base)],
  }),
});
export const accepte = modele({
  name: 'avenant.accepte',
  exemple: { ...exemple, changements: ['Poste 2 : 50 000 € accordés, 0 € dépensés, 50 000 € à rendre.'] },
  rediger: (d, base) => ({
    objet: 'Une demande est acceptée par l’ANCT',
    corps: [
      `L’ANCT accepte la demande de ${d.structure} de ${d.objet}.`,
      ...d.changements.map(phrase),
      lesDemandes(base),
    ],
  }),
});
export const refuse = modele({
  name: 'avenant.refuse',
  exemple: { ...exemple, motif: 'Un recrutement est en cours.' },
  rediger: (d, base) => ({
    objet: 'Votre demande est refusée par l’ANCT',
    corps: [`L’ANCT refuse la demande de ${d.structure} de ${d.objet}. ${d.motif} Rien n’a changé.`, lesDemandes(base)],
  }),
});
export const modeles: readonly AnyModele[] = [
  demande,
  avisAttendu,
  accordDemande,
  accordDonne,
  accordRefuse,
  accepte,
  refuse,
];
