import type { listerSesTags } from '#domain/activites/index.ts';
import type { Option } from '#platform/form/form.ts';

/** Where an activity may be without being in one of his places. */
export const SANS_LIEU: readonly Option[] = [
  { valeur: 'distance', libelle: 'À distance' },
  { valeur: 'domicile', libelle: 'Au domicile de la personne' },
  { valeur: 'itinerant', libelle: 'En itinérance' },
];

const PORTEES = { conseiller: '', structure: ' (structure)', departement: ' (département)', nation: ' (national)' };
/** His tags, then those of others with whose they are. */
export const tagsAChoisir = (tags: Awaited<ReturnType<typeof listerSesTags>>): readonly Option[] =>
  tags.map(({ numero, portee, nom }) => ({ valeur: String(numero), libelle: `${nom}${PORTEES[portee]}` }));
