import { describe, expect, it } from 'vitest';
import { filingFaults, isSigned, type Paper, versionAt } from '../../../../shared/domain/application/filing.ts';
import { completeApplication } from '../../../support/application-builder.ts';

const { content } = completeApplication();
const version = { publishedAt: '2026-01-05T12:00:00.000Z' };
const offer = { services: ['Hemtjänst'], areas: ['Hela kommunen'], targetGroups: ['Äldre'] };
const now = '2026-03-05T09:00:00.000Z';
const paper: Paper = { content, receivedAt: '2026-03-02T08:30:00.000Z', signedBy: ['Mika Glänta'] };

function faultsAt(changes: Partial<Paper>): readonly string[] {
  return filingFaults({ ...paper, ...changes }, { version, offer, now }).map(({ path }) => path);
}

describe('the version that a paper is bound to', () => {
  const first = { number: 1, publishedAt: '2026-01-05T12:00:00.000Z' };
  const second = { number: 2, publishedAt: '2026-03-02T08:30:00.000Z' };

  it('LOV 8:1: is the latest that was published when it came, not when it is registered', () => {
    expect(versionAt([second, first], '2026-03-02T08:29:59.999Z')).toBe(first);
    expect(versionAt([second, first], '2026-03-02T08:30:00.000Z')).toBe(second);
  });

  it('is the first one for what came before there was any, and none where none is published', () => {
    expect(versionAt([second, first], '2025-12-24T10:00:00.000Z')).toBe(first);
    expect(versionAt<typeof first>([], now)).toBeUndefined();
  });
});

describe('a paper', () => {
  it('LOV 6:2: lacks what it likes but who applies', () => {
    const { applicant } = content;
    expect(faultsAt({ content: { applicant, contact: { name: 'Kim Solberg' } }, signedBy: [] })).toEqual([]);
  });

  it('LOV 4:5: does not come on a day to come', () => {
    expect(faultsAt({ receivedAt: '2026-03-05T09:00:00.001Z' })).toEqual(['/receivedAt']);
    expect(faultsAt({ receivedAt: now })).toEqual([]);
  });

  it('comes before anything was published only with an explanation', () => {
    const early = { receivedAt: '2026-01-02T08:00:00.000Z' };
    expect(faultsAt(early)).toEqual(['/explanation']);
    expect(faultsAt({ ...early, explanation: 'Låg i fel postlåda.' })).toEqual([]);
  });

  it('is signed when everybody who signs for the applicant has done so', () => {
    expect(isSigned(content, ['Mika Glänta'])).toBe(true);
    expect(isSigned(content, [])).toBe(false);
    const { signatories: _nobody, ...unnamed } = content;
    expect(isSigned(unnamed, [])).toBe(false);
    expect(faultsAt({ signedBy: ['Mika Glänta', 'Någon Annan'] })).toEqual(['/signedBy/1']);
  });
});
