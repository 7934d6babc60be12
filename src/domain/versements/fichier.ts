import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { ecrirePain001 } from '#platform/banque/pain001.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Settings } from '#platform/settings.ts';
import { ibanEnClair } from './rib.ts';
import { peutExaminerRib } from './rights.ts';

const donneurSchema = z.object({ nom: z.string(), iban: z.string(), bic: z.string() });
type Donneur = z.output<typeof donneurSchema>;

/** The account that pays, when the settings say it. */
export const donneurDOrdre = ({
  BANQUE_NOM: nom,
  BANQUE_IBAN: iban,
  BANQUE_BIC: bic,
}: Settings): Donneur | undefined => (nom && iban && bic ? { nom, iban, bic } : undefined);

type Lot = {
  readonly id: string;
  readonly numero: number;
  readonly valide_le: Date;
  readonly execution_le: string;
  readonly donneur: Donneur;
};

/**
 * The bank file of a validated batch (SEPA, pain.001) and its SHA-256: the same bytes each time, whatever the bank
 * answered since and whatever accounts became.
 */
export async function fichierDuLot(
  db: Db | Tx,
  tools: Pick<Tools, 'settings'>,
  { id, numero, valide_le, execution_le, donneur }: Lot,
): Promise<{ texte: string; empreinte: string }> {
  const lignes = await db
    .selectFrom('lots_lignes as l')
    .innerJoin('ribs as r', 'r.id', 'l.rib_id')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .select(['l.reference', 'l.centimes', 'r.titulaire', 'r.iban', 'r.bic', 'v.numero'])
    .where('l.lot_id', '=', id)
    .where('l.etat', '!=', 'exclue')
    .orderBy('v.numero')
    .execute();
  const texte = ecrirePain001({
    message: { id: `CONSEILLERS-NUMERIQUES-LOT-${numero}`, creeLe: valide_le },
    donneurDOrdre: donneur,
    executionLe: execution_le,
    lignes: lignes.map(({ reference, centimes, titulaire, iban, bic, numero: versement }) => ({
      reference,
      centimes,
      nom: titulaire,
      iban: ibanEnClair(tools, iban),
      bic,
      libelle: `Conseiller numerique versement ${versement}`,
    })),
  });
  return { texte, empreinte: createHash('sha256').update(texte).digest('hex') };
}

/** The file of a validated batch for those who send it to the bank; reading it leaves a line in the audit. @throws NotFound */
export async function ouvrirFichierDuLot(tools: Tools, actor: Actor, lotId: string) {
  if (!peutExaminerRib(actor)) throw new Forbidden('lot.ouvrirFichier');
  const lot = await tools.db.selectFrom('lots').selectAll().where('id', '=', lotId).executeTakeFirst();
  if (!lot?.valide_le || !lot.execution_le) throw new NotFound(`file of lot ${lotId}`);
  const { valide_le, execution_le } = lot;
  const donneur = donneurSchema.parse(lot.donneur);
  const { texte, empreinte } = await fichierDuLot(tools.db, tools, { ...lot, valide_le, execution_le, donneur });
  if (empreinte !== lot.fichier_empreinte) throw new Error(`lot ${lot.numero}: the file is not the one validated`);
  await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'lot.ouvrirFichier', sujet: lotId });
  return { flux: texte, type: 'application/xml', nom: `lot-${lot.numero}.xml` };
}
