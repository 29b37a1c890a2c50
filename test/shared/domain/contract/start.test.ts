import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../../shared/domain/catalogue/entry.ts';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { isInForce, isSelectable, type ContractIn } from '../../../../shared/domain/contract/contract.ts';
import {
  confirmStart,
  firstDay,
  requirementsBeforeStart,
  startCheckDueOn,
  type StartConditions,
} from '../../../../shared/domain/contract/start.ts';
import type { ControlPoint, Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';
import { holds } from '../../../support/holds.ts';
import { errorOf, escort, finding, homeCare, value } from '../decision/builders.ts';

const awaited: StartConditions = { status: 'AWAITED', requirementIds: ['G-05', 'G-06'] };

function signed(changes: Partial<ContractIn<'SIGNED'>> = {}): ContractIn<'SIGNED'> {
  return {
    schemaVersion: 1,
    status: 'SIGNED',
    contractId: '01CONTRACT',
    municipality: 'granvik',
    choiceSystemId: 'daglig',
    versionNumber: 1,
    basis: { kind: 'AUTHORISATION', applicationId: '01A', diaryNumber: 'SN 2026/00042', decisionNumber: 1 },
    provider: {
      name: 'Björkens Omsorg AB',
      registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
      legalForm: 'LIMITED_COMPANY',
    },
    scopes: [homeCare],
    selectableFrom: '2026-05-01',
    createdAt: '2026-03-12T08:00:00.000Z',
    signers: [],
    signedAt: '2026-03-20T08:00:00.000Z',
    ...changes,
  };
}

const met = { at: '2026-04-10T08:00:00.000Z', by: 'Nora Frid' };
const bothMet = [finding('G-05', 'MET'), finding('G-06', 'MET')];

describe('the start of a contract', () => {
  it('is on the agreed day, or when the last signature came if that is later', () => {
    expect(firstDay(signed())).toBe('2026-05-01');
    expect(firstDay(signed({ signedAt: '2026-05-11T22:30:00.000Z' }))).toBe('2026-05-12');
  });

  it('has no first day, whatever the calendar says, until a person has said that its conditions are met', () => {
    const contract = signed({ start: awaited });
    expect(firstDay(contract)).toBeNull();
    holds(
      fc.property(fc.nat(4000), (days) => {
        const on = addDays('2026-03-20', days);
        return isInForce(contract, on) && !isSelectable(contract, on);
      }),
    );
  });

  it('is on the agreed day when they were met before it, and on their day when they were met after', () => {
    const early = value(confirmStart(signed({ start: awaited }), { ...met, findings: bothMet }));
    expect(firstDay(early)).toBe('2026-05-01');
    expect([isSelectable(early, '2026-04-30'), isSelectable(early, '2026-05-01')]).toEqual([false, true]);
    const late = { ...met, at: '2026-06-02T08:00:00.000Z', findings: bothMet };
    expect(firstDay(value(confirmStart(signed({ start: awaited }), late)))).toBe('2026-06-02');
  });

  it('keeps the day of an assignment that was registered here long after it', () => {
    const basis = {
      kind: 'ASSIGNMENT',
      decidedBy: 'Socialnämnden',
      decidedOn: '2020-12-09',
      paragraph: '§ 141',
    } as const;
    expect(firstDay(signed({ basis, selectableFrom: '2021-01-01' }))).toBe('2021-01-01');
  });

  it('LOV 9:1: is shown in the catalogue from the signature: without a day to choose from, then with it', () => {
    const stated = {
      presentation: { text: { sv: 'Vi.' }, phone: '0701740612', email: 'a@b.example', languages: [], hours: '7–22' },
      capacity: null,
    };
    const at = '2026-04-10T08:00:00.000Z';
    const after = { text: null, confirmedOn: '2026-04-10', results: [], warning: null };
    const waiting = signed({ start: awaited });
    expect(entryOf(waiting, stated, after, at)).toMatchObject({ startsOn: '2026-05-01', selectableFrom: null });
    const ready = value(confirmStart(waiting, { ...met, findings: bothMet }));
    expect(entryOf(ready, stated, after, at)).toMatchObject({ startsOn: '2026-05-01', selectableFrom: '2026-05-01' });
  });

  it('is not confirmed while a check says no, or not yet, or nothing at all', () => {
    const contract = signed({ start: awaited });
    const notMet = [finding('G-05', 'MET'), finding('G-06', 'NOT_MET')];
    expect(errorOf(confirmStart(contract, { ...met, findings: notMet }))).toEqual({
      code: 'NOT_MET',
      requirementIds: ['G-06'],
    });
    expect(errorOf(confirmStart(contract, { ...met, findings: [] }))).toEqual({
      code: 'NOT_MET',
      requirementIds: ['G-05', 'G-06'],
    });
  });

  it('is confirmed once', () => {
    const once = value(confirmStart(signed({ start: awaited }), { ...met, findings: bothMet }));
    expect(errorOf(confirmStart(once, { ...met, findings: bothMet }))).toEqual({ code: 'NOT_AWAITED' });
    expect(errorOf(confirmStart(signed(), { ...met, findings: bothMet }))).toEqual({ code: 'NOT_AWAITED' });
  });

  it('is looked at by the day before it, or today when that has been', () => {
    expect(startCheckDueOn({ selectableFrom: '2026-05-01' }, '2026-03-20')).toBe('2026-04-30');
    expect(startCheckDueOn({ selectableFrom: '2026-03-20' }, '2026-03-20')).toBe('2026-03-20');
  });
});

describe('the conditions of a start', () => {
  const before: ControlPoint = {
    point: 'BEFORE_START',
    evidence: [],
    check: { kind: 'human', guidance: { sv: 'Se.', en: 'See.' }, sections: [] },
  };
  const requirement = (id: string, changes: Partial<Requirement>): Requirement => ({
    id,
    title: { sv: id, en: id },
    text: { sv: id, en: id },
    kind: 'specific',
    mandatory: true,
    controlPoints: [before],
    onDeficiency: [],
    source: { sv: 'Eget.', en: 'Own.' },
    ...changes,
  });

  it('are the mandatory requirements tried before it, for what was approved', () => {
    const requirements = [
      requirement('ALL', {}),
      requirement('ESCORT', { services: [escort.service] }),
      requirement('WISH', { mandatory: false }),
      requirement('LATER', { controlPoints: [{ ...before, point: 'FOLLOW_UP' }] }),
    ];
    const idsFor = (...scopes: (typeof homeCare)[]) =>
      requirementsBeforeStart(requirements, scopes).map(({ id }) => id);
    expect(idsFor(homeCare)).toEqual(['ALL']);
    expect(idsFor(homeCare, escort)).toEqual(['ALL', 'ESCORT']);
  });
});
