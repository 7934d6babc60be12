import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { periodesDuContrat, reprendreContrat, rompreContrat } from '#domain/contrats/index.ts';
import { arreterVersements, reprendreVersements, verrouillerVersements } from '#domain/versements/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { annulee, confirmee } from './mails.ts';
import { annulerSonRecouvrement } from './recouvrements.ts';
import { effetDeLaRupture, MOTIFS } from './regles.ts';
import { peutExaminer } from './rights.ts';
import { changerStatut, type RuptureVerrouillee, verrouillerRupture } from './rupture.ts';

const arret = (causeId: string) => ({ cause: 'rupture.confirmer', causeId }) as const;

/**
 * ANCT confirms a rupture: the schedule of the contract stops, the contract is broken, its post may be filled again for
 * three months. What was paid and not earned is asked back apart. @throws Refused before its date, or while a payment is
 * at the bank
 */
export const confirmerRupture = action({
  name: 'rupture.confirmer',
  input: z.object({ ruptureId: z.uuid() }),
  subject: ({ ruptureId }) => ruptureId,
  async execute(context, { ruptureId }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('rupture.confirmer');
    const rupture = await verrouillerRupture(context, ruptureId);
    if (rupture.effet_le > dateCivile(context.now))
      throw new Refused('Le contrat n’est pas encore rompu : confirmez la rupture à partir de sa date d’effet.');
    const effet = await effetActuel(context, rupture);
    await changerStatut(context, rupture, 'confirmer', {
      verse_centimes: effet.verseCentimes,
      acquis_centimes: effet.acquisCentimes,
      vacant_jusqu_au: effet.vacantJusquAu,
    });
    const motif = `Contrat rompu : ${MOTIFS[rupture.motif].toLowerCase()}.`;
    await arreterVersements(context, rupture.contrat_id, { ...arret(ruptureId), motif });
    await rompreContrat(context, rupture.contrat_id, { motif, vacantJusquAu: effet.vacantJusquAu });
    await ecrireALaStructure(context, rupture.structure_id, confirmee, ruptureId, {
      structure: rupture.structure,
      numero: rupture.numeroContrat,
      effetLe: rupture.effet_le,
      vacantJusquAu: effet.vacantJusquAu,
    });
  },
});

/** What a rupture does to the money of its contract now. */
async function effetActuel(context: Context, rupture: RuptureVerrouillee) {
  const versements = await verrouillerVersements(context, rupture.contrat_id);
  const somme = (quels: typeof versements) =>
    quels.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
  const periodes = await periodesDuContrat(context.tx, rupture.contrat_id);
  return effetDeLaRupture({
    periodes: periodes.map(({ periode, debut }) => ({
      debut,
      montantCentimes: somme(versements.filter((un) => un.periode === periode)),
    })),
    verseCentimes: somme(versements.filter(({ statut }) => statut === 'verse')),
    effetLe: rupture.effet_le,
  });
}

/**
 * ANCT undoes a rupture, declared or confirmed: everything is as it was before it. @throws Refused when the post or the
 * person is taken since, or what was asked back has come
 */
export const annulerRupture = action({
  name: 'rupture.annuler',
  input: z.object({ ruptureId: z.uuid(), motif: z.string().trim().min(1, 'Dites pourquoi.').max(1000) }),
  subject: ({ ruptureId }) => ruptureId,
  async execute(context, { ruptureId, motif }): Promise<void> {
    if (!peutExaminer(context.actor)) throw new Forbidden('rupture.annuler');
    const rupture = await verrouillerRupture(context, ruptureId);
    await changerStatut(context, rupture, 'annuler', { reponse: motif });
    if (rupture.statut === 'confirmee') {
      await annulerSonRecouvrement(context, ruptureId);
      await reprendreContrat(context, rupture.contrat_id);
      await reprendreVersements(context, rupture.contrat_id, {
        arret: arret(ruptureId),
        par: { cause: 'rupture.annuler', causeId: ruptureId },
      });
    }
    await ecrireALaStructure(context, rupture.structure_id, annulee, ruptureId, {
      structure: rupture.structure,
      numero: rupture.numeroContrat,
      motif,
    });
  },
});
