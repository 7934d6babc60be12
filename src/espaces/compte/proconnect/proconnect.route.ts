import { z } from 'zod';
import { appareilDe, connecterParFournisseur } from '#domain/comptes/index.ts';
import { chiffrer, dechiffrer } from '#platform/chiffrement.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { readCookie, setCookie } from '#platform/http/cookies.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

const COOKIE = 'proconnect';
const DUREE_SECONDES = 600;
const PERDU =
  'Votre connexion par ProConnect a commencé il y a trop longtemps, ou dans un autre navigateur. Recommencez depuis la page de connexion.';

const fournisseurDe = ({ tools }: Pick<Requete, 'tools'>) => {
  if (!tools.fournisseur) throw new NotFound('proconnect');
  return tools.fournisseur;
};

export const routesProConnect: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/proconnect/depart',
    right: 'public',
    audit: 'comptes.partirVersProConnect',
    rate: 'connexion',
    input: z.unknown(),
    async answer(requete) {
      const { settings } = requete.tools;
      const { url, memoire } = await fournisseurDe(requete).depart('/mon-espace');
      return {
        redirect: url,
        cookies: [setCookie(settings, COOKIE, chiffrer(settings, COOKIE, memoire), DUREE_SECONDES)],
      };
    },
  }),
  route({
    method: 'GET',
    path: '/proconnect/retour',
    right: 'public',
    audit: 'comptes.revenirDeProConnect',
    rate: 'connexion',
    input: z.unknown(),
    async answer(requete) {
      const { tools, headers, url } = requete;
      const fournisseur = fournisseurDe(requete);
      const garde = readCookie(tools.settings, headers, COOKIE);
      if (!garde) throw new Refused(PERDU);
      const { identite, retour } = await fournisseur.arrivee(url, lireMemoire(requete, garde));
      const session = await connecterParFournisseur(tools, identite, appareilDe(headers));
      return { redirect: retour, cookies: [session, setCookie(tools.settings, COOKIE, '', 0)] };
    },
  }),
];

function lireMemoire({ tools }: Requete, garde: string): string {
  try {
    return dechiffrer(tools.settings, COOKIE, garde);
  } catch {
    throw new Refused(PERDU);
  }
}
