import { parse } from 'csv-parse/sync';
import { dateExiste } from '#platform/dates.ts';
import { texteDe } from '#platform/import/encodage.ts';
import { centimesDe, type LigneDeRetour, type RetourLu } from './retour.ts';

const COLONNES = ['reference', 'montant', 'date', 'statut', 'code', 'motif'] as const;
const ACCEPTES = ['accepte', 'execute', 'paye', 'verse'];
const REJETES = ['rejete', 'retourne', 'refuse'];

const sansAccent = (texte: string) =>
  texte
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase();

/** A return of the bank as a table: `reference;montant;date;statut;code;motif`, the last two facultative. */
export function lireRetourCsv(octets: Uint8Array): RetourLu {
  const [entete = [], ...rangs] = tableau(octets);
  const colonnes = entete.map(sansAccent);
  const manquent = COLONNES.slice(0, 4).filter((nom) => !colonnes.includes(nom));
  if (manquent.length > 0)
    return {
      lignes: [],
      problemes: [`Il manque au tableau : ${manquent.join(', ')}. La première ligne nomme les colonnes.`],
    };
  const lignes: LigneDeRetour[] = [];
  const problemes: string[] = [];
  for (const [index, rang] of rangs.entries()) {
    const de = (nom: (typeof COLONNES)[number]) => rang[colonnes.indexOf(nom)]?.trim() ?? '';
    const lue = lireRang(de);
    if (typeof lue === 'string') problemes.push(`Ligne ${index + 2} : ${lue}`);
    else lignes.push(lue);
  }
  if (rangs.length === 0) problemes.push('Ce tableau est vide.');
  return { lignes, problemes };
}

function lireRang(de: (nom: (typeof COLONNES)[number]) => string): LigneDeRetour | string {
  const centimes = centimesDe(de('montant'));
  const le = de('date').replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');
  const statut = sansAccent(de('statut'));
  if (!de('reference')) return 'la référence manque.';
  if (!centimes) return 'le montant n’est pas un montant, par exemple 10000,00.';
  if (!dateExiste(le)) return 'la date n’existe pas, par exemple 04/02/2021.';
  const accepte = ACCEPTES.includes(statut);
  if (!accepte && !REJETES.includes(statut)) return 'le statut n’est ni « accepté » ni « rejeté ».';
  return {
    reference: de('reference'),
    centimes,
    le,
    accepte,
    code: de('code') || undefined,
    motif: de('motif') || undefined,
  };
}

function tableau(octets: Uint8Array): string[][] {
  const texte = texteDe(octets);
  const [premiere = ''] = texte.split('\n', 1);
  try {
    return parse(texte, {
      bom: true,
      delimiter: premiere.includes(';') ? ';' : ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    return [];
  }
}
