import { readEveryEntry } from '../catalogue/every-entry.ts';

const alphabet = new Intl.Collator('sv');

/** Everybody in the catalogue, by name; whoever is there twice, for two services, is so here. */
export async function listProviders(municipality: string): Promise<readonly { value: string; label: string }[]> {
  const entries = await readEveryEntry(municipality);
  return entries
    .map(({ entryId, provider, scopes }) => {
      const services = [...new Set(scopes.map(({ service }) => service))].join(', ');
      return { value: entryId, label: `${provider.name} (${services})` };
    })
    .toSorted((one, other) => alphabet.compare(one.label, other.label));
}
