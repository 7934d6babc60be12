import { z } from 'zod';
import { choix, nombre, texteLong } from '#platform/form/champs.ts';
import { type Champs, form } from '#platform/form/form.ts';
import type { TypeDeSuivi } from './regles.ts';

const PRUDENCE = 'Ne nommez aucun usager.';
const libre = (libelle: string) => texteLong({ libelle, indication: PRUDENCE, max: 2000 });
const montant = (libelle: string) =>
  nombre({
    libelle,
    indication: 'En euros, sans les centimes.',
    vide: 'Donnez un montant, ou 0.',
    min: 0,
    max: 1_000_000,
  });
const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
] as const;

/** Guide, « Engagements » and étape 9: what each follow-up asks, besides the figures that the platform has already. */
export const formulaireMensuel = form(
  'suivi.mensuel',
  {
    gratuit: choix({
      libelle: 'Ces accompagnements ont-ils tous été gratuits pour les usagers ?',
      indication: 'Ils doivent l’être. Si quelqu’un a payé, dites dans quel cas plus bas.',
      vide: 'Dites si les accompagnements ont été gratuits.',
      options: OUI_NON,
    }),
    reussites: libre('Ce qui a bien marché'),
    difficultes: libre('Ce qui a été difficile'),
  },
  ({ gratuit, difficultes }) =>
    gratuit === 'non' && difficultes === '' ? { difficultes: 'Dites dans quel cas un usager a payé.' } : {},
);

export const formulaireTrimestriel = form('suivi.trimestriel', {
  salaires: montant('Salaire brut versé sur la période'),
  charges: montant('Cotisations de l’employeur'),
  autres: montant('Autres dépenses pour le poste'),
  tempsPlein: choix({
    libelle: 'Le conseiller a-t-il travaillé à temps plein ?',
    vide: 'Dites si le poste est occupé à temps plein.',
    options: OUI_NON,
  }),
  absences: nombre({ libelle: 'Jours d’absence', vide: 'Donnez un nombre de jours, ou 0.', min: 0, max: 92 }),
  precisions: libre('Précisions'),
});

export const formulaireSemestriel = form('suivi.semestriel', {
  formation: nombre({
    libelle: 'Jours de formation et de rencontre suivis',
    vide: 'Donnez un nombre de jours, ou 0.',
    min: 0,
    max: 184,
  }),
  equipement: choix({
    libelle: 'Le conseiller a-t-il tout son équipement ?',
    vide: 'Dites si l’équipement est complet.',
    options: OUI_NON,
  }),
  maintien: choix({
    libelle: 'Pensez-vous garder ce poste à la fin de la convention ?',
    vide: 'Dites si vous pensez garder ce poste.',
    options: [...OUI_NON, { valeur: 'ne_sait_pas', libelle: 'Nous ne savons pas encore' }],
  }),
  difficultes: libre('Ce qui est difficile'),
});

export const FORMULAIRES = {
  mensuel: formulaireMensuel,
  trimestriel: formulaireTrimestriel,
  semestriel: formulaireSemestriel,
} as const;

const texte = z.string().max(2000);
const euros = z.int().min(0).max(1_000_000);
/** The same, as the gesture keeps them. */
export const REPONSES = {
  // True: how it was said when it could only be confirmed.
  mensuel: z.strictObject({
    gratuit: z.union([z.literal(true), z.enum(['oui', 'non'])]),
    reussites: texte,
    difficultes: texte,
  }),
  trimestriel: z.strictObject({
    salaires: euros,
    charges: euros,
    autres: euros,
    tempsPlein: z.enum(['oui', 'non']),
    absences: z.int().min(0).max(92),
    precisions: texte,
  }),
  semestriel: z.strictObject({
    formation: z.int().min(0).max(184),
    equipement: z.enum(['oui', 'non']),
    maintien: z.enum(['oui', 'non', 'ne_sait_pas']),
    difficultes: texte,
  }),
} as const;

/** The answers in words, in the order of the form. */
export function reponsesEnClair(type: TypeDeSuivi, reponses: unknown): readonly (readonly [string, string])[] {
  const lues: Readonly<Record<string, unknown>> = REPONSES[type].parse(reponses);
  const champs: Champs = FORMULAIRES[type].champs;
  return Object.entries(champs).map(([nom, { libelle, options }]) => {
    const dite = lues[nom];
    if (dite === true) return [libelle, 'Oui'];
    return [libelle, options?.find(({ valeur }) => valeur === dite)?.libelle ?? String(dite ?? '')];
  });
}
