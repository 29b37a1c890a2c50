import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as confirmSubmission } from '../../../functions/application/confirm-submission/handler.tsx';
import { addFile } from '../../../functions/completion/answer/add-file.ts';
import { answer } from '../../../functions/completion/answer/answer.ts';
import { moreTimeAsked } from '../../../functions/completion/answer/ask-for-more-time.ts';
import { readCompletionOf } from '../../../functions/completion/answer/completion.ts';
import { handler } from '../../../functions/completion/answer/handler.tsx';
import type { Check } from '../../../shared/domain/requirement/check-kinds/check.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import { readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { examine } from '../../../shared/store/requirement/examination.ts';
import { issueLink, readLink } from '../../../shared/store/task/link.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { completeApplication, incompleteApplication, withContent } from '../../support/application-builder.ts';
import {
  announce,
  applicationOf,
  arrived,
  awaitCompletion,
  bucket,
  callbacks,
  checked,
  eventTypes,
  everything,
  findingOf,
  hiddenIn,
  holderOf,
  openTaskOf,
  publishAnotherVersion,
  type Reader,
  tasksOf,
  useRequirements,
  workflowAnswers,
} from '../requirement/support.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { mail } from '../../support/mocked-services.ts';

useRequirements();

beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
});

const pdf = new TextEncoder().encode('%PDF-1.7\nFörsäkringsbevis');

async function askedToComplete(): Promise<{ subject: Subject; page: Reader }> {
  const subject = await arrived(incompleteApplication());
  await checked(subject);
  await awaitCompletion(subject);
  return { subject, page: await holderOf(handler, 'complete', await openTaskOf(subject, 'COMPLETE')) };
}

/** Where on the page one thing is asked for. */
async function numberOf(subject: Subject, kind: string): Promise<string> {
  const request = await readCompletion(subject, 1);
  const keys = [
    ...new Set(
      (request?.items ?? []).map(({ requirementId, ask }) => ('evidence' in ask ? ask.evidence : requirementId)),
    ),
  ];
  return String(keys.indexOf(kind));
}

/** Describes a file on the page and sends it to the bucket, which tells of it. */
async function upload(
  subject: Subject,
  page: Reader,
  kind: string,
  file: Uint8Array = pdf,
  more = {},
): Promise<string> {
  const number = await numberOf(subject, kind);
  const described = await page.send({ step: `file:${number}`, [`type-${number}`]: 'PDF', ...more });
  expect(described.status).toBe(303);
  const address = new URL(described.headers['location'] ?? '', 'https://valbar.granvik.example');
  const form = await page.get({ upload: address.searchParams.get('upload') ?? '' });
  const { key = '' } = hiddenIn(form.body);
  bucket.set(key, file);
  await announce(key);
  return key;
}

describe('asking for a completion', () => {
  it('LOV 6:2: asks the contact for what is missing, with a last day', async () => {
    const { subject } = await askedToComplete();
    expect(await applicationOf(subject)).toMatchObject({ status: 'COMPLETION_REQUESTED', completionRounds: 1 });
    expect(await openTaskOf(subject, 'COMPLETE')).toMatchObject({
      assignee: { email: 'tolvan@tolvans.example' },
      dueOn: '2026-03-19',
      diaryNumber: 'SN 2026/00042',
      round: { name: 'COMPLETION', number: 1 },
    });
    const request = await readCompletion(subject, 1);
    expect(request?.items.map(({ requirementId }) => requirementId)).toEqual(
      expect.arrayContaining(['HT-G-13', 'HT-S-11', 'HT-S-13']),
    );
  });

  it('asks once, however often the workflow enters the wait', async () => {
    const { subject } = await askedToComplete();
    await awaitCompletion(subject);
    expect(await tasksOf(subject, 'COMPLETE')).toHaveLength(1);
    expect((await applicationOf(subject)).completionRounds).toBe(1);
  });

  it('has nothing to wait for when nothing is missing', async () => {
    const subject = await arrived(completeApplication());
    await checked(subject);
    await awaitCompletion(subject);
    expect(workflowAnswers()).toEqual([{ outcome: 'ANSWERED' }]);
    expect(await tasksOf(subject, 'COMPLETE')).toEqual([]);
  });
});

describe('the completion page', () => {
  it('opens what was asked for, and nothing else', async () => {
    const { page } = await askedToComplete();
    const { status, body } = await page.get();
    expect(status).toBe(200);
    expect(body).toContain('Intyg om ansvarsförsäkring');
    expect(body).toContain('Sökanden åtar sig detta.');
    expect(body).not.toContain('Godkännande för F-skatt');
  });

  it('is answered in parts: a file straight to the bucket, a tick, and what is still missing is said before sending', async () => {
    const { subject, page } = await askedToComplete();
    const insurance = await numberOf(subject, 'insurance.certificate');
    const tick = `answer-${await numberOf(subject, 'HT-S-11')}`;
    await upload(subject, page, 'insurance.certificate', pdf, {
      [`through-${insurance}`]: '2027-01-31',
      [tick]: 'yes',
    });
    const shown = await page.get();
    expect(shown.body).toContain('Mottagen');
    expect(shown.body).toMatch(new RegExp(`name="${tick}"[^>]*checked`));

    const review = await page.post({ step: 'review', [tick]: 'yes' });
    expect(review.status).toBe(200);
    expect(review.body).toContain('Det här saknas fortfarande');
    expect(review.body).toContain('Rutin för lex Sarah');
    expect((await page.post({ step: 'answer', [tick]: 'yes' })).status).toBe(422);
    expect((await page.post({ step: 'answer', [tick]: 'yes', confirm: 'yes' })).status).toBe(303);

    expect(await readContent(subject)).toMatchObject({ undertakings: { 'HT-S-11': true } });
    expect(await callbacks(subject)).toEqual(['COMPLETION 1 ANSWERED']);
    expect(await tasksOf(subject, 'COMPLETE')).toMatchObject([{ status: 'ANSWERED', outcome: 'ANSWERED' }]);
    const event = (await readEvents(subject)).at(-1);
    expect(event).toMatchObject({
      type: 'COMPLETION_RECEIVED',
      data: { missing: ['evidence:routine.lex-sarah'] },
    });

    expect(await checked(subject)).toBe('READY');
    expect(await findingOf(subject, 'HT-S-11')).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(await findingOf(subject, 'HT-G-13')).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
    expect(await findingOf(subject, 'HT-S-13')).toMatchObject({ result: 'NEEDS_COMPLETION' });
    expect((await page.get()).body).toContain('Tack.');
  });

  it('LOV 6:2: takes a number as a number, asks again for what is none, and the checks see it', async () => {
    const check: Check = {
      kind: 'number-at-least',
      of: { from: 'FIGURE', figure: 'staff.full-time', title: { sv: 'Heltidsanställda', en: 'Full-time staff' } },
      atLeast: 2,
      unit: { sv: 'årsarbetare', en: 'full-time equivalents' },
      proof: [],
      reading: 'NOT_NEEDED',
    };
    await publishAnotherVersion(2, (requirement) =>
      requirement.id === 'HT-S-09'
        ? { ...requirement, controlPoints: [{ point: 'AUTHORISATION', evidence: [], check }] }
        : requirement,
    );
    const subject = await arrived(completeApplication(), 2);
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
    await awaitCompletion(subject);
    const page = await holderOf(handler, 'complete', await openTaskOf(subject, 'COMPLETE'));
    expect((await page.get()).body).toContain('Skriv bara ett tal, till exempel 12 eller 2,5');
    const before = await everything();
    const words = await page.post({ step: 'answer', 'answer-0': 'två stycken', confirm: 'yes' });
    expect([words.status, words.body.includes('två stycken')]).toEqual([422, true]);
    expect(await everything()).toBe(before);
    expect((await page.post({ step: 'answer', 'answer-0': '2,5', confirm: 'yes' })).status).toBe(303);
    expect(await readContent(subject)).toMatchObject({ figures: { 'staff.full-time': 2.5 } });
    expect(await checked(subject)).toBe('READY');
    expect(await findingOf(subject, 'HT-S-09')).toMatchObject({ result: 'MET' });
  });

  it('LOV 8:1: an undertaking given by the contact’s link counts when the signatory has confirmed it by a task of their own', async () => {
    const { subject, page } = await askedToComplete();
    const tick = `answer-${await numberOf(subject, 'HT-S-11')}`;
    await page.post({ step: 'answer', [tick]: 'yes', confirm: 'yes' });
    expect(await applicationOf(subject)).toMatchObject({ unconfirmed: { undertakings: ['HT-S-11'] } });
    await checked(subject);
    expect((await findingOf(subject, 'HT-S-11')).reason.sv).toContain('inte bekräftat');

    const asked = await openTaskOf(subject, 'CONFIRM_SUBMISSION');
    expect(asked).not.toHaveProperty('round');
    expect(identityPolicy(asked.kind)).toBe('LINK_AND_CODE');
    const token = await issueLink(asked, new Date().toISOString());
    const signatory = new LinkVisit(confirmSubmission, '/t/confirm-submission/{token}', token);
    await signatory.identify(mail);
    expect((await signatory.get()).body).toContain('HT-S-11');
    expect((await signatory.post({ step: 'answer', authorised: 'yes' })).status).toBe(303);
    expect(await applicationOf(subject)).toMatchObject({ unconfirmed: { undertakings: [] } });
    expect((await examine(await applicationOf(subject), new Date().toISOString())).findings).toContainEqual(
      expect.objectContaining({ requirementId: 'HT-S-11', result: 'MET' }),
    );
  });

  it('keeps what was typed when a file is added, and asks for its sort', async () => {
    const subject = await arrived(withContent(incompleteApplication(), { statements: {} }));
    await checked(subject);
    await awaitCompletion(subject);
    const page = await holderOf(handler, 'complete', await openTaskOf(subject, 'COMPLETE'));
    const number = await numberOf(subject, 'insurance.certificate');
    const words = `answer-${await numberOf(subject, 'plan.goals')}`;
    const refused = await page.post({ step: `file:${number}`, [words]: 'Så här når vi målen.' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Välj vilken sorts fil det är');
    expect(refused.body).toContain('Så här når vi målen.');
    const dated = {
      [`type-${number}`]: 'PDF',
      [`issued-${number}`]: '2026-02-01',
      [`through-${number}`]: '2026-01-01',
    };
    expect((await page.post({ step: `file:${number}`, ...dated })).status).toBe(422);
    expect(
      (await page.post({ step: `file:${number}`, [words]: 'Så här når vi målen.', [`type-${number}`]: 'PDF' })).status,
    ).toBe(303);
    expect((await page.get()).body).toContain('Så här når vi målen.');
    await page.post({ step: 'answer', confirm: 'yes', [words]: 'Så här når vi målen, steg för steg.' });
    expect(await readContent(subject)).toMatchObject({
      statements: { 'plan.goals': 'Så här når vi målen, steg för steg.' },
    });
  });

  it('lets a form send the file to the bucket and nowhere else, and come back', async () => {
    const { subject, page } = await askedToComplete();
    const number = await numberOf(subject, 'insurance.certificate');
    const described = await page.send({ step: `file:${number}`, [`type-${number}`]: 'PNG' });
    const upload = new URL(described.headers['location'] ?? '', 'https://valbar.granvik.example').searchParams.get(
      'upload',
    );
    const form = await page.get({ upload: upload ?? '' });
    const fields = hiddenIn(form.body);
    expect(form.headers['content-security-policy']).toContain(
      `form-action 'self' ${process.env['AWS_ENDPOINT_URL'] ?? ''}`,
    );
    expect(fields['Content-Type']).toBe('image/png');
    expect(fields['success_action_redirect']).toMatch(/^https:\/\/valbar\.granvik\.example\/t\/complete\/granvik\./);
    const policy = Buffer.from(fields['policy'] ?? '', 'base64').toString();
    expect(policy).toContain('["content-length-range",1,26214400]');
    expect(policy).toContain(`{"key":"${fields['key'] ?? ''}"}`);
  });

  it('waits with the answer while a file that has arrived is being verified', async () => {
    const { subject, page } = await askedToComplete();
    const number = await numberOf(subject, 'insurance.certificate');
    await page.send({ step: `file:${number}`, [`type-${number}`]: 'PDF' });
    const [file] = (await readEvidence(subject)).filter(({ status }) => status === 'EXPECTED');
    bucket.set(file?.objectKey ?? '', pdf);
    const early = await page.post({ step: 'answer', confirm: 'yes' });
    expect(early.status).toBe(422);
    expect(early.body).toContain('En fil kontrolleras fortfarande');
    await announce(file?.objectKey ?? '');
    expect((await page.post({ step: 'answer', confirm: 'yes' })).status).toBe(303);
  });

  it('takes an answer, a file and a question about more time although a scan of an earlier file ends meanwhile', async () => {
    const { subject } = await askedToComplete();
    const task = await openTaskOf(subject, 'COMPLETE');
    const at = new Date().toISOString();
    const known = await readLink(await issueLink(task, at));
    if (known === null) throw new Error('It was issued');
    const context = { task, link: known.link, at, lang: 'sv', detail: '' } as const;
    const insurance = await numberOf(subject, 'insurance.certificate');
    const shown = await readCompletionOf(task);
    await recordEvent(subject, { type: 'EVIDENCE_SCANNED', at, by: 'system', data: {} });

    const file = await addFile({ ...context, detail: insurance }, { [`type-${insurance}`]: 'PDF' }, shown);
    expect(file).toMatchObject({ kind: 'DONE' });
    expect(await moreTimeAsked(context, { 'why-more-time': 'Intyget dröjer.' }, shown)).toEqual({ kind: 'DONE' });
    expect(await answer(context, {}, shown)).toEqual({ kind: 'RECORDED' });
    expect(await addFile({ ...context, detail: insurance }, { [`type-${insurance}`]: 'PDF' }, shown)).toMatchObject({
      kind: 'CONFLICT',
    });
  });

  it('takes no file that was not asked for', async () => {
    const { page } = await askedToComplete();
    const before = await everything();
    expect((await page.post({ step: 'file:99', 'type-99': 'PDF' })).status).toBe(422);
    expect((await page.post({ step: 'file:__proto__', 'type-0': 'PDF' })).status).toBe(422);
    expect((await page.post({ step: 'nonsense' })).status).toBe(400);
    expect(await everything()).toBe(before);
  });

  it('counts one answer of two at once, and shows the recorded one to the other', async () => {
    const { subject, page } = await askedToComplete();
    const both = await Promise.all([1, 2].map(() => page.post({ step: 'answer', confirm: 'yes' })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await callbacks(subject)).toEqual(['COMPLETION 1 ANSWERED']);
    expect((await eventTypes(subject)).filter((type) => type === 'COMPLETION_RECEIVED')).toHaveLength(1);
  });

  it('changes nothing when a scanner looks, many times', async () => {
    const { page, subject } = await askedToComplete();
    const number = await numberOf(subject, 'insurance.certificate');
    const described = await page.send({ step: `file:${number}`, [`type-${number}`]: 'PDF' });
    const upload =
      new URL(described.headers['location'] ?? '', 'https://valbar.granvik.example').searchParams.get('upload') ?? '';
    const before = await everything();
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      await page.get({}, method);
      await page.get({ upload }, method);
    }
    expect(await everything()).toBe(before);
  });

  it('takes an answer longer than the limit back with what was typed', async () => {
    const subject = await arrived(withContent(incompleteApplication(), { statements: {} }));
    await checked(subject);
    await awaitCompletion(subject);
    const page = await holderOf(handler, 'complete', await openTaskOf(subject, 'COMPLETE'));
    const words = `answer-${await numberOf(subject, 'plan.goals')}`;
    const long = await page.post({ step: 'review', [words]: 'x'.repeat(5001) });
    expect(long.status).toBe(422);
    expect(long.body).toContain('xxxxx');
  });
});
