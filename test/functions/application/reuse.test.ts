import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as fillIn } from '../../../functions/application/fill-in/handler.tsx';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { handler as verify } from '../../../functions/application/verify-evidence/handler.ts';
import { CreatedApplication } from '../../../functions/application/apply/manifest.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { putEvidence, readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { purgeDraft } from '../../../shared/store/application/purge.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { transact } from '../../../shared/store/transact.ts';
import { storedFile } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { streamOf } from '../../support/stream-event.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import {
  about,
  confirmedDraft,
  content,
  create,
  createDraft,
  type Draft,
  draftOf,
  problemOf,
  stored,
} from './applicant.ts';
import { mail } from '../../support/mocked-services.ts';

useTables({
  MAIL_FROM: 'valbar@granvik.example',
  EVIDENCE_BUCKET: 'granvik-evidence',
  APPLICATION_WORKFLOW_ARN: 'arn:aws:states:eu-north-1:000000000000:stateMachine:valbar-granvik-application',
});

const { objects, copied } = useBucket();

beforeAll(async () => {
  await openHomeCare();
});
beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
});

/** Dated from another day than this, so that the day to be chosen from has not passed. */
const lasting = { ...content, selectableFrom: addDays(stockholmDay(new Date().toISOString()), 90) };
const pdf = '%PDF-1.7 the certificate';
const today = () => stockholmDay(new Date().toISOString());

/** A verified file of a draft, with its bytes in the bucket. */
async function holding({ subject }: Draft, changes: Partial<Evidence> = {}): Promise<Evidence> {
  const evidenceId = newId();
  const file = {
    ...storedFile('insurance.certificate', today()),
    evidenceId,
    objectKey: `granvik/${subject.id}/${evidenceId}`,
    bytes: pdf.length,
    sha256: sha256(pdf),
    ...changes,
  };
  await transact([putEvidence(subject, file)]);
  objects.set(file.objectKey, pdf);
  return file;
}

const from = ({ applicationId, token }: Draft) => ({
  choiceSystemId: homeCareSystemId,
  reuse: { applicationId, token },
});

async function advanced(subject: Subject): Promise<void> {
  const { Records } = await streamOf(subject);
  const own = Records.filter(({ dynamodb }) => dynamodb?.NewImage?.['kind']?.S === 'COPY_FILES');
  expect(own).toHaveLength(1);
  await advance({ Records: own }, webContext);
}

describe('a draft that begins with an earlier application', () => {
  it('says what that said, bound to the version now in force, and asks its contact anew', async () => {
    const earlier = await confirmedDraft(lasting);
    expect((await about(earlier, 'submit')).status).toBe(201);
    const answer = await create(from(earlier));
    expect(answer.status, answer.body).toBe(201);
    const next = draftOf(answer);
    expect(next.subject.id).not.toBe(earlier.subject.id);
    expect(await readContent(next.subject)).toEqual(lasting);
    expect(await stored(next.subject)).toMatchObject({ status: 'DRAFT', versionNumber: 1, version: 1 });
    expect(await stored(next.subject)).not.toHaveProperty('confirmedEmail');
    expect((await readEvents(next.subject))[0]?.data).toMatchObject({ from: earlier.subject.id });
    expect((await readOutbox(next.subject)).map(({ kind }) => kind)).toEqual(['MAIL']);
    expect((await about(next, 'get')).status).toBe(200);
    expect((await about({ ...next, token: earlier.token }, 'get')).status).toBe(404);
  });

  it('gets copies of the files, verified like any other, and says which it does without and why', async () => {
    const earlier = await createDraft(lasting);
    const good = await holding(earlier);
    await holding(earlier, { validThrough: addDays(today(), -1) });
    const infected = await holding(earlier, { status: 'REJECTED', scan: 'INFECTED', rejection: 'INFECTED' });
    const answer = await create(from(earlier));
    const { leftOut } = CreatedApplication.parse(JSON.parse(answer.body));
    expect(leftOut?.map(({ why }) => why).toSorted()).toEqual(['EXPIRED', 'NOT_TAKEN']);
    expect(leftOut?.find(({ part }) => part === `evidence:${infected.evidenceId}`)?.text.sv).toContain(
      'lämna in den igen',
    );
    const next = draftOf(answer);
    const [copy, ...others] = await readEvidence(next.subject);
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ kind: good.kind, sha256: good.sha256, status: 'EXPECTED', copyOf: good.objectKey });
    expect(copy).not.toHaveProperty('scan');

    await advanced(next.subject);
    expect(copied).toEqual([copy?.objectKey]);
    await verify({ detail: { object: { key: copy?.objectKey } } }, webContext);
    expect(await readEvidence(next.subject)).toMatchObject([{ status: 'STORED', sha256: sha256(pdf) }]);
    // Told twice, it copies nothing again.
    await advanced(next.subject);
    expect(copied).toHaveLength(1);
  });

  it('keeps its file when the earlier one is erased, and takes none with it when it is itself', async () => {
    const earlier = await createDraft();
    const file = await holding(earlier);
    const [one, other] = [draftOf(await create(from(earlier))), draftOf(await create(from(earlier)))];
    for (const { subject } of [one, other]) await advanced(subject);
    expect(objects.size).toBe(3);
    const later = addDays(today(), 400);
    expect(await purgeDraft(one.subject, later, `${later}T02:00:00.000Z`)).toBe(true);
    expect(objects.has(file.objectKey)).toBe(true);
    expect(await purgeDraft(earlier.subject, later, `${later}T02:00:00.000Z`)).toBe(true);
    expect([...objects.keys()]).toEqual((await readEvidence(other.subject)).map(({ objectKey }) => objectKey));
  });

  it('takes no other bytes than those that were verified', async () => {
    const earlier = await createDraft();
    const file = await holding(earlier);
    const next = draftOf(await create(from(earlier)));
    objects.set(file.objectKey, pdf.replace('the', 'a'.repeat(3)));
    await advanced(next.subject);
    const [copy] = await readEvidence(next.subject);
    await verify({ detail: { object: { key: copy?.objectKey } } }, webContext);
    expect(await readEvidence(next.subject)).toMatchObject([{ status: 'REJECTED', rejection: 'CHECKSUM_DIFFERS' }]);
  });

  it('says so when a file is gone before it was copied', async () => {
    const earlier = await createDraft();
    await holding(earlier);
    const next = draftOf(await create(from(earlier)));
    objects.clear();
    await advanced(next.subject);
    expect(await readEvidence(next.subject)).toMatchObject([{ status: 'REJECTED', rejection: 'NOT_COPIED' }]);
  });

  it('is made once, however often the same request comes', async () => {
    const earlier = await createDraft();
    const headers = { 'idempotency-key': newId() };
    const [first, second] = [await create(from(earlier), headers), await create(from(earlier), headers)];
    expect(draftOf(second).applicationId).toBe(draftOf(first).applicationId);
    expect(second.status).toBe(201);
  });

  it('is not to be had with another’s application, whatever is wrong with the id or the token', async () => {
    const { applicationId, token } = await createDraft();
    for (const reuse of [
      { applicationId, token: 'x' },
      { applicationId: 'granvik.01JZZZZZZZZZZZZZZZZZZZZZZZ', token },
      { applicationId: 'no id', token },
      { applicationId: '__proto__', token },
      { applicationId: publicId('fjallberg', applicationId.split('.')[1] ?? ''), token },
    ]) {
      const answer = await create({ choiceSystemId: homeCareSystemId, reuse });
      expect(answer.status, JSON.stringify(reuse)).toBe(422);
      expect(problemOf(answer)).toMatchObject({ type: 'urn:valbar:problem:unknown-application' });
      expect(problemOf(answer).errors?.map(({ path }) => path)).toEqual(['/reuse']);
    }
  });

  it.each([
    ['neither content nor reuse', {}, '/content'],
    ['both', { content, reuse: { applicationId: 'granvik.x', token: 'x' } }, '/content'],
    ['no token', { reuse: { applicationId: 'granvik.x' } }, '/reuse/token'],
    ['an empty token', { reuse: { applicationId: 'granvik.x', token: '' } }, '/reuse/token'],
    ['a number for an id', { reuse: { applicationId: 1, token: 'x' } }, '/reuse/applicationId'],
    ['something more', { reuse: { applicationId: 'granvik.x', token: 'x', all: true } }, '/reuse/all'],
  ])('is refused with %s', async (_what, body, path) => {
    const answer = await create({ choiceSystemId: homeCareSystemId, ...body });
    expect(answer.status, answer.body).toBe(400);
    expect(problemOf(answer).errors?.map((error) => error.path)).toContain(path);
  });
});

describe('the status page of a case that has ended', () => {
  const on = ({ applicationId, subject, token }: Draft) => ({
    params: { applicationId },
    cookies: [`__Host-application-${subject.id}=${token}`],
  });
  const look = (draft: Draft) => ask(follow, { route: '/ansokan/{applicationId}/lage', ...on(draft) });
  const press = (draft: Draft, step: string) =>
    ask(follow, { route: '/ansokan/{applicationId}/lage', ...on(draft), form: { step } });

  it('begins a new draft with its content, once for two presses, and tells what did not come along', async () => {
    const earlier = await createDraft({ selectableFrom: '2020-01-01' });
    const before = await press(earlier, `again:${newId()}`);
    expect(before.status).toBe(409);
    expect((await about(earlier, 'withdraw')).status).toBe(200);
    const shown = await look(earlier);
    const [, step = ''] = /value="(again:[0-9A-Z]{26})"/.exec(shown.body) ?? [];
    const [first, second] = [await press(earlier, step), await press(earlier, step)];
    expect(first.status, first.body).toBe(303);
    expect(second.headers['location']).toBe(first.headers['location']);
    const address = first.headers['location'] ?? '';
    const overview = await ask(fillIn, {
      route: '/ansokan/{applicationId}',
      params: { applicationId: address.split('/').at(-1) ?? '' },
      cookies: [(first.cookies[0] ?? '').split(';')[0] ?? ''],
    });
    expect(overview.body).toContain('Uppgifterna kommer från er tidigare ansökan');
    expect(overview.body).toContain('Dagen ni kan väljas från: har passerat.');
    expect(await faultsOf(Object.entries({ ended: shown.body, again: overview.body }))).toEqual([]);
  }, 60_000);

  it.each(['again:', 'again:x', 'again:../..'])('does nothing with the press %j', async (step) => {
    const earlier = await createDraft();
    await about(earlier, 'withdraw');
    expect((await press(earlier, step)).status).toBe(400);
  });
});
