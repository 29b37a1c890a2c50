import type { Text } from '../finding.ts';

/** Something that the linter found in a requirement set, where it is, and how to mend it. */
export interface Remark {
  /**
   * `IMPORT`: a requirement that can't be tested and followed up is not taken in at all.
   * `PUBLICATION`: not finished yet; a draft may hold it. `NOTHING`: advice.
   */
  readonly stops: 'IMPORT' | 'PUBLICATION' | 'NOTHING';
  /** Where, with requirements by their id: `requirements.HT-G-13.controlPoints.AUTHORISATION`. */
  readonly path: string;
  readonly message: Text;
}

export function refusal(path: string, sv: string, en: string): Remark {
  return { stops: 'IMPORT', path, message: { sv, en } };
}

export function unfinished(path: string, sv: string, en: string): Remark {
  return { stops: 'PUBLICATION', path, message: { sv, en } };
}

export function advice(path: string, sv: string, en: string): Remark {
  return { stops: 'NOTHING', path, message: { sv, en } };
}

/** A path with ids where the input has them, since nobody counts requirements from zero. */
export function namedPath(path: readonly PropertyKey[], input: unknown): string {
  const names: string[] = [];
  let value: unknown = input;
  for (const key of path) {
    value = new Map(members(value)).get(String(key));
    names.push(nameOf(String(key), value));
  }
  return names.join('.');
}

/** The id, control point or name of a member of a list; the key itself elsewhere. */
export function nameOf(key: string, value: unknown): string {
  const named = new Map(members(value));
  const name = named.get('id') ?? named.get('point') ?? named.get('name');
  return /^\d+$/.test(key) && typeof name === 'string' ? name : key;
}

export function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

export function repeated<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
