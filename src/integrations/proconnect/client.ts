import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { Refused } from '#platform/errors.ts';
import type { FournisseurIdentite } from '#platform/identite.ts';

type Reglages = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly retour: string;
};
const memoireSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), retour: z.string() });
const profil = z.object({ sub: z.string().min(1), email: z.email().transform((email) => email.toLowerCase()) });

// The levels of ProConnect that mean a second factor was checked.
const ACR_SECOND_FACTEUR = ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3'];
const INDISPONIBLE =
  'ProConnect ne répond pas en ce moment. Connectez-vous avec votre mot de passe, ou réessayez plus tard.';
const INATTENDU = 'La connexion par ProConnect n’a pas abouti. Recommencez depuis la page de connexion.';

/**
 * ProConnect by OpenID Connect: code flow with state, nonce and PKCE; the signatures of the identity and of the
 * profile are checked. The provider is looked for at the first use: down at start, it takes nothing else away.
 */
export function creerProConnect({ issuer, clientId, clientSecret, retour }: Reglages): FournisseurIdentite {
  let connue: Promise<Configuration> | undefined;
  const configuration = async (): Promise<Configuration> => {
    connue ??= discovery(
      new URL(issuer),
      clientId,
      { client_secret: clientSecret, userinfo_signed_response_alg: 'RS256' },
      undefined,
      {
        timeout: 10,
        execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http://') ? [allowInsecureRequests] : [])],
      },
    );
    try {
      return await connue;
    } catch {
      connue = undefined;
      throw new Refused(INDISPONIBLE);
    }
  };
  return {
    async depart(apres) {
      const memoire = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), retour: apres };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: retour,
        scope: 'openid given_name usual_name email',
        state: memoire.state,
        nonce: memoire.nonce,
        code_challenge: await calculatePKCECodeChallenge(memoire.verifier),
        code_challenge_method: 'S256',
        claims: JSON.stringify({ id_token: { acr: null, amr: null } }),
      });
      return { url: url.href, memoire: JSON.stringify(memoire) };
    },
    async arrivee(adresse, memoire) {
      const { state, nonce, verifier, retour: apres } = memoireSchema.parse(JSON.parse(memoire));
      const config = await configuration();
      try {
        const recue = new URL(retour);
        recue.search = adresse.search;
        const jetons = await authorizationCodeGrant(config, recue, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = jetons.claims();
        const { sub, email } = profil.parse(await fetchUserInfo(config, jetons.access_token, claims?.sub ?? ''));
        const acr = typeof claims?.acr === 'string' ? claims.acr : '';
        return { identite: { sujet: sub, email, secondFacteur: ACR_SECOND_FACTEUR.includes(acr) }, retour: apres };
      } catch {
        throw new Refused(INATTENDU);
      }
    },
  };
}
