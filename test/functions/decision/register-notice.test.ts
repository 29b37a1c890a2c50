import { describe, expect, it, vi } from 'vitest';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as receiveNotice } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler } from '../../../functions/decision/register-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { deskPath } from '../../../shared/domain/task/address.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readNotice } from '../../../shared/store/decision/decision.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const letter = { kind: 'REGISTERED_LETTER', givenOn: '2026-03-19', reference: 'Mottagningsbevis RR 123 456 789 SE' };

async function refused(): Promise<Subject> {
  vi.setSystemTime(new Date(`${meetingDay}T13:00:00.000Z`));
  const subject = await askedToDecide(proposals.refusal());
  const meeting = await new Officer(registerMeeting, 'meeting', subject, secretary).withoutConflict();
  await meeting.send({ step: 'open', heldOn: meetingDay });
  await meeting.send({
    step: 'attendance',
    ...Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM'])),
  });
  await meeting.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  await giveNotice({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);
  return subject;
}

/** Two weeks on, an officer signs in at the case's notice. */
function later(subject: Subject, who: ConstructorParameters<typeof Officer>[3] = secretary): Officer {
  vi.setSystemTime(new Date('2026-03-23T09:00:00.000Z'));
  return new Officer(handler, 'notice', subject, who);
}

describe('a notice that nobody presses', () => {
  it('LOV 10:3: is given by a registered letter on the day of its proof, and the three weeks run from then', async () => {
    const subject = await refused();
    const task = await openTaskOf(subject, 'RECEIVE_NOTICE');
    const addressee = await Visitor.to(receiveNotice, 'notice', task);
    const officer = later(subject);
    expect((await officer.get()).body).toContain('kim@solglantan.example');
    expect((await officer.post(letter)).status).toBe(303);
    expect(await readNotice(subject)).toMatchObject({
      status: 'GIVEN',
      proof: { kind: 'REGISTERED_LETTER', reference: letter.reference, registeredBy: 'Sekla Teräng' },
      remedyLastDay: '2026-04-09',
    });
    expect(await tasksOf(subject, 'RECEIVE_NOTICE')).toMatchObject([{ status: 'ANSWERED', outcome: 'GIVEN' }]);
    expect(await eventsOf(subject, 'NOTICE_REGISTERED')).toMatchObject([
      { by: 'Sekla Teräng', data: { kind: 'REGISTERED_LETTER', givenOn: '2026-03-19', remedyLastDay: '2026-04-09' } },
    ]);
    const { body } = await officer.get();
    expect(body).toContain(letter.reference);
    expect(body).toContain('9 april 2026');
    // The link of the mail shows the decision all the same.
    expect((await addressee.get()).body).toContain('19 mars 2026');
  });

  it('is led to from its escalation', async () => {
    const subject = { municipality: 'granvik', type: 'APPLICATION', id: '01J' } as const;
    expect(deskPath('RECEIVE_NOTICE', subject)).toBe('/desk/applications/granvik.01J/notice');
  });

  it('is registered once: neither again, nor over the addressee’s own press', async () => {
    const subject = await refused();
    const addressee = await Visitor.to(receiveNotice, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
    const officer = later(subject);
    await Promise.all([officer.post(letter), officer.post({ ...letter, kind: 'BY_HAND' })]);
    await addressee.post({ step: 'answer', confirm: 'yes' });
    expect(await eventsOf(subject, 'NOTICE_REGISTERED')).toHaveLength(1);
    expect(await eventsOf(subject, 'NOTICE_GIVEN')).toEqual([]);
    expect(await readNotice(subject)).toMatchObject({ remedyLastDay: '2026-04-09' });

    const other = await refused();
    const first = await Visitor.to(receiveNotice, 'notice', await openTaskOf(other, 'RECEIVE_NOTICE'));
    await first.post({ step: 'answer', confirm: 'yes' });
    expect((await later(other).post(letter)).status).toBe(303);
    expect(await readNotice(other)).toMatchObject({ proof: { kind: 'ACKNOWLEDGED' } });
  });

  it('takes no day before the decision or to come, and nothing without its proof', async () => {
    const officer = later(await refused());
    const before = await everything();
    for (const wrong of [
      { givenOn: '2026-03-09' },
      { givenOn: '2026-03-24' },
      { givenOn: '2026-02-30' },
      { givenOn: '' },
      { kind: 'TELEPHONE' },
      { kind: '' },
      { reference: '   ' },
      { reference: 'x'.repeat(501) },
    ]) {
      expect((await officer.post({ ...letter, ...wrong })).status, JSON.stringify(wrong)).toBe(422);
    }
    for (const method of ['HEAD', 'GET'] as const) expect((await officer.get(method)).status).toBe(200);
    expect(await everything()).toBe(before);
  });

  it('is nothing that a delegate registers, nor there before a notice was sent', async () => {
    const subject = await refused();
    const delegate = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
    expect((await later(subject, delegate).post(letter)).status).toBe(403);
    const undecided = await askedToDecide(proposals.refusal());
    expect((await later(undecided).get()).status).toBe(404);
  });
});
