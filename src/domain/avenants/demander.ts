import { z } from 'zod';
import { adressesDesPrefectures, ecrireALaStructure } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { avenantsLisibles, changerStatut, completer, verrouillerAvenant } from './avenant.ts';
import type { Identite } from './identite.ts';
import { accordDemande, avisAttendu, demande } from './mails.ts';
import { exigerAdministrateur } from './rights.ts';
import { avisAttenduDe, type TypeAvenant } from './types.ts';

/** What every demand says. */
export const raison = z.string().trim().min(1, 'Dites pourquoi.').max(2000);

/** The structure that asks, locked: two demands of the same come one after the other. @throws NotFound, Refused */
export async function saStructure(context: Context, geste: string) {
  const { tx, actor } = context;
  await exigerAdministrateur(context, geste);
  if (actor.perimetre.type !== 'structure') throw new NotFound('structure');
  return tx
    .selectFrom('structures')
    .select(['id', 'nom', 'statut', 'identifiant', 'departement_code'])
    .where('id', '=', actor.perimetre.structureId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

type Demande = {
  readonly type: TypeAvenant;
  readonly structureId: string;
  readonly motif: string;
  readonly posteIds?: readonly string[];
  readonly nombrePostes?: number;
  readonly versStructureId?: string | null;
  readonly identite?: Identite;
  readonly effetLe?: string;
  readonly fichier?: { readonly cle: string; readonly nom: string };
};

/** Writes a demand and tells those whose word comes next. Nothing changes yet. @throws Refused when one is under way */
export async function inscrireDemande(context: Context, lue: Demande): Promise<string> {
  const { tx, now } = context;
  const { type, structureId, motif, posteIds = [], versStructureId = null } = lue;
  await refuserDeuxFois(context, lue);
  const { id } = await tx
    .insertInto('avenants')
    .values({
      structure_id: structureId,
      type,
      statut: avisAttenduDe(type, versStructureId) ? 'demandee' : 'instruite',
      statut_le: now,
      motif,
      demandee_le: now,
      nombre_postes: lue.nombrePostes ?? null,
      vers_structure_id: versStructureId,
      identite: lue.identite ? JSON.stringify(lue.identite) : null,
      effet_le: lue.effetLe ?? null,
      fichier_cle: lue.fichier?.cle ?? null,
      fichier_nom: lue.fichier?.nom ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (posteIds.length > 0)
    await tx
      .insertInto('avenants_postes')
      .values(posteIds.map((posteId) => ({ avenant_id: id, poste_id: posteId })))
      .execute();
  await annoncer(context, id);
  return id;
}

async function annoncer(context: Context, avenantId: string): Promise<void> {
  const ligne = await avenantsLisibles(context.tx, { type: 'nation' })
    .where('a.id', '=', avenantId)
    .executeTakeFirstOrThrow();
  const { structure_id, vers_structure_id, type, structure, objet, departement_code } = completer(ligne);
  const donnees = { structure, objet };
  await ecrireALaStructure(context, structure_id, demande, avenantId, donnees);
  if (vers_structure_id) await ecrireALaStructure(context, vers_structure_id, accordDemande, avenantId, donnees);
  if (avisAttenduDe(type, vers_structure_id) !== 'prefecture') return;
  const prefectures = await adressesDesPrefectures(context.tx);
  for (const { id, email } of prefectures.filter(({ departementCode }) => departementCode === departement_code))
    await queueMail(context, avisAttendu, { a: email, cle: `${avenantId}:${id}`, donnees });
}

/** The same thing asked twice would be decided twice. */
async function refuserDeuxFois({ tx }: Context, { type, structureId, posteIds = [] }: Demande): Promise<void> {
  const deja = await tx
    .selectFrom('avenants as a')
    .leftJoin('avenants_postes as l', 'l.avenant_id', 'a.id')
    .leftJoin('postes as p', 'p.id', 'l.poste_id')
    .select(['a.numero', 'p.numero as numeroPoste'])
    .where('a.statut', 'in', ['demandee', 'instruite'])
    .where((eb) =>
      posteIds.length > 0
        ? eb('l.poste_id', 'in', [...posteIds])
        : eb.and([eb('a.structure_id', '=', structureId), eb('a.type', '=', type)]),
    )
    .executeTakeFirst();
  if (!deja) return;
  const quoi = posteIds.length > 0 ? `porte déjà sur le poste ${deja.numeroPoste}` : 'est déjà en cours';
  throw new Refused(`La demande n° ${deja.numero} ${quoi} : attendez la réponse, ou retirez-la.`);
}

/** The structure takes its demand back before ANCT has answered: nothing has changed. @throws Refused */
export const retirerAvenant = action({
  name: 'avenant.retirer',
  input: z.object({ avenantId: z.uuid() }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId }): Promise<void> {
    const { id } = await saStructure(context, 'avenant.retirer');
    const avenant = await verrouillerAvenant(context, avenantId);
    if (avenant.structure_id !== id) throw new NotFound(`avenant ${avenantId}`);
    await changerStatut(context, avenant, 'retirer');
  },
});
