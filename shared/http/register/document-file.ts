import * as z from 'zod/mini';
import type { WrittenDocument } from '../../domain/register/document.ts';
import type { PageRequest, PageResponse } from '../page.ts';
import { PageProblem } from '../page-problem.ts';
import { pdfOf } from './pdf/pdf.ts';
import { wordOf } from './word.ts';

const Format = z.enum(['pdf', 'docx']);
type Format = z.infer<typeof Format>;

/** What the address asks for; undefined for a page. @throws PageProblem 400 for a format that nobody writes */
export function formatOf({ query }: PageRequest): Format | undefined {
  const asked = query['format'];
  if (asked === undefined) return undefined;
  const format = Format.safeParse(asked);
  if (!format.success) throw new PageProblem(400);
  return format.data;
}

const contentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** A document as a file to save, named by its case. */
export async function fileOf(document: WrittenDocument, format: Format, name: string): Promise<PageResponse> {
  const bytes = format === 'pdf' ? await pdfOf(document) : await wordOf(document);
  return { status: 200, file: { contentType: contentTypes[format], name: `${name}.${format}`, bytes } };
}
