import { describe, expect, it } from 'vitest';
import { handler as writeLetter } from '../../../functions/application/write-letter/handler.ts';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as receiveNotice } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler } from '../../../functions/decision/register-notice/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { putContent, readContent } from '../../../shared/store/application/application.ts';
import { commitDesk, readDesk } from '../../../shared/store/desk/desk.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { transact } from '../../../shared/store/transact.ts';
import { streamOf } from '../../support/stream-event.ts';
import { ask, webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  everything,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  signedIn,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;

async function sayInOwnWords(opening: string): Promise<void> {
  const before = await readDesk('granvik');
  const after = { schemaVersion: 1 as const, municipality: 'granvik', officers: [], reasons: [], notice: { opening } };
  await commitDesk(before, after, 'Sam Ordning', new Date().toISOString());
}

async function refuse(subject: Subject): Promise<void> {
  const meeting = await new Officer(registerMeeting, 'meeting', subject, secretary).withoutConflict();
  await meeting.send({ step: 'open', heldOn: meetingDay });
  await meeting.send({
    step: 'attendance',
    ...Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM'])),
  });
  await meeting.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  await giveNotice({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);
}

describe('a notice before it goes', () => {
  it('LOV 8:2: is seen with its mail, reasons, the way to correction and the municipality’s own words, and writes nothing', async () => {
    await sayInOwnWords('Tack för att ni har väntat.');
    const subject = await askedToDecide(proposals.refusal());
    const officer = new Officer(handler, 'notice/preview', subject, secretary);
    const before = await everything();
    const { status, body } = await officer.get();
    expect(status).toBe(200);
    for (const words of [
      'Tack för att ni har väntat.',
      'Ta del av beslutet',
      'Verksamheten är inte registrerad.',
      'tre veckor',
      'Förvaltningsrätten i Granvik',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).not.toMatch(/överklag/i);
    expect((await officer.get('HEAD')).status).toBe(200);
    expect(await everything()).toBe(before);
    await refuse(subject);
    expect((await officer.get()).status).toBe(404);
  });

  it('keeps the words that it went out with, whatever they become', async () => {
    await sayInOwnWords('Tack för att ni har väntat.');
    const subject = await askedToDecide(proposals.refusal());
    await refuse(subject);
    await sayInOwnWords('Hej!');
    const addressee = await Visitor.to(receiveNotice, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
    await addressee.post({ step: 'answer', confirm: 'yes' });
    const { body } = await addressee.get();
    expect(body).toContain('Tack för att ni har väntat.');
    expect(body).not.toContain('Hej!');
  });
});

describe('a notice to somebody without e-mail', () => {
  it('LOV 8:2: is a letter to print that holds the decision itself, its reasons and the way to correction', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const content = await readContent(subject);
    if (content === null) throw new Error('No content');
    const contact = { name: 'Kim Solberg', address: 'Stigen 4, 999 91 Granvik' };
    await transact([putContent(subject, { ...content, contact })]);
    expect((await new Officer(handler, 'notice/preview', subject, secretary).get()).body).toContain(
      'Brevet till sökanden',
    );
    await refuse(subject);
    await sendMail(await streamOf(subject), webContext);
    const line = (await readOutbox(subject)).find(({ state }) => state === 'LETTER');
    const { body } = await ask(writeLetter, {
      route: '/desk/applications/{applicationId}/letters/{letterId}',
      params: { applicationId: publicId('granvik', subject.id), letterId: line?.outboxId ?? '' },
      headers: { authorization: `Bearer ${signedIn(secretary)}` },
    });
    for (const words of ['Kim Solberg', 'Stigen 4', '§ 97', 'Verksamheten är inte registrerad.', 'tre veckor']) {
      expect(body).toContain(words);
    }
  });
});
