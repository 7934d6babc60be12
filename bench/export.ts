// Goal P5: an export of 100 000 rows of 12 columns. CSV: first byte ≤ 200 ms, done ≤ 3 s; XLSX and ODS ≤ 15 s.
import type { Colonne } from '#platform/export/colonnes.ts';
import { exporter, FORMATS_D_EXPORT, type FormatDExport } from '#platform/export/exporter.ts';

const MB = 1024 * 1024;
const PAR_PAGE = 1000;

const uneLigne = (numero: number) => ({
  numero,
  siret: String(21_000_000_000_000 + numero * 7919),
  nom: `Commune de Saint-Étienne-du-Bois n° ${numero}`,
  commune: `L’Haÿ-les-${numero % 1000} ; « ${numero % 97} »`,
  demandeLe: new Date(1_612_000_000_000 + numero * 613_000),
  montantCentimes: numero * 137,
});
type Ligne = ReturnType<typeof uneLigne>;

const COLONNES: readonly Colonne<Ligne>[] = [
  { titre: 'SIRET', valeur: ({ siret }) => siret, format: 'texte' },
  { titre: 'Structure', valeur: ({ nom }) => nom },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Région', valeur: () => 'Auvergne-Rhône-Alpes' },
  { titre: 'Adresse électronique', valeur: ({ numero }) => `contact${numero}@exemple.fr` },
  { titre: 'Téléphone', valeur: ({ numero }) => `+3340000${numero}` },
  { titre: 'Demande', valeur: ({ demandeLe }) => demandeLe, format: 'date' },
  { titre: 'Dernière modification', valeur: ({ demandeLe }) => demandeLe, format: 'dateHeure' },
  { titre: 'Postes demandés', valeur: ({ numero }) => numero % 12, format: 'entier' },
  { titre: 'Montant', valeur: ({ montantCentimes }) => montantCentimes, format: 'euros' },
  { titre: 'Prioritaire', valeur: ({ numero }) => numero % 3 === 0 },
  {
    titre: 'Motif',
    valeur: ({ numero }) => (numero % 4 ? null : 'Avis favorable, besoin reconnu dans le territoire.'),
  },
];

/** Rows that come by pages, as from a cursor of the database. */
async function* desLignes(nombre: number): AsyncGenerator<Ligne> {
  for (let numero = 1; numero <= nombre; numero += 1) {
    if (numero % PAR_PAGE === 1) await new Promise((resolve) => setImmediate(resolve));
    yield uneLigne(numero);
  }
}

async function exporterTout(format: FormatDExport, nombre: number) {
  const avant = process.memoryUsage.rss();
  const depart = performance.now();
  const lecteur = exporter({
    format,
    titre: 'Structures',
    colonnes: COLONNES,
    lignes: desLignes(nombre),
  }).flux.getReader();
  let premier = 0;
  let octets = 0;
  let memoire = 0;
  for (let lu = await lecteur.read(); !lu.done; lu = await lecteur.read()) {
    premier ||= performance.now() - depart;
    octets += lu.value.length;
    memoire = Math.max(memoire, process.memoryUsage.rss() - avant);
  }
  return { premier, secondes: (performance.now() - depart) / 1000, octets, memoire: memoire / MB };
}

/** Seconds, first byte and size of each format; the memory taken by the whole, and by a tenth of it: near when flat. */
export async function mesurer(rows = 100_000) {
  for (const format of FORMATS_D_EXPORT) await exporterTout(format, 2000);
  const figures: Record<string, number> = {};
  let petit = 0;
  let grand = 0;
  for (const format of FORMATS_D_EXPORT) petit = Math.max(petit, (await exporterTout(format, rows / 10)).memoire);
  for (const format of FORMATS_D_EXPORT) {
    const { premier, secondes, octets, memoire } = await exporterTout(format, rows);
    grand = Math.max(grand, memoire);
    figures[`${format}_first_byte_ms`] = Math.round(premier * 10) / 10;
    figures[`${format}_s`] = Math.round(secondes * 100) / 100;
    figures[`${format}_mb`] = Math.round((octets / MB) * 10) / 10;
  }
  return {
    bench: 'export',
    rows,
    columns: COLONNES.length,
    ...figures,
    memory_tenth_mb: Math.round(petit),
    memory_mb: Math.round(grand),
  };
}
