import { z } from 'zod';
import { signalerChangementDs } from '#domain/conformite/index.ts';
import { NotFound } from '#platform/errors.ts';
import { memesSecrets } from '#platform/http/security.ts';
import { route } from '#platform/routes.ts';

/**
 * Where Démarches simplifiées says that a file changed (DS_SECRET_WEBHOOK in the address). A hint only: the files are
 * read again, nothing of the form is believed.
 */
export const signalDs = route({
  method: 'POST',
  path: '/api/demarches-simplifiees/:secret',
  right: 'public',
  audit: 'conformite.recevoirSignalDs',
  rate: 'api',
  appel: true,
  input: z.unknown(),
  async answer({ tools, parameters: { secret } }) {
    const attendu = tools.settings.DS_SECRET_WEBHOOK;
    if (!tools.teleprocedure || !attendu || !memesSecrets(secret, attendu)) throw new NotFound('signal');
    await signalerChangementDs(tools);
    return { json: { recu: true } };
  },
});
