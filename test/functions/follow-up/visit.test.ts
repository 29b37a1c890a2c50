import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as documentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as checkReport } from '../../../functions/follow-up/check-visit-report/handler.tsx';
import { handler as planYear } from '../../../functions/follow-up/plan-year/handler.ts';
import { handler as visits } from '../../../functions/follow-up/visit-provider/handler.ts';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { seedVisits } from '../../../infra/local/seed-visits.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { standardVisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { commitContract, contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { readEvents } from '../../../shared/store/event.ts';
import {
  listVisits,
  readVisit,
  readVisitReport,
  readVisitsOf,
  visitSubject,
} from '../../../shared/store/follow-up/visit.ts';
import { measureOfVisit } from '../../../shared/store/follow-up/report-visit.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { progressOf } from '../../../shared/domain/follow-up/plan-progress.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { readDoneOf } from '../../../shared/store/follow-up/plan-done.ts';
import { makeYearPlan } from '../../../shared/store/follow-up/year-plan.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { mail } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
const issuer = new OidcIssuer();
const today = stockholmDay(new Date().toISOString());
const dueOn = addDays(today, 14);
const followUpOn = addDays(today, 60);

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  for (const who of ['told', 'untold', 'found', 'other']) await storeInForce(who);
});
afterAll(() => issuer.stop());
beforeEach(() => {
  mail.reset();
  mail.onAnyCommand().resolves({});
});

type Form = Readonly<Record<string, string | readonly string[]>>;

const claimsOf = (group: string) => ({
  sub: 'm',
  name: 'Mika Rask',
  email: 'mika.rask@granvik.example',
  'cognito:groups': [group],
});

function desk(route: string, params: Record<string, string>, form?: Form, group = 'granvik:case-officer') {
  return ask(visits, {
    route,
    params,
    cookies: [`__Host-session=${issuer.token(claimsOf(group))}`],
    ...(form === undefined ? {} : { form }),
  });
}

const read = (route: string, params: Record<string, string>) => ask(documentation, { route, params });

const ofContract = '/desk/contracts/{contractId}/visits';
const one = '/desk/visits/{visitId}';
const planning = (more: Form = {}): Form => ({
  visitId: newId(),
  plannedOn: today,
  announced: 'no',
  visitors: 'Mika Rask, handläggare\nKim Berg, medicinskt ansvarig',
  reason: 'Årets plan.',
  serviceType: 'home-care-service',
  requirements: ['HT-G-01', 'HT-G-02'],
  ...more,
});
const plan = (who: string, form: Form, group?: string) =>
  desk(ofContract, { contractId: `granvik.${who}` }, form, group);

async function planned(who: string, more: Form = {}): Promise<string> {
  const form = planning({ requirements: await requirements(who), ...more });
  expect((await plan(who, form)).status).toBe(303);
  return String(form['visitId']);
}

/** Two of the requirements that the page offers. */
async function requirements(who: string): Promise<string[]> {
  const { body } = await desk(ofContract, { contractId: `granvik.${who}` });
  const found = [...body.matchAll(/name="requirements"[^>]*value="([^"]+)"/g)].map(([, id = '']) => id);
  return found.slice(0, 2);
}

const visitOf = async (visitId: string) => {
  const visit = await readVisit(visitSubject('granvik', visitId));
  if (visit === null) throw new Error('No such visit');
  return visit;
};

async function act(visitId: string, step: string, form: Form = {}, group?: string) {
  const { version } = await visitOf(visitId);
  return desk(one, { visitId: `granvik.${visitId}` }, { version: String(version), step, ...form }, group);
}

async function written(visitId: string, deficient = true): Promise<Form> {
  const [first, second] = (await visitOf(visitId)).requirements.map(({ requirementId }) => requirementId);
  return {
    heldOn: today,
    'answer-met': 'Verksamhetsansvarig och två medarbetare.',
    'answer-looked': 'Rutiner och ett urval av dokumentation.',
    'answer-staffKnowRoutines': 'SOME',
    'answer-summary': 'I huvudsak gott.',
    [`result-${String(first)}`]: 'FULFILLED',
    [`result-${String(second)}`]: deficient ? 'DEFICIENT' : 'NOT_EXAMINED',
    ...(deficient ? { [`text-${String(second)}`]: 'Ingen aktuell rutin fanns.' } : {}),
  };
}

async function providersPage(visitId: string): Promise<LinkVisit> {
  const task = (await readTasks(visitSubject('granvik', visitId))).find(
    ({ kind, status }) => kind === 'CHECK_VISIT_REPORT' && status === 'OPEN',
  );
  if (task?.status !== 'OPEN') throw new Error('Nobody is asked');
  return new LinkVisit(checkReport, '/t/visit-report/{token}', await issueLink(task, new Date().toISOString()));
}

const mailed = () =>
  mail.commandCalls(SendEmailCommand).map(({ args }) => args[0].input.Content?.Simple?.Body?.Text?.Data ?? '');
const openKinds = async (visitId: string) =>
  (await readTasks(visitSubject('granvik', visitId))).flatMap(({ kind, status }) => (status === 'OPEN' ? [kind] : []));

describe('a visit that is planned', () => {
  it('is refused with what is wrong, and to whoever may not plan it', async () => {
    for (const [wrong, words] of [
      [{ plannedOn: '31 mars' }, 'plannedOn'],
      [{ plannedOn: addDays(today, -1) }, 'en dag som kommer'],
      [{ announced: 'maybe' }, 'announced'],
      [{ visitors: ' \n ' }, 'visitors'],
      [{ reason: 'x'.repeat(4001) }, 'reason'],
      [{ requirements: [] }, 'requirements'],
      [{ visitId: '../1' }, 'visitId'],
      [{ serviceType: '' }, 'serviceType'],
    ] as const) {
      const answer = await plan('told', planning(wrong));
      expect([answer.status, words, answer.body.toLowerCase().includes(words.toLowerCase())]).toEqual([
        422,
        words,
        true,
      ]);
    }
    expect((await plan('told', planning({ requirements: ['NONE-SUCH'] }))).status).toBe(400);
    expect((await plan('told', planning({ serviceType: 'nothing' }))).status).toBe(400);
    expect((await plan('told', planning(), 'granvik:auditor')).status).toBe(403);
    expect((await plan('told', planning(), 'lillby:coordinator')).status).toBe(403);
    expect((await desk(ofContract, { contractId: 'granvik.nobody' })).status).toBe(404);
    expect(await readVisitsOf(contractSubject('granvik', 'told'))).toEqual([]);
  });

  it('is one visit when its form comes twice, and never another contract’s', async () => {
    const form = planning({ requirements: await requirements('other') });
    const answers = await Promise.all([plan('other', form), plan('other', form)]);
    for (const { status, headers } of answers) {
      expect([status, headers['location']]).toEqual([303, `/desk/visits/granvik.${String(form['visitId'])}`]);
    }
    expect(await readVisitsOf(contractSubject('granvik', 'other'))).toHaveLength(1);
    expect((await plan('untold', form)).status).toBe(409);
    const events = await readEvents(contractSubject('granvik', 'other'));
    expect(events.filter(({ type }) => type === 'VISIT_PLANNED')).toHaveLength(1);
    expect(verifyChain(events, hashOf)).toMatchObject({ ok: true });
  });

  it('is told to the provider when it is announced, moved and called off, in mail that says nothing of it', async () => {
    const visitId = await planned('told', { announced: 'yes', reason: 'Tidigare brister.' });
    expect((await act(visitId, 'move', { plannedOn: today })).status).toBe(422);
    expect((await act(visitId, 'move', { plannedOn: addDays(today, 3) })).status).toBe(303);
    expect((await act(visitId, 'cancel', {})).status).toBe(422);
    expect((await act(visitId, 'cancel', { why: 'Vi är sjuka.' })).status).toBe(303);
    expect((await act(visitId, 'cancel', { why: 'Vi är sjuka.' })).status).toBe(409);
    const notices = await readContractNotices(contractSubject('granvik', 'told'));
    expect(notices.map(({ kind }) => kind)).toEqual(['VISIT', 'VISIT', 'VISIT']);
    expect(notices.map(({ text }) => text.split('\n\n')[0])).toEqual([
      'Uppföljningsbesök',
      'Uppföljningsbesöket är flyttat',
      'Uppföljningsbesöket är inställt',
    ]);
    expect(notices[0]?.text).toContain('Tidigare brister.');
    await sendMail(await outboxLines('MAIL', contractSubject('granvik', 'told')), webContext);
    expect(mailed()).toHaveLength(3);
    for (const text of mailed()) expect(text).not.toMatch(/brister|Mika|sjuka/);
    expect(await openKinds(visitId)).toEqual([]);
  });

  it('is told to nobody when it is not announced', async () => {
    const visitId = await planned('untold', { plannedOn: addDays(today, 2) });
    expect((await act(visitId, 'move', { plannedOn: addDays(today, 5) })).status).toBe(303);
    expect((await act(visitId, 'cancel', { why: 'Behövs inte.' })).status).toBe(303);
    expect(await readContractNotices(contractSubject('granvik', 'untold'))).toEqual([]);
    expect((await outboxLines('MAIL', contractSubject('granvik', 'untold'))).Records).toEqual([]);
    expect((await outboxLines('MAIL', visitSubject('granvik', visitId))).Records).toEqual([]);
  });
});

describe('a visit’s report', () => {
  let visitId = '';

  it('is kept as a draft that another officer’s never writes over unseen', async () => {
    visitId = await planned('found');
    expect((await act(visitId, 'save', { 'answer-met': 'Två', unknown: 'x', heldOn: 'i går' })).status).toBe(303);
    const page = await desk(one, { visitId: `granvik.${visitId}` });
    expect(page.body).toContain('Utkast sparat');
    expect(page.body).toContain('Två');
    const late = await act(visitId, 'save', { 'answer-met': 'Tre', draftOf: '' });
    expect(late.status).toBe(422);
    expect(late.body).toContain('Tre');
    const sent = await act(visitId, 'send', { ...(await written(visitId)), dueOn });
    expect([sent.status, (await visitOf(visitId)).status]).toEqual([422, 'PLANNED']);
    expect((await desk(one, { visitId: `granvik.${visitId}` }, undefined, 'granvik:auditor')).body).not.toContain(
      'Två',
    );
  });

  it('is sent whole, when it was held, with time to answer', async () => {
    const draftOf =
      /name="draftOf" value="([^"]*)"/.exec((await desk(one, { visitId: `granvik.${visitId}` })).body)?.[1] ?? '';
    const whole = { ...(await written(visitId)), dueOn, draftOf };
    const [, second] = (await visitOf(visitId)).requirements.map(({ requirementId }) => requirementId);
    for (const wrong of [
      { [`text-${String(second)}`]: '' },
      { [`result-${String(second)}`]: 'MAYBE' },
      { 'answer-staffKnowRoutines': 'PERHAPS' },
      { 'answer-met': '' },
      { heldOn: addDays(today, 1) },
      { heldOn: '' },
      { dueOn: addDays(today, 13) },
      { dueOn: 'snart' },
    ]) {
      expect([wrong, (await act(visitId, 'send', { ...whole, ...wrong })).status]).toEqual([wrong, 422]);
    }
    expect((await act(visitId, 'send', whole, 'granvik:auditor')).status).toBe(403);
    expect((await act(visitId, 'establish', whole)).status).toBe(409);
    const both = await Promise.all([act(visitId, 'send', whole), act(visitId, 'send', whole)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await visitOf(visitId)).toMatchObject({ status: 'SENT', heldOn: today, factCheck: { report: 1, dueOn } });
    expect((await openKinds(visitId)).toSorted()).toEqual(['CHECK_VISIT_REPORT', 'SEE_TO_VISIT']);
    await sendMail(await outboxLines('MAIL', visitSubject('granvik', visitId)), webContext);
    expect(mailed()).toHaveLength(1);
    expect(mailed()[0]).not.toMatch(/rutin|brist|Verksamhetsansvarig/i);
  });

  it('is the provider’s to answer to, once; a GET answers nothing, and nobody is called late for silence', async () => {
    const page = await providersPage(visitId);
    expect((await page.get('HEAD')).status).toBe(200);
    expect((await page.get()).body).toContain('Ingen aktuell rutin fanns.');
    expect(await visitOf(visitId)).not.toHaveProperty('factCheck.reply');
    await remind({ at: `${addDays(dueOn, 1)}T07:00:00.000Z` }, webContext);
    const asked = (await readTasks(visitSubject('granvik', visitId))).find(({ kind }) => kind === 'CHECK_VISIT_REPORT');
    expect(asked?.reminded).not.toContain('OVERDUE');
    expect((await page.post({ step: 'answer', confirm: 'yes', words: '' })).status).toBe(422);
    expect((await page.post({ step: 'answer', confirm: 'yes', words: 'Rutinen kom i går.' })).status).toBe(303);
    await page.post({ step: 'answer', confirm: 'yes', words: 'En gång till.' });
    expect(await visitOf(visitId)).toMatchObject({ factCheck: { reply: { words: 'Rutinen kom i går.' } } });
  });

  it('is established as the provider was shown it or milder, and locked; what it found is followed up', async () => {
    const [first, second] = (await visitOf(visitId)).requirements.map(({ requirementId }) => requirementId);
    const whole = { ...(await written(visitId)), dueOn, followUpOn };
    const worse = { [`result-${String(first)}`]: 'DEFICIENT', [`text-${String(first)}`]: 'Också en brist.' };
    expect((await act(visitId, 'establish', { ...whole, ...worse })).body).toContain('inte har fått se');
    expect((await act(visitId, 'establish', { ...whole, followUpOn: '' })).status).toBe(422);
    expect((await act(visitId, 'establish', { ...whole, followUpOn: today })).status).toBe(422);
    const text = { [`text-${String(second)}`]: 'Rutinen var inte aktuell vid besöket.' };
    expect((await act(visitId, 'establish', { ...whole, ...text })).status).toBe(303);
    expect((await act(visitId, 'establish', { ...whole, ...text })).status).toBe(409);
    expect((await act(visitId, 'save', whole)).status).toBe(409);
    const visit = await visitOf(visitId);
    const subject = visitSubject('granvik', visitId);
    const report = await readVisitReport(subject, 2);
    expect(visit).toMatchObject({ status: 'ESTABLISHED', report: 2, reportHash: hashOf(report), followUpOn });
    expect((await readVisitReport(subject, 1)).findings[String(second)]).toMatchObject({
      text: 'Ingen aktuell rutin fanns.',
    });
    const notice = (await readContractNotices(contractSubject('granvik', 'found'))).at(-1);
    expect(notice).toMatchObject({ kind: 'VISIT_REPORT' });
    for (const words of ['Rutinen var inte aktuell vid besöket.', 'Rutinen kom i går.', followUpOn])
      expect(notice?.text).toContain(words);
    const measure = measureOfVisit({ municipality: 'granvik', visitId });
    const proposed = { requirementId: second, text: 'Rutinen var inte aktuell vid besöket.' };
    expect(await readMeasure(measure)).toMatchObject({
      status: 'PROPOSED',
      contractId: 'found',
      deficiencies: [{ ...proposed, source: { kind: 'VISIT_REPORT', visitId, on: today } }],
    });
    expect((await readTasks(measure)).map(({ kind }) => kind)).toEqual(['DECIDE_MEASURE']);
    expect((await readTasks(subject)).find(({ status }) => status === 'OPEN')).toMatchObject({
      kind: 'SEE_TO_VISIT',
      dueOn: followUpOn,
    });
    expect((await act(visitId, 'follow-up', { rectified: [String(first)], note: 'Sett.' })).status).toBe(409);
    expect((await act(visitId, 'follow-up', { rectified: [String(second)] })).status).toBe(422);
    expect(
      (await act(visitId, 'follow-up', { rectified: [String(second)], note: 'Rutinen är på plats.' })).status,
    ).toBe(303);
    expect((await act(visitId, 'follow-up', { rectified: [], note: 'Igen.' })).status).toBe(409);
    expect(await openKinds(visitId)).toEqual([]);
    expect(await readMeasure(measure)).toMatchObject({ status: 'WITHDRAWN' });
    expect((await readTasks(measure)).map(({ status }) => status)).toEqual(['REVOKED']);
    expect(verifyChain(await readEvents(subject), hashOf)).toMatchObject({ ok: true });
    expect(await listVisits({ municipality: 'granvik', id: 'hemtjanst' }, Number(today.slice(0, 4)))).toContainEqual(
      expect.objectContaining({ visitId, status: 'FOLLOWED_UP' }),
    );
  });

  it('is established of a contract that has ended since, and sent of none', async () => {
    const sent = await planned('untold');
    expect((await act(sent, 'send', { ...(await written(sent, false)), dueOn })).status).toBe(303);
    const open = await planned('untold');
    expect((await (await providersPage(sent)).post({ step: 'answer', confirm: 'yes', words: 'Stämmer.' })).status).toBe(
      303,
    );
    const before = await readContract(contractSubject('granvik', 'untold'));
    if (before?.status !== 'SIGNED') throw new Error('It is in force');
    await commitContract({
      before,
      after: { ...before, status: 'ENDED', endedOn: today, why: 'Uppsagt' },
      event: { type: 'CONTRACT_ENDED', at: new Date().toISOString(), by: 'calendar', data: {} },
    });
    expect((await act(open, 'send', { ...(await written(open)), dueOn })).status).toBe(409);
    expect((await act(sent, 'establish', { ...(await written(sent, false)), dueOn })).status).toBe(303);
    expect(await visitOf(sent)).toMatchObject({ status: 'ESTABLISHED', report: 1 });
    expect((await plan('untold', planning())).status).toBe(403);
  });

  it('KL 10:9: is open for everybody when it is established, where the municipality has said so, and no other is', async () => {
    const open = await read('/besok/{visitId}', { visitId: `granvik.${visitId}` });
    expect(open.status).toBe(200);
    for (const words of ['Rutinen var inte aktuell', 'Rutinen kom i går.', 'Åtgärdat'])
      expect(open.body).toContain(words);
    const list = await read('/valfrihetssystem/{choiceSystemId}/besok', { choiceSystemId: 'granvik.hemtjanst' });
    expect(list.body).toContain(`/besok/granvik.${visitId}`);
    const [waiting] = await readVisitsOf(contractSubject('granvik', 'other'));
    expect(list.body).not.toContain(waiting?.visitId);
    for (const closed of [`granvik.${waiting?.visitId ?? ''}`, `lillby.${visitId}`, 'granvik.none', 'x']) {
      expect([closed, (await read('/besok/{visitId}', { visitId: closed })).status]).toEqual([closed, 404]);
    }
    const none = await read('/valfrihetssystem/{choiceSystemId}/besok', { choiceSystemId: 'granvik.none' });
    expect(none.status).toBe(404);
  });

  it('counts in the year’s plan, where a contract that has ended is marked', async () => {
    const system = await readChoiceSystem('granvik', 'hemtjanst');
    if (system.status !== 'OPEN') throw new Error('It is open');
    const year = await makeYearPlan(system, Number(today.slice(0, 4)), { by: 'Sam', at: new Date().toISOString() });
    expect(year.contracts.map(({ contractId }) => contractId)).not.toContain('untold');
    const [first] = year.contracts;
    if (first === undefined) throw new Error('There are contracts');
    const contracts = [...year.contracts, { ...first, contractId: 'untold' }];
    const known = { ...year, contracts };
    const rows = progressOf(known, await readDoneOf(known)).contracts;
    const row = (id: string) => rows.find(({ contract }) => contract.contractId === id);
    expect(row('found')).toMatchObject({ judged: 2, visitedOn: today, ended: null });
    expect(row('untold')).toMatchObject({ ended: { on: today } });
    const later = await planned('found', { plannedOn: addDays(today, 1) });
    expect((await visitOf(later)).planId).toBe(
      addDays(today, 1).startsWith(today.slice(0, 4)) ? year.planId : undefined,
    );
  });
});

describe('a kind of service’s questions', () => {
  const route = '/v1/choice-systems/{choiceSystemId}/visit-forms/{serviceType}';
  const call = (
    method: 'GET' | 'PUT',
    { serviceType = 'home-care-service', group = 'granvik:coordinator', body = '' } = {},
  ) =>
    ask(visits, {
      method,
      route,
      params: { choiceSystemId: 'granvik.hemtjanst', serviceType },
      headers: { authorization: `Bearer ${issuer.token(claimsOf(group))}`, 'content-type': 'application/json' },
      ...(method === 'PUT' ? { body } : {}),
    });

  it('are written anew by a number, and asked of visits that are planned from then on', async () => {
    expect(JSON.parse((await call('GET')).body)).toMatchObject({ number: 0, form: { schemaVersion: 1 } });
    const form = { ...standardVisitForm, questions: standardVisitForm.questions.slice(0, 1) };
    const body = JSON.stringify(form);
    for (const wrong of ['', '{', '[]', '{"schemaVersion":1}', JSON.stringify({ ...form, more: 1 })]) {
      expect([wrong, [400, 422].includes((await call('PUT', { body: wrong })).status)]).toEqual([wrong, true]);
    }
    expect((await call('PUT', { body, serviceType: 'nothing' })).status).toBe(404);
    expect((await call('PUT', { body, group: 'granvik:case-officer' })).status).toBe(403);
    expect((await call('PUT', { body, group: 'lillby:coordinator' })).status).toBe(403);
    const before = await planned('other');
    for (const put of await Promise.all([call('PUT', { body }), call('PUT', { body })])) {
      expect(put.status).toBe(200);
    }
    expect(JSON.parse((await call('GET')).body)).toMatchObject({ number: 1, form: { questions: [{ id: 'met' }] } });
    expect((await visitOf(before)).formHash).toBe(hashOf(standardVisitForm));
    expect((await visitOf(await planned('other'))).formHash).toBe(hashOf(form));
  });
});

describe('what a fresh system begins with', () => {
  it('is taken by the pages as anybody’s is: a plan, a visit to come, and a report to be checked', async () => {
    for (const who of ['seed-told', 'seed-own']) await storeInForce(who);
    const cookies = [`__Host-session=${issuer.token(claimsOf('granvik:coordinator'))}`];
    const answers: number[] = [];
    await seedVisits({
      choiceSystemId: 'granvik.hemtjanst',
      contractIds: { told: 'granvik.seed-told', ownUnit: 'granvik.seed-own' },
      coordinator: 'Sam Ordning',
      post: async (path, sent) => {
        const [, , folder = '', id = ''] = path.split('/');
        const form = Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)]));
        const at = { params: { choiceSystemId: id, contractId: id, visitId: id }, cookies, form };
        const route = path.replace(
          id,
          { contracts: '{contractId}', visits: '{visitId}' }[folder] ?? '{choiceSystemId}',
        );
        answers.push((await ask(path.endsWith('follow-up-plans') ? planYear : visits, { route, ...at })).status);
      },
    });
    expect(answers).toEqual([303, 303, 303, 303]);
    const [told] = await readVisitsOf(contractSubject('granvik', 'seed-told'));
    const [toCome] = await readVisitsOf(contractSubject('granvik', 'seed-own'));
    expect([told?.status, toCome?.status, toCome?.announced]).toEqual(['SENT', 'PLANNED', true]);
  });
});

describe('the pages', () => {
  it('can be read by everybody, on a telephone too', async () => {
    await storeInForce('seen');
    const visitId = await planned('seen', { announced: 'yes' });
    const site = await serve({
      [`GET ${ofContract}`]: visits,
      [`GET ${one}`]: visits,
      'GET /desk/choice-systems/{choiceSystemId}/visits': visits,
      'GET /t/visit-report/{token}': checkReport,
      'GET /valfrihetssystem/{choiceSystemId}/besok': documentation,
      'GET /besok/{visitId}': documentation,
    });
    const browser = await openBrowser();
    const headers = { authorization: `Bearer ${issuer.token(claimsOf('granvik:coordinator'))}` };
    const page = await browser.newPage({ extraHTTPHeaders: headers });
    const faults: string[] = [];
    const look = async (path: string, name: string) => {
      await page.goto(`${site.origin}${path}`);
      faults.push(...(await accessibilityFaults(page, daylight, name)));
    };
    await look('/desk/contracts/granvik.seen/visits', 'visits-of-contract');
    await look(`/desk/visits/granvik.${visitId}`, 'visit-planned');
    expect((await act(visitId, 'send', { ...(await written(visitId)), dueOn })).status).toBe(303);
    await look(`/desk/visits/granvik.${visitId}`, 'visit-sent');
    const task = (await readTasks(visitSubject('granvik', visitId))).find(({ kind }) => kind === 'CHECK_VISIT_REPORT');
    if (task?.status !== 'OPEN') throw new Error('Nobody is asked');
    await look(`/t/visit-report/${await issueLink(task, new Date().toISOString())}`, 'visit-report');
    await look('/desk/choice-systems/granvik.hemtjanst/visits', 'visits-of-year');
    await look('/valfrihetssystem/granvik.hemtjanst/besok', 'open-visits');
    const opened = (await readVisitsOf(contractSubject('granvik', 'found'))).find(
      ({ status }) => status === 'FOLLOWED_UP',
    );
    await look(`/besok/granvik.${opened?.visitId ?? ''}`, 'open-visit');
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);
});
