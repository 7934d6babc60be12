import type { Table } from './colonnes.ts';
import { csv } from './csv.ts';
import { enFlux } from './flux.ts';
import { ods, odsDe, TYPE_ODS } from './ods.ts';
import { xlsx, xlsxDe } from './xlsx.ts';

export type FormatDExport = 'csv' | 'xlsx' | 'ods';
export const FORMATS_D_EXPORT = ['csv', 'xlsx', 'ods'] as const;

export type Export = {
  readonly contentType: string;
  /** Without its dot. */
  readonly extension: FormatDExport;
  readonly flux: ReadableStream<Uint8Array>;
};

/**
 * A table as a file to download, written while its rows are read: the memory does not grow with their number.
 * Rows are asked only as the reader takes them; when the reader goes, `lignes` is told to stop (`return()`).
 */
export function exporter<Ligne>({ format, ...table }: Table<Ligne> & { readonly format: FormatDExport }): Export {
  const { contentType, ecrire } = ECRIVAINS[format];
  return { contentType, extension: format, flux: enFlux(ecrire(table)) };
}

/** Several tables as one workbook, a sheet each: for the formats that have sheets. */
export function exporterClasseur<Ligne>({
  format,
  tables,
}: {
  readonly format: Exclude<FormatDExport, 'csv'>;
  readonly tables: readonly Table<Ligne>[];
}): Export {
  const ecrire = format === 'xlsx' ? xlsxDe : odsDe;
  return { contentType: ECRIVAINS[format].contentType, extension: format, flux: enFlux(ecrire(tables)) };
}

const ECRIVAINS = {
  csv: { contentType: 'text/csv; charset=utf-8', ecrire: csv },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ecrire: xlsx },
  ods: { contentType: TYPE_ODS, ecrire: ods },
} as const;
