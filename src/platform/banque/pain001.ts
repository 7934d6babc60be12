import { dateExiste } from '#platform/dates.ts';
import { enXml } from '#platform/export/xml.ts';
import { lireBic, lireIban } from './iban.ts';
import { enTexteSepa, identifiantSepa } from './texte-sepa.ts';

type Compte = { readonly nom: string; readonly iban: string; readonly bic: string };
type Ligne = Omit<Compte, 'bic'> & {
  /** Nothing: the bank finds it from the IBAN. */
  readonly bic?: string;
  /** The end-to-end identifier that the bank gives back: 35 characters at most, each order its own. */
  readonly reference: string;
  readonly centimes: number;
  readonly libelle: string;
};
type Ordre = {
  readonly message: { readonly id: string; readonly creeLe: Date };
  readonly donneurDOrdre: Compte;
  /** Civil date. */
  readonly executionLe: string;
  readonly lignes: readonly Ligne[];
};

// The most that one SEPA credit transfer carries (EPC132-08, InstructedAmount): 999 999 999,99 €.
const CENTIMES_MAX = 99_999_999_999;

/**
 * A file of SEPA credit transfers (ISO 20022, pain.001.001.03). The same orders give the same bytes. Texts are brought
 * to the characters of SEPA, names cut at 70 and labels at 140.
 * @throws Error on what no bank would take: no line, an amount, an account, a date or a reference that is not one
 */
export function ecrirePain001(ordre: Ordre): string {
  exiger(ordre);
  const { message, donneurDOrdre, executionLe, lignes } = ordre;
  const totaux = `<NbOfTxs>${lignes.length}</NbOfTxs><CtrlSum>${enEuros(total(lignes))}</CtrlSum>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>',
    `<GrpHdr><MsgId>${message.id}</MsgId><CreDtTm>${message.creeLe.toISOString().slice(0, 19)}Z</CreDtTm>${totaux}<InitgPty>${nom(donneurDOrdre)}</InitgPty></GrpHdr>`,
    `<PmtInf><PmtInfId>${message.id}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>${totaux}<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt>${executionLe}</ReqdExctnDt><Dbtr>${nom(donneurDOrdre)}</Dbtr><DbtrAcct>${compte(donneurDOrdre)}</DbtrAcct><DbtrAgt>${banque(donneurDOrdre.bic)}</DbtrAgt><ChrgBr>SLEV</ChrgBr>`,
    ...lignes.map(virement),
    '</PmtInf></CstmrCdtTrfInitn></Document>',
  ].join('\n');
}

function exiger({ message, executionLe, lignes }: Ordre): void {
  const refus = (raison: string) => new Error(`pain.001 ${message.id}: ${raison}`);
  if (!identifiantSepa(message.id)) throw refus('the identifier of the message');
  if (!dateExiste(executionLe)) throw refus(`the date ${executionLe}`);
  if (lignes.length === 0) throw refus('no line');
  if (!Number.isSafeInteger(total(lignes))) throw refus('the total cannot be exact');
  if (new Set(lignes.map(({ reference }) => reference)).size < lignes.length) throw refus('a reference is there twice');
  for (const { reference, centimes } of lignes) {
    if (!identifiantSepa(reference)) throw refus(`the reference ${reference}`);
    if (!Number.isInteger(centimes) || centimes <= 0 || centimes > CENTIMES_MAX)
      throw refus(`the amount of ${reference}`);
  }
}

function virement(ligne: Ligne): string {
  const libelle = enTexteSepa(ligne.libelle, 140);
  return [
    `<CdtTrfTxInf><PmtId><EndToEndId>${enXml(ligne.reference)}</EndToEndId></PmtId>`,
    `<Amt><InstdAmt Ccy="EUR">${enEuros(ligne.centimes)}</InstdAmt></Amt>`,
    ligne.bic === undefined ? '' : `<CdtrAgt>${banque(ligne.bic)}</CdtrAgt>`,
    `<Cdtr>${nom(ligne)}</Cdtr><CdtrAcct>${compte(ligne)}</CdtrAcct>`,
    libelle === '' ? '' : `<RmtInf><Ustrd>${enXml(libelle)}</Ustrd></RmtInf>`,
    '</CdtTrfTxInf>',
  ].join('');
}

function nom({ nom: titulaire }: Pick<Compte, 'nom'>): string {
  const texte = enTexteSepa(titulaire, 70);
  if (texte === '') throw new Error('pain.001: a name is empty');
  return `<Nm>${enXml(texte)}</Nm>`;
}

function compte({ iban }: Pick<Compte, 'iban'>): string {
  const lu = lireIban(iban);
  if ('refus' in lu) throw new Error('pain.001: an IBAN is wrong');
  return `<Id><IBAN>${lu.iban}</IBAN></Id>`;
}

function banque(bic: string): string {
  const lu = lireBic(bic);
  if ('refus' in lu) throw new Error(`pain.001: the BIC ${bic} is wrong`);
  return `<FinInstnId><BIC>${lu.bic}</BIC></FinInstnId>`;
}

const total = (lignes: readonly Ligne[]) => lignes.reduce((somme, { centimes }) => somme + centimes, 0);
const enEuros = (centimes: number) => `${Math.floor(centimes / 100)}.${String(centimes % 100).padStart(2, '0')}`;
