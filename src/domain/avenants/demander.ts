import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { changerStatut, verrouillerAvenant } from './avenant.ts';
import { demande } from './mails.ts';
import { postesARendre } from './rendre.ts';
import { exigerAdministrateur } from './rights.ts';

const raison = z.string().trim().min(1, 'Dites pourquoi.').max(2000);

async function saStructure({ tx, actor: { perimetre } }: Context) {
  if (perimetre.type !== 'structure') throw new NotFound('structure');
  return tx
    .selectFrom('structures')
    .select(['id', 'nom'])
    .where('id', '=', perimetre.structureId)
    .executeTakeFirstOrThrow();
}

/** An administrator asks to give vacant posts back; nothing changes until ANCT has answered. @throws Refused */
export const demanderARendre = action({
  name: 'avenant.demanderARendre',
  input: z.object({ posteIds: z.array(z.uuid()).min(1).max(500), motif: raison }),
  async execute(context, { posteIds, motif }): Promise<string> {
    const { tx, now } = context;
    await exigerAdministrateur(context, 'avenant.demanderARendre');
    const structure = await saStructure(context);
    const uniques = [...new Set(posteIds)];
    const postes = await postesARendre(context, structure.id, uniques);
    await refuserDeuxFois(context, uniques);
    const avenant = await tx
      .insertInto('avenants')
      .values({
        structure_id: structure.id,
        type: 'rendre_poste',
        statut: 'demandee',
        statut_le: now,
        motif,
        demandee_le: now,
      })
      .returning(['id', 'numero'])
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('avenants_postes')
      .values(uniques.map((id) => ({ avenant_id: avenant.id, poste_id: id })))
      .execute();
    await ecrireALaStructure(context, structure.id, demande, avenant.id, {
      structure: structure.nom,
      postes: postes.map(({ numero }) => numero),
    });
    return avenant.id;
  },
  subject: (_, avenantId) => avenantId,
});

// The posts are locked: two demands on the same one come one after the other.
async function refuserDeuxFois({ tx }: Context, posteIds: readonly string[]): Promise<void> {
  const deja = await tx
    .selectFrom('avenants_postes as l')
    .innerJoin('avenants as a', 'a.id', 'l.avenant_id')
    .innerJoin('postes as p', 'p.id', 'l.poste_id')
    .select('p.numero')
    .where('l.poste_id', 'in', [...posteIds])
    .where('a.statut', '=', 'demandee')
    .executeTakeFirst();
  if (deja)
    throw new Refused(`Vous avez déjà demandé à rendre le poste ${deja.numero} : l’ANCT examine cette demande.`);
}

/** The structure takes its demand back before ANCT has answered: nothing has changed. @throws Refused */
export const retirerAvenant = action({
  name: 'avenant.retirer',
  input: z.object({ avenantId: z.uuid() }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId }): Promise<void> {
    await exigerAdministrateur(context, 'avenant.retirer');
    await changerStatut(context, await verrouillerAvenant(context, avenantId), 'retirer');
  },
});
