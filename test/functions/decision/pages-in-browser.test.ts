import { expect, it } from 'vitest';
import { handler as officerPage } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as memberPage } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as prepare } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as votePage } from '../../../functions/decision/vote/handler.tsx';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as noticePage } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as registerNotice } from '../../../functions/decision/register-notice/handler.tsx';
import { handler as registerRemedy } from '../../../functions/decision/register-remedy/handler.tsx';
import { handler as documents } from '../../../functions/decision/write-document/handler.tsx';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { webContext } from '../../support/web-request.ts';
import { faultsOf } from '../../support/browser.ts';
import { askedToDecide, meetingDay, Officer, openTaskOf, proposals, useDecisions, Visitor } from './support.ts';

useDecisions();

it('deciding, meeting and notices are accessible in a real browser, as axe sees them', async () => {
  const pages: [string, string][] = [];
  const subject = await askedToDecide(proposals.partial());
  const clear = await askedToDecide(proposals.clear());
  const officer = new Officer(officerPage, 'decision', clear, {
    role: 'delegate',
    name: 'Enar',
    email: 'enhetschef@granvik.example',
  });
  pages.push(['officer-conflict', (await officer.get()).body]);
  await officer.withoutConflict();
  pages.push(['officer', (await officer.get()).body]);
  pages.push(['officer-error', (await officer.send({ step: 'review', answer: 'SEND_BACK' })).body]);
  pages.push(['officer-review', (await officer.send({ step: 'review', answer: 'AS_PROPOSED' })).body]);
  const completed = await askedToDecide(proposals.completed());
  const member = await Visitor.to(memberPage, 'decide', await openTaskOf(completed, 'DECIDE_AS_MEMBER'));
  await (await member.identify()).withoutConflict();
  pages.push(['member', (await member.get()).body]);
  const preparing = await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE', '2'));
  await (await preparing.identify()).withoutConflict();
  pages.push(['prepare', (await preparing.get()).body]);
  await preparing.post({ step: 'answer', question: 'Hur många är anställda?' });
  const secretary = await new Officer(registerMeeting, 'meeting', subject, {
    role: 'secretary',
    name: 'Sekla Teräng',
    email: 's@granvik.example',
  }).withoutConflict();
  pages.push(['meeting-none', (await secretary.get()).body]);
  await secretary.send({ step: 'open', heldOn: meetingDay });
  await secretary.send({
    step: 'attendance',
    ...Object.fromEntries(['1', '2', '3', '4', '5', 'E1'].map((p) => [`attendance-${p}`, 'PRESENT_IN_ROOM'])),
  });
  await secretary.send({ step: 'recuse', recusePerson: '5', recuseReason: 'Syskon till sökanden' });
  pages.push(['meeting-open', (await secretary.get()).body]);
  pages.push([
    'meeting-error',
    (await secretary.send({ step: 'propose', proposedBy: '2', proposalKind: 'OTHER', 'outcome-0': 'APPROVE' })).body,
  ]);
  await secretary.send({ step: 'propose', proposedBy: '2', proposalKind: 'REFER_BACK', question: 'Vem?' });
  await secretary.send({ step: 'open-vote', requestedBy: '2', method: 'LINKS', yes: 'P1', no: 'P2' });
  const voter = await (
    await (await Visitor.to(votePage, 'vote', await openTaskOf(subject, 'VOTE', '2'))).identify()
  ).withoutConflict();
  pages.push(['vote', (await voter.get()).body]);
  await voter.post({ step: 'answer', choice: 'NO' });
  pages.push(['meeting-voting', (await secretary.get()).body]);
  await secretary.send({ step: 'votes', 'vote-1': 'YES', 'vote-3': 'YES', 'vote-4': 'NO' });
  await secretary.send({ step: 'close-vote' });
  pages.push(['meeting-voted', (await secretary.get()).body]);
  await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  await secretary.post({ step: 'excerpt' });
  pages.push(['meeting-done', (await secretary.get()).body]);
  await giveNotice({ applicationId: publicId('granvik', subject.id), attempt: 1 }, webContext);
  const addressee = await Visitor.to(noticePage, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
  pages.push(['notice-cover', (await addressee.get()).body]);
  await addressee.post({ step: 'answer', confirm: 'yes' });
  pages.push(['notice', (await addressee.get()).body]);
  const reader = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
  const remedy = new Officer(registerRemedy, 'remedy', subject, reader);
  pages.push(['remedy', (await remedy.get()).body]);
  pages.push(['remedy-error', (await remedy.post({ step: 'settle', settledOn: 'i går' })).body]);
  await remedy.post({ step: 'misdirected', receivedOn: meetingDay, reference: 'Med e-post' });
  pages.push(['remedy-forward', (await remedy.post({ step: 'forward' })).body]);
  const foreseen = await askedToDecide(proposals.refusal());
  pages.push(['notice-preview', (await new Officer(registerNotice, 'notice/preview', foreseen, reader).get()).body]);
  pages.push(['document', (await new Officer(documents, 'document', subject, reader).get()).body]);
  pages.push(['file', (await new Officer(documents, 'file', subject, reader).get()).body]);
  expect(await faultsOf(pages)).toEqual([]);
}, 120_000);
