import { describe, expect, it, vi } from 'vitest';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as receiveNotice } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { mentionsLegalityReview } from '../../../shared/domain/decision/notice.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readNotice } from '../../../shared/store/decision/decision.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  dieAfterCommits,
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

const notify = (subject: Subject) =>
  giveNotice({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);

async function approved(): Promise<Subject> {
  const subject = await askedToDecide(proposals.clear());
  const who = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
  const officer = await new Officer(decideAsOfficer, 'decision', subject, who).withoutConflict();
  await officer.send({ step: 'answer', answer: 'AS_PROPOSED' });
  return subject;
}

async function decidedByMeeting(proposal: Proposal): Promise<Subject> {
  const subject = await askedToDecide(proposal);
  const who = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
  const secretary = await new Officer(registerMeeting, 'meeting', subject, who).withoutConflict();
  await secretary.send({ step: 'open', heldOn: meetingDay });
  await secretary.send({
    step: 'attendance',
    ...Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM'])),
  });
  await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  return subject;
}

async function addressee(subject: Subject): Promise<Visitor> {
  await notify(subject);
  return Visitor.to(receiveNotice, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
}

const received = { step: 'answer', confirm: 'yes' };

describe('the notice of a decision', () => {
  it('LOV 8:2: is sent once for an approval too, however often the workflow asks', async () => {
    const subject = await approved();
    expect(await notify(subject)).toEqual({ outcome: 'APPROVED' });
    expect(await notify(subject)).toEqual({ outcome: 'APPROVED' });
    expect(await tasksOf(subject, 'RECEIVE_NOTICE')).toMatchObject([
      { assignee: { email: 'kim@solglantan.example' }, diaryNumber: 'SN 2026/00042' },
    ]);
    expect(await eventsOf(subject, 'NOTICE_SENT')).toHaveLength(1);
    expect(await readNotice(subject)).toMatchObject({ status: 'SENT', address: 'kim@solglantan.example' });
  });

  it('is sent once when two calls come at once', async () => {
    const subject = await approved();
    await Promise.all([notify(subject), notify(subject), notify(subject)]);
    expect(await tasksOf(subject, 'RECEIVE_NOTICE')).toHaveLength(1);
    expect(await eventsOf(subject, 'NOTICE_SENT')).toHaveLength(1);
  });

  it('is not sent before there is a decision', async () => {
    const subject = await askedToDecide(proposals.clear());
    await expect(notify(subject)).rejects.toThrow();
    expect(await readNotice(subject)).toBeNull();
  });

  it('shows only its cover before the button, and tells nothing of the outcome', async () => {
    const visitor = await addressee(await decidedByMeeting(proposals.refusal()));
    const { status, body } = await visitor.get();
    expect(status).toBe(200);
    expect(body).toContain('har fattat beslut om er ansökan');
    expect(body).toContain('SN 2026/00042');
    expect(body).toContain('Jag har tagit del av beslutet');
    for (const word of ['Godkänns', 'godkänns', 'HT-G-01', 'om rättelse', 'registrerad.'])
      expect(body).not.toContain(word);
  });

  it('LOV 10:3: is given at the press; a refusal states the rule and then the last day', async () => {
    const subject = await decidedByMeeting(proposals.refusal());
    const visitor = await addressee(subject);
    vi.setSystemTime(new Date('2026-03-12T09:30:00.000Z'));
    expect((await visitor.post(received)).status).toBe(303);
    expect(await readNotice(subject)).toMatchObject({
      status: 'GIVEN',
      givenAt: '2026-03-12T09:30:00.000Z',
      proof: { kind: 'ACKNOWLEDGED', by: 'Kim Solberg' },
      remedyLastDay: '2026-04-02',
    });
    vi.setSystemTime(new Date('2026-09-01T09:30:00.000Z'));
    const { body } = await visitor.get();
    expect(body).toContain('Ansökan godkänns inte');
    expect(body).toContain('Verksamheten är inte registrerad.');
    expect(body).toContain('§ 97');
    expect(body).toContain('Socialnämnden');
    expect(body).toContain('10 mars 2026');
    expect(body).toContain('Förvaltningsrätten i Granvik');
    expect(body).toContain('2 april 2026');
    expect(mentionsLegalityReview(body)).toBe(false);
  });

  it('of an approval says who decided by which delegation point, and nothing about correction', async () => {
    const subject = await approved();
    const visitor = await addressee(subject);
    await visitor.post(received);
    const { body } = await visitor.get();
    expect(body).toContain('Ansökan godkänns');
    expect(body).toContain('Enar Chefsson, enhetschef');
    expect(body).toContain('4.1');
    expect(body).not.toContain('om rättelse');
    expect(await readNotice(subject)).not.toHaveProperty('remedyLastDay');
  });

  it('of a partial approval says both, scope by scope', async () => {
    const subject = await decidedByMeeting(proposals.partial());
    const visitor = await addressee(subject);
    await visitor.post(received);
    const { body } = await visitor.get();
    expect(body).toContain('Ansökan godkänns i en del');
    expect(body).toContain('Ledsagning · Hela kommunen · Äldre');
    expect(body).toContain('om rättelse');
    expect(await notify(subject)).toEqual({ outcome: 'APPROVED' });
  });

  it('is given once: what was recorded first stands', async () => {
    const subject = await approved();
    const visitor = await addressee(subject);
    await Promise.all([visitor.post(received), visitor.post(received)]);
    vi.setSystemTime(new Date('2026-03-20T09:30:00.000Z'));
    expect((await visitor.post(received)).status).toBe(303);
    expect(await eventsOf(subject, 'NOTICE_GIVEN')).toHaveLength(1);
    expect(await readNotice(subject)).toMatchObject({ givenAt: '2026-03-10T13:00:00.000Z' });
    expect(await notify(subject)).toEqual({ outcome: 'APPROVED' });
    expect(await tasksOf(subject, 'RECEIVE_NOTICE')).toHaveLength(1);
  });

  it('survives a death between its commit and its answer: the repeated call finds what was written', async () => {
    const subject = await approved();
    const sending = dieAfterCommits();
    await expect(notify(subject)).rejects.toThrow('died');
    sending.revive();
    const visitor = await addressee(subject);
    expect(await tasksOf(subject, 'RECEIVE_NOTICE')).toHaveLength(1);

    const giving = dieAfterCommits();
    expect((await visitor.post(received)).status).toBe(500);
    giving.revive();
    vi.setSystemTime(new Date('2026-03-20T09:30:00.000Z'));
    expect((await visitor.post(received)).status).toBe(303);
    expect(await readNotice(subject)).toMatchObject({ status: 'GIVEN', givenAt: '2026-03-10T13:00:00.000Z' });
    expect(await eventsOf(subject, 'NOTICE_GIVEN')).toHaveLength(1);
  });

  it('is not given by a scanner: GET and HEAD change nothing, nor does a press without the box', async () => {
    const subject = await approved();
    const visitor = await addressee(subject);
    const before = await everything();
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET'] as const) await visitor.get(method);
    expect((await visitor.post({ step: 'answer' })).status).toBe(422);
    expect(await everything()).toBe(before);
  });
});
