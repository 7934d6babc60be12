import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { type Mouvement, passer } from '#domain/grand-livre/index.ts';
import { action, type Context } from '#platform/action.ts';
import { compteEnCause, motifDuCode } from '#platform/banque/codes-retour.ts';
import { Forbidden } from '#platform/errors.ts';
import { changerStatutDuLot, changerStatuts } from './changer-statut.ts';
import { verrouillerLot } from './lots.ts';
import { rejete, verse } from './mails.ts';
import { invaliderRib } from './rib.ts';
import { peutEnregistrerRetour } from './rights.ts';

const ligne = z.object({
  reference: z.string().max(35),
  centimes: z.number().int().positive(),
  le: z.string(),
  accepte: z.boolean(),
  code: z.string().max(10).optional(),
  motif: z.string().max(500).optional(),
});
type Ligne = z.output<typeof ligne>;

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
      await (suite === 'verser' ? payer : rejeter)(context, ordre, une);
      bilan[suite === 'verser' ? 'verses' : 'rejetes'] += 1;
      touches.add(ordre.lot_id);
    }
    for (const lotId of [...touches].sort()) await solderSiFini(context, lotId);
    return bilan;
  },
});

type Ordre = {
  readonly id: string;
  readonly lot_id: string;
  readonly reference: string;
  etat: 'retenue' | 'exclue' | 'emise' | 'versee' | 'rejetee';
  readonly centimes: number;
  readonly rib_id: string | null;
  readonly versement_id: string;
  readonly numero: number;
  statut: 'prevu' | 'en_lot' | 'emis' | 'verse' | 'annule';
  readonly poste_id: string;
  readonly structure_id: string;
  readonly structure: string;
  readonly statutContrat: string;
};

async function verrouillerOrdres({ tx }: Context, lignes: readonly Ligne[]): Promise<Map<string, Ordre>> {
  if (lignes.length === 0) return new Map();
  const trouves = await tx
    .selectFrom('lots_lignes as l')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .innerJoin('structures as s', 's.id', 'v.structure_id')
    .innerJoin('contrats as k', 'k.id', 'v.contrat_id')
    .select(['l.id', 'l.lot_id', 'l.reference', 'l.etat', 'l.centimes', 'l.rib_id', 'l.versement_id'])
    .select(['v.numero', 'v.statut', 'v.poste_id', 'v.structure_id', 's.nom as structure', 'k.statut as statutContrat'])
    .where('l.reference', 'in', [...new Set(lignes.map(({ reference }) => reference))])
    .where('l.etat', 'in', ['emise', 'versee', 'rejetee'])
    .orderBy('v.id')
    .forUpdate(['v', 'l'])
    .execute();
  return new Map(trouves.map((ordre) => [ordre.reference, ordre]));
}

/** What a line of the bank does to an order, or why it does nothing. */
function suiteDe(
  ordre: Ordre | undefined,
  { accepte, centimes }: Ligne,
): 'verser' | 'rejeter' | 'connu' | { probleme: string } {
  if (!ordre) return { probleme: 'Aucun versement transmis ne porte cette référence.' };
  if (ordre.centimes !== centimes) return { probleme: 'Le montant n’est pas celui du versement transmis.' };
  if (accepte) {
    if (ordre.etat === 'versee') return 'connu';
    return ordre.etat === 'emise' ? 'verser' : { probleme: 'Ce versement a déjà été rejeté par la banque.' };
  }
  if (ordre.etat === 'rejetee') return 'connu';
  // What comes back of a broken contract is not to be paid again: it settles what the structure had to pay back.
  return ordre.etat === 'versee' && ordre.statutContrat === 'rompu'
    ? { probleme: 'Le contrat est rompu : rapprochez cette somme du remboursement demandé, avec l’ANCT.' }
    : 'rejeter';
}

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
