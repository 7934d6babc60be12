import {
  empreinteDesLignes,
  enregistrerRetour,
  examinerRib,
  lireEcheancier,
  lireLot,
  preparerLot,
  saisirRib,
  soumettreLot,
  validerLot,
} from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { acteur, unCompte } from './comptes.ts';
import { unContratSigne } from './contrats.ts';
import { deposerSigne, unAgentDeLaBanque } from './conventions.ts';

export const IBAN = 'FR1420041010050500013M02606';
export const BIC = 'PSSTFRPPLIL';
export const ordonnateur = () => acteur('banque_des_territoires');
export const valideur = () => acteur('valideur');

/** A conseiller under contract since today, the convention signed by both, the account checked: nothing stops a payment. */
export async function unPostePayable(
  banc: Banc,
  ...options: Parameters<typeof unContratSigne> extends [Banc, ...infer R] ? R : never
) {
  const contrat = await unContratSigne(banc, ...options);
  await banc.faireTravailler();
  const { id: conventionId } = await banc.tools.db
    .selectFrom('conventions')
    .select('id')
    .where('structure_id', '=', contrat.structureId)
    .where('statut', '!=', 'annulee')
    .executeTakeFirstOrThrow();
  const compte = await unCompte(banc, {
    role: 'structure',
    structureId: contrat.structureId,
    administrateur: true,
  });
  await deposerSigne(banc, { ...contrat.acteur, id: compte.id }, conventionId);
  await deposerSigne(banc, await unAgentDeLaBanque(banc), conventionId);
  await unRib(banc, contrat.acteur);
  return { ...contrat, conventionId, compte };
}

/** The payments of a structure, with what stops each today. */
export const echeancierDuPoste = ({ tools }: Banc, structureId: string) =>
  lireEcheancier(tools.db, SYSTEME.perimetre, tools.clock(), structureId);

/** The account of a structure, entered by it and checked by the operator. */
export async function unRib(banc: Banc, structure: Parameters<typeof saisirRib>[1]): Promise<string> {
  const ribId = await saisirRib(banc.tools, structure, { titulaire: 'Trésorerie d’essai', iban: IBAN, bic: BIC });
  await examinerRib(banc.tools, ordonnateur(), { ribId, accepte: true, motif: '' });
  return ribId;
}

/** Everything payable today in a batch handed over to those who validate. */
export async function unLotSoumis(banc: Banc, qui = ordonnateur()): Promise<string> {
  const lotId = await preparerLot(banc.tools, qui, { jusquAu: dateCivile(banc.tools.clock()) });
  await soumettreLot(banc.tools, qui, { lotId });
  return lotId;
}

/** The same, validated as it is shown. */
export async function validerTelQuel(banc: Banc, lotId: string, qui = valideur()): Promise<void> {
  const { payables } = await lireLot(banc.tools.db, qui.perimetre, banc.tools.clock(), lotId);
  await validerLot(banc.tools, qui, { lotId, vu: empreinteDesLignes(payables) });
}

export async function unLotValide(banc: Banc): Promise<string> {
  const lotId = await unLotSoumis(banc);
  await validerTelQuel(banc, lotId);
  return lotId;
}

/** What the bank says of a batch: every line paid, or rejected with a code. */
export async function laBanqueRepond(banc: Banc, lotId: string, code?: string) {
  const lignes = await banc.tools.db
    .selectFrom('lots_lignes')
    .select(['reference', 'centimes'])
    .where('lot_id', '=', lotId)
    .where('etat', '!=', 'exclue')
    .execute();
  return enregistrerRetour(banc.tools, ordonnateur(), {
    lignes: lignes.map((une) => ({
      ...une,
      le: dateCivile(banc.tools.clock()),
      accepte: code === undefined,
      ...(code && { code }),
    })),
  });
}

/** A contract whose first payment was made, a month after its signature. */
export async function unContratVerse(banc: Banc) {
  const contrat = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  await laBanqueRepond(banc, await unLotValide(banc));
  return contrat;
}
