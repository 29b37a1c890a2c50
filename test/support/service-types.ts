import list from '../../config/service-types/social-services.json' with { type: 'json' };
import { ServiceTypeList, type ServiceType } from '../../shared/domain/choice-system/service-type.ts';

/** The kinds of service that the repository carries, by their ids. */
export function serviceTypes(...ids: readonly string[]): ServiceType[] {
  return ServiceTypeList.parse(list).serviceTypes.filter(({ id }) => ids.includes(id));
}

/** Those of Granvik's home care. */
export const homeCareTypes = serviceTypes('home-care-service', 'home-care-personal', 'escort', 'relief');
