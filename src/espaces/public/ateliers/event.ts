import type { AtelierPublic } from '#domain/ateliers/index.ts';
import { plusMinutes } from '#platform/dates.ts';

/** The workshop for search engines (https://schema.org/Event): free, and without the telephone, which robots harvest. */
export const evenementPublic = (atelier: AtelierPublic, site: string) => ({
  '@context': 'https://schema.org',
  '@type': 'EducationEvent',
  name: atelier.titre,
  description: `Atelier numérique gratuit : ${atelier.themes.join(', ')}.`,
  url: `${site}/ateliers/${atelier.numero}`,
  startDate: atelier.debut.toISOString(),
  endDate: plusMinutes(atelier.debut, atelier.duree_minutes).toISOString(),
  eventStatus: `https://schema.org/${atelier.statut === 'annule' ? 'EventCancelled' : 'EventScheduled'}`,
  eventAttendanceMode: `https://schema.org/${atelier.canal === 'distance' ? 'Online' : 'Offline'}EventAttendanceMode`,
  isAccessibleForFree: true,
  inLanguage: 'fr',
  maximumAttendeeCapacity: atelier.places,
  organizer: { '@type': 'Organization', name: atelier.structure },
  location:
    atelier.nomLieu === null
      ? { '@type': 'VirtualLocation', url: `${site}/ateliers/${atelier.numero}` }
      : {
          '@type': 'Place',
          name: atelier.nomLieu,
          address: {
            '@type': 'PostalAddress',
            streetAddress: atelier.adresse ?? '',
            addressLocality: atelier.commune,
            postalCode: atelier.codes_postaux[0] ?? '',
            addressCountry: 'FR',
          },
        },
  offers: { '@type': 'Offer', price: 0, priceCurrency: 'EUR', url: `${site}/ateliers/${atelier.numero}` },
});
