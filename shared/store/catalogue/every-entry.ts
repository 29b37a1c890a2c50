import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import { readPart } from './catalogue.ts';

const partSize = 200;

/** All of a municipality's entries, by id, part by part. */
export async function readEveryEntry(municipality: string): Promise<readonly CatalogueEntry[]> {
  const found: CatalogueEntry[] = [];
  let after: string | undefined;
  do {
    const { entries, next } = await readPart(municipality, { after, most: partSize });
    found.push(...entries);
    after = next ?? undefined;
  } while (after !== undefined);
  return found;
}
