import { fault, type RowFault } from '../../../shared/domain/import/row-faults.ts';
import { type Column, type ColumnName, columns } from './columns.ts';

/** What a cell can hold: text, a number, a date as an instant, a tick, or nothing. */
export type Cell = string | number | boolean | Date | null;

/** What stands for a cell that holds an error or a formula without its value, and for one merged with another. */
export const unread = { BROKEN: '#VALUE!', MERGED: '#MERGED!' } as const;

/** One row of the sheet, read by the columns' names; what can't be read is noted as a fault of its column. */
export class SheetRow {
  readonly faults: RowFault[] = [];
  readonly #cells: ReadonlyMap<ColumnName, Cell>;

  readonly #from1904: boolean;

  /** @param from1904 whether its sheet counts days from 1904 */
  constructor(cells: ReadonlyMap<ColumnName, Cell>, from1904 = false) {
    this.#cells = cells;
    this.#from1904 = from1904;
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
    if (text === unread.MERGED) {
      this.note(name, {
        sv: 'Cellen är sammanslagen med en annan. Dela dem och skriv värdet i var och en.',
        en: 'The cell is merged with another. Split them and write the value in each.',
      });
      return undefined;
    }
    if (/^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SAKNAS!|VÄRDEFEL!)$/.test(text)) {
      this.note(name, {
        sv: 'Formeln i cellen ger ett fel eller saknar värde. Skriv värdet i stället.',
        en: 'The formula in the cell gives an error or has no value. Write the value instead.',
      });
      return undefined;
    }
    return text === '' ? undefined : text;
  }

  /** A telephone number; one that the sheet holds as a number has lost its first zero. */
  phone(name: ColumnName): string | undefined {
    if (typeof this.#cells.get(name) === 'number') {
      this.note(name, {
        sv: 'Står som ett tal, så att inledande nolla kan saknas. Gör cellen till text.',
        en: 'Is a number, so that a first zero may be missing. Make the cell text.',
      });
      return undefined;
    }
    return this.text(name);
  }

  /** A day, from a cell with a date in it or a text such as 2025-01-31. */
  day(name: ColumnName): string | undefined {
    const cell = this.#cells.get(name) ?? null;
    // A date whose cell lost its format: days since the end of 1899, or the first of 1904.
    const days = typeof cell === 'number' ? Math.floor(cell) + (this.#from1904 ? 1_462 : 0) : 0;
    if (days >= 25_569 && days < 73_051) {
      return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
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
    if (strange.length > 0) {
      const [not, among] = [strange.join(', '), offered.join(', ')];
      this.note(name, {
        sv: `Finns inte här: ${not}. Välj bland: ${among}`,
        en: `Not offered here: ${not}. Choose among: ${among}`,
      });
    }
    return [...new Set(asked.flatMap((word) => known.get(word.toLowerCase()) ?? []))];
  }

  /** What a word stands for. */
  word<T>(name: ColumnName, words: Readonly<Record<string, T>>): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined;
    if (found === undefined) {
      const among = Object.keys(words).join(', ');
      this.note(name, { sv: `Ska vara något av: ${among}`, en: `Has to be one of: ${among}` });
    }
    return found;
  }

  note(name: ColumnName, text: RowFault['text']): void {
    const { path }: Column = columns[name];
    this.faults.push(fault(path, text));
  }
}
