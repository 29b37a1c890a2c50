import { describe, expect, it } from 'vitest';
import type { CompletionPeriod } from '../../../../shared/domain/completion/period.ts';
import { withSilence } from '../../../../shared/domain/completion/silence.ts';
import type { Finding } from '../../../../shared/domain/requirement/finding.ts';

const missing: Finding = {
  requirementId: 'K-1',
  result: 'NEEDS_COMPLETION',
  source: 'SYSTEM',
  at: '2026-03-20T09:00:00.000Z',
  reason: { sv: 'Intyg saknas.', en: 'The certificate is missing.' },
  missing: [],
  factsHash: 'a',
};

const silent: CompletionPeriod = {
  number: 1,
  kind: 'COMPLETION',
  requirementIds: ['K-1'],
  askedOn: '2026-03-02',
  dueOn: '2026-03-16',
  ended: { on: '2026-03-18', outcome: 'SILENCE' },
};

describe('silence', () => {
  it('LOV 8:1, 8:2: proposes that what was asked for is not met, with when it was asked for, and settles nothing', () => {
    expect(withSilence(missing, { periods: [silent], silence: 'PROPOSE_NOT_MET' })).toMatchObject({
      result: 'NEEDS_COMPLETION',
      suggestion: 'NOT_MET',
      reason: { sv: 'Begärdes 2026-03-02 med svar senast 2026-03-16. Inget svar kom i tid. Intyg saknas.' },
    });
  });

  it('LOV 8:1: says the same without a proposal where the version’s rule proposes nothing', () => {
    const found = withSilence(missing, { periods: [silent], silence: 'ASSESS_AS_IS' });
    expect(found).not.toHaveProperty('suggestion');
    expect(found.reason.sv).toContain('Inget svar kom i tid.');
  });

  it.each([
    ['that was answered', [{ ...silent, ended: { on: '2026-03-10', outcome: 'ANSWERED' as const } }]],
    ['that still waits', [{ ...silent, ended: undefined }]],
    ['about something else', [{ ...silent, requirementIds: ['K-2'] }]],
    ['that was asked again', [silent, { ...silent, number: 2, ended: undefined }]],
    ['that was never made', []],
  ])('is not found of a request %s', (_name, periods) => {
    expect(withSilence(missing, { periods, silence: 'PROPOSE_NOT_MET' })).toEqual(missing);
  });

  it('is not held against what has come all the same', () => {
    const met = { ...missing, result: 'MET' as const };
    expect(withSilence(met, { periods: [silent], silence: 'PROPOSE_NOT_MET' })).toEqual(met);
  });
});
