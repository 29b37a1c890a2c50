import { describe, expect, test } from 'vitest';
import { compareRequirementSets } from '../../../../shared/domain/requirement/compare-requirement-sets.ts';
import type {
  ControlPoint,
  Requirement,
  RequirementSet,
} from '../../../../shared/domain/requirement/requirement-set.ts';
import { homeCare } from '../../../support/application-builder.ts';

const requirement = (id: string): Requirement => {
  const found = homeCare.requirements.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No requirement ${id}`);
  return found;
};

function withChanged(id: string, changes: Partial<Requirement>): RequirementSet {
  return {
    ...homeCare,
    requirements: homeCare.requirements.map((each) => (each.id === id ? { ...each, ...changes } : each)),
  };
}

function withPoint(id: string, name: ControlPoint['point'], changes: Partial<ControlPoint>): RequirementSet {
  const controlPoints = requirement(id).controlPoints.map((each) =>
    each.point === name ? { ...each, ...changes } : each,
  );
  return withChanged(id, { controlPoints });
}

const changesTo = (after: RequirementSet) => compareRequirementSets(homeCare, after);

describe('two versions of a requirement set', () => {
  test('that are the same differ in nothing', () => {
    expect(changesTo(homeCare)).toEqual([]);
  });

  test('tell what is new and what is gone; only what holds during the contract asks present providers again', () => {
    const without = { ...homeCare, requirements: homeCare.requirements.filter(({ id }) => id !== 'HT-G-13') };
    expect(changesTo(without)).toMatchObject([{ requirementId: 'HT-G-13', kind: 'REMOVED', asksAgainBecause: [] }]);
    const [change] = compareRequirementSets(without, homeCare);
    expect(change).toMatchObject({ requirementId: 'HT-G-13', kind: 'ADDED' });
    expect(change?.details.map(({ sv }) => sv)).toContain('Prövas vid uppföljning.');
    expect(change?.asksAgainBecause).toHaveLength(1);
    const atEntry = withChanged('HT-G-13', { controlPoints: requirement('HT-G-13').controlPoints.slice(0, 1) });
    expect(compareRequirementSets(without, atEntry)[0]?.asksAgainBecause).toEqual([]);
  });

  test('tell a limit by its name and its values; one that only applicants meet asks nobody again', () => {
    const { check } = requirement('HT-S-03').controlPoints[0] ?? {};
    const [periods] = check?.kind === 'for-each-person' ? check.checks : [];
    if (check?.kind !== 'for-each-person' || periods?.kind !== 'periods')
      throw new Error('Not the requirement on leadership');
    const led = { ...check, checks: [{ ...periods, years: 3 }] };
    const changes = changesTo(withPoint('HT-S-03', 'AUTHORISATION', { check: led }));
    expect(changes).toMatchObject([
      {
        requirementId: 'HT-S-03',
        kind: 'CHANGED',
        details: [
          { sv: 'Vid ansökan: antal år är nu 3 (förut 2).', en: 'At authorisation: years: now 3 (before: 2).' },
        ],
        asksAgainBecause: [],
      },
    ]);
    const judged = { ...check, checks: [{ ...periods, years: 'JUDGED_BY_PERSON' as const }] };
    expect(changesTo(withPoint('HT-S-03', 'AUTHORISATION', { check: judged }))[0]?.details[0]?.sv).toContain(
      'bedöms av en person',
    );
  });

  test('tell another kind of check by its kind', () => {
    const check = { kind: 'human', guidance: { sv: 'Se.', en: 'See.' }, sections: [] } as const;
    const changes = changesTo(withPoint('HT-S-03', 'AUTHORISATION', { check: { ...check, sections: [] } }));
    expect(changes[0]?.details[0]?.en).toBe('At authorisation: kind of check: now human (before: for-each-person).');
  });

  test.each<[string, RequirementSet]>([
    ['another wording', withChanged('HT-G-13', { text: { sv: 'Ny lydelse.', en: 'New wording.' } })],
    ['a harder consequence', withChanged('HT-G-04', { onDeficiency: ['WARNING', 'TERMINATION'] })],
    ['a parameter at follow-up', withPoint('HT-G-03', 'FOLLOW_UP', { parameters: [] })],
    ['evidence at follow-up', withPoint('HT-G-03', 'FOLLOW_UP', { evidence: ['tax.certificate', 'visit.inspection'] })],
    [
      'another term that was undertaken',
      withPoint('HT-G-10', 'AUTHORISATION', {
        check: { kind: 'undertaking', accepts: { sv: 'Vi tar emot alla, alltid.', en: 'We accept all, always.' } },
      }),
    ],
    ['a later control point', withChanged('HT-S-05', { controlPoints: requirement('HT-G-13').controlPoints })],
  ])('%s asks present providers again', (_what, after) => {
    const changes = changesTo(after);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.asksAgainBecause).not.toEqual([]);
  });

  test('a requirement that becomes mandatory, or reaches more services, asks again; one that narrows does not', () => {
    const narrow = withChanged('HT-G-13', { mandatory: false, services: ['Ledsagning'] });
    expect(changesTo(narrow)[0]?.asksAgainBecause).toEqual([]);
    expect(compareRequirementSets(narrow, homeCare)[0]?.asksAgainBecause).toHaveLength(2);
  });

  test.each<[string, RequirementSet]>([
    ['a milder consequence', withChanged('HT-G-13', { onDeficiency: ['WARNING'] })],
    ['another heading', withChanged('HT-G-13', { title: { sv: 'Försäkring', en: 'Insurance' } })],
    ['another source', withChanged('HT-G-13', { source: { sv: 'Lag.', en: 'Law.' } })],
    [
      'a control point less',
      withChanged('HT-G-13', { controlPoints: requirement('HT-G-13').controlPoints.slice(0, 1) }),
    ],
  ])('%s is told and asks nobody', (_what, after) => {
    expect(changesTo(after)).toMatchObject([{ kind: 'CHANGED', asksAgainBecause: [] }]);
  });
});
