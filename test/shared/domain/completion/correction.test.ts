import { describe, expect, it } from 'vitest';
import {
  type AllowedCorrection,
  AskedCorrection,
  withCorrections,
} from '../../../../shared/domain/completion/correction.ts';
import { countCorrections } from '../../../../shared/domain/completion/equal-treatment.ts';
import type { Finding } from '../../../../shared/domain/requirement/finding.ts';
import { runChecks } from '../../../../shared/domain/requirement/run-checks.ts';
import { completeApplication, factsOf, homeCare } from '../../../support/application-builder.ts';

const allowed: AllowedCorrection = {
  number: 1,
  requirementId: 'HT-G-13',
  wrong: '559999-9090',
  right: '559999-9009',
  by: 'Ebba Lind',
  at: '2026-03-05T10:00:00.000Z',
};

const finding: Finding = {
  requirementId: 'HT-G-13',
  result: 'MET',
  source: 'SYSTEM',
  at: '2026-03-05T09:00:00.000Z',
  reason: { sv: 'Funnet.', en: 'Found.' },
  missing: [],
  factsHash: 'a',
};

const text = { sv: 'Saknas.', en: 'Missing.' };

describe('what was allowed to be corrected', () => {
  it('LOV 6:2: puts what the machine read uncorrected before a person, saying what was corrected', () => {
    const corrected = withCorrections({ ...finding, result: 'NEEDS_HUMAN', suggestion: 'NOT_MET' }, [allowed]);
    expect(corrected.result).toBe('NEEDS_HUMAN');
    expect(corrected).not.toHaveProperty('suggestion');
    expect(corrected.reason.sv).toBe('Rättelse medgiven 2026-03-05: ”559999-9090” ska vara ”559999-9009”. Funnet.');
    expect(withCorrections(finding, [allowed]).result).toBe('NEEDS_HUMAN');
    expect(withCorrections(finding, [])).toEqual(finding);
  });

  it('answers a field that was asked for, and no file', () => {
    const field = { requirementId: 'HT-G-13', ask: { kind: 'FIELD', field: 'capacity' }, text } as const;
    const file = {
      requirementId: 'HT-G-13',
      ask: { kind: 'EVIDENCE', evidence: 'insurance.certificate' },
      text,
    } as const;
    const lacking = { ...finding, result: 'NEEDS_COMPLETION' } as const;
    expect(withCorrections({ ...lacking, missing: [field] }, [allowed])).toMatchObject({
      result: 'NEEDS_HUMAN',
      missing: [],
    });
    expect(withCorrections({ ...lacking, missing: [field, file] }, [allowed])).toMatchObject({
      result: 'NEEDS_COMPLETION',
      missing: [file],
    });
  });

  it('changes the facts of its own requirement and of no other: what was settled on them lapses', () => {
    const facts = factsOf(completeApplication());
    const before = runChecks(homeCare, facts);
    const after = runChecks(homeCare, { ...facts, corrections: [allowed] });
    const changed = after.filter(
      ({ requirementId, factsHash }) =>
        before.find((one) => one.requirementId === requirementId)?.factsHash !== factsHash,
    );
    expect(changed.map(({ requirementId }) => requirementId)).toEqual(['HT-G-13']);
    expect(changed).toMatchObject([{ result: 'NEEDS_HUMAN' }]);
  });
});

it('LOV 1:2: corrections are counted by what came of them', () => {
  const answer = { reason: 'Plain.', by: 'Ebba Lind', at: '2026-03-05T10:00:00.000Z' };
  expect(
    countCorrections([{}, { answer: { ...answer, allowed: true } }, { answer: { ...answer, allowed: false } }, {}]),
  ).toEqual({ allowed: 1, refused: 1, waiting: 2 });
});

it.each([
  ['nothing', {}],
  ['an empty reason', { wrong: 'a', right: 'b', why: '  ' }],
  ['too much', { wrong: 'a'.repeat(301), right: 'b', why: 'c' }],
  ['a number', { wrong: 5, right: 'b', why: 'c' }],
  ['an unknown field', { wrong: 'a', right: 'b', why: 'c', allowed: true }],
])('asking for a correction takes no %s', (_what, body) => {
  expect(AskedCorrection.safeParse(body).success).toBe(false);
});
