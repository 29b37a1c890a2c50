import type PDFDocument from 'pdfkit';
import type { Face } from './fonts.ts';

export type Pdf = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Pdf['struct']>;

/** Points above and below the text, and beside it. */
export const margin = 62;
export const left = 62;

const ink = '#1d2329';
const softInk = '#4a545e';

export function columnWidth(pdf: Pdf): number {
  return pdf.page.width - 2 * left;
}

/** Where the text of a page ends. */
export function bottomOf(pdf: Pdf): number {
  return pdf.page.height - margin;
}

export interface TextLook {
  readonly size: number;
  readonly face?: Face;
  readonly soft?: boolean;
  readonly before?: number;
  readonly after?: number;
}

/** One paragraph or heading under an element of the structure, over as many pages as it takes. */
export function write(pdf: Pdf, parent: Element, tag: string, text: string, look: TextLook): void {
  pdf.y += look.before ?? 0;
  dress(pdf, look);
  parent.add(pdf.struct(tag, {}, () => pdf.text(text, left, pdf.y, { width: columnWidth(pdf), lineGap: 1.5 })));
  pdf.y += look.after ?? 0;
}

/** The pen, before something is measured or written. */
export function dress(pdf: Pdf, { size, face = 'regular', soft = false }: TextLook): void {
  pdf
    .font(face)
    .fontSize(size)
    .fillColor(soft ? softInk : ink);
}
