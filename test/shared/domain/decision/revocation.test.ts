import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { type Revocation, revocationOf, revoke } from '../../../../shared/domain/decision/revocation.ts';
import { errorOf, value } from './builders.ts';

const revocation: Revocation = {
  delegationPoint: '4.2',
  from: '2026-03-10',
  heldOn: '2026-03-10',
  paragraph: '61',
  by: 'Sekla Teräng',
  at: '2026-03-10T13:00:00.000Z',
};

it('KL 6:37: a revoked delegation carries no decision from its day, and others are left as they are', () => {
  const revocations = value(revoke([], revocation, '2026-03-10'));
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.constantFrom('4.1', '4.2', '4.20', '1.1'), (days, point) => {
      const day = addDays('2026-03-10', days);
      const right = { mode: 'DELEGATE_MEMBER', delegationPoint: point, seat: '2' } as const;
      expect(revocationOf(revocations, right, day) !== undefined).toBe(point === '4.2' && days >= 0);
    }),
  );
  expect(revocationOf(revocations, { mode: 'MEETING' }, '2026-03-11')).toBeUndefined();
});

it('KL 6:37: is never revoked from before the meeting that resolved it, nor twice', () => {
  expect(errorOf(revoke([], { ...revocation, from: '2026-03-09' }, '2026-03-10'))).toBe('BEFORE_MEETING');
  expect(errorOf(revoke([], revocation, '2026-03-09'))).toBe('MEETING_TO_COME');
  expect(errorOf(revoke([revocation], revocation, '2026-03-10'))).toBe('REVOKED_SO');
  expect(errorOf(revoke([revocation], { ...revocation, paragraph: '62' }, '2026-03-10'))).toBe('REVOKED_BEFORE');
});
