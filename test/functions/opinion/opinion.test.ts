import { describe, expect, it, vi } from 'vitest';
import { handler as requestDecision } from '../../../functions/decision/request-decision/handler.ts';
import { handler as askOpinion } from '../../../functions/opinion/ask/handler.tsx';
import { handler as giveOpinion } from '../../../functions/opinion/give/handler.tsx';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { isInBasis, type Opinion } from '../../../shared/domain/opinion/opinion.ts';
import { authorisationPoint } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { recordDelegateAnswer } from '../../../shared/store/decision/as-delegate.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOpinions, settleRequest } from '../../../shared/store/opinion/opinion.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { recordNoConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { transact } from '../../../shared/store/transact.ts';
import { completeApplication, homeCare, withContent } from '../../support/application-builder.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { webContext } from '../../support/web-request.ts';
import {
  allMet,
  applicationOf,
  callbacks,
  eventTypes,
  everything,
  inAssessment,
  officerAt,
  openTaskOf,
  type Reader,
  tasksOf,
  useRequirements,
} from '../requirement/support.ts';
import { asked, identified, neighbour, officer, questions, said, useMail } from './support.ts';

useRequirements();
useMail();

async function onlyOpinion(subject: Subject): Promise<Opinion> {
  const [opinion, ...others] = await readOpinions(subject);
  if (opinion === undefined || others.length > 0) throw new Error('One was asked for');
  return opinion;
}

async function assessing(subject: Subject): Promise<Reader> {
  const page = officerAt(assess, subject);
  await page.post({ step: 'conflict', conflict: 'NONE' });
  return page;
}

async function propose(subject: Subject): Promise<void> {
  const page = await assessing(subject);
  expect((await page.send({ step: 'review', ...(await allMet(subject)) })).status).toBe(303);
  expect((await page.send({ step: 'propose' }, { view: 'proposal' })).status).toBe(303);
}

/** The delegate decides as proposed. */
async function decide(subject: Subject): Promise<void> {
  const step = { applicationId: publicId(subject.municipality, subject.id), attempt: 1 };
  await requestDecision({ ...step, taskToken: 'decision', enteredAt: 'decision' }, webContext);
  const task = await openTaskOf(subject, 'DECIDE_AS_OFFICER');
  await recordNoConflict(task, new Date().toISOString());
  const { application } = await readDecisionBasis(subject);
  const outcome = await recordDelegateAnswer({
    task,
    delegate: { role: 'OFFICER', name: task.assignee.name, email: task.assignee.email ?? '' },
    answer: { answer: 'AS_PROPOSED' },
    shownBasisHash: 'proposal' in application ? application.proposal.basisHash : '',
    at: new Date().toISOString(),
  });
  expect(outcome).toMatchObject({ ok: true });
}

async function fileOf(subject: Subject): Promise<string> {
  return (await officerAt(showDesk, subject).at('/desk/applications/{applicationId}', {}).get()).body;
}

describe('asking for an opinion', () => {
  it('FL 26: asks a named person elsewhere until a day, by a mailed link, and the case does not wait', async () => {
    const subject = await inAssessment(completeApplication());
    const before = await callbacks(subject);
    const task = await asked(subject);
    expect(task).toMatchObject({
      assignee: { name: 'Tora Grannlund', email: 'tora@lillby.example', phone: '0701740699' },
      dueOn: '2026-03-12',
    });
    expect(task.round).toBeUndefined();
    expect(await onlyOpinion(subject)).toMatchObject({
      status: 'ASKED',
      taskId: task.taskId,
      organisation: 'Lillby kommun',
      askedBy: 'Ebba Lind',
      requirementIds: ['HT-G-01', 'HT-S-02'],
      questions: ['Har firman haft uppdrag hos er?', 'Hur fungerade ledningen?'],
    });
    expect((await readOutbox(subject)).map(({ message }) => message)).toContainEqual({
      kind: 'MAIL',
      template: 'TASK',
      taskId: task.taskId,
    });
    expect(await callbacks(subject)).toEqual(before);
    await propose(subject);
    expect((await applicationOf(subject)).status).toBe('PROPOSED');
  });

  it('asks once, however often the same form is sent, also at once', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const opinion = /name="opinion" value="([0-9A-Z]{26})"/.exec((await page.get()).body)?.[1] ?? '';
    const answers = await Promise.all([page.post({ ...questions, opinion }), page.post({ ...questions, opinion })]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await page.post({ ...questions, opinion })).status).toBe(303);
    expect(await readOpinions(subject)).toHaveLength(1);
    expect(await tasksOf(subject, 'GIVE_OPINION')).toHaveLength(1);
  });

  it.each([
    ['nobody', { name: '' }, 'name'],
    ['no organisation', { organisation: ' ' }, 'organisation'],
    ['a name of a thousand characters', { name: 'x'.repeat(1000) }, 'name'],
    ['no address', { email: 'tora' }, 'email'],
    ['the applicant’s own address', { email: 'MIKA@solglantan.example' }, 'email'],
    ['a telephone that is none', { phone: 'ring mig' }, 'phone'],
    ['a day that is none', { dueOn: '2026-02-30' }, 'dueOn'],
    ['today', { dueOn: '2026-03-05' }, 'dueOn'],
    ['a day in years', { dueOn: '2031-03-05' }, 'dueOn'],
    ['no requirement', { requirement: [] }, 'requirement'],
    ['an unknown requirement', { requirement: ['HT-X-99'] }, 'requirement'],
    ['no question', { 'question-1': '   ' }, 'question-1'],
    ['too long a question', { 'question-2': 'x'.repeat(2001) }, 'question-2'],
    ['a field that is not there', { role: 'admin' }, ''],
    ['a name of its own for the request', { opinion: '../other' }, 'opinion'],
  ])('refuses %s, says where, and keeps what was written', async (_what, wrong, field) => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const answer = await page.send({ ...questions, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(field === '' ? 'fält som inte hör hit' : `href="#${field}"`);
    if (field !== 'question-1') expect(answer.body).toContain('Har firman haft uppdrag hos er?');
    expect(await readOpinions(subject)).toEqual([]);
    expect(await tasksOf(subject, 'GIVE_OPINION')).toEqual([]);
  });

  it('is for officers of the municipality who have no conflict of interest, and changes nothing on GET and HEAD', async () => {
    const subject = await inAssessment(completeApplication());
    const page = officerAt(askOpinion, subject, { role: 'auditor' }).at(
      '/desk/applications/{applicationId}/opinions',
      {},
    );
    expect((await page.get()).status).toBe(403);
    const asking = await officer(subject);
    await asking.send(questions);
    const before = await everything();
    await asking.get();
    await asking.get({}, 'HEAD');
    expect(await everything()).toBe(before);
    const partial = officerAt(askOpinion, subject, { name: 'Kim Partisk' }).at(
      '/desk/applications/{applicationId}/opinions',
      {},
    );
    await partial.post({ step: 'conflict', conflict: 'DECLARED' });
    await partial.send({ ...questions, opinion: '01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    expect((await partial.get()).body).not.toContain('Har firman haft uppdrag hos er?');
    expect(await readOpinions(subject)).toHaveLength(1);
  });

  it('is over when the basis of the decision is settled', async () => {
    const subject = await inAssessment(completeApplication());
    await propose(subject);
    const page = await officer(subject);
    expect((await page.get()).body).toContain('Fler yttranden kan inte begäras');
    const late = await page.post({ ...questions, opinion: '01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    expect(late.status).toBe(409);
    expect(await readOpinions(subject)).toEqual([]);
  });

  it('can be taken back while nobody has answered; the link dies with it', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    const visitor = await neighbour(task);
    const { opinionId } = await onlyOpinion(subject);
    const page = await officer(subject);
    expect((await page.post({ step: `take-back:${opinionId}` })).status).toBe(303);
    expect((await page.post({ step: `take-back:${opinionId}` })).status).toBe(303);
    expect((await page.post({ step: 'take-back:01ARZ3NDEKTSV4RRFFQ69G5FAV' })).status).toBe(404);
    expect(await onlyOpinion(subject)).toMatchObject({ status: 'TAKEN_BACK', takenBackBy: 'Ebba Lind' });
    expect((await visitor.post(said)).status).toBe(410);
    expect(await onlyOpinion(subject)).toMatchObject({ status: 'TAKEN_BACK' });
  });
});

describe('the page of whoever is asked', () => {
  it('shows who applies and what is asked, and only what the questions need', async () => {
    const subject = await inAssessment(completeApplication());
    const { body } = await (await neighbour(await asked(subject))).get();
    for (const shown of ['Solgläntans Hemtjänst AB', 'Robin Ljungström', 'Har firman haft uppdrag hos er?', 'HT-S-02'])
      expect(body).toContain(shown);
    for (const hidden of ['HT-S-09', 'kim@solglantan.example', '0701740611', 'Solvägen', '/evidence/'])
      expect(body).not.toContain(hidden);
  });

  it('OSL 31:16: shows nothing of what the applicant claims to be a business secret', async () => {
    const built = completeApplication();
    const { businessSecrets: _none, statements = {}, ...content } = built.content;
    const kinds = Object.keys(statements);
    const secret = withContent(built, {
      ...content,
      statements: Object.fromEntries(kinds.map((kind) => [kind, `Hemligt sätt att arbeta: ${kind}`])),
      businessSecrets: [
        { part: '/statements', reason: 'Vår metod.' },
        { part: '/persons', reason: 'Konkurrenter värvar.' },
      ],
    });
    const subject = await inAssessment(secret);
    const stated = homeCare.requirements
      .filter((one) => authorisationPoint(one)?.evidence.some((kind) => kinds.includes(kind)))
      .map(({ id }) => id);
    const task = await asked(subject, { ...questions, requirement: stated });
    const { body } = await (await neighbour(task)).get();
    expect(body).not.toContain('Hemligt sätt att arbeta');
    expect(body).not.toContain('Robin Ljungström');
    expect(body).toContain('sökanden anger en affärshemlighet');
  });

  it('opens with a code alone, asks about a conflict of interest first, and changes nothing on GET and HEAD', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    const visitor = new LinkVisit(giveOpinion, '/t/opinion/{token}', await issueLink(task, new Date().toISOString()));
    const before = await everything();
    expect((await visitor.get()).body).not.toContain('Har firman haft uppdrag hos er?');
    await visitor.get('HEAD');
    await visitor.post(said);
    expect(await everything()).toBe(before);
  });

  it('knows no forged link', async () => {
    const subject = await inAssessment(completeApplication());
    await asked(subject);
    const before = await everything();
    for (const token of [`granvik.${'A'.repeat(43)}`, 'granvik.x', 'annanstans.abc', '../../x']) {
      const visitor = new LinkVisit(giveOpinion, '/t/opinion/{token}', token);
      expect((await visitor.get()).status).toBe(404);
      expect((await visitor.post(said)).status).toBe(404);
    }
    expect(await everything()).toBe(before);
  });

  it('tells the coordinator of a declared conflict of interest, and takes no answer', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    const visitor = await identified(task);
    expect((await visitor.post({ step: 'conflict', conflict: 'DECLARED' })).status).toBe(303);
    await visitor.post(said);
    expect((await visitor.get()).body).not.toContain('Har firman haft uppdrag hos er?');
    expect(await onlyOpinion(subject)).toMatchObject({ status: 'ASKED' });
    expect((await readOutbox(subject)).map(({ message }) => message)).toContainEqual({
      kind: 'MAIL',
      template: 'ESCALATION',
      taskId: task.taskId,
    });
    expect((await (await officer(subject)).get()).body).toContain('Tora Grannlund har anmält jäv');
  });
});

describe('an answer', () => {
  it('is kept with who and when, is shown where the case is read, and can not be given twice', async () => {
    const subject = await inAssessment(completeApplication());
    const visitor = await neighbour(await asked(subject));
    expect((await visitor.post({ ...said, step: 'review' })).body).toContain('Chefen byttes tre gånger.');
    expect((await onlyOpinion(subject)).status).toBe('ASKED');
    expect((await visitor.post(said)).status).toBe(303);
    expect(await onlyOpinion(subject)).toMatchObject({
      status: 'GIVEN',
      givenAt: '2026-03-05T09:00:00.000Z',
      stance: 'REMARKS',
      answers: ['Ja, under två år.', 'Chefen byttes tre gånger.'],
    });
    await visitor.post({ ...said, stance: 'SUPPORTS' });
    expect(await onlyOpinion(subject)).toMatchObject({ stance: 'REMARKS' });
    expect((await visitor.get()).body).toContain('Chefen byttes tre gånger.');
    expect((await eventTypes(subject)).filter((type) => type === 'OPINION_GIVEN')).toHaveLength(1);
    for (const body of [(await (await assessing(subject)).get()).body, await fileOf(subject)]) {
      expect(body).toContain('Lillby kommun, Tora Grannlund');
      expect(body).toContain('Chefen byttes tre gånger.');
      expect(body).toContain('Har synpunkter');
    }
  });

  it('is recorded once when it is sent twice at once', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    const [one, other] = [await neighbour(task), await neighbour(task)];
    await Promise.all([one.post(said), other.post({ ...said, stance: 'SUPPORTS' })]);
    expect((await eventTypes(subject)).filter((type) => type === 'OPINION_GIVEN')).toHaveLength(1);
    const { stance } = { stance: '', ...(await onlyOpinion(subject)) };
    const [event] = (await readEvents(subject)).filter(({ type }) => type === 'OPINION_GIVEN');
    expect(event?.data['stance']).toBe(stance);
  });

  it.each([
    ['no stance', { stance: '' }, 'stance'],
    ['a stance that is none', { stance: 'APPROVE' }, 'stance'],
    ['a question left without an answer', { 'answer-2': '  ' }, 'answer-2'],
    ['too long an answer', { 'answer-1': 'x'.repeat(5001) }, 'answer-1'],
  ])('refuses %s, and keeps what was written', async (_what, wrong, field) => {
    const subject = await inAssessment(completeApplication());
    const visitor = await neighbour(await asked(subject));
    const answer = await visitor.post({ ...said, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`href="#${field}"`);
    expect(await onlyOpinion(subject)).toMatchObject({ status: 'ASKED' });
  });

  it('needs no words from whoever knows of nothing', async () => {
    const subject = await inAssessment(completeApplication());
    const visitor = await neighbour(await asked(subject));
    expect((await visitor.post({ step: 'answer', stance: 'NO_KNOWLEDGE' })).status).toBe(303);
    expect(await onlyOpinion(subject)).toMatchObject({ stance: 'NO_KNOWLEDGE', answers: ['', ''] });
  });

  it('is read all the same when it comes after its day, and told as such', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    vi.setSystemTime(new Date('2026-03-13T09:00:00.000Z'));
    const visitor = await neighbour(task);
    await visitor.post(said);
    expect(await onlyOpinion(subject)).toMatchObject({ status: 'GIVEN', late: 'AFTER_DUE' });
    await propose(subject);
    const { application } = await readDecisionBasis(subject);
    expect(isInBasis(await onlyOpinion(subject), 'proposal' in application ? application.proposal : undefined)).toBe(
      true,
    );
  });

  it('comes between an officer’s look at the proposal and putting it forward: it is shown before anything is proposed', async () => {
    const subject = await inAssessment(completeApplication());
    const visitor = await neighbour(await asked(subject));
    const page = await assessing(subject);
    await page.send({ step: 'save', ...(await allMet(subject)) });
    const { body } = await page.get({ view: 'proposal' });
    await visitor.post(said);
    const proposal = /name="proposal" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await page.post({ step: 'propose', proposal });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Chefen byttes tre gånger.');
    expect((await applicationOf(subject)).status).toBe('ASSESSMENT');
  });
});

describe('an opinion in a decision', () => {
  it('is part of the basis hash, and never changes afterwards', async () => {
    const subject = await inAssessment(completeApplication());
    await (await neighbour(await asked(subject))).post(said);
    await propose(subject);
    const opinion = await onlyOpinion(subject);
    const basis = await readDecisionBasis(subject);
    expect(basis.application).toMatchObject({
      proposal: { opinions: [{ opinionId: opinion.opinionId, hash: hashOf(opinion) }] },
    });
    await decide(subject);
    if (opinion.status !== 'GIVEN') throw new Error('It was given');
    await expect(transact([settleRequest(subject, { ...opinion, stance: 'SUPPORTS' })])).rejects.toThrow();
    expect(await onlyOpinion(subject)).toEqual(opinion);
    const after = await readDecisionBasis(subject);
    expect(after.application).toMatchObject({
      proposal: { opinions: [{ hash: hashOf(await onlyOpinion(subject)) }] },
    });
    expect(await fileOf(subject)).not.toContain('används inte');
  });

  it.each(['after the proposal', 'after the decision'])('is late and not used %s, and told so', async (when) => {
    const subject = await inAssessment(completeApplication());
    const visitor = await neighbour(await asked(subject));
    await propose(subject);
    const { application } = await readDecisionBasis(subject);
    const before = 'proposal' in application ? application.proposal : undefined;
    if (when === 'after the decision') await decide(subject);
    expect((await visitor.post(said)).status).toBe(303);
    const opinion = await onlyOpinion(subject);
    expect(opinion).toMatchObject({ status: 'GIVEN', late: 'AFTER_PROPOSAL' });
    expect(isInBasis(opinion, before)).toBe(false);
    const after = await readDecisionBasis(subject);
    expect(after.application).toMatchObject({ proposal: before });
    expect(await fileOf(subject)).toContain('Kom in sent, används inte');
    if (when === 'after the proposal') await decide(subject);
    expect((await applicationOf(subject)).status).toBe('APPROVED');
  });
});

describe('silence', () => {
  it('is reminded of, then told to the coordinator, and stops nothing', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    for (const day of ['2026-03-10', '2026-03-13', '2026-03-31']) {
      await remind({ at: `${day}T06:00:00.000Z` }, webContext);
    }
    const templates = (await readOutbox(subject)).flatMap(({ message }) =>
      message.kind === 'MAIL' && message.taskId === task.taskId ? [message.template] : [],
    );
    expect(templates.toSorted()).toEqual(['ESCALATION', 'REMINDER_BEFORE_DUE', 'REMINDER_OVERDUE', 'TASK']);
    expect((await openTaskOf(subject, 'GIVE_OPINION')).taskId).toBe(task.taskId);
    await propose(subject);
    expect((await applicationOf(subject)).status).toBe('PROPOSED');
  });

  it('is not reminded of when the case is decided', async () => {
    const subject = await inAssessment(completeApplication());
    const task = await asked(subject);
    await propose(subject);
    await decide(subject);
    await remind({ at: '2026-03-13T06:00:00.000Z' }, webContext);
    const mailed = (await readOutbox(subject)).filter(
      ({ message }) => message.kind === 'MAIL' && message.taskId === task.taskId,
    );
    expect(mailed).toHaveLength(1);
  });
});
