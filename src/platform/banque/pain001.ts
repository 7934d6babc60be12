import { enXml } from '#platform/export/xml.ts';

type Compte = { readonly nom: string; readonly iban: string; readonly bic: string };
type Ligne = Compte & { readonly reference: string; readonly centimes: number; readonly libelle: string };
type Ordre = {
  readonly message: { readonly id: string; readonly creeLe: Date };
  readonly donneurDOrdre: Compte;
  /** Civil date. */
  readonly executionLe: string;
  readonly lignes: readonly Ligne[];
};

/** A SEPA credit transfer (ISO 20022, pain.001.001.03). The same orders give the same bytes. */
export function ecrirePain001({ message, donneurDOrdre, executionLe, lignes }: Ordre): string {
  const total = enEuros(lignes.reduce((somme, { centimes }) => somme + centimes, 0));
  const totaux = `<NbOfTxs>${lignes.length}</NbOfTxs><CtrlSum>${total}</CtrlSum>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>',
    `<GrpHdr><MsgId>${texte(message.id, 35)}</MsgId><CreDtTm>${message.creeLe.toISOString().slice(0, 19)}</CreDtTm>${totaux}<InitgPty><Nm>${texte(donneurDOrdre.nom, 70)}</Nm></InitgPty></GrpHdr>`,
    `<PmtInf><PmtInfId>${texte(message.id, 35)}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>${totaux}<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt>${executionLe}</ReqdExctnDt><Dbtr><Nm>${texte(donneurDOrdre.nom, 70)}</Nm></Dbtr><DbtrAcct><Id><IBAN>${donneurDOrdre.iban}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BIC>${donneurDOrdre.bic}</BIC></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>`,
    ...lignes.map(virement),
    '</PmtInf></CstmrCdtTrfInitn></Document>',
  ].join('\n');
}

const virement = ({ reference, centimes, bic, nom, iban, libelle }: Ligne) =>
  `<CdtTrfTxInf><PmtId><EndToEndId>${texte(reference, 35)}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">${enEuros(centimes)}</InstdAmt></Amt><CdtrAgt><FinInstnId><BIC>${bic}</BIC></FinInstnId></CdtrAgt><Cdtr><Nm>${texte(nom, 70)}</Nm></Cdtr><CdtrAcct><Id><IBAN>${iban}</IBAN></Id></CdtrAcct><RmtInf><Ustrd>${texte(libelle, 140)}</Ustrd></RmtInf></CdtTrfTxInf>`;

const enEuros = (centimes: number) => `${Math.floor(centimes / 100)}.${String(centimes % 100).padStart(2, '0')}`;

/** The character set of SEPA (EPC217-08): letters without accents, figures, few signs. */
const texte = (valeur: string, longueur: number) =>
  enXml(
    valeur
      .normalize('NFD')
      .replaceAll(/\p{Diacritic}/gu, '')
      .replaceAll(/[œŒ]/g, 'oe')
      .replaceAll(/[æÆ]/g, 'ae')
      .replaceAll(/[^A-Za-z0-9/?:().,'+ -]/g, ' ')
      .trim()
      .slice(0, longueur),
  );
