import { caseACocher, date, liste, texte, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';
import { CONTRAT_MOIS, TYPES, TYPES_DE_CONTRAT } from './regles.ts';

/** The terms of a contract. The gesture says which type each structure may sign. */
export const formulaireContrat = form('contrats.termes', {
  type: liste({
    libelle: 'Type de contrat',
    vide: 'Choisissez le type de contrat.',
    options: TYPES_DE_CONTRAT.map((type) => ({ valeur: type, libelle: TYPES[type].libelle })),
  }),
  debut: date({ libelle: 'Date de début', vide: 'Indiquez la date de début du contrat.' }),
  dureeMois: {
    ...texteFacultatif({
      libelle: 'Durée en mois',
      indication: `De ${CONTRAT_MOIS.min} à ${CONTRAT_MOIS.max} mois. Laissez vide pour un CDI.`,
      max: 3,
    }),
    type: 'nombre' as const,
    requis: true,
  },
  remuneration: texte({
    libelle: 'Rémunération brute par mois, en euros',
    indication: 'Par exemple 1 735,50.',
    vide: 'Indiquez la rémunération brute mensuelle.',
    max: 20,
    regle: (valeur) =>
      lireEuros(valeur) === undefined ? 'Indiquez un montant en euros, par exemple 1735,50.' : undefined,
  }),
  tempsPlein: caseACocher({
    libelle: 'Le conseiller travaille à temps plein',
    vide: 'Le conseiller travaille à temps plein : cochez cette case.',
  }),
  lieu: texteLong({ libelle: 'Lieux d’exercice', vide: 'Indiquez où le conseiller travaillera.', max: 2000 }),
  missions: texteLong({
    libelle: 'Missions',
    indication: 'Le contrat les énumère.',
    vide: 'Énumérez les missions du conseiller.',
    max: 6000,
  }),
  deliberationNumero: texteFacultatif({ libelle: 'Numéro de la délibération', max: 100 }),
  deliberationLe: date({
    libelle: 'Date de la délibération',
    indication: 'Pour une structure publique : elle autorise le recrutement, et précède la signature.',
  }),
});

/** An amount as people write it, in centimes; nothing when it is not one. */
export function lireEuros(texte: string): number | undefined {
  const [, euros, centimes = ''] =
    texte.replaceAll(/[\s\u00a0\u202f€]/g, '').match(/^(\d{1,6})(?:[.,](\d{1,2}))?$/) ?? [];
  return euros === undefined ? undefined : Number(euros) * 100 + Number(centimes.padEnd(2, '0'));
}
