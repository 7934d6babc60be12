import { dateCivile, dateExiste } from '#platform/dates.ts';
import type { LigneDeRetour, RetourLu } from './retour.ts';
import { centimesDe, codeIso, motifLu, referenceTropLongue } from './valeurs-lues.ts';
import { lireTexte, lireXml, type Noeud, tous } from './xml-lu.ts';

const ESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.02';

/**
 * A notification of the bank (ISO 20022, camt.054.001.02): a debit is an order made, a credit is money that came back,
 * with the code of its reason. What is not booked yet, or bears no reference (`EndToEndId`), is left.
 */
export function lireCamt054(octets: Uint8Array): RetourLu {
  const lu = lireXml(octets);
  if ('refus' in lu) return refus(lu.refus);
  const { racine } = lu;
  if (racine.nom !== 'Document' || tous(racine, 'BkToCstmrDbtCdtNtfctn').length === 0)
    return refus('Ce fichier XML n’est pas un relevé camt.054 : demandez-en un à la banque.');
  if (racine.espace !== ESPACE)
    return refus('Ce relevé camt.054 est d’une autre version : demandez à la banque la version camt.054.001.02.');
  const lues = tous(racine, 'BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'Ntry').flatMap(lireEntree);
  const problemes = lues.filter((ligne) => typeof ligne === 'string');
  const lignes = lues.filter((ligne) => typeof ligne !== 'string');
  if (lues.length === 0)
    return refus(
      'Ce relevé ne détaille aucun virement comptabilisé avec sa référence : demandez à la banque le détail par virement.',
    );
  return { lignes, problemes };
}

const refus = (phrase: string): RetourLu => ({ lignes: [], problemes: [phrase] });

function lireEntree(entree: Noeud): readonly (LigneDeRetour | string)[] {
  if (lireTexte(entree, 'Sts') !== 'BOOK') return [];
  const details = tous(entree, 'NtryDtls', 'TxDtls');
  return details.flatMap((detail) => {
    const reference = lireTexte(detail, 'Refs', 'EndToEndId');
    if (reference === '' || reference === 'NOTPROVIDED') return [];
    return [lireVirement(entree, detail, reference, details.length === 1)];
  });
}

function lireVirement(entree: Noeud, detail: Noeud, reference: string, seul: boolean): LigneDeRetour | string {
  const centimes = lireMontant(entree, detail, seul);
  const le = lireDate(entree);
  const sens = lireTexte(entree, 'CdtDbtInd');
  const annule = /^(?:true|1)$/.test(lireTexte(entree, 'RvslInd'));
  if (referenceTropLongue(reference)) return `La référence ${reference.slice(0, 35)}… dépasse 35 caractères.`;
  if (centimes === undefined) return `Le montant en euros du virement ${reference} ne se lit pas.`;
  if (le === undefined) return `La date du virement ${reference} ne se lit pas.`;
  if (sens !== 'DBIT' && sens !== 'CRDT') return `Le sens du virement ${reference}, débit ou crédit, ne se lit pas.`;
  // A credit taken back (ISO 20022, ReversalIndicator): the return of a transfer that the bank undoes.
  if (sens === 'DBIT' && annule)
    return `La banque annule le retour du virement ${reference} : demandez-lui si l’argent est versé, puis déposez un tableau.`;
  const [retour] = tous(detail, 'RtrInf');
  const accepte = sens === 'DBIT' && retour === undefined;
  return { reference, centimes, le, accepte, ...(retour && lireRaison(retour)) };
}

function lireRaison(retour: Noeud): Pick<LigneDeRetour, 'code' | 'motif'> {
  const code = lireTexte(retour, 'Rsn', 'Cd');
  const dit = tous(retour, 'AddtlInf').map(({ texte }) => texte.trim());
  const autre = [lireTexte(retour, 'Rsn', 'Prtry'), codeIso(code) ? '' : code];
  return {
    code: codeIso(code) ? code : undefined,
    motif: motifLu(dit.join(' ')) ?? motifLu(autre.join(' ')),
  };
}

/** In euros: that of the transfer, or that of its entry when it is alone in it. */
function lireMontant(entree: Noeud, detail: Noeud, seul: boolean): number | undefined {
  const montants = [
    ...tous(detail, 'AmtDtls', 'TxAmt', 'Amt'),
    ...tous(detail, 'AmtDtls', 'InstdAmt', 'Amt'),
    ...(seul ? tous(entree, 'Amt') : []),
  ];
  const texte = montants.find(({ devise }) => devise === 'EUR')?.texte.trim() ?? '';
  // The schema allows five decimals; those after the cent can only be zeros.
  return centimesDe(texte.replace(/(\.\d\d)0{1,3}$/, '$1'));
}

function lireDate(entree: Noeud): string | undefined {
  const moment = lireTexte(entree, 'BookgDt', 'DtTm');
  const jour = /(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? jourDeParis(moment) : moment.slice(0, 10);
  return [lireTexte(entree, 'BookgDt', 'Dt').slice(0, 10), jour].find(dateExiste);
}

function jourDeParis(moment: string): string {
  const lu = new Date(moment);
  return Number.isNaN(lu.getTime()) ? '' : dateCivile(lu);
}
