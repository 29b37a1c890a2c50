import type { Municipality } from '../domain/municipality/municipality.ts';
import { parsePublicId } from '../domain/municipality/public-id.ts';
import { findMunicipality } from '../platform/config.ts';
import type { Request } from './request.ts';

/** What an address names: something of a municipality that this deployment serves. */
export interface Addressed {
  readonly municipality: Municipality;
  /** Its id within the municipality. */
  readonly id: string;
}

/** What the path's parameter names; null when it is no public id, or of a municipality that is not served here. */
export function findAddressed({ params }: Pick<Request, 'params'>, parameter: string): Addressed | null {
  const parsed = parsePublicId(params[parameter] ?? '');
  const municipality = parsed === null ? undefined : findMunicipality(parsed.municipality);
  return parsed === null || municipality === undefined ? null : { municipality, id: parsed.id };
}
