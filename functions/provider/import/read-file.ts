import { unzipSync } from 'fflate';
import papaparse from 'papaparse';
import readXlsx from 'read-excel-file/universal';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { mostRows } from '../../../shared/domain/import/row.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { SentFile } from '../../../shared/http/form/file-form.ts';
import type { RowAsItCame } from '../../../shared/store/import/try.ts';
import { brokenCells, type Place } from './broken-cells.ts';
import { brokenCell, type Cell, SheetRow } from './cell.ts';
import { type ColumnName, columns, exampleMark, sheetName } from './columns.ts';
import { toRow } from './to-row.ts';

/** A workbook may be so large when it is unpacked; one of 2,000 full rows is a tenth of it. */
const unpackedLimitBytes = 60 * 1024 * 1024;

/** What is wrong with a file as a whole, in words for the page. */
export type FileFaults = readonly string[];

/** The rows of a workbook or a semicolon-separated file, each with where it stood. */
export async function readFile(
  file: SentFile,
  offered: ChoiceSystem,
): Promise<Result<readonly RowAsItCame[], FileFaults>> {
  const sheet = isZip(file.bytes) ? await readWorkbook(file.bytes) : readSeparated(file);
  if (!sheet.ok) return sheet;
  const [head, ...below] = sheet.value;
  const names = readHeadings(head ?? []);
  if (!names.ok) return names;
  const rows = below.flatMap((cells, index) => {
    const named = new Map(names.value.flatMap((name, at) => (name === null ? [] : [[name, cells[at] ?? null]])));
    const isEmpty = [...named.values()].every((cell) => cell === null || cell === '');
    if (isEmpty || isExample(named.get('reference'))) return [];
    const read = new SheetRow(named);
    const value = toRow(read, offered);
    return [{ value, sheetRow: index + 2, faults: read.faults }];
  });
  if (rows.length === 0) return err(['Filen har inga rader under rubrikerna.']);
  if (rows.length > mostRows)
    return err([`Filen har ${String(rows.length)} rader; högst ${String(mostRows)} går i taget.`]);
  return ok(rows);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

type Sheet = readonly (readonly Cell[])[];

async function readWorkbook(bytes: Uint8Array): Promise<Result<Sheet, FileFaults>> {
  try {
    if (unpackedBytes(bytes) > unpackedLimitBytes) return err(['Filen är för stor när den packas upp.']);
    const sheets = await readXlsx(new Uint8Array(bytes).buffer);
    const sheet = sheets.find(({ sheet: name }) => name.trim().toLowerCase() === sheetName.toLowerCase());
    if (sheet === undefined) {
      const found = sheets.map(({ sheet: name }) => name).join(', ');
      return err([`Bladet ${sheetName} finns inte i filen. Bladen i den heter: ${found}`]);
    }
    const broken = brokenCells(bytes, sheets.indexOf(sheet));
    return ok(
      withBroken(
        sheet.data.map((row) => row.map(asCell)),
        broken,
      ),
    );
  } catch {
    return err(['Filen går inte att läsa som en arbetsbok. Spara den som .xlsx, utan lösenord.']);
  }
}

/** The sheet with a mark in the cells that hold no value, also where the library saw nothing more to read. */
function withBroken(sheet: Sheet, broken: readonly Place[]): Sheet {
  const rows = Math.max(sheet.length, ...broken.map(({ row }) => row + 1));
  return Array.from({ length: rows }, (_row, row) => {
    const cells = [...(sheet[row] ?? [])];
    for (const { column } of broken.filter((place) => place.row === row)) {
      while (cells.length < column) cells.push(null);
      cells[column] = brokenCell;
    }
    return cells;
  });
}

/** By what the archive says of itself; the unpacking writes no more than that. */
function unpackedBytes(bytes: Uint8Array): number {
  let total = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      return false;
    },
  });
  return total;
}

/** The library's type says `typeof Date`; it gives dates. */
function asCell(cell: unknown): Cell {
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') return cell;
  return cell instanceof Date ? cell : null;
}

function readSeparated({ bytes }: SentFile): Result<Sheet, FileFaults> {
  if (bytes.includes(0)) return err(['Filen är varken en arbetsbok (.xlsx) eller text (.csv).']);
  const { data } = papaparse.parse<string[]>(decoded(bytes), { delimiter: ';' });
  return ok(data);
}

/** As UTF-8, or as older spreadsheets save it. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Which column each heading is; null for one without a heading. */
function readHeadings(cells: readonly Cell[]): Result<readonly (ColumnName | null)[], FileFaults> {
  const known = new Map(columnNames.map((name) => [columns[name].heading.toLowerCase(), name]));
  const headings = cells.map((cell) => (typeof cell === 'string' ? cell.trim().replace(/\s*\*$/, '') : ''));
  const names = headings.map((heading) => known.get(heading.toLowerCase()) ?? null);
  const faults = [
    ...headings
      .filter((heading, at) => heading !== '' && names[at] === null)
      .map((one) => `Rad 1: kolumnen ${one} känns inte igen`),
    ...headings
      .filter((_one, at) => names[at] !== null && names.indexOf(names[at] ?? null) !== at)
      .map((one) => `Rad 1: kolumnen ${one} finns två gånger`),
    ...columnNames
      .filter((name) => columns[name].required && !names.includes(name))
      .map((name) => `Rad 1: kolumnen ${columns[name].heading} saknas`),
  ];
  return faults.length > 0 ? err(faults) : ok(names);
}

const columnNames = Object.keys(columns).filter((name): name is ColumnName => Object.hasOwn(columns, name));

function isExample(reference: Cell | undefined): boolean {
  return typeof reference === 'string' && reference.trim().toUpperCase().startsWith(exampleMark);
}
