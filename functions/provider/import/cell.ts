import { fault, type RowFault } from '../../../shared/domain/import/row-faults.ts';
import { type Column, type ColumnName, columns } from './columns.ts';

/** What a cell can hold: text, a number, a date as an instant, a tick, or nothing. */
export type Cell = string | number | boolean | Date | null;

/** What stands for a cell that holds an error, or a formula without its value. */
export const brokenCell = '#VALUE!';

/** One row of the sheet, read by the columns' names; what can't be read is noted as a fault of its column. */
export class SheetRow {
  readonly faults: RowFault[] = [];
  readonly #cells: ReadonlyMap<ColumnName, Cell>;

  constructor(cells: ReadonlyMap<ColumnName, Cell>) {
    this.#cells = cells;
  }

  /** Undefined for an empty cell. */
  text(name: ColumnName): string | undefined {
    const cell = this.#cells.get(name) ?? null;
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === 'boolean') return cell ? 'ja' : 'nej';
    const text = String(cell ?? '')
      .replaceAll('\u00A0', ' ')
      .replaceAll('\r\n', '\n')
      .trim();
    if (text === brokenCell || /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SAKNAS!|VÄRDEFEL!)$/.test(text)) {
      this.note(name, 'Formeln i cellen ger ett fel eller saknar värde. Skriv värdet i stället.');
      return undefined;
    }
    return text === '' ? undefined : text;
  }

  /** A telephone number; one that the sheet holds as a number has lost its first zero. */
  phone(name: ColumnName): string | undefined {
    if (typeof this.#cells.get(name) === 'number') {
      this.note(name, 'Står som ett tal, så att inledande nolla kan saknas. Gör cellen till text.');
      return undefined;
    }
    return this.text(name);
  }

  /** A day, from a cell with a date in it or a text such as 2025-01-31. */
  day(name: ColumnName): string | undefined {
    const cell = this.#cells.get(name) ?? null;
    // A date whose cell lost its format: days since the end of 1899.
    if (typeof cell === 'number' && cell >= 25_569 && cell < 73_051) {
      return new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000).toISOString().slice(0, 10);
    }
    return this.text(name);
  }

  /** Several words with semicolons between. */
  list(name: ColumnName): string[] {
    return (this.text(name) ?? '')
      .split(/[;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }

  /** Those that are offered, in whatever case they are written; `alla` is all of them. */
  among(name: ColumnName, offered: readonly string[]): readonly string[] {
    const asked = this.list(name);
    if (asked.length === 1 && asked[0]?.toLowerCase() === 'alla') return offered;
    const known = new Map(offered.map((word) => [word.toLowerCase(), word]));
    const strange = asked.filter((word) => !known.has(word.toLowerCase()));
    if (strange.length > 0) this.note(name, `Finns inte här: ${strange.join(', ')}. Välj bland: ${offered.join(', ')}`);
    return [...new Set(asked.flatMap((word) => known.get(word.toLowerCase()) ?? []))];
  }

  /** What a word stands for. */
  word<T>(name: ColumnName, words: Readonly<Record<string, T>>): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined;
    if (found === undefined) this.note(name, `Ska vara något av: ${Object.keys(words).join(', ')}`);
    return found;
  }

  note(name: ColumnName, sv: string): void {
    const { path }: Column = columns[name];
    this.faults.push(fault(path, { sv, en: sv }));
  }
}
