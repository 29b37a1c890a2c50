import * as z from 'zod/mini';
import type { EvidenceContentType } from '../../domain/application/evidence.ts';
import { type FieldError, type FormValues, parseForm, valueOf } from '../form/form.ts';
import type { Language } from '../language.ts';

const fileTypes = { PDF: 'application/pdf', JPEG: 'image/jpeg', PNG: 'image/png' } as const satisfies Record<
  string,
  EvidenceContentType
>;

const File = z.object({
  type: z.enum(['PDF', 'JPEG', 'PNG']),
  issued: z.optional(z.iso.date()),
  through: z.optional(z.iso.date()),
});

/** What is said of a file before it is sent. */
export interface DescribedFile {
  readonly contentType: EvidenceContentType;
  /** Without a dot, for a name that says what the file is. */
  readonly extension: string;
  readonly issuedOn?: string;
  readonly validThrough?: string;
}

/** The names of the fields that describe one file. @param of tells the files of one form apart; absent, there is one */
export function fileFields(of?: string): { readonly type: string; readonly issued: string; readonly through: string } {
  const end = of === undefined ? '' : `-${of}`;
  return { type: `type${end}`, issued: `issued${end}`, through: `through${end}` };
}

/** Reads the fields of `FileFields`. */
export function readFile(
  values: FormValues,
  lang: Language,
  of?: string,
):
  | { readonly ok: true; readonly value: DescribedFile }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const fields = fileFields(of);
  const parsed = parseForm(
    File,
    {
      type: valueOf(values, fields.type),
      issued: valueOf(values, fields.issued),
      through: valueOf(values, fields.through),
    },
    lang,
    { type: { sv: 'Välj vilken sorts fil det är', en: 'Choose what sort of file it is' } },
  );
  if (!parsed.ok) {
    const named = Object.entries(fields);
    const nameOf = (field: string): string => named.find(([name]) => name === field)?.[1] ?? field;
    return { ok: false, errors: parsed.errors.map(({ field, message }) => ({ field: nameOf(field), message })) };
  }
  const { type, issued, through } = parsed.value;
  if (issued !== undefined && through !== undefined && through < issued) {
    const message =
      lang === 'sv'
        ? 'Sista giltighetsdagen är före utfärdandedagen'
        : 'The last day of validity is before the day of issue';
    return { ok: false, errors: [{ field: fields.through, message }] };
  }
  return {
    ok: true,
    value: {
      contentType: fileTypes[type],
      extension: type.toLowerCase(),
      ...(issued === undefined ? {} : { issuedOn: issued }),
      ...(through === undefined ? {} : { validThrough: through }),
    },
  };
}
