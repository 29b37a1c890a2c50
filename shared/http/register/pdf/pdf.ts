import PDFDocument from 'pdfkit';
import { type Block, type Section, tableOf, type WrittenDocument } from '../../../domain/register/document.ts';
import { fontOf } from './fonts.ts';
import { bottomOf, columnWidth, left, margin, type Pdf, write } from './pdf-text.ts';
import { drawTable } from './pdf-table.ts';

type Element = ReturnType<Pdf['struct']>;

const sizes = { title: 20, 1: 15, 2: 12.5, 3: 11, text: 10.5, foot: 8.5 } as const;

/**
 * A document as a tagged PDF (PDF/UA): language, title, headings, lists and tables with their header cells are there for
 * whoever listens, the font is embedded. The same document gives the same bytes.
 */
export async function pdfOf(document: WrittenDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left, right: left, bottom: margin },
    pdfVersion: '1.7',
    // @ts-expect-error The library's types know its standards up to PDF/A alone.
    subset: 'PDF/UA',
    tagged: true,
    lang: document.lang === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    bufferPages: true,
    // Otherwise the library begins with a font that is not embedded.
    font: '',
    info: {
      Title: document.title,
      Author: document.sender,
      Creator: 'Valbar',
      Producer: 'Valbar',
      CreationDate: new Date(document.at),
      ModDate: new Date(document.at),
    },
  });
  // As a number the library takes it for PDF/A-1 and lists the letters of each font, wrongly (ISO 14289-1, 7.21.4.2).
  Object.assign(pdf, { subset: '1' });
  pdf.registerFont('regular', fontOf('regular'));
  pdf.registerFont('bold', fontOf('bold'));
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  write(pdf, root, 'P', document.sender, { size: sizes.text, soft: true });
  write(pdf, root, 'H1', document.title, { face: 'bold', size: sizes.title, before: 4, after: 8 });
  for (const section of document.sections) writeSection(pdf, root, section);
  root.end();
  writeFeet(pdf, document.foot, document.lang);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function writeSection(pdf: Pdf, root: Element, { heading, level, state, blocks }: Section): void {
  const text = state === undefined ? heading : `${heading} – ${state.text}`;
  // A heading never stands alone at the foot of a page.
  if (pdf.y > bottomOf(pdf) - 90) pdf.addPage();
  write(pdf, root, `H${String(level + 1)}`, text, {
    face: 'bold',
    size: sizes[level],
    before: level === 1 ? 16 : 10,
    after: 4,
  });
  for (const block of blocks) writeBlock(pdf, root, block);
}

function writeBlock(pdf: Pdf, root: Element, block: Block): void {
  switch (block.kind) {
    case 'PARAGRAPH':
      write(pdf, root, 'P', block.text, {
        size: block.weight === 'LEAD' ? sizes[2] : sizes.text,
        soft: block.weight === 'SOFT',
        after: 5,
      });
      return;
    case 'LIST':
      if (block.summary !== undefined) write(pdf, root, 'P', block.summary, { size: sizes.text, before: 6, after: 3 });
      writeList(pdf, root, block.items);
      return;
    case 'FACTS':
      drawTable(pdf, root, {
        widths: [0.3, 0.7],
        rows: block.rows.map(({ label, value }) => [{ text: label }, { text: value }]),
      });
      return;
    case 'TABLE':
      drawTable(pdf, root, {
        caption: block.caption,
        columns: block.columns,
        widths: widthsOf(block.columns.length),
        rows: block.rows,
      });
      return;
    case 'PLOT':
      writeBlock(pdf, root, tableOf(block));
  }
}

/** The first column names the row and may be long; of four, the third holds the reasons; of five, what is listed. */
function widthsOf(columns: number): readonly number[] {
  if (columns === 4) return [0.27, 0.15, 0.36, 0.22];
  if (columns === 5) return [0.19, 0.13, 0.3, 0.2, 0.18];
  return Array.from({ length: columns }, () => 1 / columns);
}

function writeList(pdf: Pdf, root: Element, items: readonly string[]): void {
  const list = pdf.struct('L');
  root.add(list);
  const indent = 14;
  for (const text of items) {
    const item = pdf.struct('LI');
    list.add(item);
    const y = pdf.y;
    pdf.font('regular').fontSize(sizes.text);
    if (y + pdf.heightOfString('–') > bottomOf(pdf)) pdf.addPage();
    const top = pdf.y;
    item.add(pdf.struct('Lbl', {}, () => pdf.text('–', left, top, { lineBreak: false })));
    item.add(
      pdf.struct('LBody', {}, () =>
        pdf.text(text, left + indent, top, { width: columnWidth(pdf) - indent, paragraphGap: 2 }),
      ),
    );
    pdf.x = left;
    item.end();
  }
  list.end();
  pdf.y += 4;
}

/** Beside the text, not of it: what is read aloud passes it by. */
function writeFeet(pdf: Pdf, foot: string, lang: 'sv' | 'en'): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // Writing below the margin would begin another page.
    pdf.page.margins.bottom = 0;
    const of = lang === 'sv' ? `Sida ${index + 1} av ${count}` : `Page ${index + 1} of ${count}`;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('regular').fontSize(sizes.foot).fillColor('#4a545e');
    pdf.text(`${foot} · ${of}`, left, pdf.page.height - margin + 18, { width: columnWidth(pdf), lineBreak: false });
    pdf.endMarkedContent();
  }
}
