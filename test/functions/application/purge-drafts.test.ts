import { createServer, type Server } from 'node:http';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as confirmContact } from '../../../functions/application/confirm-contact/handler.tsx';
import { handler as purgeDrafts } from '../../../functions/application/purge-drafts/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { commitApplication, readApplication, readEvidence } from '../../../shared/store/application/application.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { applicationsBegunBy, forgetContact, mailWayIn } from '../../../shared/store/application/open.ts';
import { purgeDraft } from '../../../shared/store/application/purge.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { granvik } from '../../support/granvik.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { streamOf } from '../../support/stream-event.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { about, confirmedDraft, content, createDraft, fieldOf, file, removeFile, stored } from './applicant.ts';
import { mail } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

/** Versions that lie in the bucket, by key: listed and erased over HTTP as the bucket does it. */
const versions = new Map<string, string[]>();

const server: Server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://here.invalid');
  const key = url.pathname.replace('/granvik-evidence/', '');
  if (request.method === 'DELETE') {
    const left = (versions.get(key) ?? []).filter((version) => version !== url.searchParams.get('versionId'));
    if (left.length === 0) versions.delete(key);
    else versions.set(key, left);
    response.writeHead(204).end();
    return;
  }
  const prefix = url.searchParams.get('prefix') ?? '';
  const listed = (versions.get(prefix) ?? []).map(
    (version) => `<Version><Key>${prefix}</Key><VersionId>${version}</VersionId></Version>`,
  );
  response.writeHead(200).end(`<ListVersionsResult>${listed.join('')}</ListVersionsResult>`);
});

beforeAll(async () => {
  await openHomeCare();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${String(port)}`;
});
afterAll(async () => {
  Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
  versions.clear();
});

const today = () => stockholmDay(new Date().toISOString());
const night = (days: number) => `${addDays(today(), days)}T02:00:00.000Z`;
const { keptDays, tellBeforeDays, remindAfterDays = 0 } = granvik.drafts;
const sweep = (days: number) => purgeDrafts({ at: night(days) }, webContext);

describe('a draft', () => {
  it('says how long it is kept, and is kept longer when somebody writes in it', async () => {
    const draft = await createDraft();
    expect(fieldOf(await about(draft, 'get'), 'keptThrough')).toBe(addDays(today(), keptDays));
    const before = await stored(draft.subject);
    if (before.status !== 'DRAFT') throw new Error('It is a draft');
    const event = { type: 'TIME_PASSES', at: night(0), by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, purgeOn: addDays(today(), 1), endToldAt: night(0) }, event });
    await about(draft, 'replace', content);
    expect(await stored(draft.subject)).toMatchObject({ purgeOn: addDays(today(), keptDays) });
    expect(await stored(draft.subject)).not.toHaveProperty('endToldAt');
  });

  it('is erased whole after its last day, with every version of its files; nothing is left of it', async () => {
    const draft = await confirmedDraft({ applicant: { ...content.applicant, name: 'Försvinnande AB' } });
    for (let files = 0; files < 3; files += 1) expect((await about(draft, 'evidence', file)).status).toBe(201);
    for (const { objectKey } of await readEvidence(draft.subject)) versions.set(objectKey, ['one', 'two']);
    const kept = await confirmedDraft();
    const others = [...(await everythingIn('CASE_TABLE'))].filter(({ pk }) => !String(pk).includes(draft.subject.id));
    const before = await stored(draft.subject);
    if (before.status !== 'DRAFT') throw new Error('It is a draft');
    const event = { type: 'TIME_PASSES', at: night(0), by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, purgeOn: addDays(today(), -1) }, event });

    expect(await purgeDraft(draft.subject, today(), night(0))).toBe(true);
    const left = await everythingIn('CASE_TABLE');
    expect(JSON.stringify(left)).not.toContain(draft.subject.id);
    expect(JSON.stringify(left)).not.toContain('Försvinnande');
    expect(left).toHaveLength(others.length);
    expect([...versions.keys()]).toEqual([]);
    expect((await about(draft, 'get')).status).toBe(404);
    expect((await about(kept, 'get')).status).toBe(200);
    expect(await purgeDraft(draft.subject, today(), night(0))).toBe(false);
  });

  it('that was discarded is erased the night after, and what was submitted never', async () => {
    const discarded = await createDraft();
    await about(discarded, 'withdraw');
    const submitted = await confirmedDraft();
    await about(submitted, 'submit');
    await sweep(0);
    expect(await readApplication(discarded.subject)).not.toBeNull();
    expect(await sweep(1)).toMatchObject({ purged: 1 });
    expect(await readApplication(discarded.subject)).toBeNull();
    await sweep(keptDays * 3);
    expect(await readApplication(submitted.subject)).not.toBeNull();
  });

  it('leaves no link and no address behind when it is erased; what was submitted is still found by its address', async () => {
    const email = 'forsvinnande@tolvans.example';
    const contact = { ...content.contact, email };
    const [draft, kept] = [await createDraft({ contact }), await createDraft({ contact })];
    for (const { subject } of [draft, kept]) {
      const [asked] = await readTasks(subject);
      if (asked?.status !== 'OPEN') throw new Error('Its contact is asked');
      const token = await issueLink(asked, new Date().toISOString());
      const form = { step: 'answer', confirm: 'yes' };
      await ask(confirmContact, { route: '/t/confirm-contact/{token}', params: { token }, form });
      await mailWayIn(subject, new Date().toISOString());
      const way = (await readTasks(subject)).find(({ kind }) => kind === 'OPEN_APPLICATION');
      if (way?.status === 'OPEN') await issueLink(way, new Date().toISOString());
    }
    await about(kept, 'submit');
    expect(await applicationsBegunBy('granvik', email)).toHaveLength(2);
    await about(draft, 'withdraw');
    await sweep(1);
    expect(await readApplication(draft.subject)).toBeNull();
    expect(JSON.stringify(await everythingIn('LINK_TABLE'))).not.toContain(draft.subject.id);
    expect(await applicationsBegunBy('granvik', email)).toEqual([kept.subject.id]);
    await forgetContact(kept.subject, email);
    await forgetContact(kept.subject, email);
    const hash = sha256(email);
    expect((await everythingIn('LINK_TABLE')).filter(({ pk }) => String(pk).includes(hash))).toEqual([]);
  });

  it('loses a file that was removed from it the night after, with every version, also when it has been submitted', async () => {
    const draft = await confirmedDraft();
    for (let files = 0; files < 2; files += 1) await about(draft, 'evidence', file);
    const [wrong, right] = await readEvidence(draft.subject);
    for (const { objectKey } of [wrong, right].filter((one) => one !== undefined))
      versions.set(objectKey, ['one', 'two']);
    expect((await removeFile(draft, wrong?.evidenceId ?? '')).status).toBe(204);
    await about(draft, 'submit');
    await sweep(0);
    expect(versions.size).toBe(2);
    await sweep(1);
    expect([...versions.keys()]).toEqual([right?.objectKey]);
    const left = JSON.stringify(await everythingIn('CASE_TABLE'));
    expect(left).not.toContain(wrong?.objectKey);
  });

  it('tells its confirmed contact that its last day is near, once, with the day and nothing of what it says', async () => {
    const draft = await confirmedDraft();
    const unconfirmed = await createDraft();
    const near = keptDays - tellBeforeDays + 1;
    await sweep(near - 1);
    expect(await stored(draft.subject)).not.toHaveProperty('endToldAt');
    await sweep(near);
    await sweep(near + 1);
    expect(await stored(unconfirmed.subject)).not.toHaveProperty('endToldAt');
    await sendMail(await streamOf(draft.subject), webContext);
    const letters = mail
      .commandCalls(SendEmailCommand)
      .map(({ args: [{ input }] }) => input)
      .filter((one) => one.Content?.Simple?.Subject?.Data?.startsWith('Ett utkast raderas'));
    expect(letters).toHaveLength(1);
    const text = letters[0]?.Content?.Simple?.Body?.Text?.Data ?? '';
    expect(text).toContain(addDays(today(), keptDays));
    expect(text).not.toContain(content.applicant.name);
  });

  it('reminds its confirmed contact that it is not submitted, once until it is written in again, with a way back to it', async () => {
    const draft = await confirmedDraft();
    const unconfirmed = await createDraft();
    const submitted = await confirmedDraft();
    await about(submitted, 'submit');
    const discarded = await confirmedDraft();
    await about(discarded, 'withdraw');
    const closed = await confirmedDraft();
    const before = await stored(closed.subject);
    const event = { type: 'TIME_PASSES', at: night(0), by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, choiceSystemId: 'finns-inte' }, event });
    await sweep(remindAfterDays - 1);
    expect(await stored(draft.subject)).not.toHaveProperty('remindedAt');
    // The first night was missed.
    await sweep(remindAfterDays + 1);
    await sweep(remindAfterDays + 2);
    expect(await stored(draft.subject)).toMatchObject({
      remindedAt: night(remindAfterDays + 1),
      purgeOn: addDays(today(), keptDays),
    });
    for (const { subject } of [unconfirmed, submitted, closed])
      expect(await stored(subject)).not.toHaveProperty('remindedAt');
    await sendMail(await streamOf(draft.subject), webContext);
    const reminders = () =>
      mail
        .commandCalls(SendEmailCommand)
        .map(({ args: [{ input }] }) => input.Content?.Simple)
        .filter((one) => one?.Subject?.Data?.startsWith('Din ansökan är inte inskickad'));
    expect(reminders()).toHaveLength(1);
    const text = reminders()[0]?.Body?.Text?.Data ?? '';
    expect(text).toContain('/fortsatt-ansokan?municipality=granvik');
    expect(text).not.toContain(content.applicant.name);
    await about(draft, 'replace', content);
    expect(await stored(draft.subject)).not.toHaveProperty('remindedAt');
  });

  it('is not spoken of when it has been written in or submitted before the reminder is mailed', async () => {
    const [changed, submitted] = [await confirmedDraft(), await confirmedDraft()];
    await sweep(remindAfterDays);
    await about(changed, 'replace', content);
    await about(submitted, 'submit');
    for (const { subject } of [changed, submitted]) await sendMail(await streamOf(subject), webContext);
    const subjects = mail
      .commandCalls(SendEmailCommand)
      .map(({ args: [{ input }] }) => input.Content?.Simple?.Subject?.Data);
    expect(subjects.filter((line) => line?.startsWith('Din ansökan är inte'))).toEqual([]);
  });

  it('that is written in while it is swept is kept', async () => {
    const draft = await confirmedDraft();
    const before = await stored(draft.subject);
    if (before.status !== 'DRAFT') throw new Error('It is a draft');
    const event = { type: 'TIME_PASSES', at: night(0), by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, purgeOn: addDays(today(), -1) }, event });
    const [replaced] = await Promise.all([about(draft, 'replace', content), sweep(0)]);
    const left = await readApplication(draft.subject);
    if (replaced.status === 200) expect(left).toMatchObject({ status: 'DRAFT', purgeOn: addDays(today(), keptDays) });
    else expect(left).toBeNull();
  });
});
