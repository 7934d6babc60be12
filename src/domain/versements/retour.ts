import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { type Mouvement, passer } from '#domain/grand-livre/index.ts';
import { action, type Context } from '#platform/action.ts';
import { compteEnCause, motifDuCode } from '#platform/banque/codes-retour.ts';
import { Forbidden } from '#platform/errors.ts';
import { changerStatutDuLot, changerStatuts } from './changer-statut.ts';
import { versementRepris } from './lifecycle.ts';
import { verrouillerLot } from './lots.ts';
import { rejete, repris, verse } from './mails.ts';
import { type Ligne, ligne, type Ordre, suiteDe, verrouillerOrdres } from './ordres.ts';
import { invaliderRib } from './rib.ts';
import { peutEnregistrerRetour } from './rights.ts';

/** What a file of the bank did: how many payments made, rejected, known already, and the lines that match nothing. */
export type BilanDuRetour = {
  readonly verses: number;
  readonly rejetes: number;
  readonly connus: number;
  readonly problemes: readonly { readonly reference: string; readonly motif: string }[];
};

/**
 * Records what the bank answered, line by line: paid, or rejected and to be tried again. The same file twice changes
 * nothing; what matches no order, or another amount, is told and left.
 */
export const enregistrerRetour = action({
  name: 'versements.enregistrerRetour',
  input: z.object({ lignes: z.array(ligne).max(20_000) }),
  async execute(context, { lignes }): Promise<BilanDuRetour> {
    const { actor } = context;
    if (!peutEnregistrerRetour(actor)) throw new Forbidden('versements.enregistrerRetour');
    const ordres = await verrouillerOrdres(context, lignes);
    const bilan = { verses: 0, rejetes: 0, connus: 0, problemes: [] as { reference: string; motif: string }[] };
    const touches = new Set<string>();
    for (const une of lignes) {
      const ordre = ordres.get(une.reference);
      const suite = suiteDe(ordre, une);
      if (typeof suite === 'object') bilan.problemes.push({ reference: une.reference, motif: suite.probleme });
      if (!ordre || typeof suite === 'object') continue;
      if (suite === 'connu') {
        bilan.connus += 1;
        continue;
      }
      await SUITES[suite](context, ordre, une);
      bilan[suite === 'verser' ? 'verses' : 'rejetes'] += 1;
      touches.add(ordre.lot_id);
    }
    for (const lotId of [...touches].sort()) await solderSiFini(context, lotId);
    return bilan;
  },
});

const mouvement = (
  { poste_id: posteId, structure_id: structureId, centimes }: Ordre,
  de: Mouvement['de'],
  vers: Mouvement['vers'],
  le: string,
): Mouvement => ({ posteId, structureId, de, vers, centimes, le });
const leVersement = ({ versement_id: id, numero, statut }: Ordre) => [{ id, numero, statut }];

async function payer(context: Context, ordre: Ordre, { le }: Ligne): Promise<void> {
  await changerStatuts(context, leVersement(ordre), 'verser');
  await context.tx.updateTable('lots_lignes').set({ etat: 'versee', le }).where('id', '=', ordre.id).execute();
  await passer(context, [
    { cause: 'versement.verser', causeId: ordre.id, mouvements: [mouvement(ordre, 'en_banque', 'verse', le)] },
  ]);
  const { structure, centimes: montantCentimes, numero } = ordre;
  await ecrireALaStructure(context, ordre.structure_id, verse, ordre.id, { structure, montantCentimes, numero, le });
  Object.assign(ordre, { etat: 'versee', statut: 'verse' });
}

async function rejeter(context: Context, ordre: Ordre, { le, code, motif: dit }: Ligne): Promise<void> {
  const raison = motifDuCode(code) ?? dit ?? 'Motif non précisé par la banque.';
  const de = ordre.etat === 'versee' ? 'verse' : 'en_banque';
  await changerStatuts(context, leVersement(ordre), 'rejeter', `Rejeté par la banque : ${raison}`);
  await context.tx
    .updateTable('lots_lignes')
    .set({ etat: 'rejetee', le, code: code ?? null, motif: raison })
    .where('id', '=', ordre.id)
    .execute();
  await passer(context, [
    { cause: 'versement.rejeter', causeId: ordre.id, mouvements: [mouvement(ordre, de, 'du', le)] },
  ]);
  const ribRefuse = compteEnCause(code) && ordre.rib_id !== null;
  if (ribRefuse && ordre.rib_id !== null) await invaliderRib(context, ordre.rib_id, raison);
  const { structure, centimes: montantCentimes, numero } = ordre;
  await ecrireALaStructure(context, ordre.structure_id, rejete, ordre.id, {
    structure,
    montantCentimes,
    numero,
    motif: raison,
    ribRefuse,
  });
  Object.assign(ordre, { etat: 'rejetee', statut: 'prevu' });
}

/** The bank takes a payment back after its contract was broken: the money is the post's again, and is not paid anew. */
async function reprendre(context: Context, ordre: Ordre, { le, code, motif: dit }: Ligne): Promise<void> {
  const raison = motifDuCode(code) ?? dit ?? 'Motif non précisé par la banque.';
  await versementRepris.emit(context, { contratId: ordre.contrat_id, centimes: ordre.centimes });
  await changerStatuts(context, leVersement(ordre), 'reprendre', `Repris par la banque : ${raison}`);
  await context.tx
    .updateTable('lots_lignes')
    .set({ etat: 'rejetee', le, code: code ?? null, motif: raison })
    .where('id', '=', ordre.id)
    .execute();
  await passer(context, [
    { cause: 'versement.reprendre', causeId: ordre.id, mouvements: [mouvement(ordre, 'verse', 'disponible', le)] },
  ]);
  const { structure, centimes: montantCentimes, numero } = ordre;
  await ecrireALaStructure(context, ordre.structure_id, repris, ordre.id, { structure, montantCentimes, numero });
  Object.assign(ordre, { etat: 'rejetee', statut: 'annule' });
}
const SUITES = { verser: payer, rejeter, reprendre } as const;

async function solderSiFini(context: Context, lotId: string): Promise<void> {
  const attend = await context.tx
    .selectFrom('lots_lignes')
    .select('id')
    .where('lot_id', '=', lotId)
    .where('etat', '=', 'emise')
    .limit(1)
    .executeTakeFirst();
  if (attend) return;
  const lot = await verrouillerLot(context, lotId);
  if (lot.statut === 'valide') await changerStatutDuLot(context, lot, 'solder');
}
