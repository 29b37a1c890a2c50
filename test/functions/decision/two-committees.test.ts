import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { Receipt } from '../../../functions/application/apply/manifest.ts';
import { handler as verify } from '../../../functions/application/verify-evidence/handler.ts';
import { handler as decide } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as requestDecision } from '../../../functions/decision/request-decision/handler.ts';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler as checkRequirements } from '../../../functions/requirement/check-requirements/handler.ts';
import { handler as requestAssessment } from '../../../functions/requirement/request-assessment/handler.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import {
  applicationSubject,
  commitApplication,
  putEvidence,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { transact } from '../../../shared/store/transact.ts';
import { completeApplication, homeCare } from '../../support/application-builder.ts';
import { useBucket } from '../../support/bucket.ts';
import { granvik } from '../../support/granvik.ts';
import { lillby } from '../../support/lillby/lillby.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { about, confirmedDraft, type Draft, stored } from '../application/applicant.ts';
import { allMet, Reader } from '../requirement/support.ts';

useTables({ EVIDENCE_BUCKET: 'granvik-evidence', MAIL_FROM: 'valbar@granvik.example' });
const { objects } = useBucket();

const differently = 'Samma underlag har bedömts på annat sätt';
/** The requirement that they judge differently: liability insurance, of which each has words of its own. */
const disputed = 'HT-G-13';
const why = 'Lillby kräver att försäkringen gäller i hela landet; beviset säger Granvik.';

const theirs = {
  ...homeCare,
  id: 'lillby-hemtjanst',
  requirements: homeCare.requirements.map((one) =>
    one.id === disputed ? { ...one, text: { sv: 'Försäkringen gäller i hela landet.', en: 'Valid everywhere.' } } : one,
  ),
};

const issuer = new OidcIssuer();
beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCareWith({ jointWith: [{ municipality: 'lillby', id: 'hemtjanst' }] });
  await openHomeCareWith({
    municipality: 'lillby',
    requirements: theirs,
    jointWith: [{ municipality: 'granvik', id: 'hemtjanst' }],
    version: { decisionTime: { weeks: 6 } },
  });
  useMunicipalities([
    { ...granvik, cooperatesWith: ['lillby'] },
    { ...lillby, cooperatesWith: ['granvik'] },
  ]);
});
afterAll(() => issuer.stop());
afterEach(() => {
  objects.clear();
});

/** Submitted to both with every file, and received by both. */
async function offeredToBoth(): Promise<readonly [Subject, Subject]> {
  const built = completeApplication(stockholmDay(new Date().toISOString()));
  const draft = await confirmedDraft(built.content);
  for (const file of built.evidence) await hold(draft, file);
  const answer = await about(draft, 'submit', { alsoTo: [{ choiceSystemId: 'lillby.hemtjanst' }] });
  const id = parsePublicId(Receipt.parse(JSON.parse(answer.body)).alsoTo[0]?.applicationId ?? '');
  if (id === null) throw new Error(answer.body);
  const there = applicationSubject(id.municipality, id.id);
  await advance(await outboxLines('OFFER', draft.subject), webContext);
  await advance(await outboxLines('COPY_FILES', there), webContext);
  for (const { objectKey } of await readEvidence(there)) {
    await verify({ detail: { object: { key: objectKey } } }, webContext);
  }
  return [draft.subject, there];
}

const pdf = '%PDF-1.7 a certificate';

async function hold({ subject }: Draft, file: Evidence): Promise<void> {
  const evidenceId = newId();
  const objectKey = `granvik/${subject.id}/${evidenceId}`;
  const at = new Date().toISOString();
  const its = { evidenceId, objectKey, bytes: pdf.length, sha256: sha256(pdf), at };
  await transact([putEvidence(subject, { ...file, ...its })]);
  objects.set(objectKey, pdf);
}

/** Up to where an officer takes over: confirmed by the signatory, and checked against the case's own version. */
async function untilAssessed(subject: Subject): Promise<Reader> {
  const before = await stored(subject);
  if (!isRegistered(before)) throw new Error('It was received');
  const at = new Date().toISOString();
  await commitApplication({
    before,
    after: { ...before, signatoryConfirmedAt: at },
    event: { type: 'SUBMISSION_CONFIRMED', at, by: 'test', data: {} },
  });
  const step = { applicationId: publicId(subject.municipality, subject.id), attempt: 1 };
  expect(await checkRequirements(step, webContext)).toMatchObject({ outcome: 'READY' });
  await requestAssessment({ ...step, taskToken: `${subject.municipality}-1`, enteredAt: at }, webContext);
  const page = staffAt(subject, assess, 'assessment', { name: 'Ebba Lind', role: 'case-officer' });
  await page.post({ step: 'conflict', conflict: 'NONE' });
  return page;
}

/** A page of one case, as one of its municipality's staff opens it. */
function staffAt(
  { municipality, id }: Subject,
  handler: ConstructorParameters<typeof Reader>[0],
  page: string,
  who: { readonly name: string; readonly role: string; readonly email?: string },
): Reader {
  const { name, role, email } = who;
  const token = issuer.token({
    sub: name,
    name,
    ...(email === undefined ? {} : { email }),
    'cognito:groups': [`${municipality}:${role}`],
  });
  const params = { applicationId: publicId(municipality, id) };
  return new Reader(handler, `/desk/applications/{applicationId}/${page}`, params, {
    authorization: `Bearer ${token}`,
  });
}

async function propose(page: Reader): Promise<void> {
  const answer = await page.send({ step: 'propose' }, { view: 'proposal' });
  expect(answer.status, answer.body).toBe(303);
}

/** The municipality's own delegate, whom its own delegation order names for what is proposed. */
async function decideAsProposed(subject: Subject, delegate: { name: string; email: string }): Promise<void> {
  const applicationId = publicId(subject.municipality, subject.id);
  const enteredAt = new Date().toISOString();
  await requestDecision({ applicationId, attempt: 1, taskToken: `${applicationId}-2`, enteredAt }, webContext);
  const page = staffAt(subject, decide, 'decision', { ...delegate, role: 'delegate' });
  await page.post({ step: 'conflict', conflict: 'NONE' });
  const answer = await page.send({ step: 'answer', answer: 'AS_PROPOSED' });
  expect(answer.status, answer.body).toBe(303);
}

describe('one application before two committees', () => {
  it('LOV 8:1: is approved by one and refused by the other, each on its own version and delegation, and both see that the same proof was judged differently', async () => {
    const [here, there] = await offeredToBoth();
    const [ours, neighbours] = [await untilAssessed(here), await untilAssessed(there)];
    const met = await ours.send({ step: 'save', ...(await allMet(here)), [`result-${disputed}`]: 'MET' });
    expect(met.status, met.body).toBe(303);
    // Nobody has judged it otherwise yet.
    expect((await ours.get()).body).not.toContain(differently);
    const notMet = { [`result-${disputed}`]: 'NOT_MET', [`note-${disputed}`]: why };
    const refused = await neighbours.send({ step: 'save', ...(await allMet(there)), ...notMet });
    expect(refused.status, refused.body).toBe(303);

    // Each officer is told that, when and how, and nothing of the neighbour's reasons; nothing is changed by it.
    const [shownHere, shownThere] = [(await ours.get()).body, (await neighbours.get()).body];
    expect(shownHere).toContain(differently);
    expect(shownHere).toMatch(/Lillby kommun, [^<]*: inte uppfyllt/);
    expect(shownHere).not.toContain(why);
    expect(shownThere).toMatch(/Granviks kommun, [^<]*: uppfyllt/);

    await propose(ours);
    await propose(neighbours);
    expect(await stored(here)).toMatchObject({ status: 'PROPOSED', proposal: { outcome: 'CLEAR_APPROVAL' } });
    expect(await stored(there)).toMatchObject({ status: 'PROPOSED', proposal: { outcome: 'REFUSAL' } });
    await decideAsProposed(there, { name: 'Olle Omsorg', email: 'omsorgschef@lillby.example' });
    // One's refusal decides nothing for the other.
    expect((await stored(here)).status).toBe('PROPOSED');
    await decideAsProposed(here, { name: 'Enar Chefsson', email: 'enhetschef@granvik.example' });

    const [approved, refusal] = [await stored(here), await stored(there)];
    expect([approved.status, refusal.status]).toEqual(['APPROVED', 'REFUSED']);
    expect(await readDecisions(here)).toMatchObject([
      { mode: 'DELEGATE_OFFICER', delegationPoint: '4.1', decidedBy: { name: 'Enar Chefsson' } },
    ]);
    const [decision] = await readDecisions(there);
    expect(decision).toMatchObject({ delegationPoint: 'B.8', decidedBy: { name: 'Olle Omsorg' } });
    expect(decision?.scopes[0]?.reasons).toMatchObject([{ basis: { requirementId: disputed }, text: { sv: why } }]);
    const bound = await Promise.all([readBoundVersion(approved), readBoundVersion(refusal)]);
    expect(bound.map(({ requirementSet }) => requirementSet.id)).toEqual(['granvik-hemtjanst', 'lillby-hemtjanst']);
  }, 60_000);
});
