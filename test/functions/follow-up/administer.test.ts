import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import granvikForm from '../../../config/report-forms/granvik-hemtjanst.json' with { type: 'json' };
import { handler as recordScan } from '../../../functions/application/record-scan/handler.ts';
import { handler as verify } from '../../../functions/application/verify-evidence/handler.ts';
import { handler as administer } from '../../../functions/follow-up/administer/handler.ts';
import { handler as openReports } from '../../../functions/follow-up/open-reports/handler.ts';
import { handler as reportQuality } from '../../../functions/follow-up/report-quality/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { readEvidence } from '../../../shared/store/application/application.ts';
import { campaignSubject, readCampaign, readForm } from '../../../shared/store/follow-up/campaign.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readReport, readSubmission, reportSubject } from '../../../shared/store/follow-up/report.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ EVIDENCE_BUCKET: 'granvik-evidence', AWS_REGION: 'eu-north-1' });
const bucket = useBucket();
const issuer = new OidcIssuer();
const today = stockholmDay(new Date().toISOString());
const year = Number(today.slice(0, 4));
const days = { opensOn: today, dueOn: addDays(today, 30) };
const { $schema: _schema, ...form } = granvikForm;

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  for (const contractId of ['one', 'two', 'three', 'four']) await storeInForce(contractId);
});
afterAll(() => issuer.stop());

function token(role: string): string {
  return issuer.token({ sub: role, name: 'Sam Ordning', email: 's@g.example', 'cognito:groups': [`granvik:${role}`] });
}

async function api(method: 'GET' | 'PUT', body?: unknown, role = 'coordinator', of = String(year)): Promise<WebAnswer> {
  return ask(administer, {
    method,
    route: '/v1/choice-systems/{choiceSystemId}/campaigns/{year}',
    params: { choiceSystemId: homeCareSystemId, year: of },
    headers: { authorization: `Bearer ${token(role)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

type Page = 'choice-systems/{choiceSystemId}/campaigns' | 'campaigns/{campaignId}' | 'reports/{reportId}';
/** A form is sent with what its page holds of the state that it showed, as a browser does. */
async function desk(
  page: Page,
  id: string,
  send?: Record<string, string | string[]>,
  role = 'coordinator',
): Promise<WebAnswer> {
  const shown = send === undefined ? undefined : (await desk(page, id, undefined, role)).body;
  const held = Object.fromEntries(
    [...(shown ?? '').matchAll(/name="(version|submission)" value="(\d+)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  return ask(administer, {
    route: `/desk/${page}`,
    params: { choiceSystemId: `granvik.${id}`, campaignId: `granvik.${id}`, reportId: `granvik.${id}` },
    cookies: [`__Host-session=${token(role)}`],
    ...(send === undefined ? {} : { form: { ...held, ...send } }),
  });
}

async function linkTo(contractId: string): Promise<string> {
  const tasks = await readTasks(reportSubject('granvik', `${contractId}-${String(year)}`));
  const task = tasks.find(({ status }) => status === 'OPEN');
  if (task?.status !== 'OPEN') throw new Error('No open task');
  return issueLink(task, new Date().toISOString());
}

async function handIn(contractId: string, changes: Record<string, string> = {}): Promise<void> {
  const link = await linkTo(contractId);
  const proof = Object.fromEntries(
    ['HT-S-08', 'HT-S-07', 'HT-S-06', 'HT-G-09', 'HT-S-13', 'HT-S-15'].map((id) => [`proof-${id}`, 'Pärm 3, flik 2.']),
  );
  const answer = await new LinkVisit(reportQuality, '/t/report-quality/{token}', link).post({
    step: 'answer',
    confirm: 'yes',
    'answer-staffFullTimeEquivalents': '7,5',
    'answer-educatedSharePercent': '82',
    'answer-managerAllYear': 'yes',
    'answer-managerReplacement': 'IN_WRITING',
    'answer-serviceUsers': '40',
    'answer-complaints': '4',
    'answer-complaintsLeadingToChange': '3',
    'answer-misconductReports': '0',
    'answer-catalogueReadOn': '2026-10-01',
    'answer-improvementsMade': 'Fler fasta omsorgskontakter.',
    'answer-improvementsPlanned': 'Kortare tid till första besöket.',
    ...proof,
    ...changes,
  });
  expect(answer.status).toBe(303);
}

describe('planning a year', () => {
  it('takes a form and its days as data, says all that is wrong in them, and changes nothing then', async () => {
    const body = { ...days, form };
    const wrong: readonly (readonly [unknown, number, string])[] = [
      ['{', 400, 'malformed-json'],
      [{ ...body, form: { ...form, questions: [] } }, 400, '/form/questions'],
      [{ ...body, opensOn: 'imorgon' }, 400, '/opensOn'],
      [{ ...body, extra: 1 }, 400, 'extra'],
      [{ ...body, dueOn: today }, 422, 'days-do-not-fit'],
      [{ ...body, form: { ...form, duty: 'HT-X-1' } }, 422, '/form/duty'],
    ];
    for (const [sent, status, says] of wrong) {
      const answer = await api('PUT', sent);
      expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(says)]);
    }
    expect((await api('PUT', body, 'case-officer')).status).toBe(403);
    expect((await api('PUT', body, 'coordinator', '1')).status).toBe(404);
    expect((await api('GET')).status).toBe(404);
    expect(await readCampaign(campaignSubject('granvik', `hemtjanst-${String(year)}`))).toBeNull();
  });

  it('is done on the desk too, from the questions there are, and changed until it is sent', async () => {
    const id = `hemtjanst-${String(year)}`;
    const sent = { year: String(year), ...days, percent: '100', atLeast: '0' };
    const planned = await desk('choice-systems/{choiceSystemId}/campaigns', 'hemtjanst', sent);
    expect(planned.headers['location']).toBe(`/desk/campaigns/granvik.${id}`);
    const short = await desk('campaigns/{campaignId}', id, { step: 'days', ...sent, dueOn: today });
    expect([short.status, short.body]).toEqual([422, expect.stringContaining('href="#dueOn"')]);
    const orphan = await desk('campaigns/{campaignId}', id, { step: 'keep', keep: ['complaintsLeadingToChange'] });
    expect(orphan.status).toBe(422);
    const keep = ['serviceUsers', 'complaints', 'complaintsLeadingToChange'];
    await desk('campaigns/{campaignId}', id, { step: 'keep', keep, duty: 'HT-G-11' });
    const added = { step: 'add', sv: 'Antal avvikelser', en: 'Deviations', kind: 'COUNT', requirement: 'HT-G-09' };
    expect((await desk('campaigns/{campaignId}', id, added)).status).toBe(303);
    expect((await desk('campaigns/{campaignId}', id, added)).status).toBe(422);
    const campaign = await readCampaign(campaignSubject('granvik', id));
    if (campaign === null) throw new Error('It is planned');
    const kept = await readForm('granvik', campaign);
    expect(kept.questions.map(({ text }) => text.sv)).toContain('Antal avvikelser');
    expect(kept).toMatchObject({ duty: 'HT-G-11', questions: { length: 4 } });
    expect((await desk('campaigns/{campaignId}', id, { step: 'add' }, 'auditor')).status).toBe(403);
    const stale = { step: 'keep', keep: ['serviceUsers'], version: String(campaign.version - 1) };
    expect((await desk('campaigns/{campaignId}', id, stale)).status).toBe(409);
    expect(await readForm('granvik', campaign)).toEqual(kept);
    const view = await api('PUT', { ...days, sample: { percent: 100, atLeast: 0 }, form });
    expect(JSON.parse(view.body)).toMatchObject({ status: 'PLANNED', reports: { OPEN: 0 } });
    const asPlanned = await readCampaign(campaignSubject('granvik', id));
    expect((await api('PUT', { ...days, sample: { percent: 100, atLeast: 0 }, form })).status).toBe(200);
    expect(await readCampaign(campaignSubject('granvik', id))).toEqual(asPlanned);
  });

  it('is over when the reports are sent: what was asked once is never changed', async () => {
    await openReports({}, webContext);
    expect(JSON.parse((await api('GET', undefined, 'auditor')).body)).toMatchObject({
      status: 'OPEN',
      draw: { among: 4 },
      reports: { OPEN: 4 },
    });
    expect((await api('PUT', { ...days, form })).status).toBe(409);
    const late = { step: 'days', ...days };
    expect((await desk('campaigns/{campaignId}', `hemtjanst-${String(year)}`, late)).status).toBe(409);
  });
});

describe('a report that was handed in', () => {
  const id = `one-${String(year)}`;
  const subject = reportSubject('granvik', id);

  it('shows an officer its answers and its proof, which they have to have seen before they accept it', async () => {
    await handIn('one');
    const page = await desk('reports/{reportId}', id, undefined, 'case-officer');
    expect(page.body).toContain('Pärm 3, flik 2.');
    expect((await desk('reports/{reportId}', id, { step: 'accept', seen: 'HT-S-08' })).status).toBe(422);
    expect((await desk('reports/{reportId}', id, { step: 'accept' }, 'auditor')).status).toBe(403);
    expect((await readReport(subject))?.status).toBe('SUBMITTED');
  });

  it('is given back with reasons, opens again with what was written, and keeps both submissions', async () => {
    const dueOn = addDays(today, 10);
    expect((await desk('reports/{reportId}', id, { step: 'return', reasons: 'Fel', dueOn: today })).status).toBe(422);
    const back = { step: 'return', reasons: 'Antalet klagomål stämmer inte.', dueOn };
    expect((await desk('reports/{reportId}', id, back)).status).toBe(303);
    expect((await desk('reports/{reportId}', id, back)).status).toBe(409);
    const task = (await readTasks(subject)).find(({ status }) => status === 'OPEN');
    if (task?.status !== 'OPEN') throw new Error('It is asked for again');
    expect(task.dueOn).toBe(dueOn);
    const link = await issueLink(task, new Date().toISOString());
    const shown = await new LinkVisit(reportQuality, '/t/report-quality/{token}', link).get();
    expect(shown.body).toContain('Antalet klagomål stämmer inte.');
    expect(shown.body).toContain('Personalens utbildning (HT-S-08): vad visar att kravet är uppfyllt?');
    expect(shown.body).toMatch(/name="answer-serviceUsers"[^>]*value="40"/);
    await handIn('one', { 'answer-complaints': '5' });
    expect((await readSubmission(subject, 1))?.answers['complaints']).toBe(4);
    expect((await readSubmission(subject, 2))?.answers['complaints']).toBe(5);
    const seen = ['HT-S-08', 'HT-S-07', 'HT-S-06', 'HT-G-09', 'HT-S-13', 'HT-S-15'];
    expect((await desk('reports/{reportId}', id, { step: 'accept', seen, submission: '1' })).status).toBe(409);
    expect((await desk('reports/{reportId}', id, { step: 'accept', seen })).status).toBe(303);
    expect(await readReport(subject)).toMatchObject({ status: 'ACCEPTED', acceptedBy: 'Sam Ordning' });
    expect((await desk('reports/{reportId}', id, { ...back, dueOn })).status).toBe(409);
  });

  it('is waited for no more when a person says so; its link is dead then', async () => {
    const other = `two-${String(year)}`;
    expect((await desk('reports/{reportId}', other, { step: 'close' })).status).toBe(422);
    expect((await desk('reports/{reportId}', other, { step: 'close', why: 'Avtalet har upphört.' })).status).toBe(303);
    expect((await readTasks(reportSubject('granvik', other))).map(({ status }) => status)).toEqual(['REVOKED']);
    expect((await desk('reports/{reportId}', other, { step: 'nothing' })).status).toBe(400);
  });
});

describe('proof of a requirement', () => {
  const id = `four-${String(year)}`;
  const subject = reportSubject('granvik', id);
  const fetchFile = (evidenceId: string, role = 'case-officer') =>
    ask(administer, {
      route: '/desk/reports/{reportId}/files/{evidenceId}',
      params: { reportId: `granvik.${id}`, evidenceId },
      cookies: [`__Host-session=${token(role)}`],
    });

  it('is a file too, read and scanned as every other, and opened by an officer when it has been handed in', async () => {
    const page = new LinkVisit(reportQuality, '/t/report-quality/{token}', await linkTo('four'));
    expect((await page.post({ step: 'file:HT-X-99', 'type-HT-X-99': 'PDF' })).status).toBe(422);
    expect((await page.post({ step: 'file:HT-S-08' })).body).toContain('Välj vilken sorts fil det är');
    const described = { 'type-HT-S-08': 'PDF', 'answer-complaints': '4' };
    expect((await page.post({ step: 'file:HT-S-08', ...described })).status).toBe(303);
    expect((await page.get()).body).toMatch(/name="answer-complaints"[^>]*value="4"/);
    const [file] = await readEvidence(subject);
    const key = file?.objectKey ?? '';
    expect(key).toMatch(/^granvik\/reports\/four-\d{4}\/[0-9A-Z]{26}$/);
    bucket.objects.set(key, '%PDF-1.7\nbemanning');
    await verify({ detail: { object: { key } } }, webContext);
    expect((await fetchFile(file?.evidenceId ?? '')).status).toBe(404);
    await handIn('four', { 'proof-HT-S-08': '' });
    expect(await readSubmission(subject, 1)).toMatchObject({ files: { 'HT-S-08': [file?.evidenceId] } });
    expect((await readSubmission(subject, 1))?.proof).not.toHaveProperty('HT-S-08');
    expect((await fetchFile(file?.evidenceId ?? '')).status).toBe(409);
    const scanned = {
      s3ObjectDetails: { objectKey: key },
      scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND' },
    };
    await recordScan({ detail: scanned }, webContext);
    expect((await fetchFile(file?.evidenceId ?? '')).headers['location']).toContain(key);
    expect((await fetchFile(file?.evidenceId ?? '', 'delegate')).status).toBe(403);
    const seen = ['HT-S-07', 'HT-S-06', 'HT-G-09', 'HT-S-13', 'HT-S-15'];
    expect((await desk('reports/{reportId}', id, { step: 'accept', seen })).status).toBe(422);
    expect((await desk('reports/{reportId}', id, { step: 'accept', seen: [...seen, 'HT-S-08'] })).status).toBe(303);
  });

  it('can’t be another file when the report has been handed in', async () => {
    const [file] = await readEvidence(subject);
    const key = file?.objectKey ?? '';
    bucket.objects.set(key, '%PDF-1.7\nen annan');
    await verify({ detail: { object: { key } } }, webContext);
    expect(await readEvidence(subject)).toMatchObject([{ status: 'REJECTED', rejection: 'CHANGED_LATER' }]);
    expect((await desk('reports/{reportId}', id)).body).toContain('byttes ut efter att den hade tagits emot');
    expect((await fetchFile(file?.evidenceId ?? '')).status).toBe(404);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    site = await serve({
      'GET /desk/choice-systems/{choiceSystemId}/campaigns': administer,
      'GET /desk/campaigns/{campaignId}': administer,
      'GET /desk/reports/{reportId}': administer,
      'GET /t/report-quality/{token}': reportQuality,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('the pages are accessible on a wide screen and on a telephone', async () => {
    const next = { opensOn: `${String(year + 2)}-01-07`, dueOn: `${String(year + 2)}-01-31`, form };
    expect((await api('PUT', next, 'coordinator', String(year + 1))).status).toBe(200);
    const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token('coordinator')}` } });
    const [task] = await readTasks(reportSubject('granvik', `three-${String(year)}`));
    if (task?.status !== 'OPEN') throw new Error('It is open');
    const link = await issueLink(task, new Date().toISOString());
    const faults: string[] = [];
    for (const [name, path] of [
      ['asked', `/t/report-quality/${link}`],
      ['years', '/desk/choice-systems/granvik.hemtjanst/campaigns'],
      ['planned', `/desk/campaigns/granvik.hemtjanst-${String(year + 1)}`],
      ['campaign', `/desk/campaigns/granvik.hemtjanst-${String(year)}`],
      ['report', `/desk/reports/granvik.three-${String(year)}`],
      ['accepted', `/desk/reports/granvik.one-${String(year)}`],
    ] as const) {
      if (name === 'report') await handIn('three');
      expect((await page.goto(`${site.origin}${path}`))?.status()).toBe(200);
      faults.push(...(await accessibilityFaults(page, daylight, `follow-up-${name}`)));
    }
    expect(faults).toEqual([]);
  }, 60_000);
});
