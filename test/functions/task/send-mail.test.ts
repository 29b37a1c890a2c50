import { SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/task/send-mail/handler.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { readLink } from '../../../shared/store/task/link.ts';
import { outboxLine, type OutboxMessage, readOutbox } from '../../../shared/store/outbox.ts';
import { OutboxError } from '../../../shared/store/outbox-consumer.ts';
import { collectionOf } from '../../../shared/store/tables.ts';
import { answerTask, moveTask, revokeTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { granvik } from '../../support/granvik.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { storeReceived, storeTask } from '../../support/stored-case.ts';
import { streamOf } from '../../support/stream-event.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { mail as ses } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const { content } = completeApplication();

beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({});
});

type Template = Extract<OutboxMessage, { kind: 'MAIL' }>['template'];

async function queue(subject: Subject, template: Template, taskId?: string): Promise<void> {
  const message: OutboxMessage = { kind: 'MAIL', template, ...(taskId === undefined ? {} : { taskId }) };
  await transact([outboxLine(collectionOf(subject), subject, message, '2026-03-02T09:00:00.000Z')]);
}

const sent = () => ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input);
const textOf = (mail: SendEmailCommandInput | undefined) => mail?.Content?.Simple?.Body?.Text?.Data ?? '';
const whole = (mail: SendEmailCommandInput | undefined) =>
  [mail?.Content?.Simple?.Subject?.Data, textOf(mail), mail?.Content?.Simple?.Body?.Html?.Data].join('\n');

async function deliver(subject: Subject): Promise<void> {
  await handler(await streamOf(subject), webContext);
}

/** Everything about the case that a mail may not say. */
function expectNothingOfTheCase(mail: SendEmailCommandInput | undefined): void {
  const { applicant, contact, signatories = [], persons = [], scopes = [], presentation } = content;
  const words = [
    applicant.name,
    registrationText(applicant.registration).sv,
    contact.name,
    contact.phone,
    signatories[0]?.name,
    signatories[0]?.phone,
    persons[0]?.name,
    scopes[0]?.area,
    presentation?.email,
    'Mika',
  ];
  for (const word of words) if (word !== undefined) expect(whole(mail)).not.toContain(word);
}

describe('a task’s mail', () => {
  it('goes to its assignee with a link that opens it, and says nothing about the case', async () => {
    const { subject, task } = await storeTask();
    await queue(subject, 'TASK', task.taskId);
    await deliver(subject);
    expect(sent()).toHaveLength(1);
    const [mail] = sent();
    expect(mail?.Destination).toEqual({ ToAddresses: [task.assignee.email] });
    expect(mail?.ReplyToAddresses).toEqual([granvik.coordinator.email]);
    const name = Buffer.from('Granviks kommun, Socialnämnden').toString('base64');
    expect(mail?.FromEmailAddress).toBe(`=?UTF-8?B?${name}?= <valbar@granvik.example>`);
    const token = /https:\/\/valbar\.granvik\.example\/t\/confirm-submission\/(\S+)/.exec(textOf(mail))?.[1] ?? '';
    expect(await readLink(token)).toMatchObject({
      link: { kind: 'CONFIRM_SUBMISSION' },
      task: { taskId: task.taskId },
    });
    expectNothingOfTheCase(mail);
    for (const word of ['Granviks kommun', 'Socialnämnden', 'SN 2026/00042', '2026-03-16', granvik.coordinator.phone]) {
      expect(textOf(mail)).toContain(word);
    }
    const stored = JSON.stringify([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]);
    expect(stored).not.toContain(token);
    expect(stored).toContain(sha256(token));
  });

  it('waits to go by letter to somebody without an e-mail address, and makes no link that nobody gets', async () => {
    const { subject, task } = await storeTask({ kind: 'COMPLETE', assignee: { name: 'Kim Solberg' } });
    await queue(subject, 'TASK', task.taskId);
    await deliver(subject);
    await deliver(subject);
    expect(sent()).toEqual([]);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'LETTER', attempts: 1 }]);
    expect(JSON.stringify(await everythingIn('LINK_TABLE'))).not.toContain(task.taskId);
  });

  it('does not say that somebody is late who has been given more time since it was decided to', async () => {
    const { subject, task } = await storeTask({ dueOn: '2026-02-27' });
    await queue(subject, 'REMINDER_OVERDUE', task.taskId);
    await transact([moveTask(task, '2026-04-01')]);
    await deliver(subject);
    expect(sent()).toEqual([]);
  });

  it('makes another link each time: a reminder’s is its own', async () => {
    const { subject, task } = await storeTask({ dueOn: '2026-02-27' });
    for (const template of ['TASK', 'REMINDER_BEFORE_DUE', 'REMINDER_OVERDUE', 'NEW_LINK'] as const) {
      await queue(subject, template, task.taskId);
    }
    await deliver(subject);
    const tokens = sent().map((mail) => /confirm-submission\/(\S+)/.exec(textOf(mail))?.[1]);
    expect(new Set(tokens).size).toBe(4);
    for (const mail of sent()) expectNothingOfTheCase(mail);
  });

  it('for an officer’s task names the page behind sign-in and makes no link', async () => {
    const { subject, task } = await storeTask({
      kind: 'ASSESS',
      assignee: { name: 'Sam Ordning', email: 'samordnare@granvik.example' },
    });
    await queue(subject, 'TASK', task.taskId);
    const links = (await everythingIn('LINK_TABLE')).length;
    await deliver(subject);
    expect(textOf(sent()[0])).toContain(
      `https://valbar.granvik.example/desk/applications/granvik.${subject.id}/assessment\n`,
    );
    expect(await everythingIn('LINK_TABLE')).toHaveLength(links);
  });

  it.each(['TASK', 'NEW_LINK', 'REMINDER_BEFORE_DUE', 'REMINDER_OVERDUE', 'ESCALATION'] as const)(
    'is not sent for a settled task: %s',
    async (template) => {
      const at = '2026-03-10T10:00:00.000Z';
      const answered = await storeTask();
      await transact([answerTask(answered.task, { at, by: 'Mika Glänta', outcome: 'CONFIRMED' })]);
      const revoked = await storeTask();
      await transact([revokeTask(revoked.task, { at, why: 'WITHDRAWN' })]);
      for (const { subject, task } of [answered, revoked]) {
        await queue(subject, template, task.taskId);
        await deliver(subject);
        expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
      }
      expect(sent()).toEqual([]);
    },
  );

  it('is not sent for a task that is not there', async () => {
    const { subject } = await storeReceived();
    await queue(subject, 'TASK', '01J00000000000000000000000');
    await deliver(subject);
    expect(sent()).toEqual([]);
  });
});

describe('an escalation', () => {
  it('goes to the coordinator, without a token', async () => {
    const { subject, task } = await storeTask();
    await queue(subject, 'ESCALATION', task.taskId);
    const links = (await everythingIn('LINK_TABLE')).length;
    await deliver(subject);
    expect(sent()).toHaveLength(1);
    const [mail] = sent();
    expect(mail?.Destination).toEqual({ ToAddresses: [granvik.coordinator.email] });
    expect(textOf(mail)).toContain(`https://valbar.granvik.example/desk/applications/granvik.${subject.id}\n`);
    expect(textOf(mail)).not.toContain('/t/');
    expect(await everythingIn('LINK_TABLE')).toHaveLength(links);
    expectNothingOfTheCase(mail);
  });

  it('is also sent of a task that was taken back because its time had passed', async () => {
    const { subject, task } = await storeTask();
    await transact([revokeTask(task, { at: '2026-03-18T06:00:00.000Z', why: 'TIME_PASSED' })]);
    await queue(subject, 'ESCALATION', task.taskId);
    await queue(subject, 'REMINDER_OVERDUE', task.taskId);
    await deliver(subject);
    expect(sent().map(({ Destination }) => Destination?.ToAddresses)).toEqual([[granvik.coordinator.email]]);
  });
});

describe('a mail to the applicant’s contact', () => {
  it('LOV 4:5: is the receipt, with the day of arrival and the diary number, and nothing else of the case', async () => {
    const { subject } = await storeReceived({ outbox: [{ kind: 'MAIL', template: 'RECEIPT' }] });
    await deliver(subject);
    const [mail] = sent();
    expect(mail?.Destination).toEqual({ ToAddresses: [content.contact.email] });
    for (const word of ['SN 2026/00042', '2026-03-02', '2026-04-27']) expect(textOf(mail)).toContain(word);
    expectNothingOfTheCase(mail);
  });

  it('says when the provider is in the catalogue, and where', async () => {
    const { subject } = await storeReceived({ outbox: [{ kind: 'MAIL', template: 'PUBLISHED' }] });
    await deliver(subject);
    expect(textOf(sent()[0])).toContain('https://valbar.granvik.example/\n');
    expectNothingOfTheCase(sent()[0]);
  });
});

describe('a mail that can’t be sent', () => {
  it('is tried again, and its line says so without the address', async () => {
    const { subject, task } = await storeTask();
    await queue(subject, 'TASK', task.taskId);
    const refused = Object.assign(new Error(`Address ${task.assignee.email} is not verified`), {
      name: 'MessageRejected',
    });
    ses.on(SendEmailCommand).rejects(refused);
    await expect(deliver(subject)).rejects.toThrow(OutboxError);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED', failure: 'MessageRejected' }]);
    ses.on(SendEmailCommand).resolves({});
    await deliver(subject);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE', attempts: 2 }]);
  });

  it('is sent once when the stream brings its line five times at once', async () => {
    const { subject, task } = await storeTask();
    await queue(subject, 'TASK', task.taskId);
    const event = await streamOf(subject);
    await Promise.allSettled(Array.from({ length: 5 }, () => handler(event, webContext)));
    await handler(event, webContext);
    expect(sent()).toHaveLength(1);
  });
});
