import { describe, expect, it } from 'vitest';
import { handler } from '../../../functions/task/record-bounce/handler.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { tagOf } from '../../../shared/messages/mail-tag.ts';
import { readContent, putContent } from '../../../shared/store/application/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { outboxLine, type OutboxLine, type OutboxMessage, readOutbox } from '../../../shared/store/outbox.ts';
import { CoordinatorNotReached } from '../../../shared/store/task/not-arrived.ts';
import { collectionOf, sortKey, tables } from '../../../shared/store/tables.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { storeTask } from '../../support/stored-case.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';

useTables();

const contact = { name: 'Mika Glänta', email: 'mika@solglantan.example' };

/** As SES publishes it to EventBridge, with what is left alone shortened. */
function told(line: Pick<OutboxLine, 'subject' | 'outboxId'> | null, outcome: object): unknown {
  return {
    version: '0',
    id: '12345678-1234-1234-1234-123456789012',
    'detail-type': 'Email Bounced',
    source: 'aws.ses',
    account: '123456789012',
    time: '2026-03-02T09:05:00Z',
    region: 'eu-north-1',
    resources: ['arn:aws:ses:eu-north-1:123456789012:configuration-set/valbar-granvik-mail'],
    detail: {
      ...outcome,
      mail: {
        timestamp: '2026-03-02T09:00:00.000Z',
        source: 'valbar@granvik.example',
        messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
        destination: ['mika@solglantan.example'],
        headersTruncated: false,
        tags: {
          'ses:configuration-set': ['valbar-granvik-mail'],
          'ses:from-domain': ['granvik.example'],
          ...(line === null ? {} : { line: [tagOf(line)] }),
        },
      },
    },
  };
}

const bounced = (bounceType: string, bounceSubType = 'General') => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType,
    bouncedRecipients: [{ emailAddress: 'mika@solglantan.example', action: 'failed', status: '5.1.1' }],
    timestamp: '2026-03-02T09:04:59.000Z',
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
  },
});

/** One mail of the case that the mail service took. */
async function mailed(subject: Subject, message: Omit<Extract<OutboxMessage, { kind: 'MAIL' }>, 'kind'>) {
  await transact([
    outboxLine(collectionOf(subject), subject, { kind: 'MAIL', ...message }, '2026-03-02T09:00:00.000Z'),
  ]);
  const line = (await readOutbox(subject)).at(-1);
  if (line === undefined) throw new Error('No line');
  await transact([
    {
      Update: {
        TableName: tables.case,
        Key: { pk: collectionOf(subject), sk: sortKey.outbox(line.outboxId) },
        UpdateExpression: 'SET #state = :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':done': 'DONE' },
      },
    },
  ]);
  return line;
}

async function storeNoticeTask(signatories: readonly { name: string; email: string; phone: string }[]) {
  const { subject, task } = await storeTask({ kind: 'RECEIVE_NOTICE', assignee: contact });
  const content = await readContent(subject);
  if (content === null) throw new Error('No content');
  await transact([putContent(subject, { ...content, signatories: [...signatories] })]);
  return { subject, task };
}

const signatory = { name: 'Alva Ledung', email: 'alva@solglantan.example', phone: '070-174 06 15' };

describe('LOV 8:2: a notice whose mail bounces', () => {
  it('goes to another who signs for the applicant, once however often it is told, and the case says so', async () => {
    const { subject, task } = await storeNoticeTask([signatory]);
    const line = await mailed(subject, { template: 'TASK', taskId: task.taskId });
    const event = told(line, bounced('Permanent'));
    await Promise.all([handler(event, webContext), handler(event, webContext)]);
    await handler(event, webContext);
    const [first, second, ...more] = await readOutbox(subject);
    expect(first).toMatchObject({ state: 'RESENT', failure: 'BOUNCE' });
    expect(second).toMatchObject({
      state: 'PENDING',
      message: { template: 'TASK', taskId: task.taskId, to: signatory.email },
    });
    expect(more).toEqual([]);
    const events = (await readEvents(subject)).filter(({ type }) => type === 'MAIL_NOT_ARRIVED');
    expect(events.map(({ data }) => data)).toMatchObject([{ why: 'BOUNCE', instead: 'OTHER_ADDRESS' }]);
    expect(JSON.stringify(events)).not.toContain('@');
  });

  it('waits to go by letter when the other address bounces too', async () => {
    const { subject, task } = await storeNoticeTask([signatory]);
    const line = await mailed(subject, { template: 'TASK', taskId: task.taskId, to: signatory.email });
    await handler(told(line, bounced('Permanent', 'OnAccountSuppressionList')), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'LETTER', failure: 'BOUNCE' }]);
  });

  it('waits to go by letter when the only signatory is the contact who was not reached', async () => {
    const { subject, task } = await storeNoticeTask([{ ...signatory, email: 'Mika@Solglantan.example' }]);
    const line = await mailed(subject, { template: 'TASK', taskId: task.taskId });
    await handler(told(line, { eventType: 'Complaint' }), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'LETTER', failure: 'COMPLAINT' }]);
  });

  it('is left as it is when an answering machine answered, and when somebody has received it meanwhile', async () => {
    const { subject, task } = await storeNoticeTask([signatory]);
    const line = await mailed(subject, { template: 'TASK', taskId: task.taskId });
    await handler(told(line, bounced('Transient')), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
    await transact([answerTask(task, { at: '2026-03-03T09:00:00.000Z', by: contact.name, outcome: 'GIVEN' })]);
    await handler(told(line, bounced('Transient', 'MailboxFull')), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED' }]);
  });
});

describe('other mail that does not arrive', () => {
  it('is told to the coordinator when it was for a member', async () => {
    const { subject, task } = await storeTask({
      kind: 'DECIDE_AS_MEMBER',
      assignee: { name: 'Liv Ledamot', email: 'liv@granvik.example', phone: '070-174 06 12', seat: '2' },
    });
    const line = await mailed(subject, { template: 'TASK', taskId: task.taskId });
    await handler(told(line, { eventType: 'Reject' }), webContext);
    expect(await readOutbox(subject)).toMatchObject([
      { state: 'FAILED', failure: 'REJECT' },
      { state: 'PENDING', message: { template: 'NOT_ARRIVED', taskId: task.taskId } },
    ]);
  });

  it('rings the alarm when it was the coordinator’s own', async () => {
    const { subject, task } = await storeTask({ kind: 'ASSESS' });
    const line = await mailed(subject, { template: 'ESCALATION', taskId: task.taskId });
    await expect(handler(told(line, bounced('Permanent')), webContext)).rejects.toThrow(CoordinatorNotReached);
  });

  it('is passed over without the tag of a case, and refused in another shape', async () => {
    await expect(handler(told(null, bounced('Permanent')), webContext)).resolves.toBeUndefined();
    await expect(handler({ detail: { eventType: 'Open' } }, webContext)).rejects.toThrow();
  });
});
