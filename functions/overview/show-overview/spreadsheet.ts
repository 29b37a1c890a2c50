import Papa from 'papaparse';
import { type Block, tableOf, type WrittenDocument } from '../../../shared/domain/register/document.ts';

/**
 * Every number of a document on a line of its own, with the table, the row and the column that it stands in: CSV with
 * semicolons, as Swedish spreadsheets open it. Texts that would be formulas are told as texts.
 */
export function spreadsheetOf({ lang, sections }: Pick<WrittenDocument, 'lang' | 'sections'>): string {
  const heading =
    lang === 'sv' ? ['Avsnitt', 'Tabell', 'Rad', 'Kolumn', 'Värde'] : ['Section', 'Table', 'Row', 'Column', 'Value'];
  const lines = sections.flatMap((section) =>
    section.blocks.flatMap((block) => linesOf(block).map((line) => [section.heading, ...line])),
  );
  // With its byte order mark, or Excel takes it for another alphabet.
  return `\uFEFF${Papa.unparse([heading, ...lines], { delimiter: ';', escapeFormulae: true })}\r\n`;
}

function linesOf(block: Block): readonly (readonly string[])[] {
  if (block.kind === 'PLOT') return linesOf(tableOf(block));
  if (block.kind !== 'TABLE') return [];
  const { caption, columns, rows } = block;
  return rows.flatMap(([name, ...cells]) =>
    cells.map(({ text }, index) => [caption, name?.text ?? '', columns[index + 1] ?? '', text]),
  );
}
