import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { signaturesDuPdf } from '#platform/signature/presence.ts';
import { verrouillerConvention } from './convention.ts';
import { partieDe } from './rights.ts';
import { exigerSignable, exigerSignataire, inscrireSignature } from './signer.ts';

type Depot = { readonly conventionId: string; readonly qualite: string };

/**
 * Keeps the copy that one side signed with its own means: who, when, its fingerprint, the signatures that it carries.
 * @throws InvalidInput on `fichier`, Refused
 */
export async function deposerConventionSignee(
  tools: Tools,
  actor: Actor,
  depot: Depot,
  upload: Upload | undefined,
): Promise<void> {
  if (!partieDe(actor)) throw new Forbidden('conventions.deposer');
  if (tools.settings.SIGNATURE_MODE !== 'depot')
    throw new Refused('Les conventions se signent ici, par un code : il n’y a rien à déposer.');
  const { nombre: signatures, couvreTout } = signaturesDuPdf(upload ? await readFile(upload.path) : new Uint8Array());
  await garderFichier(tools, 'fichier', upload, ['pdf'], ({ cle, empreinte }) =>
    garder(tools, actor, { ...depot, cle, empreinte, signatures, couvreTout }),
  );
}

const garder = action({
  name: 'conventions.deposer',
  input: z.object({
    conventionId: z.uuid(),
    qualite: z.string().trim().min(1, 'Indiquez en quelle qualité vous signez.').max(150),
    cle: z.uuid(),
    empreinte: z.string(),
    signatures: z.number().int().min(0),
    couvreTout: z.boolean(),
  }),
  subject: ({ conventionId }) => conventionId,
  async execute(context, { conventionId, qualite, cle, empreinte, signatures, couvreTout }): Promise<void> {
    const partie = await exigerSignataire(context);
    const convention = await verrouillerConvention(context, conventionId);
    const original = exigerSignable(context, convention, partie);
    const dejaDeposee = await context.tx
      .selectFrom('conventions_signatures')
      .select('id')
      .where('convention_id', '=', conventionId)
      .where('empreinte', '=', empreinte)
      .executeTakeFirst();
    if (empreinte === original)
      throw new InvalidInput({
        fichier: 'Ce fichier est la convention d’origine, sans signature. Déposez la copie signée.',
      });
    if (dejaDeposee)
      throw new InvalidInput({
        fichier: 'Ce fichier est la copie signée par l’autre partie. Signez-la, puis déposez-la.',
      });
    await inscrireSignature(context, convention, partie, {
      mode: 'depot',
      qualite,
      empreinte,
      fichierCle: cle,
      signaturesDuPdf: signatures,
      signatureEntiere: couvreTout,
    });
  },
});
