import { CsvError, parse } from 'csv-parse/sync';
import { dateExiste } from '#platform/dates.ts';
import { texteDe } from '#platform/import/encodage.ts';
import { enumeration, nomTri, saisieNettoyee } from '#platform/texte.ts';
import type { LigneDeRetour, RetourLu } from './retour.ts';
import { centimesDe, codeIso, motifLu, referenceTropLongue } from './valeurs-lues.ts';

const OBLIGATOIRES = ['reference', 'montant', 'date', 'statut'] as const;
type Colonne = (typeof OBLIGATOIRES)[number] | 'code' | 'motif';
const ACCEPTES = ['accepte', 'execute', 'paye', 'verse'];
const REJETES = ['rejete', 'retourne', 'refuse'];

/**
 * A return of the bank as a table: `reference;montant;date;statut;code;motif`, the last two facultative, in any order;
 * UTF-8 or Windows-1252. Lines are numbered as a spreadsheet numbers them.
 */
export function lireRetourCsv(octets: Uint8Array): RetourLu {
  const rangs = tableau(texteDe(octets));
  if (!rangs) return refus('Ce tableau ne se lit pas : un guillemet y est sans doute resté ouvert.');
  const debut = rangs.findIndex((rang) => !estVide(rang));
  const titres = (rangs[debut] ?? []).map(nomTri);
  const manquent = OBLIGATOIRES.filter((nom) => !titres.includes(nom)).map((nom) => `« ${nom} »`);
  if (manquent.length > 0)
    return refus(`Il manque au tableau : ${enumeration(manquent)}. La première ligne nomme les colonnes.`);
  const lignes: LigneDeRetour[] = [];
  const problemes: string[] = [];
  for (const [index, rang] of rangs.entries()) {
    if (index <= debut || estVide(rang)) continue;
    const lue = lireRang((nom) => saisieNettoyee(rang[titres.indexOf(nom)] ?? '').toWellFormed());
    if (typeof lue === 'string') problemes.push(`Ligne ${index + 1} : ${lue}`);
    else lignes.push(lue);
  }
  return lignes.length + problemes.length === 0 ? refus('Ce tableau est vide.') : { lignes, problemes };
}

const refus = (phrase: string): RetourLu => ({ lignes: [], problemes: [phrase] });
const estVide = (rang: readonly string[]) => rang.every((cellule) => cellule.trim() === '');

function lireRang(de: (nom: Colonne) => string): LigneDeRetour | string {
  const reference = de('reference');
  const centimes = centimesDe(de('montant'));
  const le = de('date').replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');
  const statut = nomTri(de('statut'));
  const code = de('code').toUpperCase();
  const accepte = ACCEPTES.includes(statut);
  if (!reference) return 'la référence manque.';
  if (referenceTropLongue(reference)) return 'la référence dépasse 35 caractères.';
  if (centimes === undefined) return 'le montant n’est pas un montant, par exemple 10000,00.';
  if (!dateExiste(le)) return 'la date n’existe pas, par exemple 04/02/2021.';
  if (!accepte && !REJETES.includes(statut)) return 'le statut n’est ni « accepté » ni « rejeté ».';
  if (code && !codeIso(code)) return 'le code compte quatre lettres et chiffres, par exemple AC04.';
  return { reference, centimes, le, accepte, code: code || undefined, motif: motifLu(de('motif')) };
}

function tableau(texte: string): string[][] | undefined {
  const [entete = ''] = texte.trimStart().split(/\r?\n/, 1);
  try {
    return parse(texte, {
      delimiter: entete.includes(';') ? ';' : ',',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 10_000,
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
