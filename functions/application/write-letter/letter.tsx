import { promiseOf } from '../../../shared/domain/application/promise.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { openPeriod } from '../../../shared/domain/completion/period.ts';
import { fileNumber } from '../../../shared/domain/register/foreign-number.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { NoticeView } from '../../../shared/http/decision/notice-view.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { receiptLetter, systemEndWords, withdrawnLetter } from '../../../shared/messages/applicant-letter.ts';
import type { Letter } from '../../../shared/messages/letter.ts';
import { paperLetter } from '../../../shared/messages/paper-letter.ts';
import { now } from '../../../shared/platform/clock.ts';
import { type KeptApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readDecision, readNotice } from '../../../shared/store/decision/decision.ts';
import { noteLetterSent, readLetter } from '../../../shared/store/application/letter-sent.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import { readTask } from '../../../shared/store/task/task.ts';

interface Visit extends DeskVisit {
  readonly application: KeptApplication & { readonly diaryNumber: string };
  readonly line: OutboxLine;
}

/** @throws PageProblem 404 for what is no letter of a registered case; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['case-officer', 'coordinator', 'secretary']);
  const { subject, staff } = visit;
  const [application, line, conflict] = await Promise.all([
    readApplication(subject),
    readLetter(subject, request.params['letterId'] ?? ''),
    readConflict(subject, staff),
  ]);
  if (application === null || !('diaryNumber' in application) || application.diaryNumber === undefined || line === null)
    throw new PageProblem(404);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  return { ...visit, application: { ...application, diaryNumber: application.diaryNumber }, line };
}

/** The letter as it is to be printed: who gets it, and what it says. */
export async function showLetter(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { lang, municipality, staff, line, subject } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [{ subject: heading, text }, to, decided] = await Promise.all([
    letterOf(visit),
    addresseeOf(visit),
    decidedIn(visit),
  ]);
  const html = renderPage(
    <>
      {line.state === 'LETTER_SENT' && (
        <Note tone="good">
          <p>
            {say('Brevet är skickat', 'The letter was sent')} {shownInstant(line.doneAt ?? line.at, lang)}.
          </p>
        </Note>
      )}
      <p class="no-print">
        {say('Skriv ut sidan och skicka den till adressen.', 'Print the page and send it to the address.')}
      </p>
      <p>
        {to.map((part, index) => (
          <>
            {index > 0 && <br />}
            {part}
          </>
        ))}
      </p>
      {text
        .trim()
        .split('\n\n')
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {decided !== null && <NoticeView {...decided} municipality={municipality} lang="sv" />}
      {line.state === 'LETTER' && (
        <form method="post" class="no-print">
          <SubmitButton>{say('Brevet är skickat', 'The letter has been sent')}</SubmitButton>
        </form>
      )}
      <p class="no-print">
        <a href={inLanguage(`/desk/applications/${subject.municipality}.${subject.id}`, lang)}>
          {say('Till ärendet', 'To the case')}
        </a>
      </p>
    </>,
    { title: heading, lang, municipality, staff },
  );
  return { status: 200, html };
}

/** Notes that it has been sent. */
export async function noteSent(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (visit.line.state === 'LETTER') await noteLetterSent(visit.line, { by: visit.staff.name, at: now() });
  return again(visit);
}

async function addresseeOf({ line, subject }: Visit): Promise<readonly string[]> {
  const [content, task] = await Promise.all([readContent(subject), taskOf(line)]);
  const { name, address } = content?.contact ?? { name: '', address: undefined };
  const to = task?.assignee.name ?? name;
  const street = to === name ? address : undefined;
  return [to, street ?? content?.applicant.address ?? ''].filter((part) => part !== '');
}

async function letterOf(visit: Visit): Promise<Letter> {
  const { line, application, municipality, subject } = visit;
  const diaryNumber = fileNumber(application);
  const template = line.message.kind === 'MAIL' ? line.message.template : undefined;
  if (template === 'WITHDRAWN') return withdrawnLetter(municipality, { diaryNumber });
  const task = await taskOf(line);
  if (template === 'RECEIPT' && isRegistered(application)) {
    const { dueOn, rule } = promiseOf(application);
    const receivedOn = stockholmDay(application.receivedAt);
    return receiptLetter(municipality, { diaryNumber, receivedOn, decisionDueOn: dueOn, rule });
  }
  const period = isRegistered(application) ? openPeriod(application.completions) : undefined;
  const isAsked = task?.kind === 'COMPLETE' && period !== undefined;
  const request = isAsked ? await readCompletion(subject, period.number) : null;
  return paperLetter(municipality, {
    diaryNumber,
    template,
    ...(task === null ? {} : { task }),
    told: template === 'SYSTEM_CANCELLED' ? await cancellationOf(visit) : undefined,
    asked: (request?.items ?? []).map(({ text }) => text),
  });
}

/** The decision that a letter about it brings along (LOV 8:2): whoever has no e-mail address reads it there. */
async function decidedIn({ line, subject }: Visit) {
  const task = await taskOf(line);
  const notice = task?.kind === 'RECEIVE_NOTICE' ? await readNotice(subject) : null;
  const decision = notice === null ? null : await readDecision(subject, notice.decisionNumber);
  return notice === null || decision === null ? null : { decision, notice, words: notice.words ?? {} };
}

async function cancellationOf({ application, municipality, line }: Visit) {
  const system = await readChoiceSystem(municipality.id, application.choiceSystemId);
  return systemEndWords(municipality, system, stockholmDay(line.at));
}

async function taskOf({ subject, message }: OutboxLine) {
  return message.kind === 'MAIL' && message.taskId !== undefined ? readTask(subject, message.taskId) : null;
}
