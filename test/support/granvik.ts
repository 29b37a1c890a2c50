import config from '../../config/granvik.json' with { type: 'json' };
import { Municipality } from '../../shared/domain/municipality/municipality.ts';
import { useMunicipalities } from '../../shared/platform/config.ts';

/** The fictional municipality, from the configuration that the repository carries. */
export const granvik: Municipality = Municipality.parse(config.municipalities[0]);

/** Tells shared code which municipalities it serves, as the file beside a deployed handler would. */
export function useGranvik(): void {
  useMunicipalities([granvik]);
}
