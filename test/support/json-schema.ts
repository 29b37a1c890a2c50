import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import * as z from 'zod/mini';

type Names = ReturnType<typeof z.registry<{ id?: string; title?: string }>>;

/** A format's JSON Schema as the code has it, and as docs has it; `UPDATE_SCHEMAS=1` writes it there first. */
export async function keepSchema(
  name: string,
  schema: z.ZodMiniType,
  names: Names,
): Promise<{ readonly generated: unknown; readonly kept: unknown }> {
  const file = new URL(`../../docs/schemas/${name}.schema.json`, import.meta.url);
  const generated = z.toJSONSchema(schema, { metadata: names, io: 'input', unrepresentable: 'any' });
  if (process.env['UPDATE_SCHEMAS'] === '1')
    await writeFile(file, await format(JSON.stringify(generated), { parser: 'json', printWidth: 120 }));
  return { generated, kept: JSON.parse(await readFile(file, 'utf8')) };
}
