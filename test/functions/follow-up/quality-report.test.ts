import { beforeAll, describe, expect, it } from 'vitest';
import { handler as openReports } from '../../../functions/follow-up/open-reports/handler.ts';
import { handler as reportQuality } from '../../../functions/follow-up/report-quality/handler.tsx';
import { registerContract } from '../../../shared/domain/contract/contract.ts';
import { standardForm } from '../../../shared/domain/follow-up/report-form.ts';
import { isDrawn } from '../../../shared/domain/follow-up/sample.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { campaignSubject, commitCampaign, putForm, readCampaign } from '../../../shared/store/follow-up/campaign.ts';
import { commitContract, contractSubject, putStated } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import {
  readReport,
  readReportDraft,
  readSubmission,
  reportSubject,
  saveReportDraft,
} from '../../../shared/store/follow-up/report.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { homeCare } from '../../shared/domain/decision/builders.ts';

useTables();

const { presentation } = completeApplication().content;
const at = '2027-01-07T06:00:00.000Z';

async function plan(
  year: number,
  days: { opensOn: string; dueOn: string },
  choiceSystemId = 'hemtjanst',
): Promise<void> {
  const campaignId = `${choiceSystemId}-${String(year)}`;
  const { formHash, write } = putForm(campaignSubject('granvik', campaignId), standardForm);
  await commitCampaign({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'PLANNED',
      campaignId,
      municipality: 'granvik',
      choiceSystemId,
      year,
      formHash,
      ...days,
      by: 'Sam Ordning',
      createdAt: '2026-11-02T08:00:00.000Z',
    },
    event: { type: 'CAMPAIGN_PLANNED', at: '2026-11-02T08:00:00.000Z', by: 'Sam Ordning', data: {} },
    also: [write],
  });
}

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

/** A contract that nobody has said anything of: there is nobody to ask. */
async function storeUnreachable(contractId: string, choiceSystemId: string): Promise<void> {
  const { signedAt, ...contract } = registerContract({
    contractId,
    municipality: 'granvik',
    choiceSystemId,
    versionNumber: 1,
    basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'x' },
    provider: {
      name: 'Utan presentation',
      registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
      legalForm: 'LIMITED_COMPANY',
    },
    scopes: [homeCare],
    selectableFrom: '2023-06-01',
    createdAt: '2026-03-12T08:00:00.000Z',
  });
  await commitContract({
    before: null,
    after: { ...contract, signedAt },
    event: { type: 'CONTRACT_REGISTERED', at: signedAt, by: 'Sam Ordning', data: {} },
  });
}

async function taskOf(contractId: string, year = 2026): Promise<OpenTask> {
  const [task, ...others] = await readTasks(reportSubject('granvik', `${contractId}-${String(year)}`));
  if (task?.status !== 'OPEN' || others.length > 0) throw new Error('There should be one open task');
  return task;
}

beforeAll(async () => {
  await openHomeCareWith({});
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

  it('two runs at once open a year once, and a campaign that opens late gives everybody two weeks', async () => {
    await plan(2025, { opensOn: '2027-01-07', dueOn: '2027-01-08' });
    const runs = await Promise.all([1, 2, 3].map(() => openReports({ at }, webContext)));
    expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    expect((await taskOf('imported', 2025)).dueOn).toBe('2027-01-21');
  });

  it('the draw is kept with its seed: who shows proof can be worked out again, by anybody', async () => {
    const campaign = await readCampaign(campaignSubject('granvik', 'hemtjanst-2026'));
    if (campaign?.status !== 'OPEN' || campaign.draw === undefined) throw new Error('It is open, and drawn');
    expect(campaign.draw.among).toBe(2);
    for (const contractId of ['imported', 'authorised']) {
      const report = await readReport(reportSubject('granvik', `${contractId}-2026`));
      expect(report?.drawn).toBe(isDrawn(contractId, campaign.draw, hashOf));
    }
  });

  it('one provider that cannot be asked does not keep the others from it, and is tried anew by the next run', async () => {
    await storeUnreachable('broken', 'hemtjanst');
    await plan(2024, { opensOn: '2027-01-07', dueOn: '2027-03-01' });
    await expect(openReports({ at }, webContext)).rejects.toThrow('tries them anew');
    expect(await readReport(reportSubject('granvik', 'imported-2024'))).toMatchObject({ status: 'OPEN' });
    const subject = campaignSubject('granvik', 'hemtjanst-2024');
    expect(await readCampaign(subject)).toMatchObject({ status: 'OPEN', left: ['broken'] });
    if (presentation === undefined) throw new Error('The builder gives one');
    await transact([putStated(contractSubject('granvik', 'broken'), { presentation, capacity: null })]);
    expect(await openReports({ at }, webContext)).toEqual({ opened: 1 });
    expect(await readCampaign(subject)).toMatchObject({ status: 'OPEN', left: [] });
  });
});

describe('the page for the quality report', () => {
  const answers = {
    'answer-staffFullTimeEquivalents': '7,5',
    'answer-educatedSharePercent': '82',
    'answer-serviceUsers': '1 200',
    'answer-complaints': '4',
    'answer-complaintsLeadingToChange': '3',
    'answer-misconductReports': '0',
    'answer-improvementsMade': 'Fler fasta omsorgskontakter.',
    'answer-improvementsPlanned': 'Kortare tid till första besöket.',
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
      'answer-educatedSharePercent': '140',
      'answer-serviceUsers': 'många',
      'answer-improvementsMade': '',
    });
    expect(wrong.status).toBe(422);
    for (const name of ['answer-educatedSharePercent', 'answer-serviceUsers', 'answer-improvementsMade']) {
      expect(wrong.body).toContain(`href="#${name}"`);
    }
    const tooMany = await page.post({ step: 'review', ...answers, 'answer-complaintsLeadingToChange': '5' });
    expect(tooMany.body).toContain('href="#answer-complaintsLeadingToChange"');
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
      submissions: 1,
      submittedBy: 'Utförare imported',
    });
    expect(await readSubmission(subject, 1)).toMatchObject({
      unchanged: [],
      answers: { staffFullTimeEquivalents: 7.5, serviceUsers: 1200, misconductReports: 0 },
    });
    expect(await readReportDraft(subject)).toBeNull();
    expect((await readEvents(subject)).filter(({ type }) => type === 'QUALITY_REPORT_SUBMITTED')).toHaveLength(1);
    expect((await page.get()).body).toContain('Fler fasta omsorgskontakter.');
  });

  it('keeps a draft as it is written, right or wrong, and takes no more once the report is handed in', async () => {
    const page = await visit('authorised');
    const half = { 'answer-serviceUsers': 'ungefär 40', 'answer-improvementsMade': 'Fler <möten>', unknown: 'x' };
    expect((await page.post({ step: 'save', ...half })).status).toBe(303);
    const shown = (await page.get()).body;
    expect(shown).toContain('Utkast sparat');
    expect(shown).toContain('value="ungefär 40"');
    expect(shown).toContain('Fler &lt;möten>');
    const subject = reportSubject('granvik', 'authorised-2026');
    expect((await readReportDraft(subject))?.values).not.toHaveProperty('unknown');
    expect((await readEvents(subject)).map(({ type }) => type)).toEqual(['QUALITY_REPORT_OPENED']);
    const done = reportSubject('granvik', 'imported-2026');
    await expect(saveReportDraft(done, { schemaVersion: 1, values: {}, savedAt: at })).rejects.toThrow(
      ConcurrencyError,
    );
  });

  it('begins with last year’s answers, and lets none of them through that nobody has confirmed', async () => {
    const next = '2028-01-07T06:00:00.000Z';
    await openReports({ at: next }, webContext);
    const token = await issueLink(await taskOf('imported', 2027), new Date().toISOString());
    const page = new LinkVisit(reportQuality, '/t/report-quality/{token}', token);
    const shown = (await page.get()).body;
    expect(shown).toContain('Förra året: 7,5.');
    expect(shown).toMatch(/name="answer-staffFullTimeEquivalents"[^>]*value="7,5"/);
    const changed = { ...answers, 'answer-serviceUsers': '1300' };
    const unconfirmed = await page.post({ step: 'review', ...changed });
    expect(unconfirmed.status).toBe(422);
    expect(unconfirmed.body).toContain('href="#asLastYear"');
    const review = await page.post({ step: 'review', ...changed, asLastYear: 'yes' });
    expect(review.body).toContain('(samma som förra året)');
    await page.post({ step: 'answer', confirm: 'yes', ...changed, asLastYear: 'yes' });
    const submission = await readSubmission(reportSubject('granvik', 'imported-2027'), 1);
    expect(submission?.unchanged).toContain('complaints');
    expect(submission?.unchanged).not.toContain('serviceUsers');
  });
});

it('a service whose providers cannot be reached does not keep the next service from being asked', async () => {
  await openHomeCareWith({ id: 'avlosning' });
  await storeUnreachable('lost-1', 'avlosning');
  await storeUnreachable('lost-2', 'avlosning');
  const days = { opensOn: '2027-01-07', dueOn: '2027-03-01' };
  await plan(2023, days, 'avlosning');
  await plan(2023, days);
  await expect(openReports({ at }, webContext)).rejects.toThrow('tries them anew');
  const lost = await readCampaign(campaignSubject('granvik', 'avlosning-2023'));
  expect(lost).toMatchObject({ status: 'OPEN', left: ['lost-1', 'lost-2'] });
  expect(await readReport(reportSubject('granvik', 'imported-2023'))).toMatchObject({ status: 'OPEN' });
});
