import { SaxesParser } from 'saxes';
import { dateExiste } from '#platform/dates.ts';
import { centimesDe, type LigneDeRetour, type RetourLu } from './retour.ts';

/** What is read of a transaction: the path of its elements, from the entry. */
type Releve = Record<string, string>;
const RACINE = 'BkToCstmrDbtCdtNtfctn';

/**
 * A notification of the bank (ISO 20022, camt.054): debits are orders made, credits are money that came back, with the
 * code of its reason. What bears no reference of ours (`EndToEndId`) is left.
 */
export function lireCamt054(octets: Uint8Array): RetourLu {
  try {
    const { entrees, racine } = parcourir(new TextDecoder('utf-8', { fatal: true }).decode(octets));
    if (racine !== RACINE) return refus('Ce fichier XML n’est pas un relevé camt.054.');
    const lignes = entrees.flatMap(enLigne);
    const fausse = lignes.find((ligne) => typeof ligne === 'string');
    if (typeof fausse === 'string') return refus(fausse);
    return { lignes: lignes.filter((ligne) => typeof ligne !== 'string'), problemes: [] };
  } catch {
    return refus('Ce fichier XML ne se lit pas : demandez-en un autre à la banque.');
  }
}

const refus = (phrase: string): RetourLu => ({ lignes: [], problemes: [phrase] });

/** Every `TxDtls`, with what its entry says of it. No document type is read: entities stay those of XML. */
function parcourir(xml: string): { entrees: readonly Releve[]; racine: string | undefined } {
  const parser = new SaxesParser({ xmlns: true });
  const chemin: string[] = [];
  const entrees: Releve[] = [];
  let entree: Releve = {};
  let detail: Releve | undefined;
  let texte = '';
  let racine: string | undefined;
  parser.on('doctype', () => {
    throw new Error('doctype');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local }) => {
    chemin.push(local);
    texte = '';
    if (chemin.length === 2) racine = local;
    if (local === 'Ntry') entree = {};
    if (local === 'TxDtls') detail = {};
  });
  parser.on('text', (morceau) => {
    texte += morceau;
  });
  parser.on('closetag', ({ local }) => {
    const depuis = chemin.slice(chemin.lastIndexOf(detail ? 'TxDtls' : 'Ntry') + 1).join('/');
    if (detail && local === 'TxDtls') {
      entrees.push({ ...entree, ...detail });
      detail = undefined;
    } else if (chemin.includes('Ntry')) {
      const cible = detail ?? entree;
      cible[depuis] ??= texte.trim();
    }
    chemin.pop();
    texte = '';
  });
  parser.write(xml).close();
  return { entrees, racine };
}

function enLigne(releve: Releve): readonly (LigneDeRetour | string)[] {
  const reference = releve['Refs/EndToEndId'] ?? '';
  if (reference === '' || reference === 'NOTPROVIDED') return [];
  const montant = releve['AmtDtls/TxAmt/Amt'] ?? releve['AmtDtls/InstdAmt/Amt'] ?? releve['Amt'] ?? '';
  const centimes = centimesDe(montant);
  const le = (releve['BookgDt/Dt'] ?? releve['BookgDt/DtTm'] ?? '').slice(0, 10);
  if (!centimes) return [`Le montant du virement ${reference} ne se lit pas.`];
  if (!dateExiste(le)) return [`La date du virement ${reference} ne se lit pas.`];
  const code = releve['RtrInf/Rsn/Cd'];
  const accepte = releve['CdtDbtInd'] === 'DBIT' && code === undefined;
  return [{ reference, centimes, le, accepte, code, motif: releve['RtrInf/AddtlInf'] }];
}
