import type { ProviderAccount } from '../../../shared/domain/provider/account.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';

/** A provider at one municipality, as a heading. */
export function nameOf({ organisation, municipality }: Pick<ProviderAccount, 'organisation' | 'municipality'>): string {
  return `${organisation.name}, ${municipalityOf(municipality).name}`;
}
