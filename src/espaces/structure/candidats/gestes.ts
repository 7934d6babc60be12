import { type Apercu, cycle, type Place } from '#domain/mise-en-relation/index.ts';

type Bouton = {
  readonly geste: 'interet' | 'ecarter' | 'reexaminer';
  readonly libelle: string;
  readonly priority: 'primary' | 'secondary' | 'tertiary';
};
const BOUTONS = [
  { geste: 'interet', transition: 'manifesterInteret', libelle: 'Intéressé', priority: 'primary' },
  { geste: 'ecarter', transition: 'ecarter', libelle: 'Pas intéressé', priority: 'tertiary' },
  { geste: 'reexaminer', transition: 'reexaminer', libelle: 'Remettre à examiner', priority: 'tertiary' },
] as const;

/**
 * What can be done about a candidate in one click, without a word to write: refusing after a contact asks for one.
 * A structure that has no post any more meets nobody.
 */
export const gestesRapides = (
  { relation }: Pick<Apercu, 'relation'>,
  { postes }: Pick<Place, 'postes'>,
): readonly Bouton[] => {
  if (postes === 0) return [];
  const permis = cycle.allowed(relation, 'structure');
  return BOUTONS.filter(
    ({ geste, transition }) =>
      permis.includes(transition) && !(geste === 'ecarter' && relation !== 'a_examiner' && relation !== 'retiree'),
  );
};
