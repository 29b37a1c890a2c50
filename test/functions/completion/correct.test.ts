import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { handler as apply } from '../../../functions/application/apply/handler.ts';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler } from '../../../functions/completion/handle/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { commitApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readCorrections } from '../../../shared/store/completion/correction.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { streamOf } from '../../support/stream-event.ts';
import { ask, type WebAnswer, webContext } from '../../support/web-request.ts';
import {
  applicationOf,
  arrived,
  checked,
  eventTypes,
  everything,
  findingOf,
  inAssessment,
  officerAt,
  openTaskOf,
  type Reader,
  tasksOf,
  useRequirements,
} from '../requirement/support.ts';
import { mail } from '../../support/mocked-services.ts';

useRequirements();

const token = 'k'.repeat(43);

const slip = {
  requirementId: 'HT-G-13',
  wrong: 'Försäkring hos Tryggve AB',
  right: 'Försäkring hos Trygve AB',
  why: 'Intyget säger Trygve AB.',
};

/** The applicant gets a token of the test's, so that it can ask by the API. */
async function opened(subject: Subject): Promise<Subject> {
  const before = await applicationOf(subject);
  const event = { type: 'TOKEN_SET', at: '2026-03-02T13:00:00.000Z', by: 'test', data: {} };
  await commitApplication({ before, after: { ...before, tokenHashes: [sha256(token)] }, event });
  return subject;
}

function call(
  subject: Subject,
  body: unknown,
  headers: Record<string, string> = {},
  method: 'GET' | 'POST' = 'POST',
): Promise<WebAnswer> {
  return ask(apply, {
    method,
    route: '/v1/applications/{applicationId}/corrections',
    params: { applicationId: publicId(subject.municipality, subject.id) },
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

async function deskOf(subject: Subject, name = 'Ebba Lind'): Promise<Reader> {
  const desk = officerAt(handler, subject, { name }).at('/desk/applications/{applicationId}/correction', {});
  await desk.post({ step: 'conflict', conflict: 'NONE' });
  return desk;
}

async function asked(): Promise<{ subject: Subject; desk: Reader }> {
  const subject = await opened(await inAssessment(completeApplication()));
  expect((await call(subject, slip)).status).toBe(201);
  return { subject, desk: await deskOf(subject) };
}

type Line = Awaited<ReturnType<typeof streamOf>>['Records'][number];
const isMail = ({ dynamodb }: Line): boolean => dynamodb?.NewImage?.['kind']?.S === 'MAIL';

const allow = { step: 'allow:1', 'reason-1': 'Intyget visar det.' };

describe('asking for a correction', () => {
  it('LOV 6:2: is a record of its own with an officer’s task, and changes nothing in the application', async () => {
    const subject = await opened(await arrived(completeApplication()));
    const content = await readContent(subject);
    const answer = await call(subject, slip);
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.body)).toMatchObject({ number: 1, state: 'ASKED', noticedBy: 'APPLICANT', ...slip });
    expect(await readCorrections(subject)).toMatchObject([{ number: 1, ...slip }]);
    expect(await openTaskOf(subject, 'DECIDE_CORRECTION')).toMatchObject({
      assignee: { name: 'Sam Ordning' },
      dueOn: '2026-03-12',
    });
    expect(await readContent(subject)).toEqual(content);
    const application = await applicationOf(subject);
    expect(application).not.toHaveProperty('corrections');
    expect([application.completionRounds, application.completions]).toEqual([0, []]);
    expect((await eventTypes(subject)).at(-1)).toBe('CORRECTION_REQUESTED');
  });

  it('is made once however often the same comes, with a key, without one and at once', async () => {
    const subject = await opened(await arrived(completeApplication()));
    const keyed = { 'idempotency-key': 'slip-1' };
    const answers = [
      ...(await Promise.all([call(subject, slip, keyed), call(subject, slip, keyed), call(subject, slip)])),
      await call(subject, slip, keyed),
    ];
    for (const { status, body } of answers) expect([status, JSON.parse(body)]).toMatchObject([201, { number: 1 }]);
    expect(await readCorrections(subject)).toHaveLength(1);
    expect(await tasksOf(subject, 'DECIDE_CORRECTION')).toHaveLength(1);
    expect((await call(subject, { ...slip, right: 'Annat' }, keyed)).status).toBe(422);
  });

  it.each<[string, unknown, number, Record<string, string>?]>([
    ['no JSON', '{"wrong":', 400],
    ['nothing', {}, 400],
    ['a field too many', { ...slip, allowed: true }, 400],
    ['an empty reason', { ...slip, why: ' ' }, 400],
    ['a text too long', { ...slip, right: 'x'.repeat(301) }, 400],
    ['another type', { ...slip, wrong: ['a'] }, 400],
    ['an unknown requirement', { ...slip, requirementId: 'HT-X-99' }, 422],
    ['another content type', slip, 415, { 'content-type': 'text/plain' }],
    ['no token', slip, 401, { authorization: '' }],
    ['a wrong token', slip, 404, { authorization: `Bearer ${'x'.repeat(43)}` }],
  ])('with %s is a clear problem, and nothing is written', async (_what, body, status, headers = {}) => {
    const subject = await opened(await arrived(completeApplication()));
    const before = await everything();
    expect((await call(subject, body, headers)).status).toBe(status);
    expect(await everything()).toBe(before);
  });

  it('has an end: no case drowns in slips', async () => {
    const subject = await opened(await arrived(completeApplication()));
    for (let number = 1; number <= 20; number += 1) {
      expect((await call(subject, { ...slip, wrong: String(number) })).status).toBe(201);
    }
    expect((await call(subject, { ...slip, wrong: 'en till' })).status).toBe(409);
  });
});

describe('an officer’s answer to a correction', () => {
  it('LOV 6:2: allowed, it stands beside what came in; the check sees it and whoever settled it is asked anew', async () => {
    const { subject, desk } = await asked();
    const content = await readContent(subject);
    const before = await findingOf(subject, 'HT-G-13');
    expect((await desk.get()).body).toContain('Försäkring hos Tryggve AB');
    expect((await desk.post(allow)).status).toBe(303);
    expect(await readContent(subject)).toEqual(content);
    expect(await applicationOf(subject)).toMatchObject({
      corrections: [{ number: 1, requirementId: 'HT-G-13', wrong: slip.wrong, right: slip.right, by: 'Ebba Lind' }],
    });
    const after = await findingOf(subject, 'HT-G-13');
    expect(after.result).toBe('NEEDS_HUMAN');
    expect(after.factsHash).not.toBe(before.factsHash);
    expect(after.reason.sv).toContain('”Försäkring hos Tryggve AB” ska vara ”Försäkring hos Trygve AB”');
    expect(await tasksOf(subject, 'DECIDE_CORRECTION')).toMatchObject([{ status: 'ANSWERED', outcome: 'ALLOWED' }]);
    expect((await readEvents(subject)).at(-1)).toMatchObject({
      type: 'CORRECTION_ALLOWED',
      by: 'Ebba Lind',
      data: { number: 1, requirementId: 'HT-G-13' },
    });
    const assessment = officerAt(assess, subject);
    await assessment.post({ step: 'conflict', conflict: 'NONE' });
    expect((await assessment.get()).body).toContain('Rättelse medgiven 2026-03-05');
    expect(JSON.parse((await call(subject, null, {}, 'GET')).body)).toMatchObject({
      corrections: [{ state: 'ALLOWED', reason: 'Intyget visar det.' }],
    });
  });

  it('LOV 6:2: not allowed, it needs a reason and the case is as it was', async () => {
    const { subject, desk } = await asked();
    const before = await everything();
    expect((await desk.post({ step: 'refuse:1' })).status).toBe(422);
    expect((await desk.post({ step: 'allow:1', 'reason-1': 'x'.repeat(2001) })).status).toBe(422);
    expect((await desk.post({ step: 'allow:7', 'reason-7': 'Finns inte.' })).status).toBe(400);
    expect(await everything()).toBe(before);
    const finding = await findingOf(subject, 'HT-G-13');
    expect((await desk.post({ step: 'refuse:1', 'reason-1': 'Det är inte uppenbart.' })).status).toBe(303);
    expect(await applicationOf(subject)).not.toHaveProperty('corrections');
    expect(await findingOf(subject, 'HT-G-13')).toEqual(finding);
    expect((await eventTypes(subject)).at(-1)).toBe('CORRECTION_REFUSED');
  });

  it('counts once: of two officers at the same time one is told that it was answered', async () => {
    const { subject, desk } = await asked();
    const other = await deskOf(subject, 'Nils Vik');
    const [one, two] = await Promise.all([
      desk.post(allow),
      other.post({ step: 'refuse:1', 'reason-1': 'Det är inte uppenbart.' }),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([303, 409]);
    expect((await desk.post(allow)).status).toBe(409);
    const answers = (await eventTypes(subject)).filter((type) => /^CORRECTION_(ALLOWED|REFUSED)$/.test(type));
    expect(answers).toHaveLength(1);
  });

  it('is the officer’s whose impartiality was asked, and of the right role', async () => {
    const { subject } = await asked();
    const before = await everything();
    const route = '/desk/applications/{applicationId}/correction';
    const unasked = officerAt(handler, subject, { name: 'Nils Vik' }).at(route, {});
    expect((await unasked.post(allow)).body).toContain('name="conflict"');
    expect((await officerAt(handler, subject, { role: 'auditor' }).at(route, {}).post(allow)).status).toBe(403);
    expect(await everything()).toBe(before);
  });

  it('LOV 6:2: an officer who notices an error notes it, and answers it by itself', async () => {
    const subject = await arrived(completeApplication());
    const desk = await deskOf(subject);
    expect((await desk.post({ step: 'note', wrong: slip.wrong })).status).toBe(422);
    expect((await desk.post({ step: 'note', ...slip })).status).toBe(303);
    expect(await readCorrections(subject)).toMatchObject([{ noticedBy: 'OFFICER', by: 'Ebba Lind' }]);
    expect((await desk.post(allow)).status).toBe(303);
    // Nothing was checked yet: the checks that come see it.
    expect(await checked(subject)).toBe('READY');
    expect((await findingOf(subject, 'HT-G-13')).reason.sv).toContain('Rättelse medgiven');
  });

  it('the applicant is told that there is an answer, and of the case nothing', async () => {
    const { subject, desk } = await asked();
    await desk.post(allow);
    const { Records } = await streamOf(subject);
    mail.reset();
    mail.on(SendEmailCommand).resolves({});
    await sendMail({ Records: Records.filter(isMail) }, webContext);
    const told = mail
      .commandCalls(SendEmailCommand)
      .map(({ args: [{ input }] }) => input)
      .filter(({ Destination }) => Destination?.ToAddresses?.includes('kim@solglantan.example') === true)
      .map(({ Content }) => JSON.stringify(Content));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`/ansokan/granvik.${subject.id}/rattelse`);
    expect(told[0]).not.toMatch(/Trygve|Tryggve|Intyget/);
  });

  it('LOV 8:1: no proposal is put forward over an unanswered request', async () => {
    const { subject } = await asked();
    const assessment = officerAt(assess, subject);
    await assessment.post({ step: 'conflict', conflict: 'NONE' });
    expect((await assessment.get()).body).toContain('Rättelser att svara på: 1');
    expect((await assessment.post({ step: 'propose' })).status).toBe(422);
    expect(await applicationOf(subject)).toMatchObject({ status: 'ASSESSMENT' });
  });

  it('shows how like errors were treated in the whole system', async () => {
    const { desk } = await asked();
    await desk.post(allow);
    const list = await desk
      .at('/desk/choice-systems/{choiceSystemId}/completions', { choiceSystemId: 'granvik.hemtjanst' })
      .get();
    expect(list.body).toContain('Rättelser av uppenbara fel');
    expect(list.body).toMatch(/Medgivna: \d+\. Inte medgivna: \d+\. Väntar på svar: \d+\./);
    expect(list.body).toContain('medgiven: Intyget visar det. (Ebba Lind)');
  });
});

describe('a correction after the decision', () => {
  const proposal: Proposal = {
    outcome: 'CLEAR_APPROVAL',
    scopes: [
      {
        scope: { service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' },
        outcome: 'APPROVE',
        reasons: [{ basis: { kind: 'ALL_MET' }, text: { sv: 'Allt uppfyllt.', en: 'All met.' } }],
      },
    ],
    basisHash: 'b',
    at: '2026-03-05T09:00:00.000Z',
  };
  const event = { type: 'MOVED', at: '2026-03-05T09:00:00.000Z', by: 'test', data: {} };

  async function proposed(subject: Subject): Promise<void> {
    const before = await applicationOf(subject);
    if (before.status !== 'ASSESSMENT') throw new Error('It was in assessment');
    await commitApplication({ before, after: { ...before, status: 'PROPOSED', proposal }, event });
  }

  async function approved(subject: Subject): Promise<void> {
    await proposed(subject);
    const before = await readApplication(subject);
    if (before?.status !== 'PROPOSED') throw new Error('It was proposed');
    await commitApplication({ before, after: { ...before, status: 'APPROVED', decisionNumber: 1 }, event });
  }

  it('waits while a proposal rests on what it says: it is sent back first', async () => {
    const { subject, desk } = await asked();
    await proposed(subject);
    const before = await everything();
    const answer = await desk.post(allow);
    expect([answer.status, answer.body.includes('Ärendet ligger för beslut')]).toEqual([422, true]);
    expect(await everything()).toBe(before);
  });

  it('can not be asked for, nor allowed; an officer may only say no', async () => {
    const { subject, desk } = await asked();
    await approved(subject);
    const answer = await call(subject, { ...slip, wrong: 'annat' });
    expect([answer.status, answer.body.includes('already-decided')]).toEqual([409, true]);
    expect((await desk.post({ step: 'note', ...slip, wrong: 'annat' })).status).toBe(422);
    expect((await desk.post(allow)).status).toBe(422);
    expect(await applicationOf(subject)).not.toHaveProperty('corrections');
    expect((await desk.post({ step: 'refuse:1', 'reason-1': 'Ansökan är avgjord.' })).status).toBe(303);
    expect(await tasksOf(subject, 'DECIDE_CORRECTION')).toMatchObject([{ status: 'ANSWERED', outcome: 'REFUSED' }]);
  });
});
