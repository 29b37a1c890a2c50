import * as z from 'zod/mini';
import { registerNotice } from '../../../shared/domain/decision/notice.ts';
import { again, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { putNotice, readDecision, readNotice } from '../../../shared/store/decision/decision.ts';
import { answerTask, readTasks } from '../../../shared/store/task/task.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { GivenView, NoticeForm } from './page.tsx';
import { preview } from './preview.tsx';

const path = '/desk/applications/{applicationId}/notice';

/**
 * Registers that a notice reached its addressee in another way than by its link: somebody who never presses the button
 * is given it by letter or by hand, and the three weeks run from then (LOV 8:2, 10:3).
 */
export const handler = pages({
  [`GET ${path}`]: async (request) => {
    const visit = await enter(request);
    return show(visit, emptyForm);
  },
  [`POST ${path}`]: register,
  [`GET ${path}/preview`]: preview,
});

const Registered = z.object({
  kind: z.enum(['REGISTERED_LETTER', 'BY_HAND']),
  givenOn: z.iso.date(),
  reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});

const wrongDay = {
  sv: 'Ange dagen då underrättelsen gavs: tidigast när beslutet fattades och senast i dag',
  en: 'Give the day on which it was given: not before the decision, and today at the latest',
};
const messages = {
  kind: { sv: 'Välj hur underrättelsen gavs', en: 'Choose how the notice was given' },
  givenOn: wrongDay,
  reference: { sv: 'Skriv vad som visar det, högst 500 tecken', en: 'Write what proves it, at most 500 characters' },
};

type Visit = Awaited<ReturnType<typeof enter>>;

/** @throws PageProblem 404 when no notice has been sent; NotAllowed for whoever has declared an interest (KL 6:28) */
async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'applicationId', ['secretary', 'case-officer', 'coordinator']);
  const { subject } = visit;
  // The case first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  const [notice, tasks, conflict] = await Promise.all([
    readNotice(subject),
    readTasks(subject),
    readConflict(subject, visit.staff),
  ]);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  const decision = notice === null ? null : await readDecision(subject, notice.decisionNumber);
  if (application === null || !('diaryNumber' in application) || notice === null || decision === null) {
    throw new PageProblem(404, {
      sv: 'Ingen underrättelse om beslut har skickats i det här ärendet.',
      en: 'No notice of a decision has been sent in this case.',
    });
  }
  return { ...visit, application, notice, decision, tasks };
}

async function register(request: PageRequest): Promise<PageResponse> {
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    const { application, notice, decision, subject, staff, lang } = visit;
    // Pressed by the addressee or registered by somebody else meanwhile: what was recorded first stands, and is shown.
    if (notice.status === 'GIVEN') return again(visit);
    const parsed = parseForm(Registered, request.form, lang, messages);
    if (!parsed.ok) return show(visit, { values: request.form, errors: parsed.errors });
    const { kind, reference, givenOn } = parsed.value;
    const at = now();
    const proof = { kind, reference, registeredBy: staff.name, registeredAt: at };
    const given = registerNotice(notice, decision, { givenOn, proof });
    if (!given.ok) {
      return show(visit, { values: request.form, errors: [{ field: 'givenOn', message: wrongDay[lang] }] });
    }
    const { noticeId, decisionNumber, remedyLastDay } = given.value;
    const open = visit.tasks.filter((task) => task.kind === 'RECEIVE_NOTICE').filter((task) => task.status === 'OPEN');
    await commitApplication({
      before: application,
      after: application,
      event: {
        type: 'NOTICE_REGISTERED',
        at,
        by: staff.name,
        data: { noticeId, decisionNumber, kind, givenOn, ...(remedyLastDay === undefined ? {} : { remedyLastDay }) },
      },
      also: [
        putNotice(subject, given.value),
        ...open.map((task) => answerTask(task, { at, by: staff.name, outcome: 'GIVEN' })),
      ],
    });
    return again(visit);
  });
}

function show({ notice, decision, application, municipality, staff, lang }: Visit, form: FormState): PageResponse {
  const { diaryNumber = '' } = application;
  const title = lang === 'sv' ? `Underrättelse i ${diaryNumber}` : `Notice in ${diaryNumber}`;
  const content =
    notice.status === 'GIVEN' ? (
      <GivenView notice={notice} lang={lang} />
    ) : (
      <NoticeForm notice={notice} decision={decision} form={form} lang={lang} />
    );
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid }),
  };
}
