import type { PublishedRow } from './publication.ts';

/** As many units as a municipality's share of the national file can have, and more. */
export const mostUnits = 2_000;

interface Texts {
  readonly sv: string;
  readonly en: string;
}

export const nationalColumns = {
  unit: { sv: 'Enhet', en: 'Unit' },
  answered: { sv: 'Antal svar', en: 'Answers' },
  content: { sv: 'Andel nöjda, procent', en: 'Content, percent' },
  id: { sv: 'Id i katalogen', en: 'Id in the catalogue' },
} as const satisfies Record<string, Texts>;
export type NationalColumn = keyof typeof nationalColumns;

export interface NationalFault {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly column: NationalColumn;
  readonly says: Texts;
}

/** Somebody that the table may have a row of. */
export interface Unit {
  readonly contractId: string;
  /** As the catalogue's addresses have it. */
  readonly id: string;
  readonly name: string;
}

export interface NationalTable {
  readonly rows: readonly PublishedRow[];
  readonly faults: readonly NationalFault[];
  /** Units of the table that the catalogue doesn't have. */
  readonly strange: readonly string[];
}

/** What the national file has in place of a number that it doesn't show. */
const leftOut = /^(|-|–|\.{1,3}|x|<\s*\d+)$/i;

/**
 * Reads a table of the national survey as it is pasted from a spreadsheet: unit, answers, percent who are content, and where two
 * have one name the id. A first line of headings is passed over. Numbers that the file leaves out are left out here, and so
 * are those of fewer than `fewest`. Every fault is told by its line and column.
 * @param passOver whether units that the catalogue doesn't have are no fault
 */
export function readNational(
  text: string,
  units: readonly Unit[],
  { fewest, passOver }: { readonly fewest: number; readonly passOver: boolean },
): NationalTable {
  const faults: NationalFault[] = [];
  const strange: string[] = [];
  const found = new Map<string, { readonly line: number; readonly row: PublishedRow }>();
  const lines = linesOf(text);
  if (lines.length === 0) faults.push({ line: 1, column: 'unit', says: nothing });
  if (lines.length > mostUnits)
    return { rows: [], strange, faults: [{ line: mostUnits + 1, column: 'unit', says: tooMany }] };
  for (const { line, cells } of lines) {
    const fault = (column: NationalColumn, says: Texts): void => void faults.push({ line, column, says });
    const [name = '', answered = '', content = '', id = ''] = cells;
    const unit = unitOf(units, name, id);
    if (unit === 'UNKNOWN' && passOver) {
      strange.push(name);
      continue;
    }
    const numbers = numbersOf(answered, content, { fewest, fault });
    if (cells.slice(4).some((cell) => cell !== '')) fault('id', tooWide);
    if (unit === 'UNKNOWN') fault(id === '' ? 'unit' : 'id', unknown);
    else if (unit === 'SEVERAL') fault('id', several);
    else if (found.has(unit.contractId)) fault('unit', twice(found.get(unit.contractId)?.line ?? 0));
    else if (numbers !== null) {
      const { contractId } = unit;
      found.set(contractId, { line, row: { contractId, name: unit.name, ...numbers } });
    }
  }
  return { rows: [...found.values()].map(({ row }) => row), faults, strange };
}

function linesOf(text: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const written = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: line.split(/[\t;]/).map(plain) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const isHeading =
    /^(enhet|unit|verksamhet)/i.test(written[0]?.cells[0] ?? '') && !/\d/.test(written[0]?.cells[1] ?? '');
  return isHeading ? written.slice(1) : written;
}

/** A cell without its quotation marks, and with plain spaces. */
function plain(cell: string): string {
  return cell
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

function unitOf(units: readonly Unit[], name: string, id: string): Unit | 'UNKNOWN' | 'SEVERAL' {
  const folded = name.toLowerCase();
  const named = units.filter((unit) => (id === '' ? plain(unit.name).toLowerCase() === folded : unit.id === id));
  const [first] = named;
  if (first === undefined) return 'UNKNOWN';
  return named.length === 1 ? first : 'SEVERAL';
}

type Numbers = Pick<PublishedRow, 'value' | 'answered'>;

function numbersOf(
  answered: string,
  content: string,
  { fewest, fault }: { readonly fewest: number; readonly fault: (column: NationalColumn, says: Texts) => void },
): Numbers | null {
  const suppressed: Numbers = { value: null, answered: null };
  if (leftOut.test(content)) {
    if (leftOut.test(answered) || /^\d{1,6}$/.test(answered)) return suppressed;
    fault('answered', notCount);
    return null;
  }
  const share = /^(\d{1,3})(?:[.,](\d{1,6}))?\s*%?$/.exec(content);
  const percent = share === null ? NaN : Number(`${share[1] ?? ''}.${share[2] ?? '0'}`);
  // `0,88` is a share that lost its percent sign; nobody means less than one.
  const isShare = percent <= 100 && (percent === 0 || percent >= 1);
  const isCount = /^\d{1,6}$/.test(answered);
  if (!isShare) fault('content', notShare);
  if (!isCount) fault('answered', notCount);
  if (!isShare || !isCount) return null;
  return Number(answered) < fewest ? suppressed : { value: Math.round(percent), answered: Number(answered) };
}

const nothing: Texts = { sv: 'Klistra in tabellen', en: 'Paste the table' };
const tooMany: Texts = { sv: 'Tabellen har fler än 2 000 rader', en: 'The table has more than 2,000 rows' };
const tooWide: Texts = { sv: 'Raden har fler än fyra kolumner', en: 'The row has more than four columns' };
const unknown: Texts = { sv: 'Finns inte i katalogen', en: 'Is not in the catalogue' };
const several: Texts = {
  sv: 'Flera heter så: skriv id i den fjärde kolumnen',
  en: 'Several have that name: write the id in the fourth column',
};
const notCount: Texts = { sv: 'Skriv hur många som svarade, med siffror', en: 'Write how many answered, in figures' };
const notShare: Texts = { sv: 'Skriv ett tal från 0 till 100', en: 'Write a number from 0 to 100' };
const twice = (line: number): Texts => ({
  sv: `Enheten finns redan på rad ${String(line)}`,
  en: `The unit is on line ${String(line)} already`,
});
