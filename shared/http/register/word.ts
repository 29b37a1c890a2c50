import {
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { type Block, type Section, tableOf, type WrittenDocument } from '../../domain/register/document.ts';

const headings = { 1: HeadingLevel.HEADING_2, 2: HeadingLevel.HEADING_3, 3: HeadingLevel.HEADING_4 } as const;

/** Twentieths of a point: A4 between its margins. */
const width = 9638;

/** A document as a Word file, with the headings and tables that Word knows. The same document gives the same bytes. */
export async function wordOf(document: WrittenDocument): Promise<Buffer> {
  const word = new Document({
    title: document.title,
    creator: document.sender,
    lastModifiedBy: document.sender,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: document.lang === 'sv' ? 'sv-SE' : 'en-GB' } },
        },
      },
    },
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph(document.foot)] }) },
        children: [
          new Paragraph(document.sender),
          new Paragraph({ text: document.title, heading: HeadingLevel.HEADING_1 }),
          ...document.sections.flatMap(sectionParts),
        ],
      },
    ],
  });
  return settled(await Packer.toBuffer(word), document.at);
}

function sectionParts({ heading, level, state, blocks }: Section): (Paragraph | Table)[] {
  const text = state === undefined ? heading : `${heading} – ${state.text}`;
  return [new Paragraph({ text, heading: headings[level], keepNext: true }), ...blocks.flatMap(blockParts)];
}

function blockParts(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'PARAGRAPH':
      return [new Paragraph({ children: runs(block.text, block.weight === 'LEAD'), spacing: { after: 120 } })];
    case 'LIST':
      return [
        ...(block.summary === undefined ? [] : [new Paragraph(block.summary)]),
        ...block.items.map((item) => new Paragraph({ children: runs(item), bullet: { level: 0 } })),
      ];
    case 'FACTS':
      return [
        table(
          [2900, width - 2900],
          block.rows.map(({ label, value }) => [label, value]),
        ),
        new Paragraph(''),
      ];
    case 'TABLE':
      return [
        new Paragraph({ children: runs(block.caption, true), keepNext: true }),
        table(
          widthsOf(block.columns.length),
          block.rows.map((row) => row.map(({ text }) => text)),
          block.columns,
        ),
        new Paragraph(''),
      ];
    case 'PLOT':
      return blockParts(tableOf(block));
  }
}

function widthsOf(columns: number): readonly number[] {
  if (columns === 4) return [0.27, 0.15, 0.36, 0.22].map((part) => Math.round(part * width));
  if (columns === 5) return [0.19, 0.13, 0.3, 0.2, 0.18].map((part) => Math.round(part * width));
  return Array.from({ length: columns }, () => Math.floor(width / columns));
}

function table(widths: readonly number[], rows: readonly (readonly string[])[], columns?: readonly string[]): Table {
  const rowOf = (cells: readonly string[], isHeading: boolean) =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: !isHeading && cells.every((text) => text.length < 1500),
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            children: [new Paragraph({ children: runs(text, isHeading || index === 0) })],
          }),
      ),
    });
  return new Table({
    columnWidths: [...widths],
    width: { size: width, type: WidthType.DXA },
    rows: [...(columns === undefined ? [] : [rowOf(columns, true)]), ...rows.map((row) => rowOf(row, false))],
  });
}

/** Line breaks within a text are kept. */
function runs(text: string, isBold = false): TextRun[] {
  const look: Pick<IRunOptions, 'bold'> = { bold: isBold };
  return text
    .split('\n')
    .map((part, index) => new TextRun({ ...look, text: part, ...(index === 0 ? {} : { break: 1 }) }));
}

/** The library writes the time of writing into the file; the document's own stands instead. */
function settled(file: Buffer, at: string): Buffer {
  const parts = unzipSync(new Uint8Array(file));
  const core = parts['docProps/core.xml'];
  if (core === undefined) throw new Error('A Word file without its properties');
  const instant = `${at.slice(0, 19)}Z`;
  const dated = new TextDecoder().decode(core).replaceAll(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${instant}`);
  const settledParts = { ...parts, 'docProps/core.xml': new TextEncoder().encode(dated) };
  return Buffer.from(zipSync(settledParts, { mtime: new Date('1980-01-01T00:00:00') }));
}
