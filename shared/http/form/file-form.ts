import type { FormValues } from './form.ts';

/** A file that came with a form. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `multipart/form-data` → its values and its files; null when it is not well-formed. A field left empty sends no file. */
export async function readFileForm(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<{ readonly form: FormValues; readonly files: Readonly<Record<string, SentFile>> } | null> {
  const values: [string, string][] = [];
  const files: [string, SentFile][] = [];
  try {
    const sent = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    for (const [name, value] of sent) {
      if (typeof value === 'string') values.push([name, value]);
      else if (value.size > 0) files.push([name, { name: value.name, bytes: await value.bytes() }]);
    }
  } catch {
    return null;
  }
  return { form: Object.fromEntries(values), files: Object.fromEntries(files) };
}
