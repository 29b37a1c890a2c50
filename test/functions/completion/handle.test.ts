import { describe, expect, it, vi } from 'vitest';
import { handler as complete } from '../../../functions/completion/answer/handler.tsx';
import { handler } from '../../../functions/completion/handle/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { commitApplication, readContent } from '../../../shared/store/application/application.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { endInSilence } from '../../../shared/store/completion/silence.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { noteReminder } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import type { Check } from '../../../shared/domain/requirement/check-kinds/check.ts';
import { completeApplication, incompleteApplication } from '../../support/application-builder.ts';
import { webContext } from '../../support/web-request.ts';
import {
  applicationOf,
  arrived,
  awaitCompletion,
  callbacks,
  checked,
  everything,
  findingOf,
  holderOf,
  officerAt,
  openTaskOf,
  publishAnotherVersion,
  type Reader,
  tasksOf,
  useRequirements,
} from '../requirement/support.ts';

useRequirements();

const route = '/desk/applications/{applicationId}/completion';

/** Asked on 5 March for what is missing, to be answered by 19 March; the decision's clock stands still meanwhile. */
async function asked(): Promise<{ subject: Subject; link: Reader; desk: Reader }> {
  const subject = await arrived(incompleteApplication());
  const application = await applicationOf(subject);
  await commitApplication({
    before: application,
    after: { ...application, decisionTime: { weeks: 8, pausesForCompletion: true } },
    event: { type: 'TIME_SET', at: '2026-03-02T10:00:00.000Z', by: 'test', data: {} },
  });
  await checked(subject);
  await awaitCompletion(subject);
  const desk = officerAt(handler, subject).at(route, {});
  await desk.post({ step: 'conflict', conflict: 'NONE' });
  return { subject, link: await holderOf(complete, 'complete', await openTaskOf(subject, 'COMPLETE')), desk };
}

/** Asked for the number of full-time staff, which HT-S-09 wants here. */
async function askedForStaff(): Promise<{ subject: Subject; desk: Reader }> {
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
  await checked(subject);
  await awaitCompletion(subject);
  const desk = officerAt(handler, subject).at(route, {});
  await desk.post({ step: 'conflict', conflict: 'NONE' });
  return { subject, desk };
}

async function templatesOf(subject: Subject): Promise<string[]> {
  return (await readOutbox(subject)).flatMap(({ message }) => (message.kind === 'MAIL' ? [message.template] : []));
}

function sweep(day: string): Promise<unknown> {
  return remind({ at: `${day}T06:00:00.000Z` }, webContext);
}

describe('more time', () => {
  it('LOV 6:2: is asked for with a reason, granted on the desk, and moves the task, the clock and nothing else', async () => {
    const { subject, link, desk } = await asked();
    expect(await applicationOf(subject)).toMatchObject({ decisionDueOn: '2026-05-11' });
    expect((await link.post({ step: 'more-time' })).status).toBe(422);
    expect((await link.post({ step: 'more-time', 'why-more-time': 'Försäkringsbolaget svarar inte.' })).status).toBe(
      303,
    );
    expect((await link.get()).body).toContain('Ni har bett om längre tid.');
    const decide = await openTaskOf(subject, 'DECIDE_EXTENSION');
    expect(decide).toMatchObject({ assignee: { name: 'Sam Ordning' }, dueOn: '2026-03-08' });
    expect((await link.post({ step: 'more-time', 'why-more-time': 'Igen.' })).status).toBe(409);

    expect((await desk.get()).body).toContain('Försäkringsbolaget svarar inte.');
    const granted = await desk.post({ step: 'grant', dueOn: '2026-04-02', reason: 'Intyget dröjer.' });
    expect(granted.status).toBe(303);
    expect(await openTaskOf(subject, 'COMPLETE')).toMatchObject({ dueOn: '2026-04-02' });
    expect(await applicationOf(subject)).toMatchObject({
      decisionDueOn: '2026-05-25',
      completions: [{ dueOn: '2026-04-02' }],
    });
    expect(await tasksOf(subject, 'DECIDE_EXTENSION')).toMatchObject([{ status: 'ANSWERED', outcome: 'GRANTED' }]);
    expect(await templatesOf(subject)).toContain('EXTENDED');
    expect((await readEvents(subject)).at(-1)).toMatchObject({ type: 'EXTENSION_GRANTED', by: 'Ebba Lind' });
    // The link lives on, and tells.
    const { status, body } = await link.get();
    expect(status).toBe(200);
    expect(body).toContain('Intyget dröjer.');
    expect(body).not.toContain('Räcker inte tiden?');
  });

  it('LOV 6:2: is refused with a reason that the applicant reads, and the day stands', async () => {
    const { subject, link, desk } = await asked();
    await link.post({ step: 'more-time', 'why-more-time': 'Semester.' });
    expect((await desk.post({ step: 'refuse' })).status).toBe(422);
    expect((await desk.post({ step: 'refuse', reason: 'Två veckor räcker.' })).status).toBe(303);
    expect(await openTaskOf(subject, 'COMPLETE')).toMatchObject({ dueOn: '2026-03-19' });
    expect((await link.get()).body).toContain('Två veckor räcker.');
    expect(await templatesOf(subject)).toContain('NOT_EXTENDED');
    // LOV 1:2: a no is listed beside every yes, with both reasons.
    const list = await desk
      .at('/desk/choice-systems/{choiceSystemId}/completions', { choiceSystemId: 'granvik.hemtjanst' })
      .get();
    expect(list.body).toMatch(/Semester\..*nej.*Två veckor räcker\./s);
  });

  it('LOV 1:2: beyond what all get needs a written reason, and is listed for the whole system', async () => {
    const { subject, desk } = await asked();
    const { diaryNumber } = await applicationOf(subject);
    const before = await everything();
    const longer = { step: 'grant', dueOn: '2026-05-01', reason: 'Sjukdom.' };
    expect((await desk.post(longer)).status).toBe(422);
    expect(await everything()).toBe(before);
    expect((await desk.post({ ...longer, deviation: 'Den enda som kan svara är sjuk.' })).status).toBe(303);
    const list = await desk
      .at('/desk/choice-systems/{choiceSystemId}/completions', { choiceSystemId: 'granvik.hemtjanst' })
      .get();
    expect(list.status).toBe(200);
    expect(list.body).toContain('Den enda som kan svara är sjuk.');
    expect(list.body).toContain(diaryNumber);
    expect(list.body).toContain('HT-G-13');
  });

  it('LOV 8:1: silence ends the wait only when the question is answered, pauses no longer, and proposes to a person', async () => {
    const { subject, link, desk } = await asked();
    await link.post({ step: 'more-time', 'why-more-time': 'Semester.' });
    await sweep('2026-03-25');
    expect(await callbacks(subject)).toEqual([]);
    await desk.post({ step: 'refuse', reason: 'Tiden räcker.' });
    await sweep('2026-03-26');
    expect(await callbacks(subject)).toEqual(['COMPLETION 1 EXPIRED']);
    const application = await applicationOf(subject);
    expect(application.completions).toMatchObject([{ ended: { on: '2026-03-26', outcome: 'SILENCE' } }]);
    expect(application.decisionDueOn).toBe('2026-05-11');
    vi.setSystemTime('2026-03-26T07:00:00.000Z');
    expect(await checked(subject)).toBe('READY');
    const finding = await findingOf(subject, 'HT-G-13');
    expect(finding).toMatchObject({ result: 'NEEDS_COMPLETION', suggestion: 'NOT_MET' });
    expect(finding.reason.sv).toContain('Begärdes 2026-03-05 med svar senast 2026-03-19. Inget svar kom i tid.');
  });
});

describe('silence that was found before more time was granted', () => {
  it('LOV 6:2: takes nothing of the time that the applicant has just been given', async () => {
    const { subject, desk } = await asked();
    const found = await openTaskOf(subject, 'COMPLETE');
    await desk.post({ step: 'grant', dueOn: '2026-04-02', reason: 'Intyget dröjer.' });
    const mail = { kind: 'MAIL', template: 'ESCALATION', taskId: found.taskId } as const;
    expect(await endInSilence(found, mail, '2026-03-25T06:00:00.000Z')).toBe(0);
    expect(await callbacks(subject)).toEqual([]);
    expect(await openTaskOf(subject, 'COMPLETE')).toMatchObject({ dueOn: '2026-04-02' });
  });

  it('reminds by no day that has been moved meanwhile', async () => {
    const { subject, desk } = await asked();
    const found = await openTaskOf(subject, 'COMPLETE');
    await desk.post({ step: 'grant', dueOn: '2026-04-02', reason: 'Intyget dröjer.' });
    await expect(transact([noteReminder(found, 'OVERDUE')])).rejects.toThrow(ConcurrencyError);
    expect(await openTaskOf(subject, 'COMPLETE')).toMatchObject({ reminded: [] });
  });
});

describe('an answer by telephone', () => {
  it('LOV 6:2: is registered with what was said, by whom, when and on which requirement, by the officer', async () => {
    const { subject, desk } = await asked();
    const call = {
      step: 'spoken',
      requirement: 'HT-G-13',
      said: 'Försäkringen gäller alla tjänster.',
      saidBy: 'Tolvan',
    };
    expect((await desk.post({ ...call, saidOn: '2026-03-05' })).status).toBe(303);
    const { statements = {} } = (await readContent(subject)) ?? {};
    expect(statements['field.answer.HT-G-13']).toBe(
      'Per telefon 2026-03-05, Tolvan (antecknat av Ebba Lind): Försäkringen gäller alla tjänster.',
    );
    expect(await readCompletion(subject, 1)).toMatchObject({
      spoken: [{ requirementId: 'HT-G-13', saidBy: 'Tolvan', registeredBy: 'Ebba Lind' }],
    });
    expect(await callbacks(subject)).toEqual([]);
    expect((await desk.get()).body).toContain('Försäkringen gäller alla tjänster.');
  });

  it('LOV 6:2: ends the request when the officer says that all is answered; the clock goes on', async () => {
    const { subject, desk } = await asked();
    const call = { step: 'spoken', requirement: 'HT-G-13', said: 'Inget mer kommer.', saidBy: 'Tolvan', ends: 'yes' };
    expect((await desk.post({ ...call, saidOn: '2026-03-05' })).status).toBe(303);
    expect(await callbacks(subject)).toEqual(['COMPLETION 1 ANSWERED']);
    expect(await tasksOf(subject, 'COMPLETE')).toMatchObject([{ status: 'ANSWERED', answeredBy: 'Ebba Lind' }]);
    expect((await applicationOf(subject)).decisionDueOn).toBe('2026-04-27');
    expect((await desk.post({ ...call, saidOn: '2026-03-05' })).status).toBe(409);
  });

  it.each([
    ['no requirement', { requirement: '' }],
    ['a requirement that was not asked about', { requirement: 'HT-G-01' }],
    ['nothing said', { said: ' ' }],
    ['too much said', { said: 'x'.repeat(2001) }],
    ['nobody who said it', { saidBy: '' }],
    ['no day', { saidOn: 'igår' }],
    ['a day to come', { saidOn: '2026-03-06' }],
    ['a day before the request', { saidOn: '2026-03-04' }],
  ])('takes back one with %s, and writes nothing', async (_name, change) => {
    const { desk } = await asked();
    const before = await everything();
    const call = { step: 'spoken', requirement: 'HT-G-13', said: 'Ja.', saidBy: 'Tolvan', saidOn: '2026-03-05' };
    expect((await desk.post({ ...call, ...change })).status).toBe(422);
    expect(await everything()).toBe(before);
  });
});

describe('a number by telephone', () => {
  it('LOV 6:2: counts as a written one does, may be left unsaid, and is asked for again when it is none', async () => {
    const { subject, desk } = await askedForStaff();
    expect((await desk.get()).body).toContain('Skriv bara ett tal, till exempel 12 eller 2,5');
    const call = { step: 'spoken', requirement: 'HT-S-09', said: 'Två och en halv.', saidBy: 'Tolvan', ends: 'yes' };
    const unsaid = { ...call, saidOn: '2026-03-05', ends: '', 'number-0': ' ' };
    expect((await desk.post(unsaid)).status).toBe(303);
    expect(await readContent(subject)).not.toHaveProperty('figures');
    const before = await everything();
    const words = await desk.post({ ...call, saidOn: '2026-03-05', 'number-0': 'två och en halv' });
    expect([words.status, words.body.includes('två och en halv')]).toEqual([422, true]);
    expect(await everything()).toBe(before);
    expect((await desk.post({ ...call, saidOn: '2026-03-05', 'number-0': '2,5' })).status).toBe(303);
    expect(await readContent(subject)).toMatchObject({ figures: { 'staff.full-time': 2.5 } });
    expect(await readCompletion(subject, 1)).toMatchObject({
      spoken: [{}, { numbers: { 'field:figures.staff.full-time': '2,5' } }],
    });
    await checked(subject);
    expect(await findingOf(subject, 'HT-S-09')).toMatchObject({ result: 'MET' });
  });
});

describe('the officer’s page', () => {
  it('is for officers and coordinators who have said that they are impartial, and for a case that was asked', async () => {
    const { subject } = await asked();
    const secretary = officerAt(handler, subject, { role: 'secretary' }).at(route, {});
    expect((await secretary.get()).status).toBe(403);
    const other = officerAt(handler, subject, { name: 'Nina Ny' }).at(route, {});
    const before = await everything();
    expect((await other.get()).body).toContain('Är du jävig i ärendet?');
    expect((await other.post({ step: 'grant', dueOn: '2026-04-02', reason: 'x' })).body).toContain('Är du jävig');
    expect((await other.post({ step: 'nonsense' })).status).toBe(400);
    await other.get({}, 'HEAD');
    expect(await everything()).toBe(before);
    const unasked = officerAt(handler, await arrived(incompleteApplication())).at(route, {});
    expect((await unasked.get()).status).toBe(404);
  });

  it('knows no choice system that does not exist, and no year that is none', async () => {
    const { desk } = await asked();
    const list = (choiceSystemId: string) =>
      desk.at('/desk/choice-systems/{choiceSystemId}/completions', { choiceSystemId });
    expect((await list('granvik.none').get()).status).toBe(404);
    expect((await list('granvik.hemtjanst').get({ year: '20x6' })).status).toBe(404);
    expect((await list('granvik.hemtjanst').get({ year: '1999' })).body).toContain('Ingenting har begärts.');
  });
});
