import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAsProposed, type Delegate } from '../../../../shared/domain/decision/delegate.ts';
import { isInMeeting, rightFor } from '../../../../shared/domain/decision/mode.ts';
import type { Capacity } from '../../../../shared/domain/decision/position.ts';
import type { Urgency } from '../../../../shared/domain/decision/urgency.ts';
import { type DecisionRule, ProposedOutcome } from '../../../../shared/domain/municipality/municipality.ts';
import { at, proposal } from './builders.ts';

const person = (name: string) => ({ name, email: `${name}@granvik.example`, phone: '0701740600' });
const position = (id: string): Capacity => ({ id, title: id, as: 'HOLDER' });

const rules: readonly DecisionRule[] = [
  { mode: 'DELEGATE_OFFICER', delegationPoint: '4.1', delegate: person('enar') },
  { mode: 'DELEGATE_OFFICER', delegationPoint: '4.3', delegate: { position: 'enhetschef' } },
  { mode: 'DELEGATE_MEMBER', delegationPoint: '4.2', seat: '2' },
  { mode: 'DELEGATE_MEMBER', delegationPoint: '4.4', seat: { position: 'utskottets ordförande' } },
  { mode: 'SUBCOMMITTEE', delegationPoint: '3.1', subcommittee: 'individutskottet' },
  { mode: 'MEETING' },
];

/** Everybody who could press: two officers, four members, and those who act in a position. */
const delegates: readonly Delegate[] = [
  { role: 'OFFICER', ...person('enar') },
  { role: 'OFFICER', ...person('sam') },
  { role: 'OFFICER', ...person('hilma'), capacity: position('enhetschef') },
  ...['1', '2', '3', '4'].map((seat): Delegate => ({ role: 'MEMBER', name: seat, seat })),
  { role: 'MEMBER', name: '5', seat: '5', capacity: position('utskottets ordförande') },
];

const urgency = (seat: string): Urgency => ({
  seat,
  as: seat === '1' ? 'CHAIR' : 'DEPUTY',
  reason: 'Brukare står utan hjälp.',
  nextMeetingOn: '2026-03-24',
  by: 'Ebba Lind',
  at,
});

describe('by what right a case is decided', () => {
  it('KL 6:27, 6:37, 6:39, 7:5: at most one person may, and none where a body decides in a meeting', () => {
    const proposed = proposal();
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.constantFrom(...ProposedOutcome.options),
        fc.boolean(),
        fc.option(fc.constantFrom('1', '2').map(urgency), { nil: undefined }),
        fc.boolean(),
        (rule, outcome, handedOver, claimed, isDelegated) => {
          const meeting = { mode: 'MEETING' } as const;
          const decisionRules = {
            CLEAR_APPROVAL: meeting,
            APPROVAL_AFTER_COMPLETION: meeting,
            PARTIAL_APPROVAL: meeting,
            REFUSAL: meeting,
            EXCLUSION: meeting,
            [outcome]: rule,
          };
          const order = isDelegated
            ? { decisionRules, urgentDelegation: { delegationPoint: '1.1' } }
            : { decisionRules };
          const right = rightFor(order, outcome, { handedOver, urgency: claimed });
          const may = delegates.filter(
            (delegate) =>
              decideAsProposed({
                proposal: proposed,
                right,
                delegate,
                conflict: { conflict: 'NONE', declaredAt: at },
                shownBasisHash: proposed.basisHash,
                lostFiles: 0,
                number: 1,
                at,
              }).ok,
          );
          expect(may).toHaveLength(isInMeeting(right) ? 0 : 1);
          if (claimed === undefined && handedOver) expect(right).toEqual(meeting);
          if (right.mode === 'URGENT_CHAIR') expect([isDelegated, may[0]?.name]).toEqual([true, claimed?.seat]);
        },
      ),
    );
  });
});
