import { describe, expect, it } from 'vitest';
import {
  type Extension,
  grantExtension,
  latestDay,
  mayAskForExtension,
  pendingExtension,
  refuseExtension,
} from '../../../../shared/domain/completion/extension.ts';
import { type CompletionPeriod, movePeriod, openPeriod } from '../../../../shared/domain/completion/period.ts';
import { granvik } from '../../../support/granvik.ts';
import { errorOf, value } from '../decision/builders.ts';

const rule = granvik.completion;

const asked: Extension = { state: 'ASKED', askedAt: '2026-03-14T09:00:00.000Z', askedBy: 'Mika', why: 'Semester.' };

const grant = {
  from: '2026-03-16',
  dueOn: '2026-03-30',
  today: '2026-03-14',
  reason: 'Intyget dröjer.',
  deviationReason: '',
  by: 'Vera Vård',
  at: '2026-03-14T10:00:00.000Z',
};

describe('more time', () => {
  it('LOV 6:2: may be asked for once at a time, and as often as the version’s rule says', () => {
    expect(mayAskForExtension(rule)).toBe(true);
    expect(mayAskForExtension(rule, [asked])).toBe(false);
    const { extensions } = value(grantExtension(rule, [asked], grant));
    expect(mayAskForExtension(rule, extensions)).toBe(false);
    expect(mayAskForExtension({ ...rule, extension: { times: 0, days: 1 } })).toBe(false);
  });

  it('LOV 6:2: is granted to the day that the rule allows, as an answer to the question', () => {
    expect(latestDay(rule, [asked], grant.from)).toBe('2026-03-30');
    const { extensions, deviation } = value(grantExtension(rule, [asked], grant));
    expect(extensions).toMatchObject([
      { state: 'GRANTED', why: 'Semester.', decidedBy: 'Vera Vård', dueOn: '2026-03-30' },
    ]);
    expect(pendingExtension(extensions)).toBeUndefined();
    expect(deviation).toBeUndefined();
  });

  it('LOV 1:2: is granted beyond the rule only with a written reason, which is kept', () => {
    const longer = { ...grant, dueOn: '2026-03-31' };
    expect(errorOf(grantExtension(rule, [asked], longer))).toMatchObject({ field: 'deviation' });
    expect(value(grantExtension(rule, [], { ...longer, deviationReason: 'Sjukdom.' })).deviation).toMatchObject({
      kind: 'LONGER_EXTENSION',
      reason: 'Sjukdom.',
    });
    const { extensions } = value(grantExtension(rule, [], grant));
    const again = { ...grant, from: '2026-03-30', dueOn: '2026-04-01' };
    expect(errorOf(grantExtension(rule, extensions, again))).toMatchObject({ field: 'deviation' });
  });

  it.each([
    ['to the day that holds already', { dueOn: '2026-03-16' }, 'dueOn'],
    ['to an earlier day', { dueOn: '2026-03-10' }, 'dueOn'],
    ['to a day that has been', { dueOn: '2026-03-17', today: '2026-03-18' }, 'dueOn'],
    ['without a reason', { reason: ' ' }, 'reason'],
  ])('is never granted %s', (_name, change, field) => {
    expect(errorOf(grantExtension(rule, [], { ...grant, ...change }))).toMatchObject({ field });
  });

  it('LOV 6:2: is refused with a reason, and only when it was asked for', () => {
    const refusal = { reason: 'Tiden räcker.', by: 'Vera Vård', at: grant.at };
    expect(value(refuseExtension([asked], refusal))).toMatchObject([{ state: 'REFUSED', reason: 'Tiden räcker.' }]);
    expect(errorOf(refuseExtension([asked], { ...refusal, reason: '' }))).toMatchObject({ field: 'reason' });
    expect(errorOf(refuseExtension([], refusal))).toMatchObject({ field: 'reason' });
  });
});

describe('the time to answer', () => {
  const ended: CompletionPeriod = {
    number: 1,
    kind: 'COMPLETION',
    requirementIds: [],
    askedOn: '2026-03-02',
    dueOn: '2026-03-16',
    ended: { on: '2026-03-10', outcome: 'ANSWERED' },
  };

  it('moves for the request that waits, and for no other', () => {
    const { ended: _ended, ...open } = { ...ended, number: 2 };
    expect(movePeriod([ended, open], '2026-05-01')).toEqual([ended, { ...open, dueOn: '2026-05-01' }]);
    expect(openPeriod([ended, open])).toEqual(open);
    expect(openPeriod([ended])).toBeUndefined();
  });
});
