import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { deposerConventionSignee } from './deposer.ts';
import { partieDe } from './rights.ts';

export type BilanDeDepot = {
  readonly deposees: number;
  /** The files left aside, each with the reason. */
  readonly refusees: readonly { readonly nom: string; readonly motif: string }[];
};

/** « convention-128.pdf », « Convention 128 signée.pdf »: the number of the convention in the name of its file. */
export const numeroDansLeNom = (nom: string): number | undefined => {
  const numero = nom.match(/convention[^0-9]{0,5}(\d{1,9})/i)?.[1];
  return numero === undefined ? undefined : Number(numero);
};

/** Several signed copies at once, each found by the number in its name. One that is not good leaves the others done. */
export async function deposerEnBloc(
  tools: Tools,
  actor: Actor,
  qualite: string,
  uploads: readonly Upload[],
): Promise<BilanDeDepot> {
  if (partieDe(actor) !== 'banque_des_territoires') throw new Forbidden('conventions.deposerEnBloc');
  if (uploads.length === 0) throw new InvalidInput({ fichiers: 'Choisissez au moins un fichier.' });
  const refusees: { nom: string; motif: string }[] = [];
  for (const upload of uploads)
    try {
      await deposerUne(tools, actor, qualite, upload);
    } catch (error) {
      if (error instanceof InvalidInput)
        refusees.push({ nom: upload.nom, motif: Object.values(error.fields).join(' ') });
      else if (error instanceof Refused) refusees.push({ nom: upload.nom, motif: error.message });
      else if (error instanceof NotFound)
        refusees.push({ nom: upload.nom, motif: 'Aucune convention ne porte ce numéro.' });
      else throw error;
    }
  return { deposees: uploads.length - refusees.length, refusees };
}

async function deposerUne(tools: Tools, actor: Actor, qualite: string, upload: Upload): Promise<void> {
  const numero = numeroDansLeNom(upload.nom);
  if (numero === undefined)
    throw new Refused('Le nom du fichier ne dit pas le numéro de la convention : nommez-le « convention-128.pdf ».');
  const convention = await tools.db
    .selectFrom('conventions')
    .select('id')
    .where('numero', '=', numero)
    .executeTakeFirst();
  if (!convention) throw new NotFound(`convention ${numero}`);
  await deposerConventionSignee(
    tools,
    actor,
    { conventionId: convention.id, qualite },
    { ...upload, champ: 'fichier' },
  );
}
