import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler } from '../../../functions/decision/put-right/handler.tsx';
import { handler as noticePage } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { database } from '../../../shared/store/client.ts';
import { readDecided } from '../../../shared/store/overview/decided-case.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { collectionOf, sortKey, tables } from '../../../shared/store/tables.ts';
import { faultsOf } from '../../support/browser.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  type Role,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const right = { what: 'PARAGRAPH', after: '98', why: 'Fel siffra vid registreringen.' };

function page(subject: Subject, role: Role = 'secretary'): Officer {
  return new Officer(handler, 'clerical-error', subject, { role, name: 'Sekla Teräng', email: 's@granvik.example' });
}

async function decided(): Promise<Subject> {
  const subject = await askedToDecide(proposals.refusal());
  const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
  const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
  await secretary.send({ step: 'open', heldOn: meetingDay });
  const attendance = Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM']));
  await secretary.send({ step: 'attendance', ...attendance });
  await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  return subject;
}

describe('a slip in a decision', () => {
  it('FL 36: is put right with its trace; the notice reads so and says it, and what was stored stays', async () => {
    const subject = await decided();
    expect((await page(subject).post(right)).status).toBe(303);
    const words = {
      what: 'PASSAGE',
      before: 'inte registrerad',
      after: 'ännu inte registrerad',
      why: 'Ett ord föll bort.',
    };
    expect((await page(subject).post(words)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([
      { meeting: { paragraph: '98' }, clericalErrors: [{ before: '97', after: '98' }, { what: 'PASSAGE' }] },
    ]);
    const Key = { pk: collectionOf(subject), sk: sortKey.decision(1) };
    const { Item } = await database.send(new GetCommand({ TableName: tables.case, Key }));
    expect(Item).toMatchObject({ meeting: { paragraph: '97' } });
    expect(await eventsOf(subject, 'CLERICAL_ERROR_PUT_RIGHT')).toMatchObject([
      { by: 'Sekla Teräng', data: { number: 1, what: 'PARAGRAPH', before: '97', after: '98', why: right.why } },
      { data: { what: 'PASSAGE' } },
    ]);
    await giveNotice({ applicationId: publicId('granvik', subject.id), attempt: 1 }, webContext);
    const addressee = await Visitor.to(noticePage, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
    await addressee.post({ step: 'answer', confirm: 'yes' });
    const { body } = await addressee.get();
    expect(body).toContain('§ 98');
    expect(body).toContain('Verksamheten är ännu inte registrerad.');
    expect(body).toContain('”97” till ”98”');
  });

  it('FL 36: is counted on the day that was put right, and the meeting’s page says both', async () => {
    const subject = await decided();
    const on = async (day: string) => (await readDecided('granvik', { from: day, through: day })).length;
    const [before, today] = [await on('2026-03-05'), await on(meetingDay)];
    const day = { what: 'HELD_ON', after: '2026-03-05', why: 'Fel dag vid registreringen.' };
    expect((await page(subject).post(day)).status).toBe(303);
    expect([await on('2026-03-05'), await on(meetingDay)]).toEqual([before + 1, today - 1]);
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
    const record = await new Officer(meetingPage, 'meeting', subject, who).get();
    expect(record.body).toContain('Socialnämnden, 5 mars 2026');
    expect(record.body).toContain(`”${meetingDay}” till ”2026-03-05”. ${day.why}`);
  });

  it('is put right once, pressed twice and by two windows at once; another’s press is told that it says so already', async () => {
    const subject = await decided();
    const answers = await Promise.all([page(subject).post(right), page(subject).post(right)]);
    answers.push(await page(subject).post({ ...right, after: '§ 98' }));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await page(subject).post({ ...right, why: 'Ett annat skäl.' })).body).toContain('Så står det redan');
    expect(await eventsOf(subject, 'CLERICAL_ERROR_PUT_RIGHT')).toHaveLength(1);
  });

  it('FL 36: is put right once where the new words hold the old, pressed twice and by two at once', async () => {
    const subject = await decided();
    const words = { what: 'PASSAGE', before: ' registrerad', after: 'registrerades', why: 'En ändelse föll bort.' };
    const answers = await Promise.all([page(subject).post(words), page(subject).post(words)]);
    answers.push(await page(subject).post(words));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [decision] = await readDecisions(subject);
    expect(decision?.scopes[0]?.reasons[0]?.text.sv).toBe('Verksamheten är inte registrerades.');
    expect(await eventsOf(subject, 'CLERICAL_ERROR_PUT_RIGHT')).toHaveLength(1);
    const another = { ...words, why: 'En ändelse till.' };
    expect((await page(subject).post(another)).status).toBe(303);
    expect(await eventsOf(subject, 'CLERICAL_ERROR_PUT_RIGHT')).toHaveLength(2);
  });

  it.each([
    ['what is not said', { what: '' }],
    ['a § that is none', { after: 'nittioåtta' }],
    ['the § that stands there', { after: '97' }],
    ['a day after the decision', { what: 'HELD_ON', after: '2026-03-11' }],
    ['words that are not there', { what: 'PASSAGE', before: 'finns inte' }],
    ['no reason', { why: '' }],
    ['too many words', { what: 'PASSAGE', before: 'a'.repeat(501) }],
  ])('refuses %s, and nothing is changed', async (_what, form) => {
    const subject = await decided();
    const before = await everything();
    expect((await page(subject).post({ ...right, ...form })).status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('is the secretary’s and the coordinator’s to put right, after the decision, on a page that axe finds accessible', async () => {
    const subject = await decided();
    expect((await page(subject, 'case-officer').post(right)).status).toBe(403);
    expect((await page(await askedToDecide(proposals.refusal())).get()).status).toBe(404);
    await page(subject).post(right);
    const wrong = await page(subject).post({ ...right, after: '' });
    expect(await faultsOf([['clerical-error', wrong.body]])).toEqual([]);
  }, 60_000);
});
