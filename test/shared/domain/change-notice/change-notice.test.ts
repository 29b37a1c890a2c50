import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../shared/domain/change-notice/change.ts';
import type { ChangeNotice } from '../../../../shared/domain/change-notice/change-notice.ts';
import { dutyOf } from '../../../../shared/domain/change-notice/duty.ts';
import { contractAfter, personsAfter, saidAfter } from '../../../../shared/domain/change-notice/effect.ts';
import { countsFrom, faultOf } from '../../../../shared/domain/change-notice/faults.ts';
import { happenedBy } from '../../../../shared/domain/change-notice/happened.ts';
import { capacityCountsFrom, type ChangeNoticeRule } from '../../../../shared/domain/change-notice/rule.ts';
import { type Intake, intakeOn } from '../../../../shared/domain/contract/intake.ts';
import type { Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';

const rule: ChangeNoticeRule = {
  approval: ['OWNER'],
  answerDays: 14,
  capacity: { noticeBy: 15, perYear: 2 },
};
const scope = { service: 'Omvårdnad', area: 'Centrum', targetGroup: 'Äldre' };
const south = { ...scope, area: 'Söder' };
const hours = (amount: number | null): Change => ({ kind: 'CAPACITY', capacity: { unit: 'HOURS_PER_MONTH', amount } });

function notice(change: Change, day: string, status: ChangeNotice['status']): ChangeNotice {
  const given = {
    schemaVersion: 1,
    changeNoticeId: day,
    change,
    submittedAt: `${day}T08:00:00.000Z`,
    submittedBy: { memberId: 'm', name: 'Lo' },
    channel: 'API',
    countsFrom: day,
  } as const;
  const answer = { by: 'Sam', at: given.submittedAt, authority: '4.7', why: 'Därför.' };
  if (status === 'AWAITING_APPROVAL') return { ...given, status, taskId: 't' };
  if (status === 'WITHDRAWN') return { ...given, status, withdrawn: { by: 'Lo', at: given.submittedAt } };
  if (status === 'ACCEPTED') return { ...given, status };
  return status === 'REFUSED'
    ? { ...given, status, refused: answer }
    : { ...given, status, inEffectAt: given.submittedAt };
}

function faults(change: Change, wanted?: string, notices: ChangeNotice[] = [], intake?: Intake) {
  return faultOf({ change, wanted }, '2026-11-10', {
    scopes: [scope],
    capacity: { unit: 'HOURS_PER_MONTH', amount: 800 },
    intake,
    notices,
    rule,
    offers: ({ area }) => area !== 'Norr',
  });
}

describe('a capacity', () => {
  it.each([
    ['2026-11-15', '2026-12-01'],
    ['2026-11-16', '2027-01-01'],
    ['2026-12-01', '2027-01-01'],
    ['2026-12-31', '2027-02-01'],
  ])('that is notified on %s counts from %s', (on, from) => {
    expect(capacityCountsFrom(rule, on)).toBe(from);
  });

  it('counts no earlier than the rule lets it, later when that is asked for', () => {
    expect(countsFrom({ change: hours(5), wanted: '2026-11-20' }, '2026-11-10', rule)).toBe('2026-12-01');
    expect(countsFrom({ change: hours(5), wanted: '2027-02-01' }, '2026-11-10', rule)).toBe('2027-02-01');
    expect(countsFrom({ change: { kind: 'INTAKE', intake: 'FULL' } }, '2026-11-10', rule)).toBe('2026-11-10');
  });

  it('changes as often in a year as the rule says; what was refused or taken back is not counted', () => {
    const once = notice(hours(1), '2026-03-01', 'IN_EFFECT');
    const refused = notice(hours(2), '2026-05-01', 'REFUSED');
    const twice = notice(hours(3), '2026-06-01', 'IN_EFFECT');
    const before = notice(hours(4), '2025-06-01', 'IN_EFFECT');
    expect(
      faults(hours(900), undefined, [before, once, refused, notice(hours(6), '2026-07-01', 'WITHDRAWN')]),
    ).toBeNull();
    expect(faults(hours(900), undefined, [once, twice])).toBe('TOO_OFTEN');
    expect(faults(hours(900), '2027-01-01', [once, twice])).toBeNull();
    expect(faults(hours(800))).toBe('NO_CHANGE');
    expect(faults(hours(null))).toBeNull();
  });

  it('is compared with what will hold on its day: pressed twice it is no change, and one that waits can be taken back', () => {
    const coming = notice(hours(900), '2026-12-01', 'ACCEPTED');
    expect(faults(hours(900), undefined, [coming])).toBe('NO_CHANGE');
    expect(faults(hours(800), undefined, [coming])).toBeNull();
    const back = notice(hours(800), '2026-12-01', 'ACCEPTED');
    expect(faults(hours(800), '2027-02-01', [coming, back])).toBe('NO_CHANGE');
    expect(faults(hours(900), '2027-02-01', [coming, back])).toBeNull();
    const later = notice(hours(900), '2027-03-01', 'ACCEPTED');
    expect(faults(hours(900), undefined, [later])).toBeNull();
    expect(faults(hours(700), '2027-03-01', [later, notice(hours(700), '2026-12-01', 'ACCEPTED')])).toBeNull();
  });
});

describe('a notice', () => {
  const manager: Change = { kind: 'MANAGER', name: 'Vera Vik' };

  it('is of what lies ahead, but who left may have done so already', () => {
    expect(faults({ kind: 'INTAKE', intake: 'PAUSED' }, '2026-11-09')).toBe('DAY_PASSED');
    expect(faults(manager, '2026-11-09')).toBeNull();
    expect(faults(manager, '2024-11-09')).toBe('DAY_TOO_FAR');
    expect(faults({ kind: 'INTAKE', intake: 'PAUSED', until: '2026-12-01' }, '2026-12-02')).toBe(
      'ENDS_BEFORE_IT_BEGINS',
    );
  });

  it('waits for the answer to the one before it of its kind', () => {
    const waiting = notice(manager, '2026-11-01', 'AWAITING_APPROVAL');
    expect(faults(manager, undefined, [waiting])).toBe('WAITS_ALREADY');
    expect(faults(hours(1), undefined, [waiting])).toBeNull();
  });

  it('of areas names what the system offers, and something else than now', () => {
    expect(faults({ kind: 'AREAS', scopes: [scope, south] })).toBeNull();
    expect(faults({ kind: 'AREAS', scopes: [scope, scope] })).toBe('NO_CHANGE');
    expect(faults({ kind: 'AREAS', scopes: [{ ...scope, area: 'Norr' }] })).toBe('NOT_OFFERED');
  });

  it.each([{ service: 'Service' }, { targetGroup: 'Barn' }])(
    'of areas asks for nothing else that the contract never had: %o',
    (other) => {
      expect(faults({ kind: 'AREAS', scopes: [scope, { ...south, ...other }] })).toBe('NOT_OFFERED');
    },
  );
});

describe('what the contract demands', () => {
  function requiring(id: string, concerns: ('MANAGER' | 'CONTACT')[], approval: boolean): Requirement {
    const event = { sv: 'Händer.', en: 'Happens.' };
    const check = { kind: 'notice-duty', event, concerns, withinDays: 'JUDGED_BY_PERSON', approval } as const;
    const guidance = { sv: 'Se efter.', en: 'Look.' };
    const text = { sv: 'Text', en: 'Text' };
    return {
      id,
      title: text,
      text,
      kind: 'general',
      mandatory: true,
      onDeficiency: [],
      source: text,
      controlPoints: [
        {
          point: 'SELF_REPORT',
          evidence: [],
          check: { kind: 'all-of', checks: [check, { kind: 'human', guidance, sections: [] }] },
        },
      ],
    };
  }

  it('is what its requirement set says, by the stricter of two, else the municipality’s setting', () => {
    const requirements = [requiring('A', ['MANAGER', 'CONTACT'], false), requiring('B', ['MANAGER'], true)];
    expect(dutyOf('MANAGER', { requirements }, rule)).toEqual({ requirementId: 'B', approval: true });
    expect(dutyOf('CONTACT', { requirements }, rule)).toEqual({ requirementId: 'A', approval: false });
    expect(dutyOf('OWNER', { requirements }, rule)).toEqual({ approval: true });
    expect(dutyOf('CAPACITY', { requirements }, rule)).toEqual({ approval: false });
  });
});

describe('in effect', () => {
  const contract = { scopes: [scope] };
  const presentation = {
    text: { sv: 'Vi' },
    phone: '0701740655',
    email: 'a@b.example',
    website: 'https://b.example',
    languages: [],
    hours: 'Alltid',
  };

  it('areas and intake are the contract’s, and those who choose see since when', () => {
    expect(contractAfter(contract, { kind: 'AREAS', scopes: [south] }, '2026-12-01')).toEqual({
      scopes: [south],
      changedOn: '2026-12-01',
    });
    const paused = contractAfter(contract, { kind: 'INTAKE', intake: 'PAUSED', until: '2026-12-31' }, '2026-12-01');
    expect(paused).toMatchObject({ intake: { state: 'PAUSED', from: '2026-12-01', until: '2026-12-31' } });
    expect(contractAfter(paused, { kind: 'INTAKE', intake: 'OPEN' }, '2026-12-09').intake).toBeUndefined();
    expect(contractAfter(contract, { kind: 'MANAGER', name: 'Vera' }, '2026-12-01')).toBe(contract);
  });

  it('a provider can not open an intake that the municipality has stopped, not by a notice that waited either', () => {
    const stopped = { ...contract, intake: { state: 'PAUSED', from: '2026-12-01', stopped: true } as const };
    for (const intake of ['OPEN', 'FULL', 'PAUSED'] as const) {
      const change: Change = { kind: 'INTAKE', intake };
      expect(contractAfter(stopped, change, '2026-12-02').intake).toEqual(stopped.intake);
      expect(faults(change, undefined, [], stopped.intake)).toBe('INTAKE_STOPPED');
      expect(faults(change)).toBeNull();
    }
  });

  it('a new contact and a new capacity are the provider’s own words', () => {
    const contact = { name: 'Ny Kontakt', email: 'ny@b.example' };
    const change: Change = { kind: 'CONTACT', contact, phone: '0701740656', email: 'c@b.example' };
    const said = saidAfter({ presentation, capacity: null }, change);
    expect(said).toMatchObject({ persons: [{ role: 'CONTACT', ...contact }], presentation: { email: 'c@b.example' } });
    expect(said.presentation).not.toHaveProperty('website');
    expect(saidAfter({ presentation, capacity: null }, hours(5))).toMatchObject({ capacity: { amount: 5 } });
  });

  it('one person takes the place of another in the same role', () => {
    const before = [
      { role: 'MANAGER', name: 'Gammal' },
      { role: 'CONTACT', name: 'Lo', email: 'lo@b.example' },
    ] as const;
    expect(personsAfter(before, { kind: 'MANAGER', name: 'Vera' })).toEqual([
      before[1],
      { role: 'MANAGER', name: 'Vera' },
    ]);
  });

  it('a pause begins on its day and ends by itself', () => {
    const pause = { state: 'PAUSED', from: '2026-12-01', until: '2026-12-31' } as const;
    expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((on) => intakeOn(pause, on))).toEqual([
      'OPEN',
      'PAUSED',
      'PAUSED',
      'OPEN',
    ]);
    expect(intakeOn({ state: 'FULL', from: '2026-12-01' }, '2030-01-01')).toBe('FULL');
  });
});

describe('what a re-check knows to have happened', () => {
  const of = (status: ChangeNotice['status'], day = '2026-11-05') => ({
    ...notice(hours(900), day, status),
    requirementId: 'HT-G-05',
  });

  it('is what was told of and has come, not what was taken back, refused or is still to come', () => {
    expect(happenedBy([of('IN_EFFECT'), of('AWAITING_APPROVAL')], '2026-11-10')).toEqual(
      [1, 2].map(() => ({ requirementId: 'HT-G-05', happenedOn: '2026-11-05', noticedOn: '2026-11-05' })),
    );
    const none = [of('WITHDRAWN'), of('REFUSED'), of('AWAITING_APPROVAL', '2026-12-01'), of('ACCEPTED', '2026-12-01')];
    expect(happenedBy(none, '2026-11-10')).toEqual([]);
  });
});
