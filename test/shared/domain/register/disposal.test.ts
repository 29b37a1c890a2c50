import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../shared/domain/desk/place.ts';
import type { CaseOnFile, FiledApplication } from '../../../../shared/domain/register/case-on-file.ts';
import {
  approveDisposal,
  disposedCase,
  type Disposal,
  proposedAgainFrom,
  proposedLine,
} from '../../../../shared/domain/register/disposal.ts';
import { disposalHindrances } from '../../../../shared/domain/register/disposal-hindrance.ts';
import { retentionOf, type RetentionPlan } from '../../../../shared/domain/register/retention.ts';
import type { Task } from '../../../../shared/domain/task/task.ts';
import { filedCase } from '../../../support/case-on-file.ts';
import { received } from '../../../support/stored-case.ts';
import { decisionOf, finding, proposal, value } from '../decision/builders.ts';

const adopted = { by: 'nämnden', on: '2025-01-01', paragraph: '§ 1' };
const plan: RetentionPlan = {
  name: 'Planen',
  adopted,
  classes: [{ name: 'Avslag', ends: ['REFUSED'], keep: { years: 1 }, preserves: ['DECISION'] }],
};
const ended = '2026-05-04T09:00:00.000Z';

function refused(changes: Partial<CaseOnFile> = {}, held?: { by: string; at: string; why: string }): CaseOnFile {
  const { status: _received, ...rest } = received();
  const hold = held === undefined ? {} : { hold: held };
  const application: FiledApplication = {
    ...rest,
    ...hold,
    status: 'REFUSED',
    proposal: proposal(),
    decisionNumber: 1,
    movedAt: ended,
  };
  const event = { schemaVersion: 1, seq: 1, type: 'CASE_ENDED', at: ended, by: 'system', data: {} } as const;
  const events = [{ ...event, toldHash: '', previousHash: '', hash: '' }];
  return filedCase({ application, events, ...changes });
}

const against = (file: CaseOnFile, today = '2027-05-04', tasks: readonly Task[] = []) =>
  disposalHindrances(file, { plan, tasks, today });

const openTask: Task = {
  schemaVersion: 1,
  taskId: 'T',
  kind: 'ASSESS',
  status: 'OPEN',
  subject: { municipality: 'granvik', type: 'APPLICATION', id: 'A' },
  assignee: { name: 'Ebba Lind' },
  dueOn: '2026-06-01',
  openedAt: ended,
  reminded: [],
};

describe('what stands against disposal', () => {
  it('arkivlagen 10 §: is nothing from the day that the class says, under a plan that was adopted', () => {
    expect(against(refused())).toEqual([]);
    expect(against(refused(), '2027-05-03')).toEqual(['NOT_DUE']);
    const { adopted: _none, ...unadopted } = plan;
    expect(disposalHindrances(refused(), { plan: unadopted, tasks: [], today: '2027-05-04' })).toEqual(['NOT_ADOPTED']);
  });

  it('is a hold, and a task that somebody has', () => {
    expect(against(refused({}, { by: 'Kim', at: ended, why: 'Granskas' }))).toEqual(['HELD']);
    expect(against(refused(), '2027-05-04', [openTask])).toEqual(['TASK_OPEN']);
  });

  it('LOV 10:5: is the year in which damages can be sued for, over a refusal alone', () => {
    const decision = decisionOf({
      findings: [finding('HT-G-01', 'NOT_MET', 'Saknas.')],
      requirementServices: { 'HT-G-01': 'ALL' },
    });
    const late = { ...decision, decidedAt: '2026-06-01T09:00:00.000Z' };
    expect(against(refused({ decisions: [late] }))).toEqual(['DAMAGES_YEAR']);
    expect(against(refused({ decisions: [late] }), '2027-06-02')).toEqual([]);
    expect(against(refused({ decisions: [decisionOf()] }))).toEqual([]);
  });

  it('is that the case goes on', () => {
    expect(against(filedCase())).toContain('NOT_ENDED');
  });
});

describe('a disposal', () => {
  const proposed: Disposal = {
    schemaVersion: 1,
    status: 'PROPOSED',
    municipality: 'granvik',
    disposalId: '2027-06',
    proposedAt: ended,
    plan: { name: 'Planen', adopted },
    cases: 1,
  };
  const kim = { by: 'Kim Ordning', at: ended };

  it('is approved by one person, or by another than whoever reviewed it where two are asked for', () => {
    expect(value(approveDisposal(proposed, kim, false))).toMatchObject({ status: 'APPROVED', approved: kim });
    const reviewed = value(approveDisposal(proposed, kim, true));
    expect(reviewed).toMatchObject({ status: 'REVIEWED' });
    expect(approveDisposal(reviewed, { ...kim, by: 'kim ordning ' }, true)).toEqual({
      ok: false,
      error: 'SAME_PERSON',
    });
    const approved = value(approveDisposal(reviewed, { ...kim, by: 'Sekla Teräng' }, true));
    expect(approved).toMatchObject({ status: 'APPROVED', reviewed: kim });
    expect(approveDisposal(approved, kim, false)).toEqual({ ok: false, error: 'SETTLED' });
  });

  it('names each case with its class and what is preserved, and proposes one that was taken out a year later', () => {
    const file = refused();
    const line = proposedLine(file, retentionOf(file, plan, '2027-06-01'));
    expect(line).toMatchObject({ class: 'Avslag', ended: 'REFUSED', dueOn: '2027-05-04', preserves: ['DECISION'] });
    expect(proposedAgainFrom(line, '2027-06-01')).toBe('2027-06-01');
    expect(() => proposedLine(filedCase(), retentionOf(filedCase(), plan, '2027-06-01'))).toThrow();
  });

  it('OSL 5:2: leaves the case’s line in the diary, and nobody’s address or key', () => {
    const { application } = refused();
    const left = disposedCase(application, { disposalId: '2027-06', at: ended, tokenHash: 'nobody’s' });
    expect(left).toMatchObject({ diaryNumber: application.diaryNumber, applicantName: application.applicantName });
    expect(left).toMatchObject({ ended: 'REFUSED', tokenHashes: ['nobody’s'] });
    expect(left).not.toHaveProperty('confirmedEmail');
    expect(left).not.toHaveProperty('proposal');
  });
});

describe('the list of cases that have ended', () => {
  const listed = (application: CaseOnFile['application']) =>
    placesOf(application).filter(({ list }) => list.startsWith('ENDED#'));

  it('has a case by the day that it ended, and not while it is held', () => {
    const { application } = refused();
    const position = `2026-05-04#${application.applicationId}`;
    expect(listed(application)).toEqual([{ list: 'ENDED#REFUSED', position }]);
    expect(listed(refused({}, { by: 'Kim', at: ended, why: 'Granskas' }).application)).toEqual([]);
    expect(listed(filedCase().application)).toEqual([]);
    const left = disposedCase(application, { disposalId: '2027-06', at: ended, tokenHash: '' });
    expect(placesOf(left).map(({ list }) => list)).toEqual(expect.arrayContaining(['FOUND']));
    expect(placesOf(left).some(({ list }) => list !== 'FOUND')).toBe(false);
  });
});
