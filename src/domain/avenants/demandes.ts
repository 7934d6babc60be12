import { z } from 'zod';
import { POSTES_PAR_DECISION_MAX } from '#domain/concertation/index.ts';
import { postesARenouveler } from '#domain/contrats/index.ts';
import { identifiantNormalise, refusIdentifiant } from '#domain/structures/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { fichierRecu, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { inscrireDemande, raison, saStructure } from './demander.ts';
import { verrouillerPostesARendre } from './rendre.ts';
import { verifierPoste } from './transferer.ts';

const postes = z.array(z.uuid()).min(1).max(500);
const uniques = (ids: readonly string[]) => [...new Set(ids)];
const laDemande = (_: unknown, avenantId: string) => avenantId;

/** An administrator asks to give vacant posts back; nothing changes until ANCT has answered. @throws Refused */
export const demanderARendre = action({
  name: 'avenant.demanderARendre',
  input: z.object({ posteIds: postes, motif: raison }),
  async execute(context, { posteIds, motif }): Promise<string> {
    const { id: structureId } = await saStructure(context, 'avenant.demanderARendre');
    await verrouillerPostesARendre(context, structureId, uniques(posteIds));
    return inscrireDemande(context, { type: 'rendre_poste', structureId, posteIds: uniques(posteIds), motif });
  },
  subject: laDemande,
});

/** An administrator asks for posts besides those of the concertation: the préfecture gives an avis, then ANCT decides. @throws Refused */
export const demanderDesPostes = action({
  name: 'avenant.demanderDesPostes',
  input: z.object({ nombrePostes: z.number().int().min(1).max(POSTES_PAR_DECISION_MAX), motif: raison }),
  async execute(context, { nombrePostes, motif }): Promise<string> {
    const { id: structureId, statut } = await saStructure(context, 'avenant.demanderDesPostes');
    if (statut !== 'activee')
      throw new Refused('Votre structure n’accueille pas de conseiller numérique actuellement.');
    return inscrireDemande(context, { type: 'ajouter_postes', structureId, nombrePostes, motif });
  },
  subject: laDemande,
});

/** An administrator asks that posts be funded for another period, in the last six months of their contract. @throws Refused */
export const demanderUnRenouvellement = action({
  name: 'avenant.demanderUnRenouvellement',
  input: z.object({ posteIds: postes, motif: raison }),
  async execute(context, { posteIds, motif }): Promise<string> {
    const { id: structureId } = await saStructure(context, 'avenant.demanderUnRenouvellement');
    const possibles = await postesARenouveler(context.tx, structureId, dateCivile(context.now));
    if (!posteIds.every((id) => possibles.some(({ posteId }) => posteId === id)))
      throw new Refused('Un poste se renouvelle dans les six derniers mois de son contrat : rechargez la page.');
    return inscrireDemande(context, { type: 'renouveler_poste', structureId, posteIds: uniques(posteIds), motif });
  },
  subject: laDemande,
});

const siret = z
  .string()
  .transform(identifiantNormalise)
  .refine((valeur) => !refusIdentifiant(valeur), 'Ce numéro SIRET n’est pas valable.');

/** An administrator asks that a post go to another structure, which must agree. @throws InvalidInput on `siret`, Refused */
export const demanderUnTransfert = action({
  name: 'avenant.demanderUnTransfert',
  input: z.object({ posteId: z.uuid(), siret, motif: raison }),
  async execute(context, { posteId, siret: identifiant, motif }): Promise<string> {
    const { id: structureId } = await saStructure(context, 'avenant.demanderUnTransfert');
    const versStructureId = await accueillante(context, identifiant);
    if (!versStructureId || versStructureId === structureId)
      throw new InvalidInput({ siret: 'Aucune autre structure qui accueille un conseiller ne porte ce SIRET.' });
    await verifierPoste(context, posteId, structureId);
    return inscrireDemande(context, {
      type: 'transferer_poste',
      structureId,
      versStructureId,
      posteIds: [posteId],
      motif,
    });
  },
  subject: laDemande,
});

const accueillante = async ({ tx }: Context, identifiant: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('structures')
      .select('id')
      .where('identifiant', '=', identifiant)
      .where('statut', '=', 'activee')
      .executeTakeFirst()
  )?.id;

const changement = z.object({
  siret,
  nom: z.string().trim().min(1).max(250),
  adresse: z.string().trim().min(1).max(250),
  communeCode: z.string().length(5),
  effetLe: z.string().refine(dateExiste),
  motif: raison,
});

/**
 * An administrator says that his structure is another legal person since communes merged, with the act that decides it
 * (PDF). When that person is registered already, all the posts go to it, if it agrees. @throws InvalidInput, Refused
 */
export const demanderUnChangementDeSiret = (
  tools: Tools,
  actor: Actor,
  saisie: z.input<typeof changement>,
  upload: Upload | undefined,
): Promise<string> =>
  garderFichier(tools, 'fichier', upload, ['pdf'], (fichier) =>
    demanderChangement(tools, actor, { ...saisie, fichier }),
  );

const demanderChangement = action({
  name: 'avenant.demanderUnChangementDeSiret',
  input: changement.extend({ fichier: fichierRecu }),
  async execute(context, { motif, effetLe, fichier, ...identite }): Promise<string> {
    const sienne = await saStructure(context, 'avenant.demanderUnChangementDeSiret');
    if (identite.siret === sienne.identifiant)
      throw new InvalidInput({ siret: 'C’est le SIRET que nous connaissons déjà : indiquez le nouveau.' });
    if (effetLe > dateCivile(context.now))
      throw new InvalidInput({ effetLe: 'Cette date n’est pas encore passée : revenez une fois la fusion faite.' });
    const versStructureId = (await accueillante(context, identite.siret)) ?? null;
    const { cle, nom } = fichier;
    return inscrireDemande(context, {
      type: 'changer_siret',
      structureId: sienne.id,
      versStructureId,
      identite,
      effetLe,
      fichier: { cle, nom },
      motif,
    });
  },
  subject: laDemande,
});
