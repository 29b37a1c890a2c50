import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { Municipality } from '../domain/municipality/municipality.ts';
import type { Terminology } from '../domain/municipality/terminology.ts';

const RuntimeConfig = z.object({ municipalities: z.array(Municipality).check(z.minLength(1)) });

let loaded: readonly Municipality[] | undefined;

/** The municipalities of this deployment, from the `config.json` that is deployed beside the handler. */
export function municipalities(): readonly Municipality[] {
  loaded ??= RuntimeConfig.parse(
    JSON.parse(readFileSync(new URL('./config.json', import.meta.url), 'utf8')),
  ).municipalities;
  return loaded;
}

/** One municipality's rules. Throws when the deployment doesn't carry it: ids come parsed, so that is a fault. */
export function municipalityOf(id: string): Municipality {
  const found = findMunicipality(id);
  if (found === undefined) throw new Error('A municipality that this deployment does not carry');
  return found;
}

/** The municipality's own words, by the id that everything stored carries. */
export function termsOf(id: string): Terminology {
  return municipalityOf(id).terminology;
}

/** As `municipalityOf`, for an id that came from outside. */
export function findMunicipality(id: string): Municipality | undefined {
  return municipalities().find((municipality) => municipality.id === id);
}

/** Those that a municipality cooperates with: both have said so. */
export function cooperating(id: string): readonly Municipality[] {
  const named = municipalityOf(id).cooperatesWith ?? [];
  return municipalities().filter((other) => named.includes(other.id) && (other.cooperatesWith ?? []).includes(id));
}

/** For tests and local commands: what would have been read from `config.json`. */
export function useMunicipalities(list: readonly Municipality[]): void {
  loaded = list;
}
