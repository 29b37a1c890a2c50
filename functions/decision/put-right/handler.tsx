import * as z from 'zod/mini';
import { ClericalError, putRight, type PutRightError } from '../../../shared/domain/decision/clerical-error.ts';
import { readParagraph } from '../../../shared/domain/decision/meeting/paragraph.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { again, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { emptyForm, type FieldError, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { keepClericalError, readDecisions } from '../../../shared/store/decision/decision.ts';
import { mendMinutes } from '../../../shared/store/decision/delegated.ts';
import { mendDecidedOn } from '../../../shared/store/overview/decided-case.ts';
import { retryOnConcurrency, type Write } from '../../../shared/store/transact.ts';
import { PutRightPage } from './page.tsx';

const path = '/desk/applications/{applicationId}/clerical-error';

const SlipForm = z.object({
  what: ClericalError.shape.what,
  before: z.optional(z.string().check(z.maxLength(500))),
  after: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  why: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});

const messages: Readonly<Record<PutRightError, Texts & { readonly field: string }>> = {
  NO_MINUTES: {
    field: 'what',
    sv: 'Beslutet fattades inte vid ett sammanträde, så det har ingen paragraf eller sammanträdesdag',
    en: 'The decision was not made in a meeting, so it has no item and no day of a meeting',
  },
  NOT_THERE: {
    field: 'before',
    sv: 'Skriv orden precis som de står, och så många att de bara finns på ett ställe i skälen',
    en: 'Write the words exactly as they stand, and so many that the reasons have them in one place only',
  },
  WRONG_PARAGRAPH: {
    field: 'after',
    sv: 'Skriv paragrafens nummer, till exempel 45',
    en: 'Write the item’s number, for example 45',
  },
  WRONG_DAY: {
    field: 'after',
    sv: 'Skriv sammanträdets dag som 2026-03-10, senast dagen då beslutet registrerades',
    en: 'Write the day of the meeting like 2026-03-10, at the latest the day when the decision was registered',
  },
  SAME: { field: 'after', sv: 'Så står det redan', en: 'It says so already' },
  EMPTY: { field: 'after', sv: 'Skriv hur det ska stå', en: 'Write how it should read' },
};

/** Puts an evident slip in the case's last decision right, with its trace; a wrong outcome takes a new decision. */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
});

type Visit = Awaited<ReturnType<typeof enter>>;

/** @throws PageProblem 404 before there is a decision; NotAllowed for whoever has declared an interest (KL 6:28) */
async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'applicationId', ['secretary', 'coordinator']);
  const { subject, staff } = visit;
  // The case first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  const [decisions, conflict] = await Promise.all([readDecisions(subject), readConflict(subject, staff)]);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  const decision = decisions.at(-1);
  if (application === null || decision === undefined) {
    throw new PageProblem(404, {
      sv: 'Det finns inget beslut i det här ärendet.',
      en: 'There is no decision in this case.',
    });
  }
  return { ...visit, application, decision };
}

async function act(request: PageRequest): Promise<PageResponse> {
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    const { application, decision, subject, staff, lang } = visit;
    const refuse = (errors: readonly FieldError[]) => show(visit, { values: request.form, errors });
    const sent = parseForm(SlipForm, request.form, lang);
    if (!sent.ok) return refuse(sent.errors);
    // Whoever pressed twice sees what the first press did.
    if (isPutRight(decision, { ...sent.value, by: staff.name })) return again(visit);
    const at = now();
    const error = putRight(decision, { ...sent.value, by: staff.name, at });
    if (!error.ok) {
      const { field, [lang]: message } = messages[error.error];
      return refuse([{ field, message }]);
    }
    const { what, before, after, why } = error.value;
    await commitApplication({
      before: application,
      after: application,
      event: {
        type: 'CLERICAL_ERROR_PUT_RIGHT',
        at,
        by: staff.name,
        data: { number: decision.number, what, before, after, why },
      },
      also: [keepClericalError(subject, decision, error.value), ...alsoSaid(subject, decision, error.value)],
    });
    return again(visit);
  });
}

/** Where else the § and the day of a decision are said: the list of delegated decisions, and what is counted. */
function alsoSaid(subject: Subject, decision: Visit['decision'], { what, after }: ClericalError): readonly Write[] {
  if (what === 'PASSAGE' || !('meeting' in decision)) return [];
  const { heldOn, paragraph } = decision.meeting;
  const minutes = what === 'PARAGRAPH' ? { heldOn, paragraph: after } : { heldOn: after, paragraph };
  return [
    ...(decision.mode === 'SUBCOMMITTEE' ? [mendMinutes(subject, decision, minutes)] : []),
    // A decision that took the place of another is counted in nothing.
    ...(what === 'HELD_ON' && decision.replaces === undefined ? [mendDecidedOn(subject, decision.number, after)] : []),
  ];
}

/**
 * The same slip, by the same person, was put right last: where the new words hold the old, it would read wrong again. What
 * a § or a day was before is the decision's to say.
 */
function isPutRight(
  { clericalErrors = [] }: Visit['decision'],
  { before = '', ...sent }: z.infer<typeof SlipForm> & Pick<ClericalError, 'by'>,
): boolean {
  const last = clericalErrors.at(-1);
  const { what, after, why, by } = sent;
  const said = what === 'PARAGRAPH' ? readParagraph(after) : after;
  const isSame = last?.what === what && last.after === said && last.why === why && last.by === by;
  return isSame && (what !== 'PASSAGE' || last.before === before.trim());
}

function show(visit: Visit, form: FormState): PageResponse {
  const invalid = form.errors.length > 0;
  const title = { sv: 'Rätta skrivfel i beslutet', en: 'Put a slip in the decision right' };
  const content = <PutRightPage decision={visit.decision} form={form} lang={visit.lang} />;
  return casePage(visit, { title, status: invalid ? 422 : 200, invalid }, content);
}
