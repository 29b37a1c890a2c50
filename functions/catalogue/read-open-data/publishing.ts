import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { problem } from '../../../shared/http/problem.ts';
import { municipalities } from '../../../shared/platform/config.ts';

export type Publishing = Municipality & { readonly openData: NonNullable<Municipality['openData']> };

/** Those of this deployment that have said on what terms others use their data. */
export function publishing(): readonly Publishing[] {
  return municipalities().filter((one): one is Publishing => one.openData !== undefined);
}

/**
 * Whose data is asked for: the one that is named, or the only one there is.
 * @throws ProblemError 404 for one that publishes nothing here; 400 when none is named and there are several
 */
export function publisherOf(named: string | undefined): Publishing {
  const all = publishing();
  const [only] = all;
  const found = named === undefined ? only : all.find(({ id }) => id === named);
  if (found === undefined) throw problem('not-published', 404, 'There is no open data of that municipality here');
  if (named === undefined && all.length > 1) {
    throw problem('municipality-needed', 400, 'Say whose data', {
      errors: [{ path: '/municipality', message: `One of: ${all.map(({ id }) => id).join(', ')}` }],
    });
  }
  return found;
}
