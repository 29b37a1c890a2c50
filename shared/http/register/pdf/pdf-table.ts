import type { Cell } from '../../../domain/register/document.ts';
import { bottomOf, columnWidth, dress, left, margin, type Pdf, write } from './pdf-text.ts';

type Element = ReturnType<Pdf['struct']>;

interface TableContent {
  readonly caption?: string;
  /** Absent where the rows' own headings are all there is. */
  readonly columns?: readonly string[];
  /** Parts of the whole width. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

const size = 9.5;
const gap = 8;
const padding = 3.5;
const line = '#c3cbc8';

/**
 * A table whose header cells say what they head. A row stays on one page as long as a page holds it; the columns' headings
 * are repeated for the eye on each page and read aloud once.
 */
export function drawTable(pdf: Pdf, parent: Element, { caption, columns, widths, rows }: TableContent): void {
  const table = pdf.struct('Table');
  parent.add(table);
  if (caption !== undefined) write(pdf, table, 'Caption', caption, { face: 'bold', size, before: 4, after: 2 });
  const heading = columns?.map((text) => ({ text }));
  if (heading !== undefined) drawRow(pdf, table, heading, widths, () => 'Column');
  for (const row of rows) {
    if (pdf.y + heightOf(pdf, row, widths, isHeading) > bottomOf(pdf) && pdf.y > margin) {
      pdf.addPage();
      if (heading !== undefined) repeatHeading(pdf, heading, widths);
    }
    drawRow(pdf, table, row, widths, (index) => (index === 0 ? 'Row' : undefined));
  }
  table.end();
  pdf.x = left;
  pdf.y += 8;
}

function isHeading(index: number): boolean {
  return index === 0;
}

function drawRow(
  pdf: Pdf,
  table: Element,
  cells: readonly Cell[],
  widths: readonly number[],
  scopeOf: (index: number) => 'Column' | 'Row' | undefined,
): void {
  const row = pdf.struct('TR');
  table.add(row);
  const elements = cells.map((_, index) => {
    const scope = scopeOf(index);
    // @ts-expect-error The library's types don't know what a header cell heads.
    const element = scope === undefined ? pdf.struct('TD') : pdf.struct('TH', { scope });
    row.add(element);
    return element;
  });
  let rest: readonly Cell[] = cells;
  for (;;) {
    const room = bottomOf(pdf) - pdf.y - 2 * padding;
    const bold = (index: number): boolean => scopeOf(index) !== undefined;
    const parts = rest.map(({ text }, index) => fitting(pdf, text, cellWidth(pdf, widths, index), room, bold(index)));
    const now = rest.map((cell, index) => ({ ...cell, text: parts[index]?.fits ?? '' }));
    drawCells(pdf, now, widths, bold, (index, draw) => elements[index]?.add(draw));
    underline(pdf);
    rest = rest.map((cell, index) => ({ ...cell, text: parts[index]?.rest ?? '' }));
    if (rest.every(({ text }) => text === '')) break;
    pdf.addPage();
  }
  for (const element of elements) element.end();
  row.end();
}

function repeatHeading(pdf: Pdf, cells: readonly Cell[], widths: readonly number[]): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  drawCells(
    pdf,
    cells,
    widths,
    () => true,
    (_, draw) => draw(),
  );
  pdf.endMarkedContent();
  underline(pdf);
}

function drawCells(
  pdf: Pdf,
  cells: readonly Cell[],
  widths: readonly number[],
  bold: (index: number) => boolean,
  within: (index: number, draw: () => void) => void,
): void {
  const top = pdf.y;
  const height = heightOf(pdf, cells, widths, bold);
  let x = left;
  for (const [index, { text }] of cells.entries()) {
    const width = cellWidth(pdf, widths, index);
    const at = x;
    if (text !== '') {
      within(index, () => {
        dress(pdf, { size, face: bold(index) ? 'bold' : 'regular' });
        // As high as it was measured: never over to another page.
        pdf.text(text, at, top + padding, { width, height: height + size });
      });
    }
    x += (widths[index] ?? 0) * columnWidth(pdf);
  }
  pdf.y = top + height;
}

/** A rule is for the eye alone. */
function underline(pdf: Pdf): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .moveTo(left, pdf.y)
    .lineTo(left + columnWidth(pdf), pdf.y)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke();
  pdf.endMarkedContent();
}

function heightOf(
  pdf: Pdf,
  cells: readonly Cell[],
  widths: readonly number[],
  bold: (index: number) => boolean,
): number {
  const heights = cells.map(({ text }, index) => textHeight(pdf, text, cellWidth(pdf, widths, index), bold(index)));
  return Math.max(0, ...heights) + 2 * padding;
}

function textHeight(pdf: Pdf, text: string, width: number, bold: boolean): number {
  dress(pdf, { size, face: bold ? 'bold' : 'regular' });
  return pdf.heightOfString(text, { width });
}

function cellWidth(pdf: Pdf, widths: readonly number[], index: number): number {
  return (widths[index] ?? 0) * columnWidth(pdf) - gap;
}

/** As many words of a text as a height holds, and the rest. */
function fitting(
  pdf: Pdf,
  text: string,
  width: number,
  height: number,
  bold: boolean,
): { readonly fits: string; readonly rest: string } {
  if (textHeight(pdf, text, width, bold) <= height) return { fits: text, rest: '' };
  const words = text.split(/(?<=\s)/);
  let [fits, tooMany] = [0, words.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (textHeight(pdf, words.slice(0, middle).join(''), width, bold) <= height) fits = middle;
    else tooMany = middle;
  }
  return { fits: words.slice(0, fits).join(''), rest: words.slice(fits).join('') };
}
