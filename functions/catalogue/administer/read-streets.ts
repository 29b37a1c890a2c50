import { StreetPart } from '../../../shared/domain/catalogue/street.ts';

/** More would not fit in what a page may send, and no municipality has them. */
export const mostStreetParts = 5_000;

export interface StreetFault {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly says: { readonly sv: string; readonly en: string };
}

const shape = {
  sv: 'skriv gata, från, till, sida och område, med tabb eller semikolon mellan',
  en: 'write street, from, to, side and area, with a tab or a semicolon between',
};

const sides = new Map<string, StreetPart['side']>([
  ['udda', 'ODD'],
  ['odd', 'ODD'],
  ['jämna', 'EVEN'],
  ['jämn', 'EVEN'],
  ['even', 'EVEN'],
  ['', undefined],
  ['alla', undefined],
  ['all', undefined],
]);

/**
 * Reads a table of streets as it is pasted from a spreadsheet: street, from, to, side (udda, jämna or nothing), area.
 * A first line of headings is passed over; every fault is told by its line, and then nothing is taken.
 */
export function readStreets(
  text: string,
):
  | { readonly ok: true; readonly parts: readonly StreetPart[] }
  | { readonly ok: false; readonly faults: readonly StreetFault[] } {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: line.split(/[\t;]/).map((cell) => cell.trim()) }));
  const written = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const isHeading = /^(gata|street)$/i.test(written[0]?.cells[0] ?? '');
  const rows = isHeading ? written.slice(1) : written;
  if (rows.length > mostStreetParts) {
    return {
      ok: false,
      faults: [
        {
          line: mostStreetParts + 1,
          says: { sv: 'tabellen har fler än 5 000 rader', en: 'the table has more than 5,000 lines' },
        },
      ],
    };
  }
  const faults: StreetFault[] = [];
  const parts: StreetPart[] = [];
  for (const { line, cells } of rows) {
    const part = readPart(cells);
    if (part === null) faults.push({ line, says: shape });
    else parts.push(part);
  }
  return faults.length === 0 ? { ok: true, parts } : { ok: false, faults };
}

function readPart([
  street = '',
  from = '',
  to = '',
  side = '',
  area = '',
  ...more
]: readonly string[]): StreetPart | null {
  const isNumber = (text: string): boolean => text === '' || /^\d{1,4}$/.test(text);
  const known = sides.has(side.toLowerCase());
  if (!known || !isNumber(from) || !isNumber(to) || more.some((cell) => cell !== '')) return null;
  const onSide = sides.get(side.toLowerCase());
  const part = StreetPart.safeParse({
    street,
    area,
    ...(from === '' ? {} : { from: Number(from) }),
    ...(to === '' ? {} : { to: Number(to) }),
    ...(onSide === undefined ? {} : { side: onSide }),
  });
  return part.success ? part.data : null;
}
