import { describe, expect, it, vi } from 'vitest';
import { handler as checkRequirements } from '../../../functions/requirement/check-requirements/handler.ts';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as receiveNotice } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler } from '../../../functions/decision/register-remedy/handler.tsx';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import {
  applicationSubject,
  putEvidence,
  readApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { openTakenUp } from '../../../shared/store/application/open-taken-up.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { transact } from '../../../shared/store/transact.ts';
import { finding, proposal } from '../../shared/domain/decision/builders.ts';
import { homeCareScope, storedFile } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { readDecisions, readNotice } from '../../../shared/store/decision/decision.ts';
import { readRemedy } from '../../../shared/store/decision/remedy.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  awaitDecision,
  escortScope,
  eventsOf,
  everything,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  statusOf,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const chief = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
const ruling = {
  step: 'settle',
  kind: 'CORRECTION_BY_APPROVAL',
  settledOn: '2026-05-04',
  caseNumber: '1234-26',
  summary: 'Kravet saknade stöd i underlaget.',
};

function notify(subject: Subject): Promise<unknown> {
  return giveNotice({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);
}

async function refused(proposed = proposals.refusal()): Promise<Subject> {
  const subject = await askedToDecide(proposed);
  const meeting = await new Officer(registerMeeting, 'meeting', subject, secretary).withoutConflict();
  await meeting.send({ step: 'open', heldOn: meetingDay });
  await meeting.send({
    step: 'attendance',
    ...Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM'])),
  });
  await meeting.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  await notify(subject);
  return subject;
}

/** The secretary at the case's page about correction, on a day. */
function on(subject: Subject, day: string, who: ConstructorParameters<typeof Officer>[3] = secretary): Officer {
  vi.setSystemTime(new Date(`${day}T09:00:00.000Z`));
  return new Officer(handler, 'remedy', subject, who);
}

describe('the window for correction in court', () => {
  it('LOV 10:3: runs from the proven notice, on the case’s page and on its own', async () => {
    const subject = await refused();
    expect((await on(subject, '2026-03-11').get()).body).toContain('Tiden har inte börjat löpa');
    const addressee = await Visitor.to(receiveNotice, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
    await addressee.post({ step: 'answer', confirm: 'yes' });
    const { body } = await on(subject, '2026-03-20').get();
    expect(body).toContain('1 april 2026');
    expect(body).toContain('12 dagar kvar');
    // LOV 10:5: a year from the decision.
    expect(body).toContain('10 mars 2027');
    expect((await new Officer(showDesk, '', subject, secretary).get()).body).toContain(
      'kan sökas till och med 1 april 2026',
    );
    expect((await on(subject, '2026-04-02').get()).body).toContain('gick ut');
  });

  it('changes nothing by being read', async () => {
    const subject = await refused();
    const officer = on(subject, '2026-03-20');
    const before = await everything();
    await officer.get();
    await officer.get('HEAD');
    expect(await everything()).toBe(before);
  });

  it('is not there before a decision, and not for whoever may not see the case', async () => {
    const subject = await askedToDecide();
    expect((await on(subject, meetingDay).get()).status).toBe(404);
    expect((await on(subject, meetingDay, { ...chief, role: 'delegate' }).get()).status).toBe(403);
  });
});

describe('an application for correction that came here by mistake', () => {
  it('FL 8 §: is registered and sent on to the court, each with its day and proof, once', async () => {
    const subject = await refused();
    const officer = on(subject, '2026-03-24');
    const received = { step: 'misdirected', receivedOn: '2026-03-23', reference: 'Med e-post, handling 14' };
    expect((await officer.post(received)).status).toBe(303);
    expect((await officer.post(received)).status).toBe(409);
    expect((await officer.get()).body).toContain('Skicka vidare till Förvaltningsrätten i Granvik');
    await officer.post({ step: 'forward', forwardedOn: '2026-03-24', proof: 'Kvittens från domstolen 09.12' });
    expect(await readRemedy(subject, 1)).toMatchObject({
      misdirected: {
        receivedOn: '2026-03-23',
        by: 'Sekla Teräng',
        forwarded: { on: '2026-03-24', proof: 'Kvittens från domstolen 09.12' },
      },
    });
    expect(await eventsOf(subject, 'REMEDY_MISDIRECTED')).toHaveLength(1);
    expect(await eventsOf(subject, 'REMEDY_FORWARDED')).toHaveLength(1);
    expect(await statusOf(subject)).toBe('REFUSED');
  });

  it.each([
    ['a day to come', { step: 'misdirected', receivedOn: '2026-03-25', reference: 'x' }, 422],
    ['a day before the decision', { step: 'misdirected', receivedOn: '2026-03-09', reference: 'x' }, 422],
    ['no day', { step: 'misdirected', receivedOn: 'i går', reference: 'x' }, 422],
    ['no words', { step: 'misdirected', receivedOn: '2026-03-23', reference: ' ' }, 422],
    ['forwarding what never came', { step: 'forward', forwardedOn: '2026-03-24', proof: 'x' }, 409],
    ['an unknown ruling', { ...ruling, kind: 'APPROVED' }, 422],
    ['a step that there is none of', { step: 'toString' }, 400],
  ])('refuses %s, and writes nothing', async (_what, form, status) => {
    const subject = await refused();
    const officer = on(subject, '2026-03-24');
    const before = await everything();
    expect((await officer.post(form)).status).toBe(status);
    expect(await everything()).toBe(before);
  });
});

describe('a court’s ruling', () => {
  it('LOV 10:2: to approve brings the case to a proposal that a person decides on: a new decision, linked, and the old one as it was', async () => {
    const subject = await refused();
    const [old] = await readDecisions(subject);
    const officer = on(subject, '2026-05-05');
    await Promise.all([officer.post(ruling), officer.post(ruling)]);
    expect(await eventsOf(subject, 'REMEDY_SETTLED')).toHaveLength(1);
    expect(await readApplication(subject)).toMatchObject({
      status: 'PROPOSED',
      attempt: 2,
      reconsiders: { decisionNumber: 1, because: 'COURT_ORDER', reference: '1234-26' },
    });
    const starts = (await readOutbox(subject)).filter(({ kind }) => kind === 'START');
    expect(starts.map(({ message }) => message)).toEqual([{ kind: 'START', attempt: 2 }]);
    expect(await tasksOf(subject, 'RECEIVE_NOTICE')).toMatchObject([{ status: 'REVOKED' }]);

    await awaitDecision(subject, 'token-2');
    const delegate = await new Officer(decideAsOfficer, 'decision', subject, chief).withoutConflict();
    expect((await delegate.get()).body).toContain('1234-26');
    await delegate.send({ step: 'answer', answer: 'AS_PROPOSED' });
    const [first, second] = await readDecisions(subject);
    expect(first).toEqual(old);
    expect(second).toMatchObject({
      number: 2,
      replaces: { decisionNumber: 1, reference: '1234-26' },
      scopes: [{ outcome: 'APPROVE', reasons: [{ basis: { kind: 'COURT_ORDER', caseNumber: '1234-26' } }] }],
    });
    await notify(subject);
    expect(await readNotice(subject)).toMatchObject({ decisionNumber: 2 });
    expect(verifyChain(await readEvents(subject), hashOf)).toMatchObject({ ok: true });
    expect((await on(subject, '2026-05-06').get()).body).toContain('Ersätter beslut 1');
  });

  it('LOV 10:2: to try it anew brings the case back to its checks, on the version it is bound to', async () => {
    const subject = await refused();
    await on(subject, '2026-05-05').post({ ...ruling, kind: 'CORRECTION_BY_CHECKS' });
    expect(await readApplication(subject)).toMatchObject({ status: 'CHECKING', versionNumber: 1, attempt: 2 });
    await checkRequirements({ applicationId: publicId('granvik', subject.id), attempt: 2 }, webContext);
    expect(await eventsOf(subject, 'REQUIREMENTS_CHECKED')).toHaveLength(1);
  });

  it('to reject the application leaves everything as it is', async () => {
    const subject = await refused();
    await on(subject, '2026-05-05').post({ ...ruling, kind: 'REJECTED' });
    expect(await statusOf(subject)).toBe('REFUSED');
    expect((await on(subject, '2026-05-06').get()).body).toContain('Ansökan avslogs');
  });
});

describe('a correction that is about a part', () => {
  const { objects } = useBucket();

  /** Home care is refused, and escorting approved. */
  async function inPart(): Promise<Subject> {
    const subject = await refused(proposals.partial());
    expect(await readDecisions(subject)).toMatchObject([{ scopes: [{ outcome: 'REFUSE' }, { outcome: 'APPROVE' }] }]);
    return subject;
  }

  async function partOf(subject: Subject) {
    const messages = (await readOutbox(subject)).flatMap(({ message }) =>
      message.kind === 'TAKE_UP' ? [message] : [],
    );
    expect(messages).toHaveLength(1);
    const [message] = messages;
    if (message === undefined) throw new Error('Nothing was taken up');
    return { message, opened: applicationSubject('granvik', message.part.applicationId) };
  }

  it('LOV 10:2: orders the approval of what was refused: a case of its own for that scope alone, linked; the rest stands', async () => {
    const subject = await inPart();
    const file = {
      ...storedFile('insurance.certificate', '2026-03-09'),
      objectKey: `granvik/${subject.id}/01J0000000000000000000000A`,
    };
    const evidenceId = '01J0000000000000000000000A';
    await transact([putEvidence(subject, { ...file, evidenceId })]);
    objects.set(file.objectKey, 'bytes');
    const before = await readDecisions(subject);
    const officer = on(subject, '2026-05-05');
    await Promise.all([officer.post(ruling), officer.post(ruling)]);
    expect(await statusOf(subject)).toBe('APPROVED');
    const { message, opened } = await partOf(subject);
    expect(await readRemedy(subject, 1)).toMatchObject({ outcome: { kind: 'CORRECTION_BY_APPROVAL' } });

    const at = new Date().toISOString();
    for (let turn = 0; turn < 2; turn++) await openTakenUp(subject, message, at);
    expect(await readApplication(opened)).toMatchObject({
      status: 'PROPOSED',
      versionNumber: 1,
      attempt: 1,
      reconsiders: { decisionNumber: 1, because: 'COURT_ORDER', of: { applicationId: subject.id } },
      proposal: { scopes: [{ scope: homeCareScope, outcome: 'APPROVE' }] },
    });
    expect((await readContent(opened))?.scopes).toEqual([homeCareScope]);
    const [copy] = await readEvidence(opened);
    expect(copy).toMatchObject({ evidenceId, status: 'STORED', sha256: file.sha256 });
    expect(objects.get(copy?.objectKey ?? '')).toBe('bytes');
    expect(copy?.objectKey).not.toBe(file.objectKey);
    expect((await readFindings(opened)).map(({ requirementId }) => requirementId)).toEqual(['HT-G-01', 'HT-S-01']);
    expect((await readOutbox(opened)).map(({ message: { kind } }) => kind)).toEqual(['START']);

    await awaitDecision(opened, 'token-part');
    const delegate = await new Officer(decideAsOfficer, 'decision', opened, chief).withoutConflict();
    await delegate.send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await readDecisions(opened)).toMatchObject([
      {
        number: 1,
        replaces: { decisionNumber: 1, of: { applicationId: subject.id } },
        scopes: [{ outcome: 'APPROVE' }],
      },
    ]);
    expect(await readDecisions(subject)).toEqual(before);
    const there = (await new Officer(showDesk, '', opened, secretary).get()).body;
    expect(there).toContain(publicId('granvik', subject.id));
    for (const page of [on(subject, '2026-05-06'), new Officer(showDesk, '', subject, secretary)]) {
      expect((await page.get()).body).toContain(publicId('granvik', opened.id));
    }
    expect(verifyChain(await readEvents(opened), hashOf)).toMatchObject({ ok: true });
    // Nothing of the decision is left to take up.
    expect((await on(subject, '2026-05-06').post({ step: 'change', why: 'Igen.' })).status).toBe(409);
  });

  it('LOV 10:2: sends one of two refused scopes back to its checks, and leaves the other refused', async () => {
    const subject = await refused(
      proposal({
        findings: [finding('HT-G-01', 'NOT_MET', 'Verksamheten är inte registrerad.')],
        requirementServices: { 'HT-G-01': 'ALL' },
        scopes: [homeCareScope, escortScope],
      }),
    );
    const officer = on(subject, '2026-05-05');
    const byChecks = { ...ruling, kind: 'CORRECTION_BY_CHECKS' };
    const unsaid = await officer.post(byChecks);
    expect(unsaid.status).toBe(422);
    expect(unsaid.body).toContain('Välj vad som ska prövas på nytt');
    expect(await faultsOf([['remedy-scopes', unsaid.body]])).toEqual([]);
    expect((await officer.post({ ...byChecks, scopes: '1' })).status).toBe(303);
    expect(await statusOf(subject)).toBe('REFUSED');
    const { message, opened } = await partOf(subject);
    await openTakenUp(subject, message, new Date().toISOString());
    expect(await readApplication(opened)).toMatchObject({ status: 'CHECKING', attempt: 1 });
    await checkRequirements({ applicationId: publicId('granvik', opened.id), attempt: 1 }, webContext);
    expect(await eventsOf(opened, 'REQUIREMENTS_CHECKED')).toHaveLength(1);
    // The other is still there to be tried anew, apart from the first.
    expect((await on(subject, '2026-05-06').post({ step: 'change', why: 'Även den.' })).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({
      status: 'REFUSED',
      takenUp: [{ scopes: [escortScope] }, { scopes: [homeCareScope], why: { because: 'CHANGE' } }],
    });
  });

  it('changes nothing of a case that was not refused, or of a scope that there is none of', async () => {
    const subject = await inPart();
    await on(subject, '2026-05-05').post({ ...ruling, kind: 'REJECTED' });
    expect((await readOutbox(subject)).filter(({ kind }) => kind === 'TAKE_UP')).toEqual([]);
  });
});

describe('a decision that the municipality finds wrong', () => {
  it('is never changed: the case is tried anew, with the reason, once', async () => {
    const subject = await refused();
    const officer = on(subject, '2026-03-24');
    const before = await readDecisions(subject);
    const change = { step: 'change', why: 'Registreringsbeviset låg i ärendet.' };
    expect((await officer.post(change)).status).toBe(303);
    expect((await officer.post(change)).status).toBe(409);
    expect(await readApplication(subject)).toMatchObject({
      status: 'CHECKING',
      reconsiders: { because: 'CHANGE', decisionNumber: 1 },
    });
    expect(await readDecisions(subject)).toEqual(before);
  });
});
