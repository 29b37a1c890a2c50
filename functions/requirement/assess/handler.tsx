import { anotherIsNeeded, isSamePerson, needsAnother } from '../../../shared/domain/municipality/four-eyes.ts';
import type { ComponentChildren } from 'preact';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { Parties } from '../../../shared/http/decision/basis.tsx';
import { BackToCase } from '../../../shared/http/desk/back-to-case.tsx';
import { again, conflictAnswer, conflictUnanswered } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import type { View } from '../../../shared/http/task-page/views/frame.tsx';
import { inOwnWords } from '../../../shared/domain/decision/own-words.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { readEvidence } from '../../../shared/store/application/application.ts';
import { recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { signDownload } from '../../../shared/store/evidence-bucket.ts';
import { examine } from '../../../shared/store/requirement/examination.ts';
import { readOtherJudgements } from '../../../shared/store/requirement/judgement.ts';
import { readOpinions } from '../../../shared/store/opinion/opinion.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { AssessmentForm, outstandingErrors } from './assessment-form.tsx';
import { AssessmentRecord } from './assessment-record.tsx';
import {
  type Answered,
  askForCompletion,
  type Assessing,
  derive,
  propose,
  proposalHash,
  save,
  seenHash,
} from './commands.ts';
import { fieldOf } from './field-names.ts';
import { ProposalPreview } from './proposal-preview.tsx';
import { readCompletionRequest } from './read-completion.ts';
import { readExclusion } from './read-exclusion.ts';
import { automaticRoundsUsed, readSettlements } from './read-settlements.ts';
import { insertChosen, readWords } from './reasons-editor.tsx';
import { insertReasons } from './reason-picker.tsx';
import { correctionsAsked, enter, type Visit } from './visit.ts';

const page = '/desk/applications/{applicationId}/assessment';
const file = '/desk/applications/{applicationId}/evidence/{evidenceId}';
const downloadSeconds = 60;

/** An officer settles what is for a person to judge (LOV 8:1), assesses exclusion (LOV 7:1), and proposes. */
export const handler = pages({ [`GET ${page}`]: show, [`POST ${page}`]: act, [`GET ${file}`]: download });

async function show(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (visit.conflict?.answer !== 'NONE') return askConflict(visit, emptyForm);
  const assessing = await assess(visit);
  if (assessing === null) return record(visit);
  return request.query['view'] === 'proposal' ? preview(assessing) : form(assessing, emptyForm);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const step = valueOf(request.form, 'step');
  if (step === 'conflict') return answerConflict(visit);
  if (!['save', 'review', 'insert', 'request-completion', 'insert-reason', 'propose'].includes(step))
    throw new PageProblem(400);
  if (visit.conflict?.answer !== 'NONE') return askConflict(visit, emptyForm);
  return retryOnConcurrency(async (attempt) => {
    const assessing = await assess(attempt === 1 ? visit : await enter(request));
    // Somebody else has ended the assessment: the page tells what came of it.
    if (assessing === null) return record(visit, 409);
    if (step === 'insert-reason') return insertReason(assessing);
    return step === 'propose' ? putForward(assessing) : answer(assessing, step);
  });
}

/** Null when there is nothing to assess now. */
async function assess(visit: Visit): Promise<Assessing | null> {
  const { application, task } = visit;
  if (application.status !== 'ASSESSMENT' || task.status !== 'OPEN') return null;
  const at = now();
  const [examination, opinions, desk] = await Promise.all([
    examine(application, at),
    readOpinions(visit.subject),
    readDesk(visit.municipality.id),
  ]);
  return { visit, application, task, examination, opinions, reasons: desk?.reasons ?? [], at };
}

async function answer(assessing: Assessing, step: string): Promise<PageResponse> {
  const { visit, examination, at } = assessing;
  const values = visit.request.form;
  if (step === 'insert') return form(assessing, { values: insertReasons(values, assessing.reasons), errors: [] });
  const by = {
    officer: visit.staff.name,
    at,
    lang: visit.lang,
    completionRoundsUsed: automaticRoundsUsed(examination),
  };
  const settled = readSettlements(examination, values, by);
  const excluded = readExclusion(examination, values, by);
  const asked = step === 'request-completion' ? readCompletionRequest(examination, values, by) : null;
  const errors = [...settled.errors, ...excluded.errors, ...(asked?.errors ?? [])];
  if (valueOf(values, fieldOf.seen) !== seenHash(examination)) return form(assessing, { values, errors }, 'CHANGED');
  if (errors.length > 0) return form(assessing, { values, errors });
  const answered: Answered = {
    settlements: settled.settlements,
    settled: settled.changed,
    exclusion: excluded.exclusion,
    exclusionChanged: excluded.changed,
  };
  const { request } = asked ?? {};
  if (request !== undefined && request !== null) {
    await askForCompletion(assessing, answered, request);
    return again(visit);
  }
  await save(assessing, answered);
  return again(visit, { query: step === 'review' ? { view: 'proposal' } : { saved: 'yes' } });
}

async function putForward(assessing: Assessing): Promise<PageResponse> {
  const { visit } = assessing;
  const proposal = derive(assessing);
  if ('kind' in proposal) return form(assessing, { values: {}, errors: outstandingErrors(proposal, assessing) });
  // Whoever asked for a correction has an answer first.
  if (correctionsAsked(visit) > 0) return form(assessing, { values: {}, errors: [correctionsLeft(visit)] });
  const { exclusion } = assessing.examination;
  const isOwn = exclusion !== null && isSamePerson(exclusion.assessedBy.name, visit.staff.name);
  if (isOwn && needsAnother(visit.municipality, 'EXCLUSION')) {
    const message = anotherIsNeeded.EXCLUSION[visit.lang];
    return form(assessing, { values: {}, errors: [{ field: '', message }] });
  }
  // Only what the officer has read is put forward.
  if (valueOf(visit.request.form, fieldOf.proposal) !== proposalHash(proposal)) return preview(assessing, 409);
  const values = visit.request.form;
  const { words, errors } = readWords(proposal, values, visit.lang);
  if (errors.length > 0) return preview(assessing, 422, { values, errors });
  await propose(assessing, inOwnWords(proposal, words, hashOf));
  return again(visit);
}

/** A reusable text into a reason of the proposal, before anything is put forward. */
async function insertReason(assessing: Assessing): Promise<PageResponse> {
  const proposal = derive(assessing);
  if ('kind' in proposal) return preview(assessing);
  const values = insertChosen(proposal, assessing.visit.request.form, assessing.reasons);
  return preview(assessing, 200, { values, errors: [] });
}

function correctionsLeft({ lang }: Visit) {
  const message =
    lang === 'sv'
      ? 'Svara på begäran om rättelse innan förslaget läggs fram'
      : 'Answer the request for a correction before the proposal is put forward';
  return { field: 'corrections', message };
}

async function preview(assessing: Assessing, status = 200, state = emptyForm): Promise<PageResponse> {
  const { visit } = assessing;
  const proposal = derive(assessing);
  if ('kind' in proposal) return form(assessing, { values: {}, errors: outstandingErrors(proposal, assessing) });
  const content = <ProposalPreview assessing={assessing} proposal={proposal} changed={status === 409} form={state} />;
  const title = visit.lang === 'sv' ? 'Förslag till beslut' : 'Proposed decision';
  return html(visit, status, content, { title, invalid: state.errors.length > 0 });
}

async function form(assessing: Assessing, state: FormState, came?: 'CHANGED'): Promise<PageResponse> {
  const { visit, examination } = assessing;
  const content = (
    <AssessmentForm
      assessing={assessing}
      form={state}
      changed={came === 'CHANGED'}
      saved={visit.request.query['saved'] === 'yes' && state.errors.length === 0}
      derived={derive(assessing)}
      others={await readOtherJudgements(examination)}
    />
  );
  const status = came === 'CHANGED' ? 409 : state.errors.length > 0 ? 422 : 200;
  return html(visit, status, content, { invalid: state.errors.length > 0 });
}

async function record(visit: Visit, status = 200): Promise<PageResponse> {
  const [examination, opinions] = await Promise.all([examine(visit.application, now()), readOpinions(visit.subject)]);
  const content = (
    <AssessmentRecord visit={visit} examination={examination} opinions={opinions} changed={status === 409} />
  );
  return html(visit, status, content);
}

async function askConflict(visit: Visit, state: FormState): Promise<PageResponse> {
  const view: View = {
    lang: visit.lang,
    municipality: visit.municipality,
    title: titleOf(visit),
    task: visit.task,
    asksConflict: true,
    reviews: false,
    staff: visit.staff,
  };
  if (visit.conflict?.answer === 'DECLARED') return { status: 200, html: conflictDeclaredView(view) };
  const { application, content, findings, version, exclusion } = await examine(visit.application, now());
  const basis = {
    application,
    content,
    findings,
    requirements: version.requirements.requirements,
    exclusion,
    opinions: [],
  };
  const status = state.errors.length > 0 ? 422 : 200;
  return { status, html: conflictView(view, <Parties basis={basis} lang={visit.lang} />, state) };
}

async function answerConflict(visit: Visit): Promise<PageResponse> {
  const { request, staff, subject, task, lang } = visit;
  if (visit.conflict !== null) return again(visit);
  const answer = conflictAnswer(request);
  if (answer === null) return askConflict(visit, conflictUnanswered(lang));
  const tellCoordinator = { kind: 'MAIL', template: 'ESCALATION', taskId: task.taskId } as const;
  const outbox = answer === 'DECLARED' && task.status === 'OPEN' ? [tellCoordinator] : [];
  await recordConflict(subject, staff, { answer, at: now() }, outbox);
  return again(visit);
}

const stillScanned = {
  sv: 'Filen kontrolleras fortfarande för skadlig kod. Försök igen om en stund.',
  en: 'The file is still being checked for malware. Try again in a moment.',
};

/** A file is saved, never shown within a page; that it was fetched is in the log. */
async function download(request: PageRequest): Promise<PageResponse> {
  const { conflict, subject, staff, lang } = await enter(request);
  if (conflict?.answer !== 'NONE')
    return seeOther(inLanguage(request.path.replace(/\/evidence\/.*$/, '/assessment'), lang));
  const evidence = (await readEvidence(subject)).find(({ evidenceId }) => evidenceId === request.params['evidenceId']);
  if (evidence?.status !== 'STORED') throw new PageProblem(404);
  if (!mayBeOpened(evidence)) throw new PageProblem(409, stillScanned);
  logger.info('EVIDENCE_FETCHED', { applicationId: subject.id, evidenceId: evidence.evidenceId, by: staff.subject });
  return seeOther(await signDownload(evidence.objectKey, downloadSeconds, evidence.fileName));
}

function html(
  visit: Visit,
  status: number,
  content: ComponentChildren,
  more: { readonly title?: string; readonly invalid?: boolean } = {},
): PageResponse {
  const { lang, municipality, staff } = visit;
  const title = titleOf(visit)[lang];
  const above = <BackToCase subject={visit.subject} lang={lang} />;
  return { status, html: renderPage(content, { title, lang, municipality, staff, wide: true, above, ...more }) };
}

function titleOf({ application }: Visit): { readonly sv: string; readonly en: string } {
  return { sv: `Bedöm ansökan ${application.diaryNumber}`, en: `Assess the application ${application.diaryNumber}` };
}
