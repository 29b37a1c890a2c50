import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { isLate, toReport } from '../../../../shared/domain/decision/delegated.ts';
import { decideAsProposed, type DelegateDecides } from '../../../../shared/domain/decision/delegate.ts';
import { type DecisionRight, rightFor } from '../../../../shared/domain/decision/mode.ts';
import { claimUrgency, type Urgency } from '../../../../shared/domain/decision/urgency.ts';
import { granvik } from '../../../support/granvik.ts';
import { at, committee, errorOf, proposal, value } from './builders.ts';

const claim = {
  as: 'CHAIR',
  reason: 'Brukarna står utan hjälp.',
  nextMeetingOn: '2026-03-10',
  by: 'Ebba Lind',
  at,
} as const;
const urgency: Urgency = { ...claim, seat: '1' };
const right: DecisionRight = { mode: 'URGENT_CHAIR', delegationPoint: '1.1', urgency };

function round(changes: Partial<DelegateDecides> = {}): DelegateDecides {
  const proposed = proposal();
  return {
    proposal: proposed,
    right,
    delegate: { role: 'MEMBER', name: 'Agnes Alm', seat: '1' },
    conflict: { conflict: 'NONE', declaredAt: at },
    shownBasisHash: proposed.basisHash,
    lostFiles: 0,
    number: 1,
    at,
    ...changes,
  };
}

describe('an urgent decision', () => {
  it('KL 6:39: is the chair’s, or that of the deputy whom the committee named', () => {
    expect(value(claimUrgency(granvik, committee(), claim))).toEqual({ ...claim, seat: '1' });
    expect(value(claimUrgency(granvik, committee(), { ...claim, as: 'DEPUTY' })).seat).toBe('2');
    const unnamed = { urgentDelegation: { delegationPoint: '1.1' } };
    expect(errorOf(claimUrgency(unnamed, committee(), { ...claim, as: 'DEPUTY' }))).toBe('NO_DEPUTY');
  });

  it('KL 6:39: is nobody’s where the committee has not delegated such decisions', () => {
    expect(errorOf(claimUrgency({}, committee(), claim))).toBe('NOT_DELEGATED');
    const { urgentDelegation: _none, ...without } = granvik;
    expect(rightFor(without, 'REFUSAL', { urgency })).toEqual({ mode: 'MEETING' });
  });

  it('KL 6:39: says why it can’t wait, and which meeting is told', () => {
    expect(errorOf(claimUrgency(granvik, committee(), { ...claim, reason: '  ' }))).toBe('REASON_MISSING');
    expect(errorOf(claimUrgency(granvik, committee(), { ...claim, nextMeetingOn: '2026-03-02' }))).toBe(
      'MEETING_PASSED',
    );
    expect(value(decideAsProposed(round()))).toMatchObject({
      mode: 'URGENT_CHAIR',
      delegationPoint: '1.1',
      decidedBy: { name: 'Agnes Alm', as: 'CHAIR' },
      urgency: { reason: claim.reason, nextMeetingOn: '2026-03-10' },
    });
  });

  it('KL 6:39: is urgent no longer when the committee has met', () => {
    expect(decideAsProposed(round({ at: '2026-03-10T09:00:00.000Z' })).ok).toBe(true);
    expect(errorOf(decideAsProposed(round({ at: '2026-03-10T23:30:00.000Z' })))).toBe('NO_LONGER_URGENT');
  });

  it('KL 6:39: is no other member’s', () => {
    fc.assert(
      fc.property(fc.constantFrom('2', '3', '4', '5', '6', '7', 'E1', ''), (seat) => {
        const delegate = { role: 'MEMBER', name: 'Någon annan', seat } as const;
        expect(errorOf(decideAsProposed(round({ delegate })))).toBe('NOT_THE_DELEGATE');
      }),
    );
  });

  it('KL 6:40: is told of at the next meeting, whatever days the municipality has for others', () => {
    const subject = { municipality: 'granvik', type: 'APPLICATION', id: '1' } as const;
    const line = toReport(subject, 'SN 2026/00001', value(decideAsProposed(round())));
    expect(line).toMatchObject({ decidedBy: 'Agnes Alm, ordförande', urgency: { nextMeetingOn: '2026-03-10' } });
    if (line === null) throw new Error('Nothing to report');
    expect(isLate(line, '2026-03-10', undefined)).toBe(false);
    expect(isLate(line, addDays('2026-03-10', 1), 45)).toBe(true);
  });
});
