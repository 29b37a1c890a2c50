import { strFromU8, unzipSync } from 'fflate';

/** What a workbook says in its own XML (ECMA-376) and the library that reads it does not tell. */
export interface SheetXml {
  /** The sheet's. */
  readonly sheet: string;
  /** Whether days are counted from 1904, as older spreadsheets on Macintosh did. */
  readonly from1904: boolean;
}

/** Sheets stand in the workbook's order; the file of each is told by its relationship. @param sheetNumber from 0 */
export function sheetXmlOf(bytes: Uint8Array, sheetNumber: number): SheetXml {
  const workbook = textOf(bytes, 'xl/workbook.xml');
  const id = attribute(workbook.match(/<sheet\s[^>]*>/g)?.[sheetNumber] ?? '', 'r:id');
  const relations = textOf(bytes, 'xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]*>/g) ?? [];
  const target = relations.filter((one) => attribute(one, 'Id') === id).map((one) => attribute(one, 'Target'))[0];
  const path = target?.startsWith('/') === true ? target.slice(1) : `xl/${target ?? ''}`;
  const counts = attribute(/<workbookPr\s[^>]*>/.exec(workbook)?.[0] ?? '', 'date1904');
  return { sheet: textOf(bytes, path), from1904: counts === '1' || counts === 'true' };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function textOf(workbook: Uint8Array, path: string): string {
  const file = unzipSync(workbook, { filter: ({ name }) => name === path })[path];
  return file === undefined ? '' : strFromU8(file);
}
