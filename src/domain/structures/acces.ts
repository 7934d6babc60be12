import { z } from 'zod';
import { administreSaStructure } from '#domain/comptes/index.ts';
import { action } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { event } from '#platform/events.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { verrouillerStructure } from './changer-statut.ts';
import { accesRefuse, demandeAcces } from './mails.ts';
import { vivante } from './readings.ts';
import { identifiantNormalise } from './siret.ts';

/** A structure let somebody in: an invitation follows. */
export const accesAccorde = event<{ structureId: string; prenom: string; nom: string; email: string }>(
  'structure.accesAccorde',
);

/** Somebody tried to register a structure that already is: asks its contact for access, once until answered. */
export const demanderAcces = action({
  name: 'structures.demanderAcces',
  input: z.object({
    identifiant: z.string().transform(identifiantNormalise),
    prenom: z.string(),
    nom: z.string(),
    fonction: z.string(),
    email: z.email().toLowerCase(),
  }),
  async execute(context, { identifiant, ...personne }): Promise<void> {
    const { tx, now } = context;
    const structure = await tx
      .selectFrom('structures as s')
      .select(['s.id', 's.nom', 's.contact_email'])
      .where(vivante(identifiant, now))
      .executeTakeFirst();
    if (!structure) throw new Refused('Cette structure n’est plus inscrite : vous pouvez l’inscrire vous-même.');
    const demande = await tx
      .insertInto('demandes_acces')
      .values({ ...personne, structure_id: structure.id, statut: 'en_attente', demandee_le: now })
      .onConflict((conflict) =>
        conflict.columns(['structure_id', 'email']).where('statut', '=', 'en_attente').doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (!demande) return;
    await queueMail(context, demandeAcces, {
      a: structure.contact_email,
      cle: demande.id,
      donnees: { nom: structure.nom, prenom: personne.prenom, nomDeFamille: personne.nom, fonction: personne.fonction },
    });
  },
});

/** Requests for access to a structure, waiting for an answer. */
export const listerDemandesAcces = (db: Db, perimetre: Perimetre) =>
  perimetre.type !== 'structure'
    ? Promise.resolve([])
    : db
        .selectFrom('demandes_acces')
        .selectAll()
        .where('structure_id', '=', perimetre.structureId)
        .where('statut', '=', 'en_attente')
        .orderBy('demandee_le')
        .execute();

/** An administrator of the structure lets the person in, or not; either way the person is told. */
export const repondreAcces = action({
  name: 'structures.repondreAcces',
  input: z.object({ demandeId: z.uuid(), accepter: z.boolean() }),
  async execute(context, { demandeId, accepter }): Promise<void> {
    const { tx, now, actor } = context;
    if (actor.perimetre.type !== 'structure') throw new NotFound('demande');
    const structure = await verrouillerStructure(context, actor.perimetre.structureId);
    if (!(await administreSaStructure(tx, actor))) throw new Forbidden('structures.repondreAcces');
    const demande = await tx
      .selectFrom('demandes_acces')
      .selectAll()
      .where('id', '=', demandeId)
      .where('structure_id', '=', structure.id)
      .forUpdate()
      .executeTakeFirst();
    if (!demande) throw new NotFound('demande');
    if (demande.statut !== 'en_attente') throw new Refused('Cette demande a déjà reçu une réponse.');
    await tx
      .updateTable('demandes_acces')
      .set({ statut: accepter ? 'acceptee' : 'refusee', traitee_le: now })
      .where('id', '=', demandeId)
      .execute();
    const { prenom, nom, email } = demande;
    if (accepter) return accesAccorde.emit(context, { structureId: structure.id, prenom, nom, email });
    await queueMail(context, accesRefuse, { a: email, cle: demandeId, donnees: { nom: structure.nom } });
  },
  subject: ({ demandeId }) => demandeId,
});
