/** A cell that the library gives as empty and that is not, from 0. */
export interface UnreadCell {
  readonly row: number;
  readonly column: number;
  readonly why: 'BROKEN' | 'MERGED';
}

/**
 * The cells of a sheet that hold an error, a formula whose value was not saved with it (ECMA-376, 18.3.1.4), or nothing
 * since they are merged with one that does (18.3.1.55). The library gives all of them as empty, and empty means
 * something: a contract without a last day, for one.
 * @param rows how many the library read: what is merged below them holds nothing
 */
export function unreadCells(sheet: string, rows: number): readonly UnreadCell[] {
  const cells = sheet.match(/<c\s[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g) ?? [];
  const broken = cells.filter(isBroken).flatMap((cell) => {
    const [, letters = '', row = ''] = /^<c\s[^>]*\br="([A-Z]+)(\d+)"/.exec(cell) ?? [];
    return row === '' ? [] : [{ row: Number(row) - 1, column: columnOf(letters), why: 'BROKEN' } as const];
  });
  const merged = [...sheet.matchAll(/<mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(
    ([, left = '', top = '', right = '', bottom = '']) =>
      allBut(
        { row: Number(top) - 1, column: columnOf(left) },
        { row: Math.min(Number(bottom), rows) - 1, column: Math.min(columnOf(right), widest) },
      ),
  );
  return [...broken, ...merged];
}

/** More columns than anybody fills in: a title merged over a whole row is not spelled out. */
const widest = 200;

function allBut(first: { readonly row: number; readonly column: number }, last: typeof first): readonly UnreadCell[] {
  const rows = Array.from({ length: Math.max(0, last.row - first.row + 1) }, (_one, index) => first.row + index);
  const columns = Array.from({ length: last.column - first.column + 1 }, (_one, index) => first.column + index);
  return rows
    .flatMap((row) => columns.map((column) => ({ row, column, why: 'MERGED' as const })))
    .filter(({ row, column }) => row !== first.row || column !== first.column);
}

function isBroken(cell: string): boolean {
  if (/^<c\s[^>]*\bt="e"/.test(cell)) return true;
  return /<f[\s/>]/.test(cell) && !/<v>[^<]+<\/v>/.test(cell);
}

/** A → 0, AA → 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
