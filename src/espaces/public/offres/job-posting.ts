import type { Offre } from '#domain/offres/index.ts';

/**
 * The offer for search engines (https://schema.org/JobPosting). The address where to apply is left to people: robots
 * harvest it.
 */
export const jobPosting = (offre: Offre, site: string) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: offre.intitule,
  description: [offre.missions, offre.profil, offre.conditions].join('\n\n'),
  responsibilities: offre.missions,
  qualifications: offre.profil,
  identifier: {
    '@type': 'PropertyValue',
    name: offre.reference_emploi_territorial ? 'emploi-territorial.fr' : offre.structure,
    value: offre.reference_emploi_territorial ?? String(offre.numero),
  },
  url: `${site}/offres/${offre.numero}`,
  datePosted: offre.publiee_le,
  jobStartDate: offre.demarrage_le,
  employmentType: ['FULL_TIME', 'TEMPORARY'],
  totalJobOpenings: offre.postes,
  directApply: false,
  hiringOrganization: { '@type': 'Organization', name: offre.structure },
  jobLocation: {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      streetAddress: offre.adresse,
      addressLocality: offre.commune,
      postalCode: offre.codes_postaux[0] ?? '',
      addressRegion: offre.region,
      addressCountry: 'FR',
    },
  },
});

/** JSON that may stand in a page: nothing in it can close the element that holds it. */
export const jsonDePage = (contenu: object) => JSON.stringify(contenu).replaceAll('<', '\\u003c');
