import type { Annuaire } from '#platform/annuaire.ts';
import type { Clock } from '#platform/dates.ts';
import type { Log } from '#platform/log.ts';
import { creerClientSirene } from './client.ts';

/** The directory of the platform, on SIRENE. Says in the technical log when and why it does not answer. */
export function annuaireSirene(options: {
  readonly baseUrl: string;
  /** Public address of the site: the API asks its callers to name themselves. */
  readonly site: string;
  readonly clock: Clock;
  readonly log: Log;
}): Annuaire {
  const { baseUrl, site, clock, log } = options;
  const client = creerClientSirene({ baseUrl, clock, userAgent: `conseillers-numeriques (+${site})` });
  return async (siret) => {
    const reponse = await client.chercherEtablissement(siret);
    if (reponse.etat === 'indisponible' && reponse.raison !== 'hors_repertoire')
      log.warn({ raison: reponse.raison }, 'sirene did not answer');
    return reponse;
  };
}
