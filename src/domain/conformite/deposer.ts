import { z } from 'zod';
import { STATUTS_CHOISIS } from '#domain/mise-en-relation/index.ts';
import { action, type Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { enumeration } from '#platform/texte.ts';
import { direALaStructure } from './annoncer.ts';
import { changerStatut, type Verrouille, verrouillerSonDossier } from './dossier.ts';
import { depot } from './mails.ts';
import { piecesAttendues } from './pieces-attendues.ts';

/**
 * Sends the demande de subvention, or sends it back completed: every piece is there, nothing waits for a correction,
 * and somebody is chosen (domain, §5). @throws Refused with what is missing
 */
export const deposer = action({
  name: 'conformite.deposer',
  input: z.object({}),
  async execute(context): Promise<string> {
    const dossier = await verrouillerSonDossier(context);
    const premier = dossier.statut === 'en_preparation';
    const manques = await ceQuiManque(context, dossier);
    if (manques.length > 0) throw new Refused(`Il manque encore : ${enumeration(manques)}.`);
    if (!(await quelquunEstChoisi(context.tx, dossier.structure_id)))
      throw new Refused(
        'Choisissez d’abord un candidat (« Je souhaite recruter ») : la demande de subvention se dépose ensuite.',
      );
    await changerStatut(context, dossier, premier ? 'deposer' : 'completer');
    if (premier) await direALaStructure(context, dossier, depot, { numero: dossier.numero });
    return dossier.id;
  },
  subject: (_, dossierId) => dossierId,
});

/** What keeps a file from being sent, as words of a list. */
async function ceQuiManque({ tx }: Context, dossier: Verrouille): Promise<readonly string[]> {
  const pieces = await tx
    .selectFrom('pieces')
    .select(['nature', 'statut'])
    .where('dossier_id', '=', dossier.id)
    .execute();
  const faites = new Set(pieces.filter(({ statut }) => statut !== 'a_corriger').map(({ nature }) => nature));
  return [
    ...piecesAttendues(dossier.nature)
      .filter(({ nature }) => !faites.has(nature))
      .map(({ libelle }) => `« ${libelle} »`),
    ...(dossier.president === null ? ['l’identité de vos représentants'] : []),
  ];
}

/** Has the structure chosen somebody? */
export const quelquunEstChoisi = async (db: Db | Tx, structureId: string): Promise<boolean> =>
  (await db
    .selectFrom('mises_en_relation')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('statut', 'in', [...STATUTS_CHOISIS])
    .limit(1)
    .executeTakeFirst()) !== undefined;
