import { describe, expect, it } from 'vitest';
import {
  cancelVisit,
  establishVisit,
  followUpVisit,
  type FollowUpVisitIn,
  moveVisit,
  repliesTo,
  replyToFactCheck,
  sendForFactCheck,
} from '../../../../shared/domain/follow-up/visit.ts';
import { standardVisitForm, VisitForm } from '../../../../shared/domain/follow-up/visit-form.ts';
import { longestFinding, VisitFinding, VisitReport } from '../../../../shared/domain/follow-up/visit-report.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';

const on = '2026-03-20';
const at = '2026-03-20T08:00:00.000Z';
const by = 'Mika Rask';

const planned: FollowUpVisitIn<'PLANNED'> = {
  schemaVersion: 1,
  status: 'PLANNED',
  visitId: 'V1',
  municipality: 'granvik',
  choiceSystemId: 'hemtjanst',
  contractId: 'c1',
  providerName: 'Omsorg c1',
  serviceType: 'hemtjanst',
  formHash: 'f',
  requirements: [
    { requirementId: 'R1', title: { sv: 'Ett', en: 'One' } },
    { requirementId: 'R2', title: { sv: 'Två', en: 'Two' } },
  ],
  plannedOn: '2026-03-16',
  announced: true,
  visitors: ['Mika Rask, handläggare'],
  reason: 'Årets plan',
  plannedAt: '2026-02-01T08:00:00.000Z',
  plannedBy: by,
  taskId: 't1',
};

const report: VisitReport = {
  schemaVersion: 1,
  number: 1,
  heldOn: '2026-03-16',
  answers: {},
  findings: { R1: { result: 'FULFILLED' }, R2: { result: 'DEFICIENT', text: 'Ingen rutin finns.' } },
  at,
  by,
};
const factCheck = { report: 1, dueOn: '2026-04-03', sentAt: at, sentBy: by, taskId: 't2' };
const days = { on, earliest: '2026-04-03' };

function sent(): FollowUpVisitIn<'SENT'> {
  const outcome = sendForFactCheck(planned, report, factCheck, days);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

const established = {
  shown: report,
  report,
  followUpOn: '2026-06-01',
  published: false,
  by,
  at,
  on: '2026-04-04',
  hash: hashOf,
};

describe('a follow-up visit', () => {
  it('KL 10:8: is sent to its provider with time to answer when it has been held, and not before', () => {
    expect(sendForFactCheck(planned, { heldOn: '2026-03-21' }, factCheck, days)).toMatchObject({
      error: 'NOT_HELD_YET',
    });
    expect(sendForFactCheck(planned, report, { ...factCheck, dueOn: '2026-04-02' }, days)).toMatchObject({
      error: 'TOO_SHORT',
    });
    expect(sent()).toMatchObject({ status: 'SENT', heldOn: '2026-03-16' });
  });

  it('SoL 5:2: is established when the provider has answered or let its time pass, once', () => {
    expect(establishVisit(sent(), { ...established, on: '2026-04-03' })).toMatchObject({ error: 'NOT_HEARD' });
    const replied = replyToFactCheck(sent(), { words: 'Rutinen finns nu.', at, by: 'Lo' });
    if (!replied.ok) throw new Error(replied.error);
    expect(replyToFactCheck(replied.value, { words: 'Igen', at, by: 'Lo' })).toMatchObject({ error: 'SETTLED' });
    for (const [visit, day] of [
      [replied.value, on],
      [sent(), '2026-04-04'],
    ] as const) {
      const done = establishVisit(visit, { ...established, on: day });
      if (!done.ok) throw new Error(done.error);
      expect(done.value).toMatchObject({
        status: 'ESTABLISHED',
        reportHash: hashOf(report),
        results: { R1: 'FULFILLED', R2: 'DEFICIENT' },
      });
      expect(establishVisit(done.value, established)).toMatchObject({ error: 'SETTLED' });
      expect(replyToFactCheck(done.value, { words: 'Sent', at, by: 'Lo' })).toMatchObject({ error: 'SETTLED' });
      expect(sendForFactCheck(done.value, report, factCheck, days)).toMatchObject({ error: 'SETTLED' });
    }
  });

  it('has no deficiency that its provider was not shown, and none without a day to follow it up', () => {
    const worse = {
      ...report,
      number: 2,
      findings: { ...report.findings, R1: { result: 'DEFICIENT', text: 'Nytt.' } },
    };
    expect(establishVisit(sent(), { ...established, report: VisitReport.parse(worse) })).toMatchObject({
      error: 'NEW_DEFICIENCY',
    });
    for (const followUpOn of [undefined, '2026-04-04', '2026-01-01']) {
      expect(establishVisit(sent(), { ...established, followUpOn })).toMatchObject({ error: 'NO_FOLLOW_UP' });
    }
    const milder = VisitReport.parse({ ...report, findings: { ...report.findings, R2: { result: 'FULFILLED' } } });
    const done = establishVisit(sent(), { ...established, report: milder });
    if (!done.ok) throw new Error(done.error);
    expect(done.value.followUpOn).toBeUndefined();
    expect(followUpVisit(done.value, { rectified: [], note: 'Inget', by, at })).toMatchObject({ error: 'SETTLED' });
  });

  it('keeps what its provider said of an earlier writing when it is sent again', () => {
    const replied = replyToFactCheck(sent(), { words: 'Rutinen finns.', at, by: 'Lo' });
    if (!replied.ok) throw new Error(replied.error);
    const again = sendForFactCheck(replied.value, report, { ...factCheck, report: 2, taskId: 't3' }, days);
    if (!again.ok) throw new Error(again.error);
    expect(establishVisit(again.value, { ...established, on })).toMatchObject({ error: 'NOT_HEARD' });
    const twice = replyToFactCheck(again.value, { words: 'Stämmer nu.', at, by: 'Lo' });
    if (!twice.ok) throw new Error(twice.error);
    expect(repliesTo(twice.value).map(({ words }) => words)).toEqual(['Rutinen finns.', 'Stämmer nu.']);
  });

  it('is followed up by a person, of what was deficient', () => {
    const done = establishVisit(sent(), established);
    if (!done.ok) throw new Error(done.error);
    expect(followUpVisit(done.value, { rectified: ['R1'], note: 'Sett', by, at })).toMatchObject({ error: 'UNKNOWN' });
    const seen = followUpVisit(done.value, { rectified: ['R2'], note: 'Rutinen är på plats.', by, at });
    expect(seen).toMatchObject({ value: { status: 'FOLLOWED_UP', rectified: ['R2'] } });
    if (seen.ok)
      expect(followUpVisit(seen.value, { rectified: [], note: 'Igen', by, at })).toMatchObject({ error: 'SETTLED' });
  });

  it('is moved to a day to come or called off only as long as nothing was reported', () => {
    expect(moveVisit(planned, '2026-03-19', on)).toMatchObject({ error: 'DAY_PASSED' });
    expect(moveVisit({ ...planned, plannedOn: on }, on, on)).toMatchObject({ error: 'SAME_DAY' });
    expect(moveVisit(planned, '2026-03-27', on)).toMatchObject({ value: { plannedOn: '2026-03-27' } });
    expect(moveVisit(sent(), '2026-03-27', on)).toMatchObject({ error: 'SETTLED' });
    expect(cancelVisit(sent(), { why: 'Sjuk', by, at })).toMatchObject({ error: 'SETTLED' });
    expect(cancelVisit(planned, { why: 'Sjuk', by, at })).toMatchObject({ value: { status: 'CANCELLED' } });
  });
});

describe('a visit’s form', () => {
  const questions = standardVisitForm.questions;

  it('holds no more words than fit one item, and leaves the requirements to their findings', () => {
    const text = (id: string) => ({ id, kind: 'TEXT', text: { sv: id, en: id } });
    const many = Array.from({ length: 11 }, (_one, index) => text(`q${String(index)}`));
    expect(VisitForm.safeParse({ ...standardVisitForm, questions: many.slice(1) }).success).toBe(true);
    expect(VisitForm.safeParse({ ...standardVisitForm, questions: many }).success).toBe(false);
    expect(VisitForm.safeParse({ ...standardVisitForm, questions: [...questions, questions[0]] }).success).toBe(false);
    const named = { ...text('q'), requirement: 'R1' };
    expect(VisitForm.safeParse({ ...standardVisitForm, questions: [named] }).success).toBe(false);
  });

  it('takes a deficiency only with what it is', () => {
    expect(VisitFinding.safeParse({ result: 'DEFICIENT' }).success).toBe(false);
    expect(VisitFinding.safeParse({ result: 'DEFICIENT', text: '  ' }).success).toBe(false);
    expect(VisitFinding.safeParse({ result: 'DEFICIENT', text: 'x'.repeat(longestFinding + 1) }).success).toBe(false);
    expect(VisitFinding.safeParse({ result: 'NOT_EXAMINED' }).success).toBe(true);
  });
});
