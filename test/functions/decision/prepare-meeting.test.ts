import { describe, expect, it } from 'vitest';
import { handler } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  meetingDay,
  meetingOf,
  Officer,
  openTaskOf,
  proposals,
  statusOf,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

async function preparing(seat = '3') {
  const subject = await askedToDecide(proposals.refusal());
  const visitor = await Visitor.to(handler, 'prepare', await openTaskOf(subject, 'PREPARE', seat));
  await visitor.identify();
  return { subject, visitor };
}

describe('preparing for a meeting', () => {
  it('KL 6:27: is marked as no vote, in both languages, and decides nothing', async () => {
    const { subject, visitor } = await preparing();
    await visitor.withoutConflict();
    expect((await visitor.get()).body).toContain('Förberedelse – ingen omröstning');
    expect((await visitor.get('GET', 'en')).body).toContain('Preliminary, not a vote');
    await visitor.post({ step: 'answer', question: 'Vem svarar i jour?', stance: 'AGAINST' });
    expect(await eventsOf(subject, 'MEETING_PREPARED')).toMatchObject([
      { by: 'Carin Dahl', data: { seat: '3', preliminary: true, question: 'Vem svarar i jour?', stance: 'AGAINST' } },
    ]);
    expect(await statusOf(subject)).toBe('PROPOSED');
    expect(await readDecisions(subject)).toEqual([]);
    expect((await visitor.get()).body).toContain('ingen omröstning');
  });

  it('needs no more than having read, and is recorded once however often it is pressed', async () => {
    const { subject, visitor } = await preparing();
    await visitor.withoutConflict();
    await Promise.all([visitor.post({ step: 'answer' }), visitor.post({ step: 'answer' })]);
    expect(await eventsOf(subject, 'MEETING_PREPARED')).toHaveLength(1);
  });

  it('never becomes a tally: the meeting opens empty, whatever all seven thought', async () => {
    const subject = await askedToDecide(proposals.refusal());
    for (const task of await tasksOf(subject, 'PREPARE')) {
      if (task.status !== 'OPEN') throw new Error('Not open');
      const visitor = await Visitor.to(handler, 'prepare', task);
      await (await visitor.identify()).withoutConflict();
      await visitor.post({
        step: 'answer',
        stance: 'FOR',
        ...(task.assignee.seat === '2' ? { question: 'Och helgen?' } : {}),
      });
    }
    expect(await eventsOf(subject, 'MEETING_PREPARED')).toHaveLength(7);
    const secretary = await new Officer(registerMeeting, 'meeting', subject, {
      role: 'secretary',
      name: 'Sekla Teräng',
      email: 'sekreterare@granvik.example',
    }).withoutConflict();
    await secretary.send({ step: 'open', heldOn: meetingDay });
    expect(await meetingOf(subject)).toMatchObject({ status: 'OPEN', attendance: {}, proposals: [{ id: 'P1' }] });
    const { body } = await secretary.get();
    expect(body).toContain('7 av 7');
    expect(body).toContain('Och helgen?');
    expect(body).not.toContain('Lutar');
    const declared = await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect(declared.status).toBe(422);
    expect(await statusOf(subject)).toBe('PROPOSED');
  }, 60_000);

  it('KL 6:28: a declared conflict closes the link, and the secretary is told in the meeting', async () => {
    const { subject, visitor } = await preparing('5');
    await visitor.post({ step: 'conflict', conflict: 'DECLARED' });
    expect((await visitor.get()).body).toContain('Anmält jäv');
    expect((await visitor.get()).body).not.toContain('HT-G-01');
    const secretary = await new Officer(registerMeeting, 'meeting', subject, {
      role: 'secretary',
      name: 'Sekla Teräng',
      email: 'sekreterare@granvik.example',
    }).withoutConflict();
    await secretary.send({ step: 'open', heldOn: meetingDay });
    expect((await secretary.get()).body).toContain('Har själv anmält jäv: Elin Fors');
  });

  it('changes nothing on GET and HEAD', async () => {
    const { visitor } = await preparing();
    const before = await everything();
    await visitor.get('HEAD');
    await visitor.get();
    expect(await everything()).toBe(before);
  });
});
