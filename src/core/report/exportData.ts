import Papa from 'papaparse';
import { columns, tableNames } from '../export/tables';
import type { TableName, Tables } from '../export/tables';
import { printable } from './printable';

/** The tables as JSON, one row a line: see `schemas/export.schema.json`. */
export function writeExportJson(tables: Tables, chosen: readonly TableName[] = tableNames): string {
  const written = chosen.map((table) => {
    const rows = tables[table].map((row) => `      ${JSON.stringify(row)}`);
    return `    ${JSON.stringify(table)}: [${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n    `}]`;
  });
  return `{\n  "version": 1,\n  "tables": {\n${written.join(',\n')}\n  }\n}\n`;
}

/** The rows of all tables as JSON, one a line, each with the name of its table first. */
export function writeExportLines(tables: Tables, chosen: readonly TableName[] = tableNames): string {
  return chosen
    .flatMap((table) => tables[table].map((row) => `${JSON.stringify({ table, ...row })}\n`))
    .join('');
}

/** What a program for spreadsheets would take for a formula, after what it passes over. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/**
 * One table as CSV with its columns in the first line: commas, double quotes, line feeds. Null is an empty cell. Texts are
 * on one line, with control characters as escapes; one that a program for spreadsheets would run as a formula begins with
 * an apostrophe.
 */
export function writeExportCsv(tables: Tables, table: TableName): string {
  const rows = tables[table].map((row) =>
    Object.values(row).map((cell) => (typeof cell === 'string' ? printable(cell) : cell)),
  );
  const text = Papa.unparse([[...columns[table]], ...rows], { newline: '\n', escapeFormulae: FORMULA });
  return `${text}\n`;
}
