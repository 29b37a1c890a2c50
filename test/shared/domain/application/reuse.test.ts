import { describe, expect, it } from 'vitest';
import { leftOutText } from '../../../../shared/domain/application/left-out.ts';
import { type Earlier, type Next, reuse } from '../../../../shared/domain/application/reuse.ts';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { completeApplication, homeCare, homeCareScope, storedFile } from '../../../support/application-builder.ts';

const { content, evidence, receivedOn } = completeApplication();
const earlier: Earlier = { content, evidence, requirements: homeCare };
const next: Next = {
  requirements: homeCare,
  offer: { services: ['Hemtjänst'], areas: ['Hela kommunen'], targetGroups: ['Äldre'] },
  today: addDays(receivedOn, 30),
  idOf: (id) => id.replaceAll(/[01]/g, '7'),
};

const lackingFor = (before: Partial<Earlier>, after: Partial<Next> = {}) =>
  reuse({ ...earlier, ...before }, { ...next, ...after }).leftOut.map(({ part, why }) => [part, why]);

/** The next version, with one requirement gone and another worded anew. */
const changed = {
  ...homeCare,
  requirements: homeCare.requirements
    .filter(({ id }) => id !== 'HT-G-11')
    .map((one) => (one.id === 'HT-S-11' ? { ...one, text: { sv: 'Ny lydelse.', en: 'New words.' } } : one)),
};

describe('an application that begins with an earlier one', () => {
  it('says all of it while nothing has changed', () => {
    const reused = reuse(earlier, next);
    expect(reused).toEqual({ content, files: evidence, leftOut: [] });
  });

  it('does without a term that reads differently now, and without one that is gone', () => {
    const lacking = lackingFor({}, { requirements: changed });
    expect(lacking).toContainEqual(['/undertakings/HT-S-11', 'REWORDED']);
    const { content: after } = reuse(earlier, { ...next, requirements: changed });
    expect(after.undertakings).not.toHaveProperty('HT-S-11');
    expect(after.undertakings).not.toHaveProperty('HT-G-11');
    expect(after.presentation).toEqual(content.presentation);
  });

  it('does without a place that can no longer be applied for, and a day that has passed', () => {
    const elsewhere = { ...homeCareScope, area: 'Norr' };
    const before = { content: { ...content, scopes: [elsewhere, homeCareScope], selectableFrom: '2026-03-03' } };
    expect(lackingFor(before)).toEqual([
      ['/scopes/0', 'NOT_OFFERED'],
      ['/selectableFrom', 'PASSED'],
    ]);
    const { content: after } = reuse({ ...earlier, ...before }, next);
    expect(after.scopes).toEqual([homeCareScope]);
    expect(after).not.toHaveProperty('selectableFrom');
  });

  it('does without answers to what another case was asked, and numbers that nobody asks for', () => {
    const { statements } = content;
    const before = {
      content: { ...content, statements: { ...statements, 'field.answer.HT-G-01': 'Ja.' }, figures: { 'a.b': 1 } },
    };
    expect(lackingFor(before)).toEqual([
      ['/statements/field.answer.HT-G-01', 'NOT_ASKED'],
      ['/figures/a.b', 'NOT_ASKED'],
    ]);
  });

  it.each([
    ['too old for its requirement', 'TOO_OLD', { issuedOn: addDays(next.today, -400) }],
    ['no longer valid', 'EXPIRED', { validThrough: addDays(next.today, -1) }],
    ['not verified', 'NOT_TAKEN', { status: 'EXPECTED' as const }],
    ['infected', 'NOT_TAKEN', { status: 'REJECTED' as const, scan: 'INFECTED' as const }],
    ['not scanned yet', 'NOT_TAKEN', { scan: undefined }],
  ])('does without a file that is %s', (_what, why, changes) => {
    const file = { ...storedFile('tax.certificate', receivedOn), ...changes };
    expect(reuse({ ...earlier, evidence: [file] }, next)).toMatchObject({
      files: [],
      leftOut: [{ part: `evidence:${file.evidenceId}`, why }],
    });
  });

  it('does without a file of a kind that no requirement asks for now', () => {
    const file = storedFile('something.else', receivedOn);
    expect(lackingFor({ evidence: [file] })).toEqual([['evidence:01-something.else', 'NOT_ASKED']]);
  });

  it('names its own copies where the earlier one named its files', () => {
    const kept = { ...storedFile('insurance.certificate', receivedOn), evidenceId: '0'.repeat(26) };
    const gone = {
      ...storedFile('tax.certificate', receivedOn),
      evidenceId: '1'.repeat(26),
      status: 'REJECTED' as const,
    };
    const company = { name: 'Vikens Städ AB', registration: content.applicant.registration };
    const secrets = [kept, gone].map(({ evidenceId }) => ({ part: `evidence:${evidenceId}`, reason: 'Priser.' }));
    const before = {
      ...content,
      reliances: [
        {
          requirementId: 'HT-G-01',
          company,
          proof: 'UNDERTAKING' as const,
          evidenceIds: [kept.evidenceId, gone.evidenceId],
        },
      ],
      businessSecrets: [...secrets, { part: '/persons/0', reason: 'Känsligt.' }],
    };
    const { content: after } = reuse({ ...earlier, content: before, evidence: [kept, gone] }, next);
    expect(after.reliances?.[0]?.evidenceIds).toEqual(['7'.repeat(26)]);
    expect(after.businessSecrets?.map(({ part }) => part)).toEqual([`evidence:${'7'.repeat(26)}`, '/persons/0']);
  });

  it('tells in words what is left out', () => {
    const [first] = reuse({ ...earlier, content: { ...content, selectableFrom: '2026-01-01' } }, next).leftOut;
    expect(first && leftOutText(first).sv).toBe('Dagen ni kan väljas från: har passerat.');
  });
});
