import { unzipSync } from 'fflate';
import papaparse from 'papaparse';
import readXlsx from 'read-excel-file/universal';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { mostRows } from '../../../shared/domain/import/row.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { SentFile } from '../../../shared/http/form/file-form.ts';
import type { RowAsItCame } from '../../../shared/store/import/try.ts';
import { type Cell, SheetRow, unread } from './cell.ts';
import { type ColumnName, columns, exampleMark, sheetName } from './columns.ts';
import { sheetXmlOf } from './sheet-xml.ts';
import { toRow } from './to-row.ts';
import { type UnreadCell, unreadCells } from './unread-cells.ts';

/** A workbook may be so large when it is unpacked; one of 2,000 full rows is a tenth of it. */
const unpackedLimitBytes = 60 * 1024 * 1024;

/** What is wrong with a file as a whole, in words for the page. */
export type FileFaults = readonly Texts[];

/** The rows of a workbook or a semicolon-separated file, each with where it stood. */
export async function readFile(
  file: SentFile,
  offered: ChoiceSystem,
): Promise<Result<readonly RowAsItCame[], FileFaults>> {
  const sheet = isZip(file.bytes) ? await readWorkbook(file.bytes) : readSeparated(file);
  if (!sheet.ok) return sheet;
  const { cells: all, from1904 } = sheet.value;
  const headedBy = headingRow(all);
  const names = readHeadings(all[headedBy] ?? [], headedBy + 1);
  if (!names.ok) return names;
  const below = all.slice(headedBy + 1);
  const rows = below.flatMap((cells, index) => {
    const named = new Map(names.value.flatMap((name, at) => (name === null ? [] : [[name, cells[at] ?? null]])));
    const isEmpty = [...named.values()].every((cell) => cell === null || cell === '' || cell === unread.MERGED);
    if (isEmpty || isExample(named.get('reference'))) return [];
    const read = new SheetRow(named, from1904);
    const value = toRow(read, offered);
    return [{ value, sheetRow: headedBy + index + 2, faults: read.faults }];
  });
  if (rows.length === 0)
    return err([{ sv: 'Filen har inga rader under rubrikerna.', en: 'The file has no rows below its headings.' }]);
  if (rows.length > mostRows) return err([tooMany(rows.length)]);
  return ok(rows);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

interface Sheet {
  readonly cells: readonly (readonly Cell[])[];
  /** Whether a day that is written as a number counts from 1904. */
  readonly from1904: boolean;
}

async function readWorkbook(bytes: Uint8Array): Promise<Result<Sheet, FileFaults>> {
  try {
    if (unpackedBytes(bytes) > unpackedLimitBytes)
      return err([{ sv: 'Filen är för stor när den packas upp.', en: 'The file is too large when unpacked.' }]);
    const sheets = await readXlsx(new Uint8Array(bytes).buffer);
    const sheet = sheets.find(({ sheet: name }) => name.trim().toLowerCase() === sheetName.toLowerCase());
    if (sheet === undefined) {
      const found = sheets.map(({ sheet: name }) => name).join(', ');
      return err([
        {
          sv: `Bladet ${sheetName} finns inte i filen. Bladen i den heter: ${found}`,
          en: `The file has no sheet ${sheetName}. Its sheets are called: ${found}`,
        },
      ]);
    }
    const { sheet: xml, from1904 } = sheetXmlOf(bytes, sheets.indexOf(sheet));
    const read = sheet.data.map((row) => row.map(asCell));
    return ok({ cells: withUnread(read, unreadCells(xml, read.length)), from1904 });
  } catch {
    return err([
      {
        sv: 'Filen går inte att läsa som en arbetsbok. Spara den som .xlsx, utan lösenord.',
        en: 'The file can not be read as a workbook. Save it as .xlsx, without a password.',
      },
    ]);
  }
}

/** The sheet with a mark in the cells that could not be read, also where the library saw nothing more to read. */
function withUnread(sheet: Sheet['cells'], places: readonly UnreadCell[]): Sheet['cells'] {
  const marked = sheet.map((cells) => [...cells]);
  for (const { row, column, why } of places) {
    while (marked.length <= row) marked.push([]);
    const cells = marked[row] ?? [];
    while (cells.length < column) cells.push(null);
    cells[column] = unread[why];
  }
  return marked;
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
  if (bytes.includes(0))
    return err([
      {
        sv: 'Filen är varken en arbetsbok (.xlsx) eller text (.csv).',
        en: 'The file is neither a workbook (.xlsx) nor text (.csv).',
      },
    ]);
  const { data } = papaparse.parse<string[]>(decoded(bytes), { delimiter: ';' });
  return ok({ cells: data, from1904: false });
}

/** As UTF-8, or as older spreadsheets save it. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** So many rows may stand above the headings: a title, who made the list, an empty one. */
const mostAbove = 10;

/** The first row with the most headings that are known, from 0; most files begin with it. */
function headingRow(cells: Sheet['cells']): number {
  const known = cells.slice(0, mostAbove + 1).map((row) => namesOf(row).filter((name) => name !== null).length);
  return Math.max(0, known.indexOf(Math.max(...known)));
}

function headingsOf(cells: readonly Cell[]): readonly string[] {
  const words = cells.map((cell) => (typeof cell === 'string' && cell !== unread.MERGED ? cell : ''));
  return words.map((word) => word.trim().replace(/\s*\*$/, ''));
}

function namesOf(cells: readonly Cell[]): readonly (ColumnName | null)[] {
  return headingsOf(cells).map((heading) => namesByHeading.get(heading.toLowerCase()) ?? null);
}

/** Which column each heading is; null for one without a heading. @param row where they stand, from 1 */
function readHeadings(cells: readonly Cell[], row: number): Result<readonly (ColumnName | null)[], FileFaults> {
  const headings = headingsOf(cells);
  const names = namesOf(cells);
  const faults = [
    ...headings
      .filter((heading, index) => heading !== '' && names[index] === null)
      .map((one) => inRow(row, { sv: `kolumnen ${one} känns inte igen`, en: `the column ${one} is not known` })),
    ...headings
      .filter((_one, index) => names[index] !== null && names.indexOf(names[index] ?? null) !== index)
      .map((one) => inRow(row, { sv: `kolumnen ${one} finns två gånger`, en: `the column ${one} is there twice` })),
    ...columnNames
      .filter((name) => columns[name].required && !names.includes(name))
      .map((name) => columns[name].heading)
      .map((one) => inRow(row, { sv: `kolumnen ${one} saknas`, en: `the column ${one} is missing` })),
  ];
  return faults.length > 0 ? err(faults) : ok(names);
}

function inRow(row: number, { sv, en }: Texts): Texts {
  return { sv: `Rad ${String(row)}: ${sv}`, en: `Row ${String(row)}: ${en}` };
}

function tooMany(rows: number): Texts {
  const [sent, most] = [String(rows), String(mostRows)];
  return {
    sv: `Filen har ${sent} rader; högst ${most} går i taget.`,
    en: `The file has ${sent} rows; at most ${most} go at a time.`,
  };
}

const columnNames = Object.keys(columns).filter((name): name is ColumnName => Object.hasOwn(columns, name));
const namesByHeading = new Map(columnNames.map((name) => [columns[name].heading.toLowerCase(), name]));

function isExample(reference: Cell | undefined): boolean {
  return typeof reference === 'string' && reference.trim().toUpperCase().startsWith(exampleMark);
}
