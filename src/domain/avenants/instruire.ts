import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { action } from '#platform/action.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { changerStatut, verrouillerAvenant } from './avenant.ts';
import { accordDonne, accordRefuse } from './mails.ts';
import { exigerAdministrateur, peutRendreAvis } from './rights.ts';
import { avisAttenduDe } from './types.ts';

const motif = z.string().trim().min(1, 'Dites pourquoi.').max(2000);

/** The préfecture says what it thinks of posts added or renewed; it may think again until ANCT has answered. @throws Refused */
export const rendreAvisSurAvenant = action({
  name: 'avenant.rendreAvis',
  input: z.object({
    avenantId: z.uuid(),
    avis: z.enum(['favorable', 'defavorable'], 'Choisissez un avis.'),
    nombrePostes: z.number().int().min(1).max(500).nullable(),
    motif,
  }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId, avis, nombrePostes, motif: raison }): Promise<void> {
    const { actor, now } = context;
    if (!peutRendreAvis(actor)) throw new Forbidden('avenant.rendreAvis');
    const avenant = await verrouillerAvenant(context, avenantId);
    if (avisAttenduDe(avenant.type, avenant.vers_structure_id) !== 'prefecture')
      throw new Refused('Cette demande ne demande pas l’avis de la préfecture.');
    const demandes = avenant.nombre_postes;
    if (demandes !== null && avis === 'favorable' && (nombrePostes ?? 0) > demandes)
      throw new InvalidInput({
        nombrePostes: `La structure demande ${demandes} postes : indiquez-en autant ou moins.`,
      });
    await changerStatut(context, avenant, 'rendreAvis', {
      avis,
      avis_nombre: demandes === null || avis === 'defavorable' ? null : (nombrePostes ?? demandes),
      avis_motif: raison,
      avis_par: actor.id,
      avis_le: now,
    });
  },
});

/** The structure that would receive posts agrees, or not and says why. @throws NotFound, Refused */
export const repondreAuTransfert = action({
  name: 'avenant.repondreAuTransfert',
  input: z
    .object({ avenantId: z.uuid(), accord: z.boolean(), motif: z.string().trim().max(2000) })
    .refine(({ accord, motif: raison }) => accord || raison, { path: ['motif'], message: 'Dites pourquoi.' }),
  subject: ({ avenantId }) => avenantId,
  async execute(context, { avenantId, accord, motif: raison }): Promise<void> {
    const { actor, now } = context;
    await exigerAdministrateur(context, 'avenant.repondreAuTransfert');
    const avenant = await verrouillerAvenant(context, avenantId);
    const { perimetre } = actor;
    if (perimetre.type !== 'structure' || avenant.vers_structure_id !== perimetre.structureId)
      throw new NotFound(`avenant ${avenantId}`);
    await changerStatut(context, avenant, accord ? 'donnerAccord' : 'refuserAccord', {
      avis: accord ? 'favorable' : 'defavorable',
      avis_motif: raison,
      avis_par: actor.id,
      avis_le: now,
      ...(accord ? {} : { reponse: raison }),
    });
    const { structure_id, structure, objet, vers } = avenant;
    const donnees = { structure, objet, vers: vers ?? '', motif: raison };
    await ecrireALaStructure(context, structure_id, accord ? accordDonne : accordRefuse, avenantId, donnees);
  },
});
