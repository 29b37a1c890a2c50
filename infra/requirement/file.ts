import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { RequirementSet } from '../../shared/domain/requirement/requirement-set.ts';
import { CommandFailure, ending } from './ending.ts';

/** What a file holds, of any shape. @throws CommandFailure when it is no JSON */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandFailure(ending.misused, `${file}: ${messageOf(error)}`);
  }
}

/** @throws CommandFailure when the file holds no requirement set: `lint` says why */
export function readRequirementSet(file: string): RequirementSet {
  const parsed = RequirementSet.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new CommandFailure(
    ending.refused,
    `${file}: ingen kravfil; kör lint för att se varför. (No requirement set; run lint to see why.)`,
  );
}

/** Writes a set in one order of its fields, laid out as the repository's own, so that versions differ only in what differs. */
export async function writeRequirementSet(file: string, set: RequirementSet): Promise<void> {
  const evidence = Object.fromEntries(Object.entries(set.evidence).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const ordered = RequirementSet.parse({ ...set, evidence });
  const text = await format(JSON.stringify(ordered, null, 2), { parser: 'json', printWidth: 120 });
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandFailure(ending.misused, `${file}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
