import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as requestConfirmation } from '../../../functions/application/request-confirmation/handler.ts';
import { handler as withdrawPage } from '../../../functions/application/withdraw/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { ApplicationStatus } from '../../../shared/domain/application/application.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { putRound, readRound, type RoundName } from '../../../shared/store/task/round.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { openTask, readTasks } from '../../../shared/store/task/task.ts';
import { granvik } from '../../support/granvik.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { streamOf } from '../../support/stream-event.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { about, confirmedDraft, content, createDraft, type Draft, fieldOf, stored } from './applicant.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({
  MAIL_FROM: 'valbar@granvik.example',
  EVIDENCE_BUCKET: 'granvik-evidence',
  APPLICATION_WORKFLOW_ARN: 'arn:aws:states:eu-north-1:000000000000:stateMachine:valbar-granvik-application',
});

beforeAll(openHomeCare);

beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
  workflow.reset();
  workflow.on(SendTaskSuccessCommand).resolves({});
});

const now = () => new Date().toISOString();
const told = () => workflow.commandCalls(SendTaskSuccessCommand).map(({ args: [{ input }] }) => input);

async function submitted(): Promise<Draft> {
  const draft = await confirmedDraft();
  expect((await about(draft, 'submit')).status).toBe(201);
  return draft;
}

async function openTasks(subject: Subject): Promise<readonly OpenTask[]> {
  return (await readTasks(subject)).filter((task): task is OpenTask => task.status === 'OPEN');
}

/** What of the stream a consumer of one kind is given. */
async function linesOf(subject: Subject, kind: string): Promise<Awaited<ReturnType<typeof streamOf>>> {
  const { Records } = await streamOf(subject);
  return { Records: Records.filter(({ dynamodb }) => dynamodb?.NewImage?.['kind']?.S === kind) };
}

/** The signatory at the link that the withdrawal mailed. */
async function atTheLink(subject: Subject): Promise<LinkVisit> {
  const task = (await openTasks(subject)).find(({ kind }) => kind === 'WITHDRAW');
  if (task === undefined) throw new Error('Nobody was asked');
  const visit = new LinkVisit(withdrawPage, '/t/withdraw/{token}', await issueLink(task, now()));
  await visit.identify(mail);
  return visit;
}

/** A state before the decision, with what the workflow waits for in it and somebody's open task. */
async function movedTo(status: ApplicationStatus, round: RoundName | undefined): Promise<Draft> {
  const draft = await submitted();
  const event = { type: 'MOVED', at: now(), by: 'test', data: {} };
  const path = status === 'CHECKING' ? (['CHECKING'] as const) : (['CHECKING', status] as const);
  for (const next of status === 'RECEIVED' ? [] : path) {
    const before = await stored(draft.subject);
    if (before.status !== 'RECEIVED' && before.status !== 'CHECKING') throw new Error('It is on its way');
    if (next !== 'CHECKING' && next !== 'COMPLETION_REQUESTED' && next !== 'ASSESSMENT') throw new Error('Not here');
    await commitApplication({ before, after: { ...before, status: next }, event });
  }
  const before = await stored(draft.subject);
  const { write } = openTask({
    kind: status === 'COMPLETION_REQUESTED' ? 'COMPLETE' : 'ASSESS',
    subject: draft.subject,
    assignee: { name: 'Kim Solberg', email: 'kim@solglantan.example' },
    dueOn: '2099-01-01',
    openedAt: now(),
  });
  const waits =
    round === undefined
      ? []
      : [putRound(draft.subject, { name: round, number: 1, taskToken: 'token', enteredAt: now() })];
  await commitApplication({ before, after: before, event, also: [write, ...waits] });
  return draft;
}

describe('withdrawing', () => {
  it('a draft discards it at once: nobody is asked, its link is dead and nothing can be added', async () => {
    const draft = await createDraft();
    const answer = await about(draft, 'withdraw');
    expect([answer.status, fieldOf(answer, 'withdrawal')]).toEqual([200, 'DISCARDED']);
    expect(await openTasks(draft.subject)).toEqual([]);
    expect((await about(draft, 'replace', content)).status).toBe(409);
    expect((await about(draft, 'submit')).status).toBe(409);
    expect(fieldOf(await about(draft, 'withdraw'), 'withdrawal')).toBe('DISCARDED');
  });

  it('what was received asks the named signatory, once; the token alone withdraws nothing', async () => {
    const { subject, ...draft } = await submitted();
    const answers = await Promise.all([about(draft, 'withdraw'), about(draft, 'withdraw'), about(draft, 'withdraw')]);
    for (const answer of answers) expect([answer.status, fieldOf(answer, 'withdrawal')]).toEqual([202, 'ASKED']);
    const asked = (await openTasks(subject)).filter(({ kind }) => kind === 'WITHDRAW');
    expect(asked.map(({ assignee }) => assignee)).toEqual(content.signatories);
    expect(await stored(subject)).toMatchObject({ status: 'RECEIVED' });
  });

  it('needs the code that was sent to the signatory’s telephone', async () => {
    const draft = await submitted();
    await about(draft, 'withdraw');
    const [task] = (await openTasks(draft.subject)).filter(({ kind }) => kind === 'WITHDRAW');
    if (task === undefined) throw new Error('Nobody was asked');
    const visit = new LinkVisit(withdrawPage, '/t/withdraw/{token}', await issueLink(task, now()));
    await visit.get('HEAD');
    await visit.post({ step: 'answer', confirm: 'yes' });
    expect(await stored(draft.subject)).toMatchObject({ status: 'RECEIVED' });
  });

  it.each([
    ['RECEIVED', 'CONFIRMATION'],
    ['CHECKING', undefined],
    ['COMPLETION_REQUESTED', 'COMPLETION'],
    ['ASSESSMENT', 'ASSESSMENT'],
  ] as const)(
    'from %s ends what the workflow waits for, takes tasks back and tells whom it concerns',
    async (...at) => {
      const [status, round] = at;
      const draft = await movedTo(status, round);
      const { subject } = draft;
      await about(draft, 'withdraw');
      const visit = await atTheLink(subject);
      expect((await visit.post({ step: 'answer', confirm: 'yes' })).status).toBe(303);
      expect((await visit.get()).body).toContain('är återkallad');
      const after = await stored(subject);
      expect(after).toMatchObject({ status: 'WITHDRAWN' });
      for (const kept of ['diaryNumber', 'receivedAt', 'contentHash', 'completions'])
        expect(after).toHaveProperty(kept);
      expect(await openTasks(subject)).toEqual([]);

      await advance(await linesOf(subject, 'CALLBACK'), webContext);
      const woken = told().filter(({ taskToken }) => taskToken === 'token');
      expect(woken.map(({ output }) => output)).toEqual(
        round === undefined ? [] : [JSON.stringify({ outcome: 'WITHDRAWN' })],
      );
      if (round !== undefined) expect(await readRound(subject, round)).toMatchObject({ outcome: 'WITHDRAWN' });
      mail.resetHistory();
      await sendMail(await linesOf(subject, 'MAIL'), webContext);
      const letters = mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input);
      const withdrawn = letters.filter((one) => one.Content?.Simple?.Subject?.Data?.startsWith('Ansökan återkallad'));
      expect(withdrawn.map((one) => one.Destination?.ToAddresses?.[0]).toSorted()).toEqual(
        [content.contact.email, granvik.coordinator.email].toSorted(),
      );
      expect(verifyChain(await readEvents(subject), hashOf)).toMatchObject({ ok: true });
    },
  );

  it('before the workflow has asked for the confirmation ends it at its first wait', async () => {
    const draft = await submitted();
    await about(draft, 'withdraw');
    await (await atTheLink(draft.subject)).post({ step: 'answer', confirm: 'yes' });
    const applicationId = publicId('granvik', draft.subject.id);
    await requestConfirmation({ applicationId, attempt: 1, taskToken: 'first', enteredAt: now() }, webContext);
    expect(told()).toEqual([{ taskToken: 'first', output: JSON.stringify({ outcome: 'WITHDRAWN' }) }]);
  });

  it('ten times at once is done once', async () => {
    const draft = await movedTo('ASSESSMENT', 'ASSESSMENT');
    await about(draft, 'withdraw');
    const visit = await atTheLink(draft.subject);
    await Promise.all(Array.from({ length: 10 }, () => visit.post({ step: 'answer', confirm: 'yes' })));
    const events = (await readEvents(draft.subject)).filter(({ type }) => type === 'APPLICATION_WITHDRAWN');
    expect(events).toHaveLength(1);
    expect((await readOutbox(draft.subject)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
  });

  it('is refused with a wrong token, and says that it was done before', async () => {
    const draft = await submitted();
    expect((await about({ ...draft, token: 'wrong' }, 'withdraw')).status).toBe(404);
    expect((await about(draft, 'withdraw', undefined, { authorization: '' })).status).toBe(401);
    await about(draft, 'withdraw');
    await (await atTheLink(draft.subject)).post({ step: 'answer', confirm: 'yes' });
    expect(fieldOf(await about(draft, 'withdraw'), 'withdrawal')).toBe('WITHDRAWN');
  });
});
