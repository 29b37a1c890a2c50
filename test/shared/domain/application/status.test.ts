import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApplicationStatus } from '../../../../shared/domain/application/application.ts';
import {
  applicationTransitions,
  canMove,
  move,
  type ApplicationTransition,
} from '../../../../shared/domain/application/status.ts';
import { holds } from '../../../support/holds.ts';

/** The graph as it is drawn for people: state → the states that can follow. */
const drawn: Record<ApplicationStatus, ApplicationStatus[]> = {
  DRAFT: ['RECEIVED', 'WITHDRAWN'],
  RECEIVED: ['CHECKING', 'WITHDRAWN'],
  CHECKING: ['COMPLETION_REQUESTED', 'ASSESSMENT', 'WITHDRAWN'],
  COMPLETION_REQUESTED: ['CHECKING', 'WITHDRAWN'],
  ASSESSMENT: ['COMPLETION_REQUESTED', 'PROPOSED', 'WITHDRAWN'],
  PROPOSED: ['ASSESSMENT', 'PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN'],
  APPROVED: ['CONTRACT_PENDING'],
  REFUSED: ['CHECKING', 'PROPOSED', 'DISPOSED'],
  CONTRACT_PENDING: ['CONTRACTED', 'LAPSED'],
  CONTRACTED: ['DISPOSED'],
  LAPSED: ['DISPOSED'],
  WITHDRAWN: ['DISPOSED'],
  DISPOSED: [],
};

const isTransition = (name: string): name is ApplicationTransition => name in applicationTransitions;
const names = Object.keys(applicationTransitions).filter(isTransition);

interface Model {
  status: ApplicationStatus;
  decisions: number;
}
interface Real {
  status: ApplicationStatus;
}

/** Attempts one named transition; the model knows only the drawn graph. */
class Attempt implements fc.Command<Model, Real> {
  readonly name: ApplicationTransition;
  constructor(name: ApplicationTransition) {
    this.name = name;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    const moved = move(real.status, this.name);
    expect(moved.ok).toBe(canMove(model.status, this.name));
    if (!moved.ok) return;
    expect(drawn[model.status]).toContain(moved.value);
    // Taken up again, it is to be decided anew: the decision that was made stands beside the new one.
    if (this.name === 'takeUpAgain' || this.name === 'proposeAsOrdered') model.decisions = 0;
    if (moved.value === 'APPROVED' || moved.value === 'REFUSED') model.decisions += 1;
    expect(model.decisions).toBeLessThanOrEqual(1);
    if (moved.value === 'WITHDRAWN') expect(model.decisions).toBe(0);
    model.status = moved.value;
    real.status = moved.value;
  }
  toString(): string {
    return this.name;
  }
}

describe('an application', () => {
  it('moves only along the drawn graph, is decided at most once each time it is taken up and never withdrawn after that', () => {
    const attempts = fc.commands(
      names.map((name) => fc.constant(new Attempt(name))),
      { maxCommands: 80 },
    );
    holds(
      fc.property(attempts, (commands) => {
        const start = (): { model: Model; real: Real } => ({
          model: { status: 'DRAFT', decisions: 0 },
          real: { status: 'DRAFT' },
        });
        fc.modelRun(start, commands);
      }),
      { numRuns: 500 },
    );
  });

  it('has a named transition for every drawn arrow, and none besides', () => {
    const arrows = Object.entries(drawn).flatMap(([from, next]) => next.map((to) => `${from} → ${to}`));
    const named = Object.values(applicationTransitions).flatMap(({ from, to }) =>
      from.map((state) => `${state} → ${to}`),
    );
    expect(named.toSorted()).toEqual(arrows.toSorted());
  });

  it('can reach every state from its draft', () => {
    const reached = new Set<ApplicationStatus>(['DRAFT']);
    for (const state of reached) drawn[state].forEach((next) => reached.add(next));
    expect([...reached].toSorted()).toEqual(Object.keys(drawn).toSorted());
  });

  it('LOV 8:1: is approved or refused only from a proposal', () => {
    expect([applicationTransitions.approve.from, applicationTransitions.refuse.from]).toEqual([
      ['PROPOSED'],
      ['PROPOSED'],
    ]);
  });

  it('LOV 10:2: is taken up again, or approved as a court ordered, from a refusal alone', () => {
    const ordered = [applicationTransitions.takeUpAgain, applicationTransitions.proposeAsOrdered];
    expect(ordered.map(({ from }) => from)).toEqual([['REFUSED'], ['REFUSED']]);
  });

  it('refuses a transition that does not start in its state', () => {
    expect(move('RECEIVED', 'submit')).toEqual({ ok: false, error: 'NOT_ALLOWED' });
    expect(move('DRAFT', 'submit')).toEqual({ ok: true, value: 'RECEIVED' });
  });
});
