import { createHmac } from 'node:crypto';
import type { Etat, FichierDouble } from './double-etat.ts';

// Signed addresses of the files live one hour.
const VIE_MS = 3_600_000;
const sceau = (cle: string, fin: number) => createHmac('sha256', 'double').update(`${cle};${fin}`).digest('hex');

/** An address that opens one file, for one hour. */
export function signer({ etat, adresse }: { etat: Etat; adresse: string }, { cle, nom }: FichierDouble): string {
  const fin = etat.now().getTime() + VIE_MS;
  return `${adresse}/fichiers/${cle}/${encodeURIComponent(nom)}?fin=${fin}&sceau=${sceau(cle, fin)}`;
}

/** The file of a signed address, or the refusal of the store. */
export function ouvrir(etat: Etat, url: URL): FichierDouble | 403 | 404 {
  const [, , cle = ''] = url.pathname.split('/');
  const fin = Number(url.searchParams.get('fin'));
  if (url.searchParams.get('sceau') !== sceau(cle, fin) || etat.now().getTime() > fin) return 403;
  const fichiers = etat.vivants().flatMap((dossier) => [...dossier.fichiers.values()].flat());
  return fichiers.find((fichier) => fichier.cle === cle) ?? 404;
}
