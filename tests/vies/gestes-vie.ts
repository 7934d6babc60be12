import { accepterAvenant, demanderARendre, demanderUnRenouvellement, refuserAvenant } from '#domain/avenants/index.ts';
import { taches as tachesDesContrats } from '#domain/contrats/index.ts';
import {
  annulerRecouvrement,
  annulerRupture,
  clorePostesVacants,
  confirmerRupture,
  declarerRupture,
  demanderRecouvrement,
  encaisserRecouvrement,
  retirerRupture,
} from '#domain/ruptures/index.ts';
import { ajouterJours } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { faireDurer, unAvisFavorable, uneFusion, unTransfertDemande } from '#tests/situations/avenants.ts';
import { anct } from '#tests/situations/comptes.ts';
import { valideur } from '#tests/situations/versements.ts';
import { dernier } from './gestes-argent.ts';
import { administrateurDe, aujourdhui, detenteur, type Vie } from './monde.ts';

const declarer = async (vie: Vie) =>
  declarerRupture(vie.banc.tools, (await detenteur(vie)).elle, {
    contratId: vie.poste.contratId,
    motif: 'demission',
    precisions: '',
    effetLe: ajouterJours(aujourdhui(vie.banc), (vie.hasard % 40) - 20),
  });
const confirmer = async ({ banc }: Vie) =>
  confirmerRupture(banc.tools, anct(), { ruptureId: await dernier(banc, 'ruptures', ['declaree']) });

const rompre = async (vie: Vie) => {
  await declarer({ ...vie, hasard: 0 });
  vie.banc.avancer({ jours: 1 });
  await confirmer(vie);
};
const demander = async ({ banc }: Vie) =>
  demanderRecouvrement(banc.tools, anct(), { ruptureId: await dernier(banc, 'ruptures', ['confirmee']) });
const encaisser = async ({ banc }: Vie) =>
  encaisserRecouvrement(banc.tools, valideur(), {
    recouvrementId: await dernier(banc, 'recouvrements', ['demande']),
    recuLe: aujourdhui(banc),
  });

const departementDe = async ({ banc }: Vie, structureId: string) =>
  (
    await banc.tools.db
      .selectFrom('structures')
      .select('departement_code')
      .where('id', '=', structureId)
      .executeTakeFirstOrThrow()
  ).departement_code;

const renouveler = async (vie: Vie) => {
  const { structureId, elle } = await detenteur(vie);
  const avenantId = await demanderUnRenouvellement(vie.banc.tools, elle, {
    posteIds: [vie.poste.id],
    motif: 'Encore.',
  });
  await unAvisFavorable(vie.banc, avenantId, await departementDe(vie, structureId));
  await accepterAvenant(vie.banc.tools, anct(), { avenantId });
};

/** What the structures and ANCT may try in the life of a post. */
export const GESTES_DE_LA_VIE: Readonly<Record<string, (vie: Vie) => unknown>> = {
  declarer,
  retirer: async (vie) =>
    retirerRupture(vie.banc.tools, (await detenteur(vie)).elle, {
      ruptureId: await dernier(vie.banc, 'ruptures', ['declaree']),
    }),
  rompre,
  confirmer,
  annuler: async ({ banc }) =>
    annulerRupture(banc.tools, anct(), {
      ruptureId: await dernier(banc, 'ruptures', ['declaree', 'confirmee']),
      motif: 'Non.',
    }),
  demander,
  encaisser,
  recouvrer: async (vie) => {
    await rompre(vie);
    await demander(vie);
    await encaisser(vie);
  },
  renoncer: async ({ banc }) =>
    annulerRecouvrement(banc.tools, anct(), { recouvrementId: await dernier(banc, 'recouvrements', ['demande']) }),
  clore: ({ banc }) => clorePostesVacants.handle(banc.tools, {}),
  terminer: async ({ banc }) => {
    for (const tache of tachesDesContrats) await tache.handle(banc.tools, {});
  },
  prolonger: async (vie) =>
    faireDurer(vie.banc, 'prolonger', { ...vie.poste, ...(await detenteur(vie)) }, 25 + (vie.hasard % 12)),
  renouveler,
  signerRenouvellement: async (vie) =>
    faireDurer(vie.banc, 'renouveler', { ...vie.poste, ...(await detenteur(vie)) }, 24 + (vie.hasard % 13)),
  renouvelerEtSigner: async (vie) => {
    vie.banc.avancer({ jours: 560 + (vie.hasard % 150) });
    await renouveler(vie);
    await faireDurer(vie.banc, 'renouveler', { ...vie.poste, ...(await detenteur(vie)) }, 24);
  },
  transferer: async (vie) => {
    const { banc, poste } = vie;
    const { structureId } = await detenteur(vie);
    const vers = await banc.tools.db
      .selectFrom('structures')
      .select(['id', 'identifiant'])
      .where('id', '=', poste.voisine)
      .where('id', '<>', structureId)
      .executeTakeFirst();
    if (!vers) throw new NotFound('voisine');
    await administrateurDe(banc, vers.id);
    const avenantId = await unTransfertDemande(
      banc,
      { structureId, posteId: poste.id },
      { structureId: vers.id, saisie: { identifiant: vers.identifiant } },
    );
    await accepterAvenant(banc.tools, anct(), { avenantId });
  },
  changerDeSiret: async (vie) => {
    const { structureId, elle } = await detenteur(vie);
    const avenantId = await uneFusion(vie.banc, structureId, { qui: elle });
    await accepterAvenant(vie.banc.tools, anct(), { avenantId });
  },
  demanderARendre: async (vie) =>
    demanderARendre(vie.banc.tools, (await detenteur(vie)).elle, { posteIds: [vie.poste.id], motif: 'Assez.' }),
  accepter: async ({ banc }) =>
    accepterAvenant(banc.tools, anct(), { avenantId: await dernier(banc, 'avenants', ['instruite']) }),
  refuser: async ({ banc }) =>
    refuserAvenant(banc.tools, anct(), {
      avenantId: await dernier(banc, 'avenants', ['demandee', 'instruite']),
      motif: 'Non.',
    }),
};
