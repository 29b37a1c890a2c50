import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as answerQuestion } from '../../../functions/choice-system/answer-question/handler.tsx';
import { handler as askQuestion } from '../../../functions/choice-system/ask-question/handler.tsx';
import { AnsweredQuestions } from '../../../functions/choice-system/ask-question/manifest.ts';
import { handler as confirmAddress } from '../../../functions/choice-system/confirm-address/handler.tsx';
import { handler as followNews } from '../../../functions/choice-system/follow-news/handler.tsx';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { openHomeCare, openHomeCareWith } from '../../support/open-system.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext, type WebAnswer } from '../../support/web-request.ts';
import { mail as mails } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();
beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  mails.reset();
  mails.on(SendEmailCommand).resolves({ MessageId: 'sent' });
});

const system = { choiceSystemId: 'granvik.hemtjanst' };
const route = '/v1/choice-systems/{choiceSystemId}/questions';
const deskRoute = '/desk/questions/{questionId}';

const asked = (body: unknown, headers: Record<string, string> = {}) =>
  ask(askQuestion, {
    method: 'POST',
    route,
    params: system,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Carries out what is in the outbox, as the two consumers do. */
async function work(): Promise<void> {
  await advance(await outboxLines('ANNOUNCE'), webContext);
  await sendMail(await outboxLines('MAIL'), webContext);
}

/** What was mailed to an address since the test began. */
function mailedTo(address: string): readonly { subject: string; text: string; headers: readonly unknown[] }[] {
  return mails
    .commandCalls(SendEmailCommand)
    .map(({ args }) => args[0].input)
    .filter(({ Destination }) => Destination?.ToAddresses?.includes(address) === true)
    .map(({ Content }) => ({
      subject: Content?.Simple?.Subject?.Data ?? '',
      text: Content?.Simple?.Body?.Text?.Data ?? '',
      headers: Content?.Simple?.Headers ?? [],
    }));
}

function linkIn(text: string | undefined, path: string): string {
  return new RegExp(`${path}/([\\w.-]+)`).exec(text ?? '')?.[1] ?? '';
}

async function confirm(address: string): Promise<WebAnswer> {
  await work();
  const token = linkIn(mailedTo(address).at(-1)?.text, '/t/confirm-address');
  const visit = new LinkVisit(confirmAddress, '/t/confirm-address/{token}', token);
  expect((await visit.get()).status).toBe(200);
  return visit.post({ step: 'answer', confirm: 'yes' });
}

async function questionIds(): Promise<string[]> {
  const items = await everythingIn('CASE_TABLE');
  return items.flatMap((item) => (item['sk'] === 'CASE' && 'questionId' in item ? [String(item['questionId'])] : []));
}

const desk = (questionId: string, form?: Record<string, string>, role = 'coordinator') =>
  ask(answerQuestion, {
    route: deskRoute,
    params: { questionId: `granvik.${questionId}` },
    headers: {
      authorization: `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': [`granvik:${role}`] })}`,
    },
    ...(form === undefined ? {} : { form }),
  });

const listed = async () =>
  AnsweredQuestions.parse(JSON.parse((await ask(askQuestion, { route, params: system })).body));

const follow = (email: string) =>
  ask(followNews, { route: '/valfrihetssystem/{choiceSystemId}/nyheter', params: system, form: { email } });

describe('a system whose last day has passed, before the calendar has come to it', () => {
  const gone = { choiceSystemId: 'granvik.slutet' };

  beforeAll(async () => {
    const cancellation = { body: 'Kommunfullmäktige', heldOn: '2026-01-12', paragraph: '§ 88' };
    const on = stockholmDay(new Date().toISOString());
    await openHomeCareWith({ id: 'slutet', ending: { on, cancellation, reason: 'Egen regi.' } });
  });

  it.each([
    ['a question by form', () => ask(askQuestion, { route: '/valfrihetssystem/{choiceSystemId}/fraga', params: gone })],
    ['questions by the API', () => ask(askQuestion, { route, params: gone })],
    ['its news', () => ask(followNews, { route: '/valfrihetssystem/{choiceSystemId}/nyheter', params: gone })],
  ])('takes no more of %s: the day itself closes it', async (_what, visit) => {
    expect((await visit()).status).toBe(404);
  });
});

describe('questions about the request documentation', () => {
  it('LOV 1:2: a question is answered for everybody, and nobody learns who asked', async () => {
    const taken = await asked({
      question: 'Gäller kravet även mitt bolag, Solgläntan AB?',
      email: 'nyfiken@solglantan.example',
    });
    expect([taken.status, JSON.parse(taken.body)]).toEqual([202, { status: 'CONFIRMATION_SENT' }]);
    const [id = ''] = await questionIds();
    expect((await desk(id)).status).toBe(404);

    expect((await confirm('nyfiken@solglantan.example')).status).toBe(303);
    await work();
    expect(mailedTo('samordnare@granvik.example').at(-1)?.text).toContain(`/desk/questions/granvik.${id}`);

    const shown = await desk(id);
    expect(shown.body).toContain('Solgläntan AB');
    expect(shown.body).not.toContain('nyfiken@solglantan.example');
    const answered = {
      outcome: 'ANSWERED',
      question: 'Gäller kravet alla bolag?',
      answer: 'Ja, det gäller alla.',
      reason: '',
    };
    expect((await desk(id, answered)).status).toBe(303);

    const { questions } = await listed();
    expect(questions).toMatchObject([
      { question: 'Gäller kravet alla bolag?', answer: 'Ja, det gäller alla.', versionNumber: 1 },
    ]);
    const page = await ask(readDocumentation, { route: '/valfrihetssystem/{choiceSystemId}', params: system });
    expect(page.body).toContain('Ja, det gäller alla.');
    expect(page.body).not.toContain('Solgläntan');
    await work();
    expect(mailedTo('nyfiken@solglantan.example').at(-1)?.text).toContain('Svaret är publicerat');
  });

  it('stays with its first settlement when two officers settle it', async () => {
    await asked({ question: 'Hur lång är avtalstiden?', email: 'fragare@exempel.example' });
    const before = new Set(await questionIds());
    await confirm('fragare@exempel.example');
    const items = await everythingIn('CASE_TABLE');
    const open = items.find((item) => item['sk'] === 'CASE' && item['status'] === 'ASKED');
    const id = String(open?.['questionId']);
    expect(before).toContain(id);
    const settlements = await Promise.all([
      desk(id, { outcome: 'ANSWERED', question: 'Hur lång är avtalstiden?', answer: 'Tills vidare.' }),
      desk(id, { outcome: 'DECLINED', reason: 'ANOTHER_MATTER' }),
    ]);
    expect(settlements.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(303);
    const { questions } = await listed();
    const after = (await everythingIn('CASE_TABLE')).find((item) => item['questionId'] === id && item['sk'] === 'CASE');
    expect(questions.some(({ questionId }) => questionId === id)).toBe(after?.['status'] === 'ANSWERED');
  });

  it('is declined with a reason that the asker is told and nobody else', async () => {
    await asked({ question: 'Hur går det för min ansökan?', email: 'sokande@exempel.example' });
    await confirm('sokande@exempel.example');
    const items = await everythingIn('CASE_TABLE');
    const id = String(items.find((item) => item['sk'] === 'CASE' && item['status'] === 'ASKED')?.['questionId']);
    expect((await desk(id, { outcome: 'DECLINED' })).status).toBe(422);
    expect((await desk(id, { outcome: 'DECLINED', reason: 'ABOUT_ONE_CASE' })).status).toBe(303);
    await work();
    expect(mailedTo('sokande@exempel.example').at(-1)?.text).toContain('gäller en enskild ansökan');
    expect((await listed()).questions.map(({ questionId }) => questionId)).not.toContain(id);
  });

  it('is written down once, however often the same request comes', async () => {
    const before = (await questionIds()).length;
    const body = { question: 'Kommer frågan en gång?', email: 'dubbel@exempel.example' };
    const key = { 'idempotency-key': 'fraga-1' };
    const [first, second] = await Promise.all([asked(body, key), asked(body, key)]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect((await questionIds()).length).toBe(before + 1);
    const other = await asked({ ...body, question: 'En annan fråga?' }, key);
    expect([other.status, Problem.parse(JSON.parse(other.body)).type]).toEqual([
      422,
      expect.stringContaining('idempotency-key-reused'),
    ]);
  });

  it('refuses what does not fit, with the field, and writes nothing', async () => {
    const before = (await everythingIn('CASE_TABLE')).length;
    for (const body of [
      { question: '', email: 'a@exempel.example' },
      { question: 'Fråga?', email: 'inte en adress' },
      { question: 'Fråga?' },
      { question: 'Fråga?', email: 'a@exempel.example', who: 'jag' },
      { question: 'x'.repeat(5001), email: 'a@exempel.example' },
      null,
    ]) {
      const refused = await asked(body);
      expect(refused.status).toBe(400);
      expect(Problem.parse(JSON.parse(refused.body)).errors).not.toEqual([]);
    }
    const unknown = { method: 'POST' as const, route, params: { choiceSystemId: 'granvik.finnsinte' } };
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ question: 'Fråga?', email: 'a@exempel.example' });
    expect((await ask(askQuestion, { ...unknown, headers, body })).status).toBe(404);
    const form = { question: '', email: 'x' };
    const page = await ask(askQuestion, { route: '/valfrihetssystem/{choiceSystemId}/fraga', params: system, form });
    expect(page.status).toBe(422);
    expect((await everythingIn('CASE_TABLE')).length).toBe(before);
  });

  it('LOV 1:2: has its answer corrected for everybody; what it said stays on record for staff alone', async () => {
    await follow('rattelser@exempel.example');
    await confirm('rattelser@exempel.example');
    await asked({ question: 'Vi på Tallkotten AB undrar: krävs lift?', email: 'lift@exempel.example' });
    await confirm('lift@exempel.example');
    const items = await everythingIn('CASE_TABLE');
    const id = String(items.find((item) => item['sk'] === 'CASE' && item['status'] === 'ASKED')?.['questionId']);
    const correction = {
      outcome: 'CORRECTED',
      question: 'Krävs lift?',
      answer: 'Nej.',
      what: 'Svaret var ja. Det är nej.',
    };
    // Nothing is published yet: there is nothing to correct.
    expect((await desk(id, correction)).status).toBe(303);
    expect((await listed()).questions.map(({ questionId }) => questionId)).not.toContain(id);
    await desk(id, { outcome: 'ANSWERED', question: 'Tallkotten AB undrar: krävs lift?', answer: 'Ja.' });
    await work();
    mails.resetHistory();

    const seen = async () => /name="seen" value="(\d+)"/.exec((await desk(id)).body)?.[1] ?? '';
    const version = await seen();
    const before = await everythingIn('CASE_TABLE');
    for (const wrong of [
      { ...correction, seen: version, what: '' },
      { ...correction, seen: version, answer: '' },
      { ...correction, seen: version, question: 'Tallkotten AB undrar: krävs lift?', answer: 'Ja.' },
      { ...correction, seen: version, answer: 'x'.repeat(5001) },
      { ...correction, seen: '0' },
      correction,
    ]) {
      expect((await desk(id, wrong)).status).toBe(422);
    }
    expect((await desk(id, { ...correction, seen: version }, 'auditor')).status).toBe(403);
    expect(await everythingIn('CASE_TABLE')).toEqual(before);

    expect((await desk(id, { ...correction, seen: version })).status).toBe(303);
    expect((await desk(id, { ...correction, seen: version })).status).toBe(303);
    const { questions } = await listed();
    expect(questions.find(({ questionId }) => questionId === id)).toMatchObject({
      question: 'Krävs lift?',
      answer: 'Nej.',
      corrected: { what: 'Svaret var ja. Det är nej.' },
    });
    const page = await ask(readDocumentation, { route: '/valfrihetssystem/{choiceSystemId}', params: system });
    expect(page.body).toContain('Svaret var ja. Det är nej.');
    expect(page.body).not.toContain('Tallkotten');
    const record = (await desk(id)).body;
    expect(record).toContain('Tallkotten AB undrar: krävs lift?');
    await work();
    await work();
    expect(mailedTo('lift@exempel.example').map(({ text }) => /Svaret är \S+/.exec(text)?.[0])).toEqual([
      'Svaret är rättat.',
    ]);
    const news = mailedTo('rattelser@exempel.example').filter(({ text }) => text.includes('är rättat'));
    expect(news).toHaveLength(1);
    const token = linkIn(news[0]?.text, '/nyheter');
    await ask(followNews, { route: '/nyheter/{token}', params: { token }, form: {} });
  });

  it('is listed at the desk: what waits first, and what became of the others', async () => {
    const list = (role: string, municipality = 'granvik') =>
      ask(answerQuestion, {
        route: '/desk/questions',
        query: { municipality },
        headers: {
          authorization: `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': [`granvik:${role}`] })}`,
        },
      });
    await asked({ question: 'Vad väntar på svar?', email: 'vantar@exempel.example' });
    expect((await list('case-officer')).body).not.toContain('Vad väntar på svar?');
    await confirm('vantar@exempel.example');
    const { status, body } = await list('case-officer');
    expect(status).toBe(200);
    const [, waiting = '', settled = ''] = body.split('<caption>');
    expect(waiting).toContain('Vad väntar på svar?');
    expect(settled).toContain('Besvarad, rättad');
    expect(settled).not.toContain('Vad väntar på svar?');
    expect(body).not.toContain('vantar@exempel.example');
    expect((await list('auditor')).status).toBe(403);
    const [, id = ''] = /\/desk\/questions\/granvik\.(\w+)/.exec(waiting) ?? [];
    expect((await desk(id, { outcome: 'DECLINED', reason: 'ANOTHER_MATTER' })).status).toBe(303);
  });

  it('is settled by the coordinator or a case officer only', async () => {
    const items = await everythingIn('CASE_TABLE');
    const id = String(
      items.find(({ questionId, status }) => questionId !== undefined && status !== 'WRITTEN')?.['questionId'],
    );
    expect((await desk(id, undefined, 'auditor')).status).toBe(403);
    expect((await desk(id, undefined, 'case-officer')).status).toBe(200);
  });
});

describe('the news of a choice system', () => {
  it('go to an address when its holder has said so, once each, and stop at one press', async () => {
    expect((await follow('foljer@exempel.example')).status).toBe(200);
    // Asked for again by whoever it is: no second mail, and the same page.
    const [first, second] = await Promise.all([follow('FOLJER@exempel.example'), follow('foljer@exempel.example')]);
    expect(second.status).toBe(first.status);
    await work();
    expect(mailedTo('foljer@exempel.example')).toHaveLength(1);
    expect((await confirm('foljer@exempel.example')).status).toBe(303);

    mails.resetHistory();
    await asked({ question: 'Får man ansöka i juli?', email: 'juli@exempel.example' });
    await confirm('juli@exempel.example');
    const items = await everythingIn('CASE_TABLE');
    const id = String(items.find((item) => item['sk'] === 'CASE' && item['status'] === 'ASKED')?.['questionId']);
    await desk(id, { outcome: 'ANSWERED', question: 'Får man ansöka i juli?', answer: 'Ja, när som helst.' });
    await work();
    await work();
    const news = mailedTo('foljer@exempel.example');
    expect(news.map(({ subject }) => subject)).toEqual(['Nytt om förfrågningsunderlaget – Granviks kommun']);
    const token = linkIn(news[0]?.text, '/nyheter');
    expect(news[0]?.headers).toContainEqual({ Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' });

    const endRoute = '/nyheter/{token}';
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      expect((await ask(followNews, { method, route: endRoute, params: { token } })).status).toBe(200);
    }
    expect(JSON.stringify(await everythingIn('CASE_TABLE'))).toContain('foljer@exempel.example');
    const pressed = { route: endRoute, params: { token }, form: { 'List-Unsubscribe': 'One-Click' } };
    expect((await ask(followNews, pressed)).status).toBe(200);
    expect((await ask(followNews, pressed)).body).toContain('adressen är borttagen');
    const kept = (await everythingIn('CASE_TABLE')).filter((item) => item['sk'] === 'CASE' && 'subscriptionId' in item);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ status, email }) => status !== 'ENDED' || email !== '')).toEqual([]);
    expect((await ask(followNews, { route: endRoute, params: { token: 'granvik.okand' } })).status).toBe(404);
  });

  it('never remind the coordinator of an address that nobody confirmed', async () => {
    await follow('tyst@exempel.example');
    mails.resetHistory();
    await remind({ at: '2030-01-01T06:00:00.000Z' }, webContext);
    const lines = await outboxLines('MAIL');
    await sendMail(lines, webContext);
    expect(
      mailedTo('samordnare@granvik.example').filter(({ text }) => text.includes('bekräfta din e-postadress')),
    ).toEqual([]);
  });
});
