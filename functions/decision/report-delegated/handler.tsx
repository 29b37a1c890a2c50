import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type DelegatedDecision, positionOf } from '../../../shared/domain/decision/delegated.ts';
import { ParagraphNumber } from '../../../shared/domain/decision/meeting/paragraph.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { delegatedTitle } from '../../../shared/http/decision/delegated-document.ts';
import { emptyForm, type FieldError, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { hasRole, StaffRole } from '../../../shared/http/session.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readDelegated, readReported, reportDelegated } from '../../../shared/store/decision/delegated.ts';
import { DelegatedPage, WayBack } from './page.tsx';

const path = '/desk/committees/{committeeId}/delegated-decisions';

/** So many cases are written of at one press; the page shows what is left. */
const mostAtOnce = 300;

const Meeting = z.object({ heldOn: z.iso.date(), paragraph: ParagraphNumber });
const ReportForm = z.strictObject({
  ...Meeting.shape,
  through: z.optional(z.iso.date()),
  /** Hash of the list that was on the page. */
  listed: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

const messages = {
  paragraph: { sv: 'Skriv paragrafens nummer, till exempel 45', en: 'Write the item’s number, for example 45' },
};

/** The list of decisions by delegation for the committee's next meeting (KL 6:40, 7:8), and those of earlier meetings. */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: report,
});

async function enter(request: PageRequest): Promise<DeskVisit> {
  const visit = await enterDesk(request, 'committeeId', StaffRole.options);
  if (visit.subject.id !== visit.municipality.committee.id) throw new PageProblem(404);
  return visit;
}

/** The committee was told at a meeting: of what stood on the page, and nothing that was decided after that meeting. */
async function report(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { lang, municipality, staff, subject } = visit;
  if (!hasRole(staff, municipality.id, ['secretary'])) throw new NotAllowed();
  const sent = parseForm(ReportForm, request.form, lang, messages);
  if (!sent.ok) return show(visit, { values: request.form, errors: sent.errors });
  const { heldOn, paragraph, through = heldOn, listed } = sent.value;
  const refuse = (errors: readonly FieldError[]) => show(visit, { values: request.form, errors });
  const at = now();
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (heldOn > stockholmDay(at))
    return refuse([
      { field: 'heldOn', message: say('Sammanträdet har inte varit än', 'The meeting has not been yet') },
    ]);
  if (through > heldOn) {
    const message = say('Välj sammanträdets dag eller en tidigare', 'Choose the day of the meeting or one before it');
    return refuse([{ field: 'through', message }]);
  }
  const waiting = await readDelegated(municipality.id);
  if (listedHash(waiting) !== listed) {
    const message = say(
      'Listan har ändrats sedan du öppnade sidan. Se igenom den och skicka igen.',
      'The list has changed since you opened the page. Look through it and send again.',
    );
    return refuse([{ field: '', message }]);
  }
  const told = waiting.filter(({ decidedAt }) => stockholmDay(decidedAt) <= through).slice(0, mostAtOnce);
  if (told.length === 0) {
    const message = say('Inget av besluten är från den tiden', 'None of the decisions is from that time');
    return refuse([{ field: 'heldOn', message }]);
  }
  await reportDelegated(subject, told, { heldOn, paragraph, by: staff.name, at });
  return again(visit, { query: { heldOn, paragraph } });
}

async function show(visit: DeskVisit, form: FormState): Promise<PageResponse> {
  const { request, lang, municipality, staff, subject } = visit;
  const meeting = meetingIn(request);
  const [decisions, earlier] = await Promise.all([readDelegated(municipality.id, meeting), readReported(subject)]);
  if (meeting !== undefined && !earlier.some((one) => isSame(one, meeting))) throw new PageProblem(404);
  const content = (
    <DelegatedPage
      decisions={decisions}
      meeting={meeting}
      earlier={earlier}
      listed={listedHash(decisions)}
      mayReport={hasRole(staff, municipality.id, ['secretary'])}
      municipality={municipality}
      today={stockholmDay(now())}
      path={request.path}
      form={form}
      lang={lang}
    />
  );
  const above = <WayBack meeting={meeting} municipality={municipality} path={request.path} lang={lang} />;
  const title = delegatedTitle({ meeting }, lang);
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true, above }),
  };
}

type Meeting = z.infer<typeof Meeting>;

/** An earlier meeting's list, when the address asks for one. @throws PageProblem 400 */
function meetingIn({ method, query }: PageRequest): Meeting | undefined {
  if (method === 'POST' || query['heldOn'] === undefined) return undefined;
  const asked = Meeting.safeParse(query);
  if (!asked.success) throw new PageProblem(400);
  return asked.data;
}

function isSame(one: Meeting, other: Meeting): boolean {
  return one.heldOn === other.heldOn && one.paragraph === other.paragraph;
}

function listedHash(decisions: readonly DelegatedDecision[]): string {
  return hashOf(decisions.map(positionOf));
}
