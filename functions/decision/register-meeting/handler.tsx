import * as z from 'zod/mini';
import { placesTaken } from '../../../shared/domain/application/evidence.ts';
import { decideAtMeeting } from '../../../shared/domain/decision/decision.ts';
import type { MeetingIn } from '../../../shared/domain/decision/meeting/meeting.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { Parties } from '../../../shared/http/decision/basis.tsx';
import {
  again,
  conflictAnswer,
  conflictUnanswered,
  type DeskVisit,
  enterDesk,
} from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import { meetingErrorText } from '../../../shared/http/decision/meeting-words.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { withoutControls } from '../../../shared/http/task-page/controls.ts';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import type { View } from '../../../shared/http/task-page/views/frame.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { readConflict, recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readMeeting } from '../../../shared/store/decision/decision.ts';
import { readStanding } from '../../../shared/store/decision/delegation.ts';
import { commitMeeting, commitMeetingResult } from '../../../shared/store/decision/in-meeting.ts';
import { type ProposedApplication, rightOf } from '../../../shared/store/decision/pending.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { readExcerpts } from '../../../shared/store/application/application.ts';
import { enter, Step } from './entries/enter.ts';
import { addExcerpt, sendExcerpt } from './excerpt.tsx';
import { meetingPage, recordPage } from './page.tsx';
import { meetingTitle } from './names.ts';
import { type Case, markOf, readCase } from './read-case.ts';
import { voteTasks } from './vote-tasks.ts';

const path = '/desk/applications/{applicationId}/meeting';

/** The secretary registers the case at the committee's meeting; the chair's declared result decides it (KL 5:54–5:55). */
export const handler = pages({ [`GET ${path}`]: handle, [`POST ${path}`]: handle });

/** Where on the page each entry leads back to. */
const sections: Readonly<Record<Step, string>> = {
  open: 'attendance',
  'mend-day': 'main',
  attendance: 'attendance',
  recuse: 'recusals',
  rule: 'recusals',
  substitute: 'serving',
  preside: 'serving',
  propose: 'proposals',
  'open-vote': 'vote',
  votes: 'vote',
  'close-vote': 'result',
  declare: 'main',
  reserve: 'reservations',
  adjust: 'reservations',
};

const stale: Texts = {
  sv: 'Något ändrades efter att du öppnade sidan. Det du skickade har inte registrerats. Se hur det ser ut nu och försök igen.',
  en: 'Something changed after you opened the page. What you sent was not registered. See how things stand now and try again.',
};

async function handle(request: PageRequest): Promise<PageResponse> {
  const visit = await enterDesk(request, 'applicationId', ['secretary']);
  const found = await caseOf(visit);
  const conflict = await readConflict(visit.subject, visit.staff);
  const sent = request.method === 'POST' ? valueOf(request.form, 'step') : undefined;
  if (conflict?.answer === 'DECLARED') return html(200, conflictDeclaredView(viewOf(visit, found)));
  if (conflict === null) {
    return sent === 'conflict' ? answerConflict(visit, found) : askConflict(visit, found, emptyForm);
  }
  if (sent === undefined) {
    if (isRunning(found)) return html(200, meetingPage(shared(visit, found, emptyForm)));
    return (await sendExcerpt(visit)) ?? record(visit, found);
  }
  if (sent === 'conflict') return again(visit);
  if (sent === 'excerpt') return addExcerpt(visit, isRunning(found) ? null : found.meeting);
  const step = Step.safeParse(sent);
  if (!step.success) throw new PageProblem(400);
  return retryOnConcurrency(async () => register(visit, await caseOf(visit), step.data));
}

async function caseOf({ subject }: DeskVisit): Promise<Case> {
  const found = await readCase(subject);
  if (found !== null) return found;
  throw new PageProblem(404, {
    sv: 'Inget beslut vid sammanträde väntar i det här ärendet.',
    en: 'No decision in a meeting is waiting in this case.',
  });
}

function askConflict(visit: DeskVisit, found: Case, form: FormState): PageResponse {
  const parties = <Parties basis={found.basis} lang={visit.lang} />;
  return html(form.errors.length > 0 ? 422 : 200, conflictView(viewOf(visit, found), parties, form));
}

/** The secretary's own word; somebody else registers when there is a conflict, and the coordinator sees to it. */
async function answerConflict(visit: DeskVisit, found: Case): Promise<PageResponse> {
  const { request, staff, subject, lang } = visit;
  const answer = conflictAnswer(request);
  if (answer === null) return askConflict(visit, found, conflictUnanswered(lang));
  const { taskId } = found.task;
  const tell = answer === 'DECLARED' ? [{ kind: 'MAIL', template: 'ESCALATION', taskId } as const] : [];
  await recordConflict(subject, staff, { answer, at: now() }, tell);
  return again(visit);
}

/** One entry, one transaction: on what the page showed, or not at all. */
async function register(visit: DeskVisit, found: Case, step: Step): Promise<PageResponse> {
  const { request, lang, staff } = visit;
  const { application, task } = found;
  if (task.status !== 'OPEN' || application.status !== 'PROPOSED') {
    if (step === 'reserve' || step === 'adjust') return registerAfter(visit, found, step);
    return step === 'declare' ? again(visit) : record(visit, found, { refused: true });
  }
  const values = withoutControls(request.form);
  const refuse = (status: 409 | 422, errors: FormState['errors']) =>
    html(status, meetingPage(shared(visit, found, { values, errors })));
  if (markOf(found) !== valueOf(request.form, 'seen')) return refuse(409, [{ field: '', message: stale[lang] }]);
  const at = now();
  const entered = enter(step, { found, values, lang, at });
  if (!entered.ok) return refuse(422, entered.errors);
  const { meeting } = entered;
  if (meeting.status === 'DECLARED') {
    const decided = await declare(visit, found, { application, task, meeting, at });
    return decided === null ? again(visit) : refuse(422, [{ field: 'declared', message: decided[lang] }]);
  }
  const links = voteTasks(found, meeting, at);
  const event = { ...entered.event, at, by: staff.name };
  await commitMeeting({ application, meeting, event, outbox: links.mails, also: links.writes });
  return again(visit, { section: sections[step] });
}

/** What is added to the record once the result is declared; the decision stays as it is. */
async function registerAfter(visit: DeskVisit, found: Case, step: Step): Promise<PageResponse> {
  const { request, lang, staff, subject } = visit;
  const values = withoutControls(request.form);
  const refuse = (status: 409 | 422, errors: FormState['errors']) =>
    record(visit, found, { status, form: { values, errors } });
  if (found.meeting === null) return record(visit, found, { refused: true });
  if (markOf(found) !== valueOf(request.form, 'seen')) return refuse(409, [{ field: '', message: stale[lang] }]);
  // As it was declared: a slip that was put right since is its decision's to say.
  const kept = { ...found, meeting: await readMeeting(subject) };
  const at = now();
  const entered = enter(step, { found: kept, values, lang, at });
  if (!entered.ok) return refuse(422, entered.errors);
  const event = { ...entered.event, at, by: staff.name };
  await commitMeeting({ application: found.application, meeting: entered.meeting, event });
  return again(visit, { section: sections[step] });
}

/** The declared result and everything that follows from it. Returns what stands against it, or null. */
async function declare(
  { staff }: DeskVisit,
  { basis, tasks }: Case,
  result: {
    readonly application: ProposedApplication;
    readonly task: OpenTask;
    readonly meeting: MeetingIn<'DECLARED'>;
    readonly at: string;
  },
): Promise<Texts | null> {
  const { application, task, meeting, at } = result;
  const right = rightOf(application);
  const outcome = decideAtMeeting({
    meeting,
    proposal: application.proposal,
    requirementIds: basis.requirements.map(({ id }) => id),
    right,
  });
  if (!outcome.ok) return meetingErrorText(outcome.error);
  // By the meeting's day, not today's: what was decided before the delegation ended stands.
  const { revocation, unchanged } = await readStanding(application.municipality, right, meeting.heldOn);
  if (revocation !== undefined && outcome.value.kind === 'DECIDED') return meetingErrorText('NOT_DELEGATED');
  const { paragraph, castingVote, proposal } = meeting.declared;
  await commitMeetingResult({
    application,
    meeting,
    outcome: outcome.value,
    registered: task,
    tasks,
    by: staff.name,
    at,
    also: unchanged,
    data: {
      heldOn: meeting.heldOn,
      paragraph,
      proposal,
      castingVote,
      // The whole record: the next meeting about the same case takes the item's place.
      meeting: z.json().parse(JSON.parse(JSON.stringify(meeting))),
    },
  });
  return null;
}

/** Whether the item is before the meeting, or to come there. */
function isRunning({ application, task }: Case): boolean {
  return task.status === 'OPEN' && application.status === 'PROPOSED';
}

/** What was registered, with the excerpts of its minutes. @param refused an entry came after it */
async function record(
  visit: DeskVisit,
  found: Case,
  { refused = false, status, form = emptyForm }: { refused?: boolean; status?: 409 | 422; form?: FormState } = {},
): Promise<PageResponse> {
  // A place that no file came to while its form was good is none.
  const excerpts = (await readExcerpts(visit.subject)).filter((file) => placesTaken([file], now()) > 0);
  const { id, municipality } = visit.subject;
  const casePath = `/desk/applications/${publicId(municipality, id)}`;
  const page = recordPage({ ...shared(visit, found, form), excerpts, casePath, refused });
  return html(status ?? (refused ? 409 : 200), page);
}

function shared({ lang, municipality, staff }: DeskVisit, found: Case, form: FormState) {
  return { found, form, lang, municipality, staff };
}

function viewOf({ lang, municipality, staff }: DeskVisit, found: Case): View {
  const title = meetingTitle(found, municipality);
  return { lang, municipality, title, task: found.task, asksConflict: true, reviews: false, staff };
}

function html(status: number, page: string): PageResponse {
  return { status, html: page };
}
