import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { answerTask, revokeTask } from '../../../shared/store/task/task.ts';
import { streamOf } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';
import { askedToDecide, everything, openTaskOf, proposals, sentMail, useDecisions } from '../decision/support.ts';

useDecisions();

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const path = '/t/decide/{token}';
  site = await serve({ [`GET ${path}`]: handler, [`HEAD ${path}`]: handler, [`POST ${path}`]: handler });
  process.env['PUBLIC_BASE_URL'] = site.origin;
});
afterAll(() => site.close());

const ninetyOneDays = 91 * 86_400_000;

async function asked(): Promise<{ subject: Subject; task: OpenTask }> {
  const subject = await askedToDecide(proposals.completed());
  return { subject, task: await openTaskOf(subject, 'DECIDE_AS_MEMBER') };
}

function at(token: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${site.origin}/t/decide/${token}`, {
    redirect: 'manual',
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
}

/** What a holder, a scanner and a repeated press meet at a dead link: its page, and nothing changes. */
async function expectDead(token: string, words: string): Promise<string> {
  const before = await everything();
  const page = await at(token);
  const body = await page.text();
  expect(page.status).toBe(410);
  expect(body).toContain(words);
  expect(body).not.toContain('HT-G-01');
  expect((await fetch(`${site.origin}/t/decide/${token}`, { method: 'HEAD' })).status).toBe(410);
  for (const step of ['code', 'identity', 'conflict', 'review', 'answer']) {
    const pressed = await at(token, { step, code: '123456', conflict: 'NONE', answer: 'AS_PROPOSED' });
    expect([step, pressed.status]).toEqual([step, 410]);
  }
  expect(await everything()).toBe(before);
  return body;
}

/** The offer is taken: the new link is mailed to whom the task is for, whatever the form says, and opens it. */
async function expectNewLink(subject: Subject, task: OpenTask, token: string): Promise<void> {
  const taken = await at(token, { step: 'new-link', email: 'annan@annanstans.example' });
  expect([200, 303]).toContain(taken.status);
  const lines = await readOutbox(subject);
  expect(lines.at(-1)?.message).toEqual({ kind: 'MAIL', template: 'NEW_LINK', taskId: task.taskId });
  await sendMail(await streamOf(subject), webContext);
  const { to, text } = sentMail();
  expect(to).toEqual([task.assignee.email]);
  const [link] = /http:\S+\/t\/decide\/\S+/.exec(text) ?? [];
  expect((await fetch(link ?? '')).status).toBe(200);
}

describe('over HTTP, a link', () => {
  it('that has expired says so, changes nothing, and leads to a new one', async () => {
    const { subject, task } = await asked();
    const token = await issueLink(task, new Date(Date.now() - ninetyOneDays).toISOString());
    const body = await expectDead(token, 'Länkens tid har gått ut.');
    expect(body).toContain('Skicka en ny länk');
    await expectNewLink(subject, task, token);
    expect(await (await at(token)).text()).toContain('En ny länk skickades');
  });

  it('to a basis that has changed says so, changes nothing, and leads to the new one', async () => {
    const { subject, task } = await asked();
    const token = await issueLink({ ...task, basisHash: 'b'.repeat(64) }, new Date().toISOString());
    const body = await expectDead(token, 'Underlaget har ändrats');
    expect(body).toContain('Skicka en ny länk');
    await expectNewLink(subject, task, token);
  });

  it('whose task was taken back says so, changes nothing, and offers no other', async () => {
    const { subject, task } = await asked();
    const token = await issueLink(task, new Date().toISOString());
    const when = new Date().toISOString();
    const event = { type: 'TASK_REVOKED', at: when, by: 'test', data: {} };
    await recordEvent(subject, event, { also: [revokeTask(task, { at: when, why: 'HANDED_OVER' })] });
    const body = await expectDead(token, 'Uppgiften har tagits tillbaka.');
    expect(body).not.toContain('Skicka en ny länk');
    const before = await everything();
    expect(await (await at(token, { step: 'new-link' })).text()).toContain('behövs ingen ny länk');
    expect(await everything()).toBe(before);
  });

  it('that has been used shows no more than that without its session, and records nothing anew', async () => {
    const { subject, task } = await asked();
    const token = await issueLink(task, new Date().toISOString());
    const when = new Date().toISOString();
    const event = { type: 'TASK_ANSWERED', at: when, by: 'test', data: {} };
    await recordEvent(subject, event, { also: [answerTask(task, { at: when, by: 'Bo Berg', outcome: 'DECIDED' })] });
    const before = await everything();
    const page = await at(token);
    expect(await page.text()).not.toContain('HT-G-01');
    for (const step of ['code', 'review', 'answer', 'new-link']) {
      const pressed = await at(token, { step, answer: 'AS_PROPOSED' });
      expect(pressed.status).toBeLessThan(500);
    }
    expect(await everything()).toBe(before);
  });

  it.each(['granvik.' + 'x'.repeat(43), 'granvik.kort', 'annanstad.' + 'y'.repeat(43), 'inget'])(
    'that was never made (%s) says nothing of any case',
    async (token) => {
      const before = await everything();
      for (const form of [undefined, { step: 'new-link' }, { step: 'answer', answer: 'AS_PROPOSED' }]) {
        const answer = await at(token, form);
        expect(answer.status).toBe(404);
        expect(await answer.text()).not.toContain('Solgläntan');
      }
      expect(await everything()).toBe(before);
    },
  );
});
