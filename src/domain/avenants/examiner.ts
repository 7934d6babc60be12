import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { rendrePoste } from '#domain/concertation/index.ts';
import { actualiserSaConvention } from '#domain/conventions/index.ts';
import { action, type Context } from '#platform/action.ts';
import { Forbidden } from '#platform/errors.ts';
import { enumeration } from '#platform/texte.ts';
import { type AvenantVerrouille, changerStatut, verrouillerAvenant } from './avenant.ts';
import { contenuDeLAvenant } from './contenu.ts';
import { accepte, refuse } from './mails.ts';
import { postesARendre } from './rendre.ts';
import { type Reste, total } from './restes.ts';
import { peutExaminer } from './rights.ts';

/**
 * ANCT accepts: the posts are given back, what they had left returns to the caps, the convention is written again, or
 * amended once signed by both. @throws Refused when a post is no longer as it was shown
 */
export const accepterAvenant = action({
  name: 'avenant.accepter',
  input: z.object({ avenantId: z.uuid() }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('avenant.accepter');
    const avenant = await verrouillerAvenant(context, avenantId);
    await changerStatut(context, avenant, 'accepter');
    const restes = await rendre(context, avenant);
    await amender(context, avenant, restes);
    await ecrireALaStructure(context, avenant.structure_id, accepte, avenantId, {
      structure: avenant.structure,
      postes: restes.map(({ numero }) => numero),
      resteCentimes: total(restes),
    });
  },
});

async function rendre(context: Context, { id, structure_id }: AvenantVerrouille): Promise<readonly Reste[]> {
  const { tx } = context;
  const lies = await tx.selectFrom('avenants_postes').select('poste_id').where('avenant_id', '=', id).execute();
  const restes = await postesARendre(
    context,
    structure_id,
    lies.map(({ poste_id }) => poste_id),
  );
  for (const { posteId, resteCentimes } of restes) {
    await rendrePoste(context, posteId, resteCentimes);
    await tx
      .updateTable('avenants_postes')
      .set({ reste_centimes: resteCentimes })
      .where('avenant_id', '=', id)
      .where('poste_id', '=', posteId)
      .execute();
  }
  return restes;
}

async function amender(context: Context, avenant: AvenantVerrouille, restes: readonly Reste[]): Promise<void> {
  const numeros = enumeration(restes.map(({ numero }) => String(numero)));
  const signee = await actualiserSaConvention(
    context,
    avenant.structure_id,
    `${restes.length > 1 ? 'Postes rendus' : 'Poste rendu'} : ${numeros}.`,
  );
  if (!signee) return;
  const contenu = await contenuDeLAvenant(context, signee, restes);
  await context.tx
    .updateTable('avenants')
    .set({ convention_id: signee.id, contenu: JSON.stringify(contenu) })
    .where('id', '=', avenant.id)
    .execute();
}

/** ANCT refuses and says why: nothing changes. @throws Refused */
export const refuserAvenant = action({
  name: 'avenant.refuser',
  input: z.object({ avenantId: z.uuid(), motif: z.string().trim().min(1, 'Dites pourquoi.').max(1000) }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId, motif }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('avenant.refuser');
    const avenant = await verrouillerAvenant(context, avenantId);
    await changerStatut(context, avenant, 'refuser', { reponse: motif });
    await ecrireALaStructure(context, avenant.structure_id, refuse, avenantId, { structure: avenant.structure, motif });
  },
});
