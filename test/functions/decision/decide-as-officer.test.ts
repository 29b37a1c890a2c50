import { describe, expect, it } from 'vitest';
import { handler } from '../../../functions/decision/decide-as-officer/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  Officer,
  proposals,
  type Role,
  statusOf,
  tasksOf,
  useDecisions,
} from './support.ts';

useDecisions();

function officer(subject: Subject, who: { role?: Role; email?: string } = {}): Officer {
  const { role = 'delegate', email = 'enhetschef@granvik.example' } = who;
  return new Officer(handler, 'decision', subject, { role, name: 'Enar Chefsson', email });
}

describe('the delegated officer’s page', () => {
  it('KL 7:4: asks about conflicts first, showing only who applies', async () => {
    const page = officer(await askedToDecide());
    const asked = await page.get();
    expect(asked.status).toBe(200);
    expect(asked.body).toContain('Solgläntans Hemtjänst AB');
    expect(asked.body).not.toContain('HT-G-01');
    await page.withoutConflict();
    expect((await page.get()).body).toContain('HT-G-01');
  });

  it('KL 7:5: decides as proposed, with title and delegation point, by a signed-in officer', async () => {
    const subject = await askedToDecide();
    const page = await officer(subject).withoutConflict();
    const review = await page.send({ step: 'review', answer: 'AS_PROPOSED' });
    expect(review.status).toBe(200);
    expect(review.body).toContain('name="basis"');
    expect(await statusOf(subject)).toBe('PROPOSED');
    expect((await page.send({ step: 'answer', answer: 'AS_PROPOSED' })).status).toBe(303);
    expect(await statusOf(subject)).toBe('APPROVED');
    expect(await readDecisions(subject)).toMatchObject([
      { mode: 'DELEGATE_OFFICER', delegationPoint: '4.1', decidedBy: { name: 'Enar Chefsson', title: 'Enhetschef' } },
    ]);
    expect(await eventsOf(subject, 'DECISION_MADE')).toMatchObject([{ data: { identity: 'SIGN_IN' } }]);
    expect((await page.get()).body).toContain('Du har beslutat enligt förslaget');
  });

  it('decides once when two clicks come at once', async () => {
    const subject = await askedToDecide();
    const page = await officer(subject).withoutConflict();
    const basis = proposals.clear().basisHash;
    const answers = await Promise.all([1, 2, 3].map(() => page.post({ step: 'answer', answer: 'AS_PROPOSED', basis })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await readDecisions(subject)).toHaveLength(1);
  });

  it('refuses an answer to a basis that is another than the shown one', async () => {
    const subject = await askedToDecide();
    const page = await officer(subject).withoutConflict();
    for (const step of ['review', 'answer']) {
      const answer = await page.post({ step, answer: 'AS_PROPOSED', basis: 'b'.repeat(64) });
      expect(answer.status).toBe(409);
      expect(answer.body).toContain('Underlaget har ändrats');
    }
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it('KL 7:4: hands over on a declared conflict, and is closed to that person', async () => {
    const subject = await askedToDecide();
    const page = officer(subject);
    await page.post({ step: 'conflict', conflict: 'DECLARED' });
    expect(await readApplication(subject)).toMatchObject({ handedOver: true });
    expect(await tasksOf(subject, 'DECIDE_AS_OFFICER')).toMatchObject([{ status: 'REVOKED', conflict: 'DECLARED' }]);
    expect((await page.get()).body).toContain('Anmält jäv');
  });

  it('sends back, and hands over, with the words that were written', async () => {
    const subject = await askedToDecide();
    const page = await officer(subject).withoutConflict();
    await page.send({ step: 'answer', answer: 'SEND_BACK', words: 'Vem är ansvarig på helgen?' });
    expect(await readApplication(subject)).toMatchObject({
      status: 'ASSESSMENT',
      remark: { text: 'Vem är ansvarig på helgen?' },
    });

    const other = await askedToDecide();
    const otherPage = await officer(other).withoutConflict();
    await otherPage.send({ step: 'answer', answer: 'HAND_OVER', words: 'Ovanligt ärende.' });
    expect(await readApplication(other)).toMatchObject({ status: 'PROPOSED', handedOver: true });
  });

  it('is closed to other roles, to another delegate, and to whoever is not signed in', async () => {
    const subject = await askedToDecide();
    const before = await everything();
    expect((await officer(subject, { role: 'case-officer' }).get()).status).toBe(403);
    expect((await officer(subject, { email: 'annan@granvik.example' }).get()).status).toBe(403);
    expect(
      (await officer(subject, { email: 'annan@granvik.example' }).post({ step: 'conflict', conflict: 'NONE' })).status,
    ).toBe(403);
    expect((await officer({ ...subject, id: '01UNKNOWN' }).get()).status).toBe(404);
    expect(await everything()).toBe(before);
  });

  it('changes nothing on GET and HEAD', async () => {
    const subject = await askedToDecide();
    const page = await officer(subject).withoutConflict();
    const before = await everything();
    expect((await page.get('HEAD')).body).toBe('');
    expect((await page.get()).status).toBe(200);
    expect(await everything()).toBe(before);
  });
});
