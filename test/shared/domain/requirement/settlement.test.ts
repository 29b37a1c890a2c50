import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';
import { runChecks } from '../../../../shared/domain/requirement/run-checks.ts';
import { awaitsSettlement, maySettle, settle } from '../../../../shared/domain/requirement/settlement.ts';
import { completeApplication, factsOf, homeCare, without } from '../../../support/application-builder.ts';

const open = { completionRoundsUsed: false };
const used = { completionRoundsUsed: true };
const by = { by: 'Hanna Läggare', at: '2026-03-06T10:00:00.000Z' };
const application = without(completeApplication(), 'insurance.certificate');
const findings = runChecks(homeCare, factsOf(application));

function pick(id: string): [Requirement, Finding] {
  const requirement = homeCare.requirements.find((each) => each.id === id);
  const finding = findings.find((each) => each.requirementId === id);
  if (requirement === undefined || finding === undefined) throw new Error(`No ${id}`);
  return [requirement, finding];
}

describe('settling a finding', () => {
  test('an answer is bound to the facts it was given on', () => {
    const [requirement, finding] = pick('HT-S-01');
    expect(settle(requirement, finding, { ...by, result: 'MET', note: ' ' }, open)).toEqual({
      ok: true,
      value: { ...by, result: 'MET', note: '', factsHash: finding.factsHash },
    });
  });

  test('LOV 8:2: "not met" needs a reason', () => {
    const [requirement, finding] = pick('HT-S-01');
    expect(settle(requirement, finding, { ...by, result: 'NOT_MET', note: ' ' }, open).ok).toBe(false);
    expect(settle(requirement, finding, { ...by, result: 'NOT_MET', note: 'För kort.' }, open).ok).toBe(true);
  });

  test('LOV 6:2: what can be completed is settled only when the rounds are used, and with a note', () => {
    const [requirement, finding] = pick('HT-G-13');
    expect(finding.result).toBe('NEEDS_COMPLETION');
    expect(settle(requirement, finding, { ...by, result: 'NOT_MET', note: 'Saknas.' }, open).ok).toBe(false);
    expect(awaitsSettlement(requirement, finding, open)).toBe(false);
    expect(settle(requirement, finding, { ...by, result: 'NOT_MET', note: 'Saknas.' }, used).ok).toBe(true);
    expect(settle(requirement, finding, { ...by, result: 'MET', note: '' }, used).ok).toBe(false);
    expect(awaitsSettlement(requirement, finding, used)).toBe(true);
  });

  test('LOV 7:1: exclusion is not settled as a requirement', () => {
    const [requirement, finding] = pick('HT-G-02');
    for (const result of ['MET', 'NOT_MET'] as const)
      expect(settle(requirement, finding, { ...by, result, note: 'Nej.' }, used).ok).toBe(false);
    expect(awaitsSettlement(requirement, finding, used)).toBe(false);
  });

  test('what is not tested, or does not apply, is not settled', () => {
    for (const id of ['HT-G-06', 'HT-S-05'])
      expect(settle(...pick(id), { ...by, result: 'NOT_MET', note: 'Nej.' }, used).ok).toBe(false);
  });

  test('a machine’s "met" waits for nobody, but a person may overrule it', () => {
    const [requirement, finding] = pick('HT-S-13');
    expect(awaitsSettlement(requirement, finding, open)).toBe(false);
    expect(maySettle(requirement, finding, open)).toBe(true);
    expect(settle(requirement, finding, { ...by, result: 'NOT_MET', note: 'Tom fil.' }, open).ok).toBe(true);
  });
});
