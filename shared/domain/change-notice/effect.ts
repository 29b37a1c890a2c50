import type { Presentation, Scope } from '../application/content.ts';
import type { Capacity } from '../application/service-terms.ts';
import type { Day } from '../calendar/day.ts';
import type { Intake } from '../contract/intake.ts';
import type { ProviderPerson } from '../provider/provider.ts';
import type { Change } from './change.ts';

/** What of a contract a change reaches. */
interface Reached {
  readonly scopes: Scope[];
  readonly intake?: Intake | undefined;
  readonly changedOn?: Day | undefined;
}

/** What of a provider's own words it reaches. */
interface Said {
  readonly presentation: Presentation;
  readonly capacity: Capacity | null;
  readonly persons?: ProviderPerson[] | undefined;
}

/** The contract with the change in effect from a day; what those who choose see of it says when it changed. */
export function contractAfter<C extends Reached>(contract: C, change: Change, from: Day): C & Reached {
  switch (change.kind) {
    case 'AREAS':
      return { ...contract, scopes: change.scopes, changedOn: from };
    case 'INTAKE': {
      // A notice may have been accepted before it was stopped, and waited for its day.
      if (contract.intake?.stopped === true) return contract;
      const { intake: state, until } = change;
      const intake = state === 'OPEN' ? undefined : { state, from, ...(until === undefined ? {} : { until }) };
      return { ...contract, intake, changedOn: from };
    }
    case 'CONTACT':
    case 'CAPACITY':
      return { ...contract, changedOn: from };
    case 'MANAGER':
    case 'OWNER':
    case 'ABSENCE':
      return contract;
  }
}

/** What the provider says of itself with the change in effect. */
export function saidAfter<S extends Said>(said: S, change: Change): S {
  const persons = personsAfter(said.persons ?? [], change);
  const after = persons.length === 0 ? said : { ...said, persons };
  if (change.kind === 'CAPACITY') return { ...after, capacity: change.capacity };
  if (change.kind !== 'CONTACT') return after;
  const { phone, email, website } = change;
  const { website: _former, ...kept } = said.presentation;
  return { ...after, presentation: { ...kept, phone, email, ...(website === undefined ? {} : { website }) } };
}

/** Who acts for the provider after it: a new one in a role takes the place of the one before. */
export function personsAfter(persons: readonly ProviderPerson[], change: Change): ProviderPerson[] {
  const replaced = (person: ProviderPerson) => [...persons.filter(({ role }) => role !== person.role), person];
  switch (change.kind) {
    case 'MANAGER':
      return replaced({
        role: 'MANAGER',
        name: change.name,
        ...(change.email === undefined ? {} : { email: change.email }),
      });
    case 'ABSENCE':
      return replaced({ role: 'DEPUTY_MANAGER', name: change.deputy.name });
    case 'CONTACT':
      return replaced({ role: 'CONTACT', ...change.contact });
    default:
      return [...persons];
  }
}
