import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as openReports } from '../../../functions/follow-up/open-reports/handler.ts';
import { handler as reportQuality } from '../../../functions/follow-up/report-quality/handler.tsx';
import { handler as comment } from '../../../functions/measure/comment/handler.tsx';
import { handler as decideMeasure } from '../../../functions/measure/decide/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { ReportForm, standardForm } from '../../../shared/domain/follow-up/report-form.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { commitContract, contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { acceptReport, closeReport, returnReport } from '../../../shared/store/follow-up/examine-report.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { decide } from '../../../shared/store/measure/decide.ts';
import { measureSubject, readMeasure } from '../../../shared/store/measure/measure.ts';
import { planCampaign } from '../../../shared/store/follow-up/plan-campaign.ts';
import { reportSubject } from '../../../shared/store/follow-up/report.ts';
import { moveTask, readTasks } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { mail } from '../../support/mocked-services.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
const issuer = new OidcIssuer();

const opensOn = '2026-01-07';
const dueOn = '2026-01-31';
const instant = (day: string): string => `${day}T07:00:00.000Z`;
const after = (days: number): string => instant(addDays(dueOn, days));
const officer = { by: 'Mika Rask', at: instant('2026-01-20') };
const everybody = ['accepted', 'waiting', 'again', 'closed', 'ended', 'moved', 'late', 'silent'] as const;
type Who = (typeof everybody)[number];
const reportOf = (who: Who) => reportSubject('granvik', `${who}-2025`);

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  for (const who of everybody) await storeInForce(who);
  const form = ReportForm.parse({ ...standardForm, duty: 'HT-G-11' });
  const plan = { municipality: 'granvik', choiceSystemId: 'hemtjanst', year: 2025, opensOn, dueOn, form };
  await planCampaign(plan, { by: 'Sam Ordning', at: instant('2025-12-01') });
  expect(await openReports({ at: instant(opensOn) }, webContext)).toEqual({ opened: everybody.length });
});
afterAll(() => issuer.stop());
beforeEach(() => {
  mail.reset();
  mail.onAnyCommand().resolves({});
});

async function openTaskOf(who: Who) {
  const task = (await readTasks(reportOf(who))).find(({ status }) => status === 'OPEN');
  if (task?.status !== 'OPEN') throw new Error(`${who} is not asked for anything`);
  return task;
}

async function handIn(who: Who): Promise<void> {
  const link = await issueLink(await openTaskOf(who), new Date().toISOString());
  const answers = { complaints: '4', complaintsLeadingToChange: '3', misconductReports: '0', serviceUsers: '40' };
  const words = { improvementsMade: 'Handledning.', improvementsPlanned: 'Mer.' };
  const all = { staffFullTimeEquivalents: '7,5', educatedSharePercent: '82', ...answers, ...words };
  const fields = Object.fromEntries(Object.entries(all).map(([id, value]) => [`answer-${id}`, value]));
  const page = new LinkVisit(reportQuality, '/t/report-quality/{token}', link);
  expect((await page.post({ step: 'answer', confirm: 'yes', ...fields })).status).toBe(303);
}

async function sendWhatWaits(): Promise<string[]> {
  await sendMail(await outboxLines('MAIL'), webContext);
  return mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => {
    const subject = input.Content?.Simple?.Subject?.Data ?? '';
    return `${input.Destination?.ToAddresses?.[0] ?? ''} ${subject.split(':')[0] ?? ''}`;
  });
}

/** The proposals that there are, by whom they are about. */
async function proposals(): Promise<string[]> {
  const found = await Promise.all(
    everybody.map(async (who) => {
      const ids = [0, 1].map((times) => measureSubject('granvik', `${who}-2025-${String(times)}`));
      const measures = await Promise.all(ids.map(readMeasure));
      return measures.flatMap((measure) => (measure === null ? [] : [`${who} ${measure.status}`]));
    }),
  );
  return found.flat();
}

function desk(who: Who, form?: Record<string, string>, role = 'coordinator') {
  const claims = { sub: 'c', name: 'Sam Ordning', email: 's@g.example', 'cognito:groups': [`granvik:${role}`] };
  return ask(decideMeasure, {
    route: '/desk/measures/{measureId}',
    params: { measureId: `granvik.${who}-2025-0` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

/**
 * What happened to les emplois de l'inclusion, whose yearly controls are the best there are: 255 administrators who had
 * passed were told to send documents or be punished (les-emplois, pull/2003).
 */
describe('nobody who has done their part is threatened', () => {
  it('les emplois, pull/2003: who has handed in, in whatever way, is not told that they are late', async () => {
    expect(await sendWhatWaits()).toHaveLength(everybody.length);
    mail.resetHistory();
    for (const who of ['accepted', 'waiting', 'again'] as const) await handIn(who);
    expect((await acceptReport(reportOf('accepted'), officer)).ok).toBe(true);
    expect((await returnReport(reportOf('again'), { reasons: 'Fel tal.', dueOn: '2026-02-10', ...officer })).ok).toBe(
      true,
    );
    await handIn('again');
    expect((await closeReport(reportOf('closed'), { why: 'Upphör.', ...officer })).ok).toBe(true);
    const contract = await readContract(contractSubject('granvik', 'ended'));
    if (contract?.status !== 'SIGNED') throw new Error('It is in force');
    await commitContract({
      before: contract,
      after: { ...contract, status: 'ENDED', endedOn: '2026-01-30', why: 'Upphört' },
      event: { type: 'CONTRACT_ENDED', at: instant('2026-01-31'), by: 'calendar', data: {} },
    });
    // The day after: reminders are decided on for those who are silent …
    await remind({ at: after(1) }, webContext);
    // … but before any mail goes, one hands in, and another is given more time.
    await handIn('late');
    await transact([moveTask(await openTaskOf('moved'), '2026-03-31')]);
    expect((await sendWhatWaits()).toSorted()).toEqual(['silent@omsorg.example Påminnelse']);
  });

  it('les emplois, pull/1970: that the municipality itself is late costs nobody anything; only silence is proposed about', async () => {
    for (const day of [2, 3, 14, 20, 30]) await remind({ at: after(day) }, webContext);
    await remind({ at: after(30) }, webContext);
    expect(await proposals()).toEqual(['silent PROPOSED']);
    const sent = (await sendWhatWaits()).toSorted();
    expect(sent).toEqual([
      'samordnare@granvik.example Ej utfört',
      'samordnare@granvik.example Ej utfört',
      'samordnare@granvik.example Ta ställning till en åtgärd enligt avtalet – Granviks kommun',
    ]);
    expect(await readContractNotices(contractSubject('granvik', 'silent'))).toEqual([]);
  });

  it('les emplois, pull/6408: no measure can be decided on about a report that has come, and the proposal falls with it', async () => {
    const shown = await desk('silent', undefined, 'auditor');
    expect(shown.body).toContain('Det här är ett förslag');
    await handIn('silent');
    expect(await proposals()).toEqual(['silent WITHDRAWN']);
    const decision = { step: 'decide', kind: 'WARNING', reasons: 'x', rectifyBy: '2099-01-01', authority: 'D 1' };
    expect((await desk('silent', decision)).status).toBe(409);
    expect((await desk('silent')).body).toContain('Ingen åtgärd kan beslutas');
    expect(await readContractNotices(contractSubject('granvik', 'silent'))).toEqual([]);
    expect(await sendWhatWaits()).toEqual([]);
  });
});

describe('a measure that is proposed', () => {
  const rectifyBy = addDays(stockholmDay(new Date().toISOString()), 30);
  const decision = {
    step: 'decide',
    kind: 'WARNING',
    reasons: 'Ingen redovisning har kommit.',
    rectifyBy,
    authority: 'Delegationspunkt 4.2',
  };

  it('is a person’s to decide, with reasons, by what right and by when; anything else is refused', async () => {
    await remind({ at: instant('2026-04-20') }, webContext);
    expect(await proposals()).toEqual(['moved PROPOSED', 'silent WITHDRAWN']);
    expect((await desk('moved', decision, 'auditor')).status).toBe(403);
    expect((await desk('moved', { ...decision, kind: 'ACTION_PLAN' })).status).toBe(400);
    expect((await desk('moved', { ...decision, kind: 'TERMINATION' })).status).toBe(422);
    expect((await desk('moved', { ...decision, authority: ' ' })).status).toBe(422);
    expect((await desk('moved', { ...decision, rectifyBy: '2026-01-01' })).status).toBe(422);
    expect((await desk('moved', { step: 'sanction' })).status).toBe(400);
    expect(await proposals()).toEqual(['moved PROPOSED', 'silent WITHDRAWN']);
  });

  it('FL 25: no warning is decided on before its provider has had its say, once, by a link and with time to answer', async () => {
    const subject = measureSubject('granvik', 'moved-2025-0');
    const asked = {
      step: 'hear',
      about: 'WARNING',
      text: 'En varning övervägs: ingen redovisning har kommit.',
      dueOn: rectifyBy,
    };
    expect((await desk('moved', decision)).body).toContain('De har inte fått yttra sig än');
    expect((await desk('moved', { ...asked, dueOn: '2026-01-01' })).status).toBe(422);
    expect((await desk('moved', { ...asked, text: ' ' })).status).toBe(422);
    expect((await desk('moved', asked, 'auditor')).status).toBe(403);
    mail.resetHistory();
    const both = await Promise.all([desk('moved', asked), desk('moved', asked)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await sendWhatWaits()).toContain(
      'moved@omsorg.example Yttra er innan något beslutas om avtalet – Granviks kommun',
    );
    expect((await desk('moved', decision)).status).toBe(422);
    const task = (await readTasks(subject)).find(({ kind, status }) => kind === 'COMMENT_MEASURE' && status === 'OPEN');
    if (task?.status !== 'OPEN') throw new Error('They are asked');
    const page = new LinkVisit(comment, '/t/measure/{token}', await issueLink(task, new Date().toISOString()));
    expect((await page.get()).body).toContain('Inget är beslutat.');
    expect((await page.post({ step: 'answer', confirm: 'yes' })).status).toBe(422);
    const words = 'Vi har bytt system; redovisningen kommer på fredag.';
    expect((await page.post({ step: 'answer', confirm: 'yes', words })).status).toBe(303);
    await page.post({ step: 'answer', confirm: 'yes', words: 'Något annat.' });
    expect((await readMeasure(subject))?.hearing?.reply?.words).toBe(words);
    expect((await desk('moved')).body).toContain(words);
  });

  it('looks right on a wide screen and on a telephone', async () => {
    const claims = { sub: 'c', name: 'Sam', email: 's@g.example', 'cognito:groups': ['granvik:coordinator'] };
    const site = await serve({ 'GET /desk/measures/{measureId}': decideMeasure });
    const browser = await openBrowser();
    const headers = { authorization: `Bearer ${issuer.token(claims)}` };
    const page = await browser.newPage({ extraHTTPHeaders: headers });
    await page.goto(`${site.origin}/desk/measures/granvik.moved-2025-0`);
    const faults = await accessibilityFaults(page, daylight, 'measure');
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);

  it('is told to the provider once, however often the button is pressed, and followed up on its day', async () => {
    const subject = measureSubject('granvik', 'moved-2025-0');
    const both = await Promise.all([desk('moved', decision), desk('moved', decision)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const contract = contractSubject('granvik', 'moved');
    const notices = await readContractNotices(contract);
    expect(notices).toMatchObject([{ kind: 'MEASURE', by: 'Sam Ordning' }]);
    expect(notices[0]?.text).toContain('Har ni redan gjort det som begärs');
    expect(await sendWhatWaits()).toContain('moved@omsorg.example Ta del av ett besked om avtalet – Granviks kommun');
    const task = (await readTasks(subject)).find(({ status }) => status === 'OPEN');
    expect(task).toMatchObject({ kind: 'DECIDE_MEASURE', dueOn: rectifyBy });
    const seen = { step: 'follow-up', rectified: 'yes', note: 'Redovisningen kom.' };
    expect((await desk('moved', { ...seen, rectified: '' })).status).toBe(422);
    expect((await desk('moved', seen)).status).toBe(303);
    expect(await readMeasure(subject)).toMatchObject({ status: 'FOLLOWED_UP', rectified: true });
    for (const of of [subject, contract]) expect(verifyChain(await readEvents(of), hashOf).ok).toBe(true);
    const late = { kind: 'WARNING', reasons: 'x', authority: 'x', rectifyBy } as const;
    const again = await decide(subject, late, { by: 'Sam', at: new Date().toISOString() });
    expect(again).toEqual({ ok: false, error: 'SETTLED' });
  });
});
