import { describe, expect, it, vi } from 'vitest';
import { handler } from '../../../functions/requirement/assess/handler.tsx';
import { handler as complete } from '../../../functions/completion/answer/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { putContent, readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readChecks, readExclusion } from '../../../shared/store/requirement/check.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { commitDesk } from '../../../shared/store/desk/desk.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { faultsOf } from '../../support/browser.ts';
import {
  completeApplication,
  homeCareScope,
  incompleteApplication,
  inexperiencedApplication,
  withContent,
} from '../../support/application-builder.ts';
import {
  allMet,
  applicationOf,
  arrived,
  awaitAssessment,
  awaitCompletion,
  callbacks,
  checked,
  eventTypes,
  everything,
  findingOf,
  type Form,
  holderOf,
  hiddenIn,
  inAssessment,
  noGrounds,
  officerAt,
  openTaskOf,
  publishAnotherVersion,
  Reader,
  tasksOf,
  useRequirements,
  workflowAnswers,
} from './support.ts';

useRequirements();

/** An officer who has said that there is no conflict of interest. */
async function officer(subject: Subject, name = 'Ebba Lind'): Promise<Reader> {
  const page = officerAt(handler, subject, { name });
  await page.post({ step: 'conflict', conflict: 'NONE' });
  return page;
}

async function proposed(subject: Subject, form: Form): Promise<Reader> {
  const page = await officer(subject);
  expect((await page.send({ step: 'review', ...form })).status).toBe(303);
  expect((await page.send({ step: 'propose' }, { view: 'proposal' })).status).toBe(303);
  return page;
}

describe('asking for an assessment', () => {
  it('hands the application to the coordinator, once for each wait', async () => {
    const subject = await arrived(completeApplication());
    await checked(subject);
    await awaitAssessment(subject, 'one');
    await awaitAssessment(subject, 'one');
    expect((await applicationOf(subject)).status).toBe('ASSESSMENT');
    expect(await tasksOf(subject, 'ASSESS')).toMatchObject([
      { status: 'OPEN', assignee: { email: 'samordnare@granvik.example' }, dueOn: '2026-03-19', round: { number: 1 } },
    ]);
    expect((await readOutbox(subject)).filter(({ kind }) => kind === 'MAIL')).toHaveLength(1);
  });

  it('has nothing to wait for once there is a proposal', async () => {
    const subject = await inAssessment(completeApplication());
    await proposed(subject, await allMet(subject));
    await awaitAssessment(subject);
    expect(workflowAnswers()).toEqual([{ outcome: 'ASSESSED' }]);
  });
});

describe('the assessment page', () => {
  it('KL 7:4: asks about conflicts of interest first, showing only who applies', async () => {
    const subject = await inAssessment(completeApplication());
    const page = officerAt(handler, subject);
    const asked = await page.get();
    expect(asked.body).toContain('Solgläntans Hemtjänst AB');
    expect(asked.body).not.toContain('HT-G-01');
    const before = await everything();
    expect((await page.post({ step: 'save', ...(await allMet(subject)) })).body).not.toContain('HT-G-01');
    expect((await page.post({ step: 'conflict' })).status).toBe(422);
    expect(await everything()).toBe(before);
    expect((await page.post({ step: 'conflict', conflict: 'NONE' })).status).toBe(303);
    expect((await page.get()).body).toContain('HT-G-01');
    expect(await eventTypes(subject)).toContain('CONFLICT_OF_INTEREST_ANSWERED');
  });

  it('KL 7:4: keeps out whoever declares a conflict, and tells the coordinator', async () => {
    const subject = await inAssessment(completeApplication());
    const page = officerAt(handler, subject);
    await page.post({ step: 'conflict', conflict: 'DECLARED' });
    await page.post({ step: 'conflict', conflict: 'NONE' });
    expect((await page.get()).body).not.toContain('HT-G-01');
    expect((await page.post({ step: 'save', ...(await allMet(subject)) })).body).toContain('Det är registrerat');
    expect(
      (await readOutbox(subject)).some(({ message }) => 'template' in message && message.template === 'ESCALATION'),
    ).toBe(true);
    expect((await (await officer(subject, 'Nils Vik')).get()).body).toContain('HT-G-01');
  });

  it('is for case officers and coordinators only', async () => {
    const subject = await inAssessment(completeApplication());
    expect((await officerAt(handler, subject, { role: 'delegate' }).get()).status).toBe(403);
    const nobody = new Reader(handler, '/desk/applications/{applicationId}/assessment', {
      applicationId: `granvik.${subject.id}`,
    });
    expect((await nobody.get()).status).toBe(303);
    expect((await nobody.post({ step: 'save' })).status).toBe(401);
  });

  it('is not there before the checks have handed the application over', async () => {
    const subject = await arrived(completeApplication());
    expect((await officerAt(handler, subject).get()).status).toBe(404);
  });

  it('settles a part now and the rest later', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    expect((await page.send({ step: 'save', 'result-HT-G-01': 'MET', 'note-HT-G-01': 'Registret sett.' })).status).toBe(
      303,
    );
    expect(await findingOf(subject, 'HT-G-01')).toMatchObject({
      result: 'MET',
      source: 'OFFICER',
      by: 'Ebba Lind',
      reason: { sv: 'Registret sett.' },
    });
    expect((await findingOf(subject, 'HT-G-05')).result).toBe('NEEDS_HUMAN');
    const shown = await page.get({ saved: 'yes' });
    expect(shown.body).toContain('Bedömningen är sparad.');
    expect(shown.body).toContain('Registret sett.');
    const early = await page.get({ view: 'proposal' });
    expect(early.status).toBe(422);
    expect(early.body).toContain('HT-G-05 Redovisa hur målen nås: inte avgjort');
    expect((await page.post({ step: 'propose' })).status).toBe(422);
    expect((await applicationOf(subject)).status).toBe('ASSESSMENT');
  });

  it('keeps who settled what and when, when somebody else saves without changing it', async () => {
    const subject = await inAssessment(completeApplication());
    await (await officer(subject)).send({ step: 'save', 'result-HT-G-01': 'MET', ...noGrounds });
    vi.setSystemTime(new Date('2026-03-06T09:00:00.000Z'));
    const other = await officer(subject, 'Nils Vik');
    await other.send({ step: 'save', 'result-HT-G-01': 'MET', 'result-HT-G-05': 'MET', ...noGrounds });
    expect(await findingOf(subject, 'HT-G-01')).toMatchObject({ by: 'Ebba Lind', at: '2026-03-05T09:00:00.000Z' });
    expect(await findingOf(subject, 'HT-G-05')).toMatchObject({ by: 'Nils Vik', at: '2026-03-06T09:00:00.000Z' });
    expect((await readExclusion(subject))?.assessedBy.name).toBe('Ebba Lind');
  });

  it('LOV 8:2: takes no "not met" without its reason, and loses nothing that was typed', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const before = await everything();
    const refused = await page.send({
      step: 'save',
      'result-HT-G-01': 'NOT_MET',
      'result-HT-G-05': 'MET',
      'note-HT-G-05': 'Alla mål nämns, <b>ett</b> för ett.',
      'note-HT-G-07': 'Utan svar',
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#note-HT-G-01"');
    expect(refused.body).toContain('href="#result-HT-G-07"');
    expect(refused.body).toContain('Alla mål nämns, &lt;b>ett&lt;/b> för ett.');
    expect(await everything()).toBe(before);
  });

  it('LOV 7:1: a ground that exists needs its proportionality and whether it is used', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const refused = await page.send({ step: 'save', ...noGrounds, 'applies-UNPAID_TAXES': 'YES' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#proportionality-UNPAID_TAXES"');
    expect(refused.body).toContain('href="#exclude-UNPAID_TAXES"');
    expect(await readExclusion(subject)).toBeNull();
  });

  it('LOV 7:1: names whom of a legal person’s representatives an assessment covers', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const refused = await page.send({ step: 'save', ...noGrounds, 'representatives-CONVICTION': '' });
    expect(refused.body).toContain('href="#representatives-CONVICTION"');
  });

  it('keeps the grounds that were answered while others are open', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    await page.send({
      step: 'save',
      'applies-INSOLVENCY': 'NO',
      'evidence-INSOLVENCY': 'Registret sett.',
      'applies-UNPAID_TAXES': 'UNCLEAR',
    });
    expect((await readExclusion(subject))?.grounds).toMatchObject([
      { ground: 'INSOLVENCY', applies: 'NO' },
      { ground: 'UNPAID_TAXES', applies: 'UNCLEAR' },
    ]);
    expect((await page.get()).body).toContain('5 grunder för uteslutning');
  });

  it('shows a settlement as lapsed when its facts have changed', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    await page.send({ step: 'save', 'result-HT-G-05': 'MET', 'note-HT-G-05': 'Läst.' });
    const content = await readContent(subject);
    if (content === null) throw new Error('It was stored');
    const changed = {
      ...content,
      statements: { ...content.statements, 'plan.goals': 'Nu skriver vi något helt annat.' },
    };
    await recordEvent(
      subject,
      { type: 'SOMETHING_CHANGED', at: '2026-03-05T10:00:00.000Z', by: 'test', data: {} },
      { also: [putContent(subject, changed)] },
    );
    const { body } = await page.get();
    expect(body).toContain('Tidigare bedömning (uppfyllt, Ebba Lind, 2026-03-05) gäller inte längre');
    expect(body).not.toMatch(/name="result-HT-G-05"[^>]*checked/);
    await page.send({ step: 'save' });
    expect((await findingOf(subject, 'HT-G-05')).result).toBe('NEEDS_HUMAN');
  });

  it('lets one of two officers at once be told of the other, and loses neither’s words', async () => {
    const subject = await inAssessment(completeApplication());
    const [one, other] = [await officer(subject), await officer(subject, 'Nils Vik')];
    const { body } = await one.get();
    const answers = await Promise.all([
      one.post({ ...hiddenIn(body), step: 'save', 'result-HT-G-01': 'MET', 'note-HT-G-01': 'Ebbas ord' }),
      other.post({ ...hiddenIn(body), step: 'save', 'result-HT-G-01': 'NOT_MET', 'note-HT-G-01': 'Nils ord' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const told = answers.find(({ status }) => status === 409);
    expect(told?.body).toContain('Något ändrades i ärendet medan du arbetade');
    expect(told?.body).toMatch(/Ebbas ord|Nils ord/);
    expect((await eventTypes(subject)).filter((type) => type === 'ASSESSMENT_SAVED')).toHaveLength(1);
  });

  it('changes nothing when it is looked at', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const before = await everything();
    await page.get();
    await page.get({ view: 'proposal' });
    await page.get({}, 'HEAD');
    expect(await everything()).toBe(before);
  });

  it('refuses a step that does not exist', async () => {
    const subject = await inAssessment(completeApplication());
    expect((await (await officer(subject)).post({ step: 'approve' })).status).toBe(400);
  });

  it('speaks English too', async () => {
    const subject = await inAssessment(completeApplication());
    const { body } = await (await officer(subject)).get({ lang: 'en' });
    expect(body).toContain('Is HT-G-01 met?');
    expect(body).toContain('lang="en"');
  });
});

describe('the proposal', () => {
  it('LOV 8:1: approves whoever meets every requirement and is not excluded', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    await page.send({ step: 'review', ...(await allMet(subject)) });
    const preview = await page.get({ view: 'proposal' });
    expect(preview.status).toBe(200);
    expect(preview.body).toContain('Godkännande');
    expect((await page.send({ step: 'propose' }, { view: 'proposal' })).status).toBe(303);
    expect(await applicationOf(subject)).toMatchObject({
      status: 'PROPOSED',
      proposal: { outcome: 'CLEAR_APPROVAL', scopes: [{ outcome: 'APPROVE', scope: homeCareScope }] },
    });
    expect(await callbacks(subject)).toEqual(['ASSESSMENT 1 ASSESSED']);
    expect(await tasksOf(subject, 'ASSESS')).toMatchObject([
      { status: 'ANSWERED', outcome: 'ASSESSED', answeredBy: 'Ebba Lind' },
    ]);
    expect((await page.get()).body).toContain('Ingen bedömning väntar nu.');
    expect((await page.send({ step: 'save', 'result-HT-G-01': 'NOT_MET' })).status).toBe(409);
  });

  it('is for each scope, with the reasons of the requirements that the bound version applies to it', async () => {
    await publishAnotherVersion(2, (requirement) =>
      requirement.id === 'HT-S-09' ? { ...requirement, services: ['Hemtjänst'] } : requirement,
    );
    const escort = { ...homeCareScope, service: 'Ledsagning' };
    const built = withContent(completeApplication(), { scopes: [homeCareScope, escort] });
    const subject = await inAssessment(built, 2);
    const reason = 'Det framgår inte hur nätterna bemannas.';
    await proposed(subject, { ...(await allMet(subject)), 'result-HT-S-09': 'NOT_MET', 'note-HT-S-09': reason });
    expect(await applicationOf(subject)).toMatchObject({
      proposal: {
        outcome: 'PARTIAL_APPROVAL',
        scopes: [
          {
            scope: homeCareScope,
            outcome: 'REFUSE',
            reasons: [{ basis: { requirementId: 'HT-S-09' }, text: { sv: reason } }],
          },
          { scope: escort, outcome: 'APPROVE' },
        ],
      },
    });
  });

  it('LOV 8:2: is in the officer’s own words when they write any, of an approval too, from the library, and never without', async () => {
    const any = { reasonId: 'R1', title: 'Väl visat', text: 'Underlaget är fullständigt och väl styrkt.' };
    const desk = { schemaVersion: 1 as const, municipality: 'granvik', officers: [], reasons: [any] };
    await commitDesk(null, desk, 'Sam Ordning', new Date().toISOString());
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    await page.send({ step: 'review', ...(await allMet(subject)) });
    const before = await everything();
    const chosen = await page.send({ step: 'insert-reason', 'pick-reason-0-0': 'R1', 'reason-0-0': 'Prövat.' });
    expect(chosen.body).toContain(`Prövat.\n${any.text}</textarea>`);
    const bare = await page.send({ step: 'propose', 'reason-0-0': ' ' }, { view: 'proposal' });
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('Skriv skälen');
    expect(await faultsOf([['proposal-reasons', bare.body]])).toEqual([]);
    expect(await everything()).toBe(before);
    const own = `Prövat.\n${any.text}`;
    expect((await page.send({ step: 'propose', 'reason-0-0': own }, { view: 'proposal' })).status).toBe(303);
    expect(await applicationOf(subject)).toMatchObject({
      status: 'PROPOSED',
      proposal: { scopes: [{ outcome: 'APPROVE', reasons: [{ basis: { kind: 'ALL_MET' }, text: { sv: own } }] }] },
    });
  });

  it('LOV 8:1: refuses on the requirement that is not met, and carries its reason', async () => {
    const subject = await inAssessment(inexperiencedApplication());
    expect(await findingOf(subject, 'HT-S-02')).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'NOT_MET' });
    const reason = 'Ett halvt års heltid av de två år som krävs.';
    const answers = { ...(await allMet(subject)), 'result-HT-S-02': 'NOT_MET', 'note-HT-S-02': reason };
    const page = await officer(subject);
    await page.send({ step: 'save', ...answers });
    // LOV 1:2: whoever proposes sees that the applicant was never asked, and how others were treated.
    const { body } = await page.get({ view: 'proposal' });
    expect(body).toContain('Sökanden har inte fått frågan om det här');
    expect(body).toContain('HT-S-02 Verksamhetsansvarigs yrkeserfarenhet');
    expect(body).toContain('/desk/choice-systems/granvik.hemtjanst/completions');
    await proposed(subject, answers);
    expect(await applicationOf(subject)).toMatchObject({
      proposal: {
        outcome: 'REFUSAL',
        scopes: [{ reasons: [{ basis: { requirementId: 'HT-S-02' }, text: { sv: reason } }] }],
      },
    });
  });

  it('LOV 7:2: says which grounds an applicant may be asked about, which are the municipality’s to prove, and what is presumed', async () => {
    const subject = await inAssessment(completeApplication());
    const { body } = await (await officer(subject)).get();
    expect(body).toContain('Du får be sökanden visa att grund 1, 2, 3 och 5 inte finns.');
    expect(body).toContain('Grund 4 och 6 måste kommunen själv kunna visa.');
    expect(body).toContain('ska du utgå från att grund 1, 2, 3, 4 och 5 inte finns');
  });

  it('LOV 7:1: a ground that is used excludes; one that is not used does not', async () => {
    const ground = {
      'applies-UNPAID_TAXES': 'YES',
      'evidence-UNPAID_TAXES': 'Skuld hos Kronofogden.',
      'proportionality-UNPAID_TAXES': 'Stor och gammal.',
    };
    const used = await inAssessment(completeApplication());
    await proposed(used, { ...(await allMet(used)), ...ground, 'exclude-UNPAID_TAXES': 'YES' });
    expect(await applicationOf(used)).toMatchObject({ proposal: { outcome: 'EXCLUSION' } });
    const spared = await inAssessment(completeApplication());
    await proposed(spared, { ...(await allMet(spared)), ...ground, 'exclude-UNPAID_TAXES': 'NO' });
    expect(await applicationOf(spared)).toMatchObject({ proposal: { outcome: 'CLEAR_APPROVAL' } });
  });

  it('is put forward only as it was read', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    await page.send({ step: 'review', ...(await allMet(subject)) });
    const { body } = await page.get({ view: 'proposal' });
    await (
      await officer(subject, 'Nils Vik')
    ).send({
      step: 'save',
      ...(await allMet(subject)),
      'result-HT-G-05': 'NOT_MET',
      'note-HT-G-05': 'Ett mål saknas.',
    });
    const late = await page.post({ ...hiddenIn(body), step: 'propose' });
    expect(late.status).toBe(409);
    expect(late.body).toContain('Ett mål saknas.');
    expect((await applicationOf(subject)).status).toBe('ASSESSMENT');
    expect((await page.post({ step: 'propose' })).status).toBe(409);
  });

  it('is put forward once when two press at once', async () => {
    const subject = await inAssessment(completeApplication());
    const [one, other] = [await officer(subject), await officer(subject, 'Nils Vik')];
    await one.send({ step: 'review', ...(await allMet(subject)) });
    const fields = { ...hiddenIn((await one.get({ view: 'proposal' })).body), step: 'propose' };
    const both = await Promise.all([one.post(fields), other.post(fields)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await callbacks(subject)).toEqual(['ASSESSMENT 1 ASSESSED']);
  });

  it('LOV 6:2: stays possible for an applicant who was asked and is silent: what is missing is then not met, with reasons', async () => {
    const subject = await arrived(withContent(incompleteApplication(), { declarations: {} }));
    await checked(subject);
    await awaitCompletion(subject);
    const link = await holderOf(complete, 'complete', await openTaskOf(subject, 'COMPLETE'));
    await link.post({ step: 'answer', confirm: 'yes' });
    expect(await checked(subject)).toBe('READY');
    await awaitAssessment(subject);
    const missing = (await readChecks(subject)).filter(({ finding }) => finding.result === 'NEEDS_COMPLETION');
    const notMet = missing
      .filter(({ finding }) => finding.requirementId !== 'HT-G-02')
      .flatMap(({ finding }): [string, string][] => [
        [`result-${finding.requirementId}`, 'NOT_MET'],
        [`note-${finding.requirementId}`, 'Sökanden har inte kommit in med det som begärdes.'],
      ]);
    await proposed(subject, { ...(await allMet(subject)), ...Object.fromEntries(notMet) });
    expect(await applicationOf(subject)).toMatchObject({ proposal: { outcome: 'REFUSAL' }, completionRounds: 1 });
  });
});

describe('an officer’s request for completion', () => {
  it('LOV 6:2: opens what the officer chose, in the officer’s words, and comes back to be assessed', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const asked = await page.send({
      step: 'request-completion',
      'result-HT-G-01': 'MET',
      'ask-kind': 'COMPLETION',
      ask: ['HT-G-13', 'HT-G-10'],
      'ask-text': 'Försäkringens belopp framgår inte.\nSkicka ett nytt intyg.',
    });
    expect(asked.status).toBe(303);
    expect(await callbacks(subject)).toEqual(['ASSESSMENT 1 COMPLETION_REQUESTED']);
    expect(await applicationOf(subject)).toMatchObject({ status: 'ASSESSMENT', completionRounds: 0 });
    expect((await findingOf(subject, 'HT-G-01')).source).toBe('OFFICER');
    expect((await page.get()).body).toContain('Sökanden har fått en begäran om komplettering');

    await awaitCompletion(subject);
    expect(await applicationOf(subject)).toMatchObject({ status: 'COMPLETION_REQUESTED', completionRounds: 1 });
    expect((await readCompletion(subject, 1))?.items).toMatchObject([
      { requirementId: 'HT-G-10', ask: { kind: 'FIELD', field: 'answer.HT-G-10' } },
      { requirementId: 'HT-G-13', ask: { kind: 'EVIDENCE', evidence: 'insurance.certificate' } },
    ]);
    const link = await holderOf(complete, 'complete', await openTaskOf(subject, 'COMPLETE'));
    expect((await link.get()).body).toContain('Försäkringens belopp framgår inte.');
    await link.post({ step: 'answer', confirm: 'yes', 'answer-0': 'Vi tar emot alla.' });

    expect(await checked(subject)).toBe('READY');
    await awaitAssessment(subject);
    expect((await page.get()).body).toContain('Vi tar emot alla.');
    await proposed(subject, await allMet(subject));
    expect(await applicationOf(subject)).toMatchObject({ proposal: { outcome: 'APPROVAL_AFTER_COMPLETION' } });
  });

  it('needs to say which requirements and what about them', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const before = await everything();
    const empty = await page.send({ step: 'request-completion' });
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('href="#ask"');
    expect(empty.body).toContain('href="#ask-text"');
    const unknown = await page.send({ step: 'request-completion', ask: ['HT-G-13', 'HT-X-99'], 'ask-text': 'Mer' });
    expect(unknown.status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('LOV 6:2: asks what is meant as a clarification: words open, and no file', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const question = { ask: ['HT-G-13'], 'ask-text': 'Vilka verksamheter täcker försäkringen?' };
    await page.send({ step: 'request-completion', 'ask-kind': 'CLARIFICATION', ...question });
    await awaitCompletion(subject);
    expect(await readCompletion(subject, 1)).toMatchObject({
      kind: 'CLARIFICATION',
      items: [{ requirementId: 'HT-G-13', ask: { kind: 'FIELD', field: 'answer.HT-G-13' } }],
    });
    expect((await applicationOf(subject)).completions).toMatchObject([
      { number: 1, kind: 'CLARIFICATION', requirementIds: ['HT-G-13'], dueOn: '2026-03-19' },
    ]);
  });

  it('LOV 1:2, 6:2: gives the days and the rounds that all get; anything else needs a written reason, which is kept', async () => {
    const subject = await inAssessment(completeApplication());
    const page = await officer(subject);
    const question = { 'ask-kind': 'COMPLETION', ask: ['HT-G-13'], 'ask-text': 'Ett nytt intyg.', 'ask-days': '30' };
    const before = await everything();
    const refused = await page.send({ step: 'request-completion', ...question });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#ask-deviation"');
    for (const days of ['0', '-1', '1.5', 'x', '367']) {
      const wrong = await page.send({
        step: 'request-completion',
        ...question,
        'ask-days': days,
        'ask-deviation': 'Nej',
      });
      expect(wrong.body).toContain('href="#ask-days"');
    }
    expect(await everything()).toBe(before);
    const reason = 'Försäkringsbolaget har stängt.';
    expect((await page.send({ step: 'request-completion', ...question, 'ask-deviation': reason })).status).toBe(303);
    await awaitCompletion(subject);
    expect(await readCompletion(subject, 1)).toMatchObject({ days: 30, deviations: [{ kind: 'OTHER_DAYS', reason }] });
    expect((await openTaskOf(subject, 'COMPLETE')).dueOn).toBe('2026-04-04');
  });
});

describe('a file on the assessment page', () => {
  it('is fetched by a link of a minute, to be saved and not shown', async () => {
    const subject = await inAssessment(completeApplication());
    const [evidence] = await readEvidence(subject);
    const page = await officer(subject);
    const found = await page
      .at('/desk/applications/{applicationId}/evidence/{evidenceId}', { evidenceId: evidence?.evidenceId ?? '' })
      .get();
    expect(found.status).toBe(303);
    const address = new URL(found.headers['location'] ?? '');
    expect(address.pathname).toBe(`/evidence/${evidence?.objectKey ?? ''}`);
    expect(address.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(address.searchParams.get('response-content-disposition')).toMatch(/^attachment; /);
    const none = await page
      .at('/desk/applications/{applicationId}/evidence/{evidenceId}', { evidenceId: 'none' })
      .get();
    expect(none.status).toBe(404);
  });

  it('is not for whoever has not said that they are impartial', async () => {
    const subject = await inAssessment(completeApplication());
    const [evidence] = await readEvidence(subject);
    const page = officerAt(handler, subject);
    const found = await page
      .at('/desk/applications/{applicationId}/evidence/{evidenceId}', { evidenceId: evidence?.evidenceId ?? '' })
      .get();
    expect(found.headers['location']).toBe(`/desk/applications/granvik.${subject.id}/assessment`);
  });
});
