import { readPart } from '../catalogue/catalogue.ts';

const partSize = 200;
const alphabet = new Intl.Collator('sv');

/** Everybody in the catalogue, by name; whoever is there twice, for two services, is so here. */
export async function listProviders(municipality: string): Promise<readonly { value: string; label: string }[]> {
  const found: { value: string; label: string }[] = [];
  let after: string | undefined;
  do {
    const { entries, next } = await readPart(municipality, { after, most: partSize });
    for (const { entryId, provider, scopes } of entries) {
      const services = [...new Set(scopes.map(({ service }) => service))].join(', ');
      found.push({ value: entryId, label: `${provider.name} (${services})` });
    }
    after = next ?? undefined;
  } while (after !== undefined);
  return found.toSorted((one, other) => alphabet.compare(one.label, other.label));
}
