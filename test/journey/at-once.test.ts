import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bearer, type Draft } from '../demo/applicant.ts';
import type { Case } from '../demo/applicants.ts';
import { delegatedMember, members } from '../demo/committee.ts';
import { assessment, type Journey } from '../demo/journey.ts';
import { Staff } from '../demo/staff.ts';
import { LinkHolder } from '../demo/task-link.ts';
import { caseIn, collection, eventsIn, storedOf } from './aws.ts';
import { someone } from './people.ts';
import { request } from './request.ts';
import { local, startJourney, today } from './running.ts';
import { settled } from './settled.ts';
import { stepByStep } from './step-by-step.ts';

const Receipt = z.looseObject({ evidence: z.array(z.looseObject({ scan: z.string() })) });

stepByStep();

let journey: Journey;
let one: Case;
let draft: Draft;
let diaryNumber: string;

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  one = someone(documentation, 4, 'STRAIGHT', ['routine.lex-sarah']);
  draft = await journey.draft(one, documentation.choiceSystemId);
});

/** A scan goes on after the click, and ends between two answers; what was received is the same. */
function withoutScans({ evidence, ...receipt }: z.infer<typeof Receipt>): unknown {
  return { ...receipt, evidence: evidence.map(({ scan: _scan, ...file }) => file) };
}

/** How often something happened to the case. */
async function times(type: string): Promise<number> {
  return eventsIn(await storedOf(draft.applicationId)).filter((event) => event.type === type).length;
}

test('submissions at once are one: the same receipt and number, once in the register', async () => {
  const submit = async () =>
    request('POST', `/v1/applications/${draft.applicationId}/submission`, { headers: bearer(draft.token) });
  const answers = await Promise.all([submit(), submit(), submit()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
  const receipts = answers.map(({ text }) => withoutScans(Receipt.parse(JSON.parse(text))));
  for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
  expect(await times('APPLICATION_RECEIVED')).toBe(1);
  ({ diaryNumber } = await journey.applicant.submit(draft));
  await settled(draft.applicationId);
  const mails = (await journey.mailbox.all()).filter(({ subject }) =>
    subject.startsWith(`Ansökan mottagen (${diaryNumber})`),
  );
  expect(mails).toHaveLength(1);
});

test('the signatory who presses twice has confirmed once', async () => {
  const { email, phone } = one.people.signatory;
  const holder = new LinkHolder(journey.mailbox);
  const link = await journey.mailbox.nextLink(email, `firmatecknare (${diaryNumber})`);
  const review = await holder.send(await holder.identify(link, phone), 'step=review', { authorised: 'yes' });
  const pressed = await Promise.all([holder.send(review, 'step=answer'), holder.send(review, 'step=answer')]);
  for (const { status, text } of pressed) {
    expect(status).toBe(200);
    expect(text).toContain('Den prövas nu');
  }
  expect(await times('SUBMISSION_CONFIRMED')).toBe(1);
  await journey.complete(one, draft, diaryNumber);
});

test('two officers settle and propose at once: one does, the other is told', async () => {
  const address = await journey.mailbox.nextLink('samordnare@granvik.example', `Bedöm en ansökan (${diaryNumber})`);
  const officers = [journey.staff('coordinator'), new Staff(local, 'handlaggare@granvik.example')];
  const forms = await Promise.all(
    officers.map(async (officer) => officer.send(await officer.open(address), 'step=conflict', { conflict: 'NONE' })),
  );
  const reviews = await Promise.all(
    officers.map(async (officer, index) => {
      const form = forms[index];
      if (form === undefined) throw new Error('No form');
      return officer.send(form, 'step=review', assessment(form, one));
    }),
  );
  expect(reviews.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(reviews.find(({ status }) => status === 409)?.text).toMatch(/ändra/);
  expect(await times('ASSESSMENT_SAVED')).toBe(1);

  const proposals = await Promise.all(officers.map(async (officer) => officer.open(`${address}?view=proposal`)));
  const proposed = await Promise.all(
    officers.map(async (officer, index) => {
      const proposal = proposals[index];
      if (proposal === undefined) throw new Error('No proposal');
      return officer.send(proposal, 'step=propose');
    }),
  );
  expect(proposed.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await times('DECISION_PROPOSED')).toBe(1);
});

test('KL 6:28: a conflict that the delegated member declares twice at once hands the case over once', async () => {
  const member = delegatedMember('2');
  const link = await journey.mailbox.nextLink(member.email, `Fatta beslut på delegation (${diaryNumber})`);
  const holder = new LinkHolder(journey.mailbox);
  const asked = await holder.identify(link, member.phone);
  const declared = await Promise.all([
    holder.send(asked, 'step=conflict', { conflict: 'DECLARED' }),
    holder.send(asked, 'step=conflict', { conflict: 'DECLARED' }),
  ]);
  for (const { status, text } of declared) {
    expect(status).toBe(200);
    expect(text).toContain('någon annan tar över');
    expect(text).not.toContain('Godkänns');
  }
  expect(await times('CASE_HANDED_OVER')).toBe(1);
  expect(await times('DECISION_MADE')).toBe(0);
});

test('two decisions at once: one is made, and both windows show that one', async () => {
  const address = await journey.mailbox.nextLink(
    'sekreterare@granvik.example',
    `Registrera sammanträdets beslut (${diaryNumber})`,
  );
  const secretary = journey.staff('secretary');
  let desk = await secretary.send(await secretary.open(address), 'step=conflict', { conflict: 'NONE' });
  desk = await secretary.send(desk, 'step=open', { heldOn: today() });
  const present = Object.fromEntries(members.map(({ seat }) => [`attendance-${seat}`, 'PRESENT_IN_ROOM']));
  desk = await secretary.send(desk, 'step=attendance', present);
  const other = { proposedBy: '4', proposalKind: 'REFER_BACK', question: 'Räcker kapaciteten?' };
  desk = await secretary.send(desk, 'step=propose', other);
  const declare = async (declared: string) =>
    secretary.send(desk, 'step=declare', { declared, paragraph: declared === 'P1' ? '100' : '101' });
  const [first, second] = await Promise.all([declare('P1'), declare('P1')]);
  for (const { status, text } of [first, second]) {
    expect(status).toBe(200);
    expect(text).toContain('§ 100');
  }
  const late = await declare('P2');
  expect(late.text).toContain('§ 100');
  expect(late.text).not.toContain('§ 101');
  expect(await times('DECISION_MADE')).toBe(1);
  expect(await times('CASE_SENT_BACK')).toBe(0);
  await journey.receiveNotice(one, diaryNumber);
});

test('signatures at once are each recorded once, the contract is concluded once and shown once', async () => {
  const { email, phone, name } = one.people.signatory;
  const holder = new LinkHolder(journey.mailbox);
  const link = await journey.mailbox.nextLink(email, `Skriv under avtalet (${diaryNumber})`);
  const form = await holder.identify(link, phone);
  const review = await holder.send(form, 'step=review', { name, accept: 'yes' });
  const signer = journey.staff('signer');
  const address = await journey.mailbox.nextLink(
    'enhetschef@granvik.example',
    `Skriv under avtalet för kommunen (${diaryNumber})`,
  );
  const own = await signer.send(await signer.open(address), 'step=sign-review', {
    name: 'Enar Chefsson',
    accept: 'yes',
  });
  const pressed = await Promise.all([
    holder.send(review, 'step=answer'),
    signer.send(own, 'step=sign-answer'),
    holder.send(review, 'step=answer'),
    signer.send(own, 'step=sign-answer'),
  ]);
  expect(pressed.filter(({ status }) => status >= 500)).toEqual([]);
  await journey.untilPublished(one);
  expect((await journey.published()).filter((shown) => shown === one.name)).toHaveLength(1);

  const { contractId } = caseIn(await storedOf(draft.applicationId));
  const contract = eventsIn(await collection(`granvik#CONTRACT#${String(contractId)}`));
  const signers = contract.filter(({ type }) => type === 'SIGNATURE_RECORDED').map(({ data }) => data['signerId']);
  expect(signers).toHaveLength(2);
  expect(new Set(signers).size).toBe(2);
  expect(await times('CONTRACT_CONCLUDED')).toBe(1);
  expect((await journey.applicant.read(draft)).status).toBe('CONTRACTED');
});
