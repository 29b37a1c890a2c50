import { etagOf, type ValidText } from './conditional.ts';

/** So many texts a worker keeps; the one that nobody has asked for the longest makes room. */
const room = 100;

const kept = new Map<string, ValidText & { readonly version: string }>();

/**
 * A public text as this worker last wrote it; written anew when what it is made from has another version.
 * @param name which text: everything it depends on that isn't in the version, the language for example
 * @param version of all that it tells, as just read
 */
export async function keepText(
  { name, version }: { readonly name: string; readonly version: string },
  write: () => string | Promise<string>,
): Promise<ValidText> {
  const found = kept.get(name);
  kept.delete(name);
  const current = found?.version === version ? found : { version, ...(await withValidator(write)) };
  kept.set(name, current);
  const [oldest] = kept.keys();
  if (kept.size > room && oldest !== undefined) kept.delete(oldest);
  return current;
}

/** For tests that share a process: what a worker keeps is gone. */
export function forgetTexts(): void {
  kept.clear();
}

async function withValidator(write: () => string | Promise<string>): Promise<ValidText> {
  const text = await write();
  return { text, etag: etagOf(text) };
}
