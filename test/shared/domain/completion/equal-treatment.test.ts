import { describe, expect, it } from 'vitest';
import {
  deviationsIn,
  extensionsDecided,
  notMetUnasked,
  treatmentByRequirement,
} from '../../../../shared/domain/completion/equal-treatment.ts';
import type { CompletionRequest } from '../../../../shared/domain/completion/request.ts';

const at = '2026-03-05T09:00:00.000Z';

function request(over: Partial<CompletionRequest>): CompletionRequest {
  return {
    schemaVersion: 1,
    applicationId: 'one',
    diaryNumber: 'SN 2026/00001',
    kind: 'COMPLETION',
    number: 1,
    by: 'system',
    at,
    items: [
      { requirementId: 'A', ask: { kind: 'EVIDENCE', evidence: 'a' }, text: { sv: 'a', en: 'a' } },
      { requirementId: 'A', ask: { kind: 'STATEMENT', evidence: 'b' }, text: { sv: 'b', en: 'b' } },
    ],
    days: 14,
    ...over,
  };
}

const granted = {
  state: 'GRANTED',
  from: '2026-03-19',
  dueOn: '2026-03-29',
  reason: 'Banken svarar sent.',
  decidedBy: 'Ebba Lind',
  decidedAt: at,
} as const;
const refused = {
  state: 'REFUSED',
  askedAt: at,
  askedBy: 'Kim Solberg',
  why: 'Semester.',
  reason: 'Två veckor räcker.',
  decidedBy: 'Ebba Lind',
  decidedAt: at,
} as const;
const asked = { state: 'ASKED', askedAt: at, askedBy: 'Kim Solberg', why: 'Sjukdom.' } as const;

describe('how all applicants were treated', () => {
  it('LOV 1:2: each requirement shows every applicant’s days, added ones too, and how it ended, once a request', () => {
    const requests = [
      request({ extensions: [granted, refused], ended: { at, outcome: 'SILENCE' } }),
      request({ applicationId: 'two', diaryNumber: 'SN 2026/00002', days: 20, deviations: [] }),
    ];
    expect(treatmentByRequirement(requests)).toEqual([
      {
        requirementId: 'A',
        treatments: [
          expect.objectContaining({ applicationId: 'one', days: 14, extraDays: 10, outcome: 'SILENCE' }),
          expect.objectContaining({ applicationId: 'two', days: 20, extraDays: 0, outcome: 'OPEN', departs: false }),
        ],
      },
    ]);
  });

  it('LOV 1:2: every departure is listed with its reason', () => {
    const deviation = { kind: 'OTHER_DAYS', reason: 'Sjukdom.', by: 'Ebba Lind', at } as const;
    expect(deviationsIn([request({}), request({ number: 2, deviations: [deviation] })])).toEqual([
      { ...deviation, applicationId: 'one', diaryNumber: 'SN 2026/00001', number: 2 },
    ]);
  });

  it('LOV 1:2: who got more time and who was refused it stand side by side; an open question is no answer', () => {
    const answers = extensionsDecided([request({ extensions: [granted, asked] }), request({ extensions: [refused] })]);
    expect(answers.map(({ state, reason }) => [state, reason])).toEqual([
      ['GRANTED', granted.reason],
      ['REFUSED', refused.reason],
    ]);
  });

  it('LOV 6:2: what is proposed as not met without a question is told; what was asked, or is met, is not', () => {
    const scope = { service: 'Hemtjänst', area: 'Centrum', targetGroup: 'Äldre' };
    const reason = (requirementId: string) => ({
      basis: { kind: 'REQUIREMENT' as const, requirementId },
      text: { sv: 'Saknas.', en: 'Missing.' },
    });
    const scopes = [
      { scope, outcome: 'REFUSE' as const, reasons: [reason('A'), reason('B')] },
      { scope: { ...scope, area: 'Norra' }, outcome: 'REFUSE' as const, reasons: [reason('B')] },
      { scope: { ...scope, area: 'Södra' }, outcome: 'APPROVE' as const, reasons: [reason('C')] },
    ];
    expect(notMetUnasked({ scopes }, [{ requirementIds: ['A'] }])).toEqual(['B']);
    expect(notMetUnasked({ scopes }, [{ requirementIds: ['A', 'B'] }])).toEqual([]);
  });
});
