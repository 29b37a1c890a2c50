import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handler as prepare } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { mail as ses } from '../../support/mocked-services.ts';
import { streamOf } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import { askedToDecide, meetingDay, openTaskOf, proposals, tasksOf, useDecisions, Visitor } from './support.ts';

useDecisions();

const committee: Subject = { municipality: 'granvik', type: 'COMMITTEE', id: 'socialnamnden' };

beforeEach(() => {
  const { stillDays: _none, ...quiet } = granvik;
  useMunicipalities([{ ...quiet, preparationMail: 'DIGEST' }]);
});
afterEach(useGranvik);

/** The morning's run, and the letters that it leads to, by address. */
async function morning(day: string, meanwhile = () => Promise.resolve()): Promise<Map<string, string[]>> {
  await remind({ at: `${day}T06:00:00.000Z` }, webContext);
  await meanwhile();
  ses.resetHistory();
  await sendMail(await streamOf(committee), webContext);
  const letters = new Map<string, string[]>();
  for (const {
    args: [{ input }],
  } of ses.commandCalls(SendEmailCommand)) {
    const to = input.Destination?.ToAddresses?.[0] ?? '';
    letters.set(to, [...(letters.get(to) ?? []), input.Content?.Simple?.Body?.Text?.Data ?? '']);
  }
  return letters;
}

const linksIn = (text = ''): string[] => [...text.matchAll(/\/t\/prepare\/(\S+)/g)].map(([, token]) => token ?? '');

describe('a member with many preparation tasks', () => {
  it('gets one letter for all of them, once, with a link to each that works; other tasks’ letters go as ever', async () => {
    const [one, other] = [await askedToDecide(proposals.refusal()), await askedToDecide(proposals.partial())];
    const told = (await readOutbox(one)).map(({ message }) => (message.kind === 'MAIL' ? message.taskId : ''));
    expect(told).toEqual([(await openTaskOf(one, 'REGISTER_MEETING')).taskId]);
    const letters = await morning('2026-03-11');
    const [letter, ...more] = letters.get('boberg@granvik.example') ?? [];
    expect(more).toEqual([]);
    expect(letters.size).toBe(7);
    expect(linksIn(letter)).toHaveLength(2);
    expect(letter).not.toMatch(/Solgläntan|Bo Berg/);
    for (const token of linksIn(letter)) {
      expect((await new Visitor(prepare, 'prepare', token).get()).status).toBe(200);
    }
    expect((await morning('2026-03-11')).size).toBe(0);
    expect((await morning('2026-03-12')).size).toBe(0);
    expect((await tasksOf(other, 'PREPARE')).filter(({ status }) => status === 'OPEN')).toHaveLength(7);
  });

  it('is written to of no task that is settled before the letter goes', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const letters = await morning('2026-03-13', async () => {
      const link = await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE', '3'));
      await (await (await link.identify()).withoutConflict()).post({ step: 'answer', stance: 'FOR' });
    });
    const [asked, answered] = ['boberg@granvik.example', 'carindahl@granvik.example'];
    expect(linksIn(letters.get(asked)?.[0])).toHaveLength(3);
    expect(linksIn(letters.get(answered)?.[0])).toHaveLength(2);
  });
});

it('goes to nobody where the municipality wants a letter for each', async () => {
  useGranvik();
  const subject = await askedToDecide(proposals.refusal());
  expect((await readOutbox(subject)).filter(({ message }) => message.kind === 'MAIL')).toHaveLength(8);
  expect((await morning(meetingDay)).size).toBe(0);
});
