import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Contract, type ContractIn } from '../../../../shared/domain/contract/contract.ts';
import { draftContract, requestSignatures } from '../../../../shared/domain/contract/draft.ts';
import { againstLapse, lapse, proposeLapse, waitLonger } from '../../../../shared/domain/contract/lapse.ts';
import { sign } from '../../../../shared/domain/contract/signing.ts';
import { sha256 } from '../../../../shared/platform/hash.ts';
import { granvik } from '../../../support/granvik.ts';
import { holds } from '../../../support/holds.ts';
import { decisionOf, errorOf, value } from '../decision/builders.ts';

const at = '2026-03-12T08:00:00.000Z';
const proposed = { at: '2026-04-15T06:00:00.000Z', taskId: '01TASK' };
const decided = { at: '2026-04-20T08:00:00.000Z', by: 'Sam Ordning', authority: 'punkt 4.3', why: 'Inget svar.' };
const person = (name: string) => ({ name, email: 'a@bjorken.example', phone: '0701740620' });

function awaiting(): ContractIn<'AWAITING_SIGNATURES'> {
  const draft = draftContract({
    contractId: '01CONTRACT',
    municipality: granvik,
    choiceSystem: { id: 'hemtjanst', name: 'Hemtjänst' },
    version: {
      number: 3,
      contractTemplate: { title: 'Avtal', sections: [{ heading: 'Parter', text: '{{provider.name}}' }] },
      requirements: { requirements: [] },
      compensation: { grounds: 'Per utförd timme.' },
      specialTerms: [],
    },
    applicationId: '01APPLICATION',
    diaryNumber: 'SN 2026/00042',
    decision: decisionOf(),
    provider: {
      name: 'Björkens Omsorg AB',
      registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
      legalForm: 'LIMITED_COMPANY',
    },
    signers: [
      { party: 'PROVIDER', person: person('Nils Rask') },
      { party: 'PROVIDER', person: person('Olga Sten') },
      { party: 'MUNICIPALITY', person: person('Maj Nord') },
    ],
    signing: 'ANY_ORDER',
    validFrom: '2026-04-01',
    selectableFrom: '2026-05-01',
    at,
    hash: sha256,
  });
  return value(requestSignatures(value(draft), at));
}

const late = { asked: [{ party: 'PROVIDER', dueOn: '2026-04-11' }], today: '2026-04-14' } as const;

describe('letting a contract lapse', () => {
  it('LOV 8:3: is proposed once when the provider let its time pass, and decided by a person with a reason', () => {
    const asked = value(proposeLapse(awaiting(), late, proposed));
    expect(asked).toMatchObject({ status: 'AWAITING_SIGNATURES', lapseProposed: proposed });
    expect(errorOf(proposeLapse(asked, late, proposed))).toBe('PROPOSED_ALREADY');
    const lapsed = value(lapse(asked, late, decided));
    expect(lapsed).toMatchObject({ status: 'LAPSED', lapsed: decided });
    expect(Contract.parse(lapsed)).toEqual(lapsed);
  });

  it('needs the proposal first, and never comes of a passed day alone', () => {
    expect(errorOf(lapse(awaiting(), late, decided))).toBe('NOT_PROPOSED');
  });

  it('is over when a person gives more time, and can be proposed anew', () => {
    const waiting = value(waitLonger(value(proposeLapse(awaiting(), late, proposed))));
    expect(waiting).toEqual(awaiting());
    expect(proposeLapse(waiting, late, proposed).ok).toBe(true);
    expect(errorOf(waitLonger(waiting))).toBe('NOT_PROPOSED');
  });

  it('LOV 8:3: is never proposed or done while the municipality itself is late, whoever else is', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-04-${String(day).padStart(2, '0')}`);
    holds(
      fc.property(
        fc.array(fc.record({ party: fc.constantFrom('PROVIDER', 'MUNICIPALITY'), dueOn: days })),
        days,
        (asked, today) => {
          const isLate = (party: string) => asked.some((one) => one.party === party && one.dueOn < today);
          const may = isLate('PROVIDER') && !isLate('MUNICIPALITY');
          const lapsed = lapse({ ...awaiting(), lapseProposed: proposed }, { asked, today }, decided);
          return (
            (againstLapse(asked, today) === null) === may &&
            proposeLapse(awaiting(), { asked, today }, proposed).ok === may &&
            lapsed.ok === may
          );
        },
      ),
    );
  });

  it('does not stand any longer when the last of the provider’s signers has signed after all', () => {
    const asked = value(proposeLapse(awaiting(), late, proposed));
    const signature = {
      method: 'WET_INK',
      name: 'Nils Rask',
      at: '2026-04-16T08:00:00.000Z',
      documentHash: asked.documentHash,
      registeredBy: 'Sam Ordning',
    } as const;
    const one = value(sign(asked, 'provider-1', signature));
    expect(one).toMatchObject({ lapseProposed: proposed });
    const both = value(sign(one, 'provider-2', signature));
    expect(both).not.toHaveProperty('lapseProposed');
  });
});
