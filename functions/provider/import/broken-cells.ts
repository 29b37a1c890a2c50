import { strFromU8, unzipSync } from 'fflate';

/** Where a cell stands, from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The cells of a sheet that hold an error, or a formula whose value was not saved with it (ECMA-376, 18.3.1.4). The library
 * that reads the sheet gives both as empty, and empty means something: a contract without a last day, for one.
 */
export function brokenCells(workbook: Uint8Array, sheetNumber: number): readonly Place[] {
  const path = pathOf(workbook, sheetNumber);
  const cells = path === undefined ? [] : (textOf(workbook, path).match(/<c\s[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g) ?? []);
  return cells.filter(isBroken).flatMap((cell) => {
    const [, letters = '', row = ''] = /^<c\s[^>]*\br="([A-Z]+)(\d+)"/.exec(cell) ?? [];
    return row === '' ? [] : [{ row: Number(row) - 1, column: columnOf(letters) }];
  });
}

function isBroken(cell: string): boolean {
  if (/^<c\s[^>]*\bt="e"/.test(cell)) return true;
  return /<f[\s/>]/.test(cell) && !/<v>[^<]+<\/v>/.test(cell);
}

/** Sheets stand in the workbook's order; the file of each is told by its relationship. */
function pathOf(workbook: Uint8Array, sheetNumber: number): string | undefined {
  const sheet = textOf(workbook, 'xl/workbook.xml').match(/<sheet\s[^>]*>/g)?.[sheetNumber] ?? '';
  const id = attribute(sheet, 'r:id');
  const relations = textOf(workbook, 'xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]*>/g) ?? [];
  const target = relations.filter((one) => attribute(one, 'Id') === id).map((one) => attribute(one, 'Target'))[0];
  if (target === undefined) return undefined;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function textOf(workbook: Uint8Array, path: string): string {
  const file = unzipSync(workbook, { filter: ({ name }) => name === path })[path];
  return file === undefined ? '' : strFromU8(file);
}

/** A → 0, AA → 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
