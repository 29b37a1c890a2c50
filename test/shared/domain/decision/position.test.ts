import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { decideAsProposed, type Delegate } from '../../../../shared/domain/decision/delegate.ts';
import { toReport } from '../../../../shared/domain/decision/delegated.ts';
import type { DecisionRight } from '../../../../shared/domain/decision/mode.ts';
import { actingIn, capacityOn, Position } from '../../../../shared/domain/decision/position.ts';
import { at, errorOf, proposal, value } from './builders.ts';

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@granvik.example`, phone: '0701740600' });
const position: Position = {
  id: 'enhetschef',
  title: 'Enhetschef',
  holder: person('Hilma'),
  deputies: [
    { person: person('Disa'), from: '2026-07-01', until: '2026-07-31' },
    { person: person('Edit'), from: '2026-07-15', until: '2026-08-15' },
  ],
};

describe('a position with deputies', () => {
  it('is acted in by the first deputy whose period it is, through its last day, and else by its holder', () => {
    const who = (day: string) => actingIn(position, day).person.name;
    expect(
      ['2026-06-30', '2026-07-01', '2026-07-20', '2026-07-31', '2026-08-01', '2026-08-15', '2026-08-16'].map(who),
    ).toEqual(['Hilma', 'Disa', 'Disa', 'Disa', 'Edit', 'Edit', 'Hilma']);
  });

  it('may be acted in by whomever it was given to that day, by its holder always, and by nobody else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (days) => {
        const day = addDays('2026-06-01', days);
        const acting = actingIn(position, day);
        expect(capacityOn(position, acting.person.email, day)).toEqual(acting.capacity);
        expect(capacityOn(position, 'HILMA@granvik.example', day)?.as).toBe('HOLDER');
        expect(capacityOn(position, 'annan@granvik.example', day)).toBeUndefined();
        const isDeputy = day >= '2026-07-01' && day <= '2026-07-31';
        expect(capacityOn(position, 'disa@granvik.example', day) !== undefined).toBe(isDeputy);
      }),
    );
  });

  it('has no deputy whose period ends before it begins', () => {
    const [first] = position.deputies;
    expect(Position.safeParse({ ...position, deputies: [{ ...first, until: '2026-06-30' }] }).success).toBe(false);
  });
});

describe('a decision in a position', () => {
  const proposed = proposal();
  const right = {
    mode: 'DELEGATE_OFFICER',
    delegationPoint: '4.1',
    delegate: { position: 'enhetschef' },
    subDelegation: { point: 'F 2.3', by: { ...person('Frida'), title: 'Förvaltningschef' } },
  } as const satisfies DecisionRight;

  function decide(capacity?: Delegate['capacity']) {
    const delegate: Delegate = { role: 'OFFICER', name: 'Disa Vik', email: 'disa@granvik.example', capacity };
    return decideAsProposed({
      proposal: proposed,
      right,
      delegate,
      conflict: { conflict: 'NONE', declaredAt: at },
      shownBasisHash: proposed.basisHash,
      lostFiles: 0,
      number: 1,
      at,
    });
  }

  it('KL 7:5: says which person, and in which capacity; whoever does not act in it decides nothing', () => {
    const capacity = { id: 'enhetschef', title: 'Enhetschef', as: 'DEPUTY' } as const;
    expect(value(decide(capacity)).decidedBy).toMatchObject({ name: 'Disa Vik', capacity });
    expect(errorOf(decide())).toBe('NOT_THE_DELEGATE');
    expect(errorOf(decide({ ...capacity, id: 'avdelningschef' }))).toBe('NOT_THE_DELEGATE');
  });

  it('KL 7:6, 7:8: names both the committee’s point and the manager’s own, in the list too', () => {
    const decision = value(decide({ id: 'enhetschef', title: 'Enhetschef', as: 'DEPUTY' }));
    expect(decision).toMatchObject({
      delegationPoint: '4.1',
      subDelegation: { point: 'F 2.3', by: { name: 'Frida', title: 'Förvaltningschef' } },
    });
    expect(toReport({ municipality: 'granvik', type: 'APPLICATION', id: '1' }, 'SN 2026/1', decision)).toMatchObject({
      decidedBy: 'Disa Vik, tf. Enhetschef',
      delegationPoint: '4.1, vidaredelegerad F 2.3 av Frida',
    });
  });
});
