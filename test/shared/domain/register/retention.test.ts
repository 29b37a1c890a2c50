import { describe, expect, it } from 'vitest';
import type { CaseOnFile } from '../../../../shared/domain/register/case-on-file.ts';
import type { CaseEnd } from '../../../../shared/domain/register/case-end.ts';
import { retentionOf, RetentionPlan } from '../../../../shared/domain/register/retention.ts';
import { filedCase } from '../../../support/case-on-file.ts';
import { granvik } from '../../../support/granvik.ts';
import { received } from '../../../support/stored-case.ts';
import { proposal } from '../decision/builders.ts';

const plan: RetentionPlan = {
  name: 'Planen',
  classes: [
    { name: 'Avtal', ends: ['CONTRACTED'], keep: 'FOREVER' },
    { name: 'Avslag', ends: ['REFUSED'], keep: { years: 5 } },
    { name: 'Återkallat', ends: ['WITHDRAWN'], keep: { years: 2 } },
  ],
};

const ended = '2026-05-04T09:00:00.000Z';

function endedCase(end: CaseEnd, changes: Partial<CaseOnFile> = {}): CaseOnFile {
  const { status: _received, ...rest } = received();
  const decided = { ...rest, proposal: proposal(), decisionNumber: 1, contractId: 'C' };
  const { contractId: _none, ...refused } = decided;
  const application: Record<CaseEnd, () => CaseOnFile['application']> = {
    REFUSED: () => ({ ...refused, status: 'REFUSED' }),
    LAPSED: () => ({ ...decided, status: 'LAPSED' }),
    CONTRACTED: () => ({ ...decided, status: 'CONTRACTED' }),
    WITHDRAWN: () => ({
      schemaVersion: 1,
      status: 'WITHDRAWN',
      applicationId: rest.applicationId,
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      applicantName: rest.applicantName,
      tokenHashes: rest.tokenHashes,
      createdAt: rest.createdAt,
      diaryNumber: rest.diaryNumber,
      receivedAt: rest.receivedAt,
      contentHash: rest.contentHash,
      withdrawnAt: ended,
    }),
  };
  const chain = { schemaVersion: 1, seq: 1, toldHash: '', previousHash: '', hash: '', by: 'system', data: {} } as const;
  const events = [
    { ...chain, type: 'CASE_ENDED', at: ended },
    { ...chain, type: 'CASE_EXPORTED', at: '2027-01-01T09:00:00.000Z' },
  ];
  return filedCase({ application: application[end](), events, ...changes });
}

const today = '2026-08-01';

describe('how long a case is kept', () => {
  it('arkivlagen 10 §: follows the municipality’s class for how it ended, from the day of the last thing that happened', () => {
    expect(retentionOf(endedCase('WITHDRAWN'), plan, today)).toMatchObject({
      class: { name: 'Återkallat' },
      endedOn: '2026-05-04',
      dueOn: '2028-05-04',
      hindrances: [],
    });
    expect(retentionOf(endedCase('REFUSED'), plan, today)).toMatchObject({ dueOn: '2031-05-04', hindrances: [] });
  });

  it('is for ever where the plan says so, and where it says nothing', () => {
    expect(retentionOf(endedCase('CONTRACTED'), plan, today)).toMatchObject({
      dueOn: null,
      hindrances: ['KEPT_FOR_EVER'],
    });
    expect(retentionOf(endedCase('LAPSED'), plan, today)).toMatchObject({ dueOn: null, hindrances: ['NO_CLASS'] });
  });

  it('has no day while the case goes on', () => {
    expect(retentionOf(filedCase(), plan, today)).toEqual({
      class: null,
      endedOn: null,
      dueOn: null,
      hindrances: ['NOT_ENDED'],
    });
  });

  it('LOV 10:3: waits for the notice, for the time to seek correction, and for a court that has a case', () => {
    const sent = {
      schemaVersion: 1,
      status: 'SENT',
      noticeId: 'N',
      decisionNumber: 1,
      channel: 'TASK_LINK',
      address: 'hej@example.se',
      sentAt: ended,
    } as const;
    const proof = { kind: 'ACKNOWLEDGED', by: 'Sol Glänta', taskId: 'T' } as const;
    const given = { ...sent, status: 'GIVEN', givenAt: ended, proof, remedyLastDay: '2026-08-01' } as const;
    const hindrances = (changes: Partial<CaseOnFile>) =>
      retentionOf(endedCase('REFUSED', changes), plan, today).hindrances;
    expect(hindrances({ notices: [sent] })).toEqual(['NOTICE_NOT_GIVEN']);
    expect(hindrances({ notices: [given] })).toEqual(['REMEDY_OPEN']);
    expect(hindrances({ notices: [{ ...given, remedyLastDay: '2026-07-31' }] })).toEqual([]);
    const registered = { by: 'Ebba Lind', at: ended };
    const court = { caseNumber: '1-26', knownOn: '2026-05-05', ...registered };
    const outcome = {
      kind: 'REJECTED',
      on: '2026-06-01',
      caseNumber: '1-26',
      summary: 'Avslag',
      ...registered,
    } as const;
    const remedy = { schemaVersion: 1, decisionNumber: 1, court } as const;
    expect(hindrances({ remedies: [remedy] })).toEqual(['COURT_CASE_OPEN']);
    expect(hindrances({ remedies: [{ ...remedy, outcome }] })).toEqual([]);
  });

  it('is configured once for each way to end, and Granvik’s plan is one', () => {
    const [first] = plan.classes;
    expect(RetentionPlan.safeParse({ ...plan, classes: [first, first] }).success).toBe(false);
    expect(granvik.retention?.classes.flatMap(({ ends }) => ends)).toContain('REFUSED');
  });
});
