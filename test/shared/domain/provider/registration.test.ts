import { describe, expect, it } from 'vitest';
import { publicRegistration } from '../../../../shared/domain/catalogue/organisation-number.ts';
import {
  isPlausible,
  type Registration,
  registrationKey,
  registrationText,
} from '../../../../shared/domain/provider/registration.ts';

const swedish = (organisationNumber: string): Registration => ({ kind: 'SWEDISH', organisationNumber });
const finnish: Registration = { kind: 'FOREIGN', country: 'FI', register: 'Handelsregistret', number: '0000000-0' };

describe('a registration', () => {
  it('LOV 5:1: names one provider however its Swedish number is written, and nobody while it is being formed', () => {
    expect(registrationKey(swedish('165599999009'))).toBe(registrationKey(swedish('559999-9009')));
    expect(registrationKey(finnish)).toBe(registrationKey({ ...finnish, register: 'handelsregistret' }));
    expect(registrationKey({ kind: 'BEING_FORMED' })).toBeUndefined();
  });

  it('LOV 1:2: abroad can’t be tried by its form: it is for a person to compare', () => {
    expect(isPlausible(finnish)).toBe(true);
    expect(isPlausible(swedish('559999-9008'))).toBe(false);
  });

  it('abroad says where', () => {
    expect(registrationText(finnish).sv).toBe('0000000-0, Handelsregistret (FI)');
  });

  it.each([
    [swedish('559999-9009'), 'LIMITED_COMPANY', '559999-9009'],
    [swedish('121212-1212'), 'SOLE_TRADER', 'XXXXXX-XXXX'],
    [finnish, 'LIMITED_COMPANY', '0000000-0, Handelsregistret (FI)'],
    [finnish, 'SOLE_TRADER', 'XXXXXX-XXXX'],
    [{ kind: 'BEING_FORMED' }, 'LIMITED_COMPANY', 'under bildande'],
    [{ kind: 'BEING_FORMED' }, 'SOLE_TRADER', 'XXXXXX-XXXX'],
  ] as const)('in public hides a person’s number: %j of a %s', (registration, legalForm, shown) => {
    expect(publicRegistration(registration, legalForm).sv).toBe(shown);
  });
});
