import { beforeAll, describe, expect, it } from 'vitest';
import { handler as openReports } from '../../../functions/follow-up/open-reports/handler.ts';
import { handler as reportQuality } from '../../../functions/follow-up/report-quality/handler.tsx';
import { registerContract } from '../../../shared/domain/contract/contract.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { commitContract, contractSubject, putStated } from '../../../shared/store/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readReport, reportSubject } from '../../../shared/store/report.ts';
import { readTasks } from '../../../shared/store/task.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { homeCare } from '../../shared/domain/decision/builders.ts';

useTables();

const { presentation } = completeApplication().content;
const at = '2027-01-07T06:00:00.000Z';

async function store(contractId: string, ended?: string): Promise<void> {
  if (presentation === undefined) throw new Error('The builder gives one');
  const contract = registerContract({
    contractId,
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    versionNumber: 1,
    basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'SN 2023/00017' },
    provider: {
      name: `Utförare ${contractId}`,
      registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
      legalForm: 'LIMITED_COMPANY',
    },
    scopes: [homeCare],
    selectableFrom: '2023-06-01',
    createdAt: '2026-01-12T08:00:00.000Z',
  });
  await commitContract({
    before: null,
    after: ended === undefined ? contract : { ...contract, status: 'ENDED', endedOn: ended, why: 'Upphört' },
    event: { type: 'CONTRACT_REGISTERED', at: '2026-01-12T08:00:00.000Z', by: 'Sam Ordning', data: {} },
    also: [putStated(contractSubject('granvik', contractId), { presentation, capacity: null })],
  });
}

async function taskOf(contractId: string, year = 2026): Promise<OpenTask> {
  const [task, ...others] = await readTasks(reportSubject('granvik', `${contractId}-${String(year)}`));
  if (task?.status !== 'OPEN' || others.length > 0) throw new Error('There should be one open task');
  return task;
}

beforeAll(async () => {
  await store('imported');
  await store('ended', '2026-06-30');
  const { id: applicationId } = await storeApproved();
  const { signedAt: _signed, ...contract } = registerContract({
    contractId: 'authorised',
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    versionNumber: 1,
    basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'x' },
    provider: {
      name: 'Solgläntans Hemtjänst AB',
      registration: { kind: 'SWEDISH', organisationNumber: '559999-9009' },
      legalForm: 'LIMITED_COMPANY',
    },
    scopes: [homeCare],
    selectableFrom: '2026-06-01',
    createdAt: '2026-03-12T08:00:00.000Z',
  });
  await commitContract({
    before: null,
    after: {
      ...contract,
      signedAt: '2026-03-13T08:00:00.000Z',
      basis: { kind: 'AUTHORISATION', applicationId, diaryNumber: 'SN 2026/00042', decisionNumber: 1 },
    },
    event: { type: 'SIGNATURE_RECORDED', at: '2026-03-13T08:00:00.000Z', by: 'Mika Glänta', data: {} },
  });
});

describe('open-reports', () => {
  it('SoL 15:9: asks every provider in force for the year that ended, each once, however often it runs', async () => {
    expect(await openReports({ at }, webContext)).toEqual({ opened: 2 });
    const [again, twice] = await Promise.all([openReports({ at }, webContext), openReports({ at }, webContext)]);
    expect([again, twice]).toEqual([{ opened: 0 }, { opened: 0 }]);
    expect(await taskOf('imported')).toMatchObject({
      kind: 'REPORT_QUALITY',
      assignee: { name: 'Utförare imported', email: 'hej@solglantan.example' },
      dueOn: '2027-03-01',
    });
    expect(await taskOf('authorised')).toMatchObject({
      assignee: { name: 'Kim Solberg', email: 'kim@solglantan.example' },
      diaryNumber: 'SN 2026/00042',
    });
    expect(await readReport(reportSubject('granvik', 'ended-2026'))).toBeNull();
    expect((await readOutbox(reportSubject('granvik', 'imported-2026'))).map(({ message }) => message)).toMatchObject([
      { kind: 'MAIL', template: 'TASK' },
    ]);
  });

  it('two runs at once open a year once', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => openReports({ at, year: 2025 }, webContext)));
    expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(2);
    expect((await taskOf('imported', 2025)).dueOn).toBe('2027-01-21');
  });

  it('one provider that cannot be asked does not keep the others from it', async () => {
    const { signedAt, ...contract } = registerContract({
      contractId: 'broken',
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'x' },
      provider: {
        name: 'Utan presentation',
        registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
        legalForm: 'LIMITED_COMPANY',
      },
      scopes: [homeCare],
      selectableFrom: '2026-06-01',
      createdAt: '2026-03-12T08:00:00.000Z',
    });
    await commitContract({
      before: null,
      after: { ...contract, signedAt },
      event: { type: 'CONTRACT_REGISTERED', at: signedAt, by: 'Sam Ordning', data: {} },
    });
    await expect(openReports({ at, year: 2024 }, webContext)).rejects.toThrow('running it again');
    expect(await readReport(reportSubject('granvik', 'imported-2024'))).toMatchObject({ status: 'OPEN' });
  });
});

describe('the page for the quality report', () => {
  const answers = {
    staffFullTimeEquivalents: '7,5',
    educatedSharePercent: '82',
    serviceUsers: '1 200',
    complaints: '4',
    complaintsLeadingToChange: '3',
    misconductReports: '0',
    improvementsMade: 'Fler fasta omsorgskontakter.',
    improvementsPlanned: 'Kortare tid till första besöket.',
  };

  async function visit(contractId: string): Promise<LinkVisit> {
    const token = await issueLink(await taskOf(contractId), new Date().toISOString());
    return new LinkVisit(reportQuality, '/t/report-quality/{token}', token);
  }

  it('asks the same questions of everybody and says which answers do not fit', async () => {
    const page = await visit('authorised');
    const shown = await page.get();
    expect(shown.body).toContain('Solgläntans Hemtjänst AB, 2026');
    const wrong = await page.post({
      step: 'review',
      ...answers,
      educatedSharePercent: '140',
      serviceUsers: 'många',
      improvementsMade: '',
    });
    expect(wrong.status).toBe(422);
    for (const name of ['educatedSharePercent', 'serviceUsers', 'improvementsMade']) {
      expect(wrong.body).toContain(`href="#${name}"`);
    }
    const tooMany = await page.post({ step: 'review', ...answers, complaintsLeadingToChange: '5' });
    expect(tooMany.body).toContain('href="#complaintsLeadingToChange"');
    expect(await readReport(reportSubject('granvik', 'authorised-2026'))).toMatchObject({ status: 'OPEN' });
  });

  it('records the answers once, after a last look and a tick', async () => {
    const page = await visit('imported');
    expect((await page.post({ step: 'review', ...answers })).body).toContain('7,5');
    expect((await page.post({ step: 'answer', ...answers })).status).toBe(422);
    const pressed = { step: 'answer', confirm: 'yes', ...answers };
    const both = await Promise.all([page.post(pressed), page.post(pressed)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const subject = reportSubject('granvik', 'imported-2026');
    expect(await readReport(subject)).toMatchObject({
      status: 'SUBMITTED',
      submittedBy: 'Utförare imported',
      answers: { staffFullTimeEquivalents: 7.5, serviceUsers: 1200, misconductReports: 0 },
    });
    expect((await readEvents(subject)).filter(({ type }) => type === 'QUALITY_REPORT_SUBMITTED')).toHaveLength(1);
    expect((await page.get()).body).toContain('Fler fasta omsorgskontakter.');
  });
});
