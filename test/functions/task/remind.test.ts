import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/task/remind/handler.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { CompletionRequest } from '../../../shared/domain/completion/request.ts';
import type { OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { database } from '../../../shared/store/client.ts';
import { putCompletion, readCompletion } from '../../../shared/store/completion/completion.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { putRound, readRound, type RoundName } from '../../../shared/store/task/round.ts';
import { collectionOf, sortKey } from '../../../shared/store/tables.ts';
import { answerTask, readTask } from '../../../shared/store/task/task.ts';
import { transact, type Write } from '../../../shared/store/transact.ts';
import { granvik } from '../../support/granvik.ts';
import { received, storeTask } from '../../support/stored-case.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';

useTables();

/** Cases that lie still are tried by themselves. */
beforeAll(() => {
  const { stillDays: _none, ...quiet } = granvik;
  useMunicipalities([quiet]);
});

const dueOn = '2026-03-16';
/** Granvik reminds three days before and tells the coordinator two days after. */
const days = { early: '2026-03-12', before: '2026-03-13', dueDay: dueOn, over: '2026-03-17', late: '2026-03-18' };

function sweep(day: string): Promise<{ reminded: number }> {
  return handler({ at: `${day}T06:00:00.000Z` }, webContext);
}

async function mailsOf(subject: Subject): Promise<string[]> {
  return (await readOutbox(subject)).flatMap(({ message }) => (message.kind === 'MAIL' ? [message.template] : []));
}

async function remindersOf(subject: Subject) {
  return (await readEvents(subject)).filter(({ type }) => type === 'REMINDER_SENT').map(({ data }) => data['rung']);
}

async function waiting(kind: OpenTask['kind'], name: RoundName) {
  return storeTask({ kind, round: { name, number: 1 } }, (subject) => [
    putRound(subject, { name, number: 1, taskToken: 'token', enteredAt: '2026-03-02T09:00:00.000Z' }),
    ...(kind === 'COMPLETE' ? [asked(subject)] : []),
  ]);
}

/** What a completion asks for. */
function asked({ id: applicationId }: Subject, more: Partial<CompletionRequest> = {}): Write {
  const text = { sv: 'Saknas.', en: 'Missing.' };
  return putCompletion(received({ applicationId }), {
    schemaVersion: 1,
    applicationId,
    diaryNumber: 'SN 2026/00042',
    kind: 'COMPLETION',
    number: 1,
    by: 'system',
    at: '2026-03-02T09:00:00.000Z',
    items: [{ requirementId: 'HT-S-13', ask: { kind: 'EVIDENCE', evidence: 'routine.lex-sarah' }, text }],
    days: 14,
    ...more,
  });
}

describe('reminding', () => {
  it('climbs the ladder one rung at a time, each once', async () => {
    const { subject, task } = await storeTask({ kind: 'ASSESS', dueOn });
    const seen: string[][] = [];
    for (const day of [days.early, days.before, days.before, days.dueDay, days.over, days.over, days.late, days.late]) {
      await sweep(day);
      seen.push(await mailsOf(subject));
    }
    const [first, second, third] = ['REMINDER_BEFORE_DUE', 'REMINDER_OVERDUE', 'ESCALATION'];
    expect(seen).toEqual([
      [],
      [first],
      [first],
      [first],
      [first, second],
      [first, second],
      [first, second, third],
      [first, second, third],
    ]);
    expect(await remindersOf(subject)).toEqual(['BEFORE_DUE', 'OVERDUE', 'ESCALATED']);
    expect(await readTask(subject, task.taskId)).toMatchObject({
      status: 'OPEN',
      reminded: ['BEFORE_DUE', 'OVERDUE', 'ESCALATED'],
    });
    expect(verifyChain(await readEvents(subject), hashOf)).toMatchObject({ ok: true });
  });

  it('sends the highest rung reached when days were missed', async () => {
    const { subject } = await storeTask({ kind: 'ASSESS', dueOn });
    await sweep('2026-04-01');
    await sweep('2026-04-02');
    expect(await mailsOf(subject)).toEqual(['ESCALATION']);
  });

  it('reckons days as they are in Sweden', async () => {
    const { subject } = await storeTask({ kind: 'ASSESS', dueOn });
    await handler({ at: '2026-03-12T22:30:00.000Z' }, webContext);
    expect(await mailsOf(subject)).toEqual([]);
    await handler({ at: '2026-03-12T23:30:00.000Z' }, webContext);
    expect(await mailsOf(subject)).toEqual(['REMINDER_BEFORE_DUE']);
  });

  it('goes by the present day when nobody says another', async () => {
    const { subject } = await storeTask({ kind: 'ASSESS', dueOn: '2020-01-01' });
    await handler({ time: '2019-01-01T00:00:00Z', source: 'aws.scheduler' }, webContext);
    expect(await mailsOf(subject)).toEqual(['ESCALATION']);
  });

  it('refuses a day that is none', async () => {
    await expect(handler({ at: 'yesterday' }, webContext)).rejects.toThrow();
  });

  it('leaves a settled task alone', async () => {
    const { subject, task } = await storeTask({ kind: 'ASSESS', dueOn });
    await transact([answerTask(task, { at: '2026-03-10T10:00:00.000Z', by: 'Enar Chefsson', outcome: 'ASSESSED' })]);
    await sweep(days.late);
    expect(await mailsOf(subject)).toEqual([]);
    expect(await remindersOf(subject)).toEqual([]);
  });

  it('leaves a task alone that was settled after the index was read', async () => {
    const { subject, task } = await storeTask({ kind: 'ASSESS', dueOn });
    const [stale] = (await everythingIn('CASE_TABLE')).filter(({ taskId }) => taskId === task.taskId);
    const answered = answerTask(task, { at: '2026-03-10T10:00:00.000Z', by: 'Enar Chefsson', outcome: 'ASSESSED' });
    await transact([
      {
        Put: {
          ...answered.Put,
          TableName: process.env['CASE_TABLE'],
          Item: { ...answered.Put?.Item, duePk: stale?.['duePk'], dueSk: stale?.['dueSk'] },
        },
      },
    ]);
    await sweep(days.late);
    expect(await mailsOf(subject)).toEqual([]);
  });

  it('by two sweeps at once reminds once', async () => {
    const { subject } = await storeTask({ kind: 'ASSESS', dueOn });
    await Promise.all([sweep(days.before), sweep(days.before), sweep(days.before)]);
    expect(await mailsOf(subject)).toEqual(['REMINDER_BEFORE_DUE']);
    expect(await remindersOf(subject)).toEqual(['BEFORE_DUE']);
  });

  it('of a contact who has not confirmed tells no coordinator: a draft is the applicant’s own room', async () => {
    const { subject, task } = await storeTask({ kind: 'CONFIRM_CONTACT', dueOn });
    await sweep(days.over);
    await sweep(days.late);
    await sweep(days.late);
    expect(await mailsOf(subject)).toEqual(['REMINDER_OVERDUE']);
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'OPEN' });
  });
});

describe('an applicant’s silence', () => {
  it.each([
    ['CONFIRM_SUBMISSION', 'CONFIRMATION'],
    ['COMPLETE', 'COMPLETION'],
  ] as const)('ends the wait for %s when the coordinator is told, and not before', async (kind, name) => {
    const { subject, task } = await waiting(kind, name);
    await sweep(days.over);
    expect(await readRound(subject, name)).not.toHaveProperty('outcome');
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'OPEN' });
    await sweep(days.late);
    await sweep(days.late);
    expect(await readRound(subject, name)).toMatchObject({ outcome: 'EXPIRED' });
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'REVOKED', why: 'TIME_PASSED' });
    expect((await readOutbox(subject)).filter(({ kind: of }) => of === 'CALLBACK')).toMatchObject([
      { message: { round: name, number: 1, outcome: 'EXPIRED' } },
    ]);
    expect(await mailsOf(subject)).toEqual(['REMINDER_OVERDUE', 'ESCALATION']);
  });

  it.each([
    ['ASSESS', 'ASSESSMENT'],
    ['DECIDE_AS_MEMBER', 'DECISION'],
  ] as const)('is not an officer’s or a member’s: %s waits on', async (kind, name) => {
    const { subject, task } = await waiting(kind, name);
    await sweep(days.late);
    expect(await readRound(subject, name)).not.toHaveProperty('outcome');
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'OPEN', reminded: ['ESCALATED'] });
    expect((await readOutbox(subject)).map(({ kind: of }) => of)).toEqual(['MAIL']);
  });

  it('LOV 6:2: is not found while the municipality has not said whether the applicant gets more time', async () => {
    const { subject, task } = await waiting('COMPLETE', 'COMPLETION');
    const extensions = [
      { state: 'ASKED', askedAt: '2026-03-14T09:00:00.000Z', askedBy: 'Mika', why: 'Semester' } as const,
    ];
    await transact([asked(subject, { extensions })]);
    await sweep(days.late);
    expect(await readRound(subject, 'COMPLETION')).not.toHaveProperty('outcome');
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'OPEN' });
  });

  it('LOV 6:2: is written on the request that was met with it', async () => {
    const { subject } = await waiting('COMPLETE', 'COMPLETION');
    await sweep(days.late);
    expect(await readCompletion(subject, 1)).toMatchObject({
      ended: { at: '2026-03-18T06:00:00.000Z', outcome: 'SILENCE' },
    });
    expect((await readEvents(subject)).at(-1)).toMatchObject({ type: 'COMPLETION_UNANSWERED', data: { number: 1 } });
  });

  it('and an answer at the same time end the wait once', async () => {
    const { subject } = await waiting('COMPLETE', 'COMPLETION');
    await Promise.all([sweep(days.late), sweep(days.late), sweep(days.late)]);
    expect((await readOutbox(subject)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
  });
});

describe('a revocation that can’t be enforced', () => {
  it('keeps no other municipality from being reminded, and fails the sweep so that somebody sees it', async () => {
    const { stillDays: _none, ...quiet } = granvik;
    useMunicipalities([{ ...quiet, id: 'lillby' }, quiet]);
    const committee = { municipality: 'lillby', type: 'COMMITTEE', id: quiet.committee.id } as const;
    const key = { pk: collectionOf(committee), sk: sortKey.case };
    await database.send(new PutCommand({ TableName: process.env['CASE_TABLE'], Item: { ...key, version: 'broken' } }));
    const { subject } = await storeTask({ kind: 'ASSESS', dueOn });
    const swept = await sweep(days.over).catch((error: unknown) => error);
    useMunicipalities([quiet]);
    expect(String(swept)).toContain('Error: 1 tasks');
    expect(await mailsOf(subject)).toEqual(['REMINDER_OVERDUE']);
  });
});

describe('a case that can’t be written', () => {
  it('keeps no other from being reminded, and fails the sweep so that somebody sees it', async () => {
    const broken = await storeTask({ kind: 'ASSESS', dueOn: '2025-01-01' });
    const key = { pk: collectionOf(broken.subject), sk: sortKey.case };
    await database.send(new PutCommand({ TableName: process.env['CASE_TABLE'], Item: { ...key, version: 'broken' } }));
    const { subject } = await storeTask({ kind: 'ASSESS', dueOn });
    await expect(sweep(days.over)).rejects.toThrow('1');
    expect(await mailsOf(subject)).toEqual(['REMINDER_OVERDUE']);
  });
});
