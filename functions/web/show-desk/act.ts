import * as z from 'zod/mini';
import { Person } from '../../../shared/domain/application/content.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { isSameOfficer, type Officer, officerKey } from '../../../shared/domain/desk/officer.ts';
import { isOpen } from '../../../shared/domain/desk/place.ts';
import { ForeignNumberText } from '../../../shared/domain/register/foreign-number.ts';
import { authorisationPoint } from '../../../shared/domain/requirement/requirement-set.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FieldError, parseForm, valueOf, valuesOf } from '../../../shared/http/form/form.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { askAnew } from '../../../shared/store/decision/ask.ts';
import { assignCase, assignChecks } from '../../../shared/store/desk/assign.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readNotes, writeNote } from '../../../shared/store/desk/journal.ts';
import { replaceContact } from '../../../shared/store/application/replace-contact.ts';
import { resend } from '../../../shared/store/task/resend.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { nobody } from './officer-field.tsx';
import { handlers } from './readers.ts';
import { filePage, hasStopped } from './show-file.tsx';
import { enter, mustBe, type Visit } from './visit.ts';

/** What a step on the page does: nothing to say, or what is wrong in what was sent. */
type Step = (visit: Visit) => Promise<readonly FieldError[]>;

const steps: Readonly<Record<string, Step>> = {
  restart,
  'ask-anew': ask,
  resend: sendAgain,
  take,
  assign,
  'assign-checks': assignRequirements,
  note,
  contact,
  'foreign-number': foreignNumber,
};

/** Carries out one step on the case's page; what was sent wrongly is shown again with what is wrong. */
export async function act(request: PageRequest): Promise<PageResponse> {
  const name = valueOf(request.form, 'step');
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  const visit = await enter(request);
  if (step === undefined) throw new PageProblem(400);
  const errors = await step(visit);
  return errors.length === 0 ? again(visit) : filePage(visit, { values: request.form, errors });
}

/** Starts the workflow anew where the case stands: every wait that has been passed settles at once. */
async function restart(visit: Visit): Promise<readonly FieldError[]> {
  mustBe(visit, ['coordinator']);
  const { application, staff, subject } = visit;
  if (!hasStopped(await readEvents(subject))) return [];
  const attempt = application.attempt + 1;
  await commitApplication({
    before: application,
    after: { ...application, attempt },
    event: { type: 'WORKFLOW_RESTARTED', at: now(), by: staff.name, data: { attempt } },
    outbox: [{ kind: 'START', attempt }],
  });
  return [];
}

/** Asks those who decide today; when the case waits for no decision any more, the page shows what came of it. */
async function ask(visit: Visit): Promise<readonly FieldError[]> {
  mustBe(visit, ['coordinator']);
  await askAnew(visit.subject, visit.staff.name, now());
  return [];
}

async function sendAgain(visit: Visit): Promise<readonly FieldError[]> {
  mustBe(visit, ['coordinator']);
  const { subject, staff, request } = visit;
  if (!(await resend(subject, valueOf(request.form, 'line'), staff.name, now()))) throw new PageProblem(409);
  return [];
}

async function take(visit: Visit): Promise<readonly FieldError[]> {
  mustBeOpen(visit);
  const { application, staff } = visit;
  if (staff.email === '') throw new PageProblem(422);
  mustBeAsSeen(visit);
  await assignCase(application, { name: staff.name, email: staff.email }, { by: staff.name, at: now() });
  return [];
}

async function assign(visit: Visit): Promise<readonly FieldError[]> {
  mustBeOpen(visit);
  const { application, staff } = visit;
  const to = await chosenOfficer(visit, 'to');
  if (to === 'UNKNOWN') return [chooseOfficer('to', visit)];
  mustBeAsSeen(visit);
  await assignCase(application, to, { by: staff.name, at: now() });
  return [];
}

async function assignRequirements(visit: Visit): Promise<readonly FieldError[]> {
  mustBeOpen(visit);
  const { application, staff, request, lang } = visit;
  const [to, version] = await Promise.all([chosenOfficer(visit, 'checks-to'), readBoundVersion(application)]);
  const known = version.requirements.requirements.filter((one) => authorisationPoint(one) !== undefined);
  const chosen = [...new Set(valuesOf(request.form, 'checks'))];
  const areKnown = chosen.length > 0 && chosen.every((id) => known.some((requirement) => requirement.id === id));
  const errors = [
    ...(areKnown
      ? []
      : [{ field: 'checks', message: lang === 'sv' ? 'Välj minst ett krav' : 'Choose at least one requirement' }]),
    ...(to === 'UNKNOWN' ? [chooseOfficer('checks-to', visit)] : []),
  ];
  if (errors.length > 0 || to === 'UNKNOWN') return errors;
  mustBeAsSeen(visit);
  const at = now();
  // Within the time that was promised.
  const soon = addDays(stockholmDay(at), visit.municipality.deadlines.judgingDays);
  const dueOn = soon < application.decisionDueOn ? soon : application.decisionDueOn;
  await assignChecks(application, chosen, to, { by: staff.name, at, dueOn });
  return [];
}

const NoteForm = z.object({
  kind: z.enum(['NOTE', 'CALL', 'MAIL', 'MEETING']),
  on: z.optional(z.iso.date()),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
});

async function note(visit: Visit): Promise<readonly FieldError[]> {
  mustBe(visit, handlers);
  const { request, staff, subject, lang } = visit;
  const at = now();
  const corrects = valueOf(request.form, 'corrects');
  const corrected = corrects === '' ? undefined : (await readNotes(subject)).find(({ noteId }) => noteId === corrects);
  if (corrects !== '' && corrected === undefined) throw new PageProblem(404);
  const values = corrected === undefined ? request.form : { ...request.form, kind: corrected.kind, on: corrected.on };
  const parsed = parseForm(NoteForm, values, lang);
  if (!parsed.ok) return parsed.errors;
  const { kind, text, on = stockholmDay(at) } = parsed.value;
  if (on > stockholmDay(at)) {
    return [{ field: 'on', message: lang === 'sv' ? 'Dagen har inte varit än' : 'The day has not been yet' }];
  }
  await retryOnConcurrency(async () => {
    // Of two who correct the same note at once the second sees the first one's correction.
    if (corrected !== undefined && (await readNotes(subject)).some((one) => one.corrects === corrected.noteId)) {
      throw new PageProblem(409);
    }
    const { application } = await enter(request);
    const more = corrected === undefined ? {} : { corrects: corrected.noteId };
    await writeNote(application, { kind, on, text, by: staff.name, at, ...more });
  });
  return [];
}

const ForeignNumberForm = z.object({ 'foreign-number': ForeignNumberText });

/** Enters the number of a diary that is kept in another system; the one before it stands in the case's events. */
async function foreignNumber(visit: Visit): Promise<readonly FieldError[]> {
  mustBe(visit, [...handlers, 'secretary']);
  const { request, staff, municipality, lang } = visit;
  if (municipality.foreignDiary === undefined) throw new PageProblem(404);
  const parsed = parseForm(ForeignNumberForm, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const number = parsed.value['foreign-number'];
  const entered = { number, by: staff.name, at: now() };
  await retryOnConcurrency(async () => {
    const { application } = await enter(request);
    const before = application.foreignNumber?.number;
    if (before === number) return;
    await commitApplication({
      before: application,
      after: { ...application, foreignNumber: entered },
      event: {
        type: 'FOREIGN_NUMBER_ENTERED',
        at: entered.at,
        by: entered.by,
        data: { number, ...(before === undefined ? {} : { before }) },
      },
    });
  });
  return [];
}

const ContactForm = z.object({
  ...Person.shape,
  verification: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});

async function contact(visit: Visit): Promise<readonly FieldError[]> {
  mustBe(visit, ['coordinator']);
  const { request, staff, lang } = visit;
  const parsed = parseForm(ContactForm, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { name, email, phone, verification, reason } = parsed.value;
  const at = now();
  const replaced = await retryOnConcurrency(async () => {
    const { application } = await enter(request);
    return replaceContact(application, { contact: { name, email, phone }, verification, reason, by: staff.name, at });
  });
  if (replaced.ok) return [];
  return [{ field: 'email', message: lang === 'sv' ? 'Det är samma kontaktperson' : 'It is the same contact' }];
}

/** @throws PageProblem 409 when there is nothing to assign any more: the case is decided */
function mustBeOpen(visit: Visit): void {
  mustBe(visit, handlers);
  if (!isOpen(visit.application.status)) throw new PageProblem(409);
}

/** Of two who assign at once the second one sees what the first one did. */
function mustBeAsSeen({ request, application }: Visit): void {
  if (valueOf(request.form, 'version') !== String(application.version)) throw new ConcurrencyError('the case');
}

/** One of the desk's officers or whoever asks; null for nobody in particular. */
async function chosenOfficer(
  { request, municipality, staff }: Visit,
  field: string,
): Promise<Officer | null | 'UNKNOWN'> {
  const chosen = valueOf(request.form, field);
  if (chosen === nobody) return null;
  const officers = (await readDesk(municipality.id))?.officers ?? [];
  const found = [...officers, { name: staff.name, email: staff.email }].find(
    (officer) => chosen !== '' && isSameOfficer(officer, { email: chosen }),
  );
  return found === undefined ? 'UNKNOWN' : { name: found.name, email: officerKey(found) };
}

function chooseOfficer(field: string, { lang }: Visit): FieldError {
  return { field, message: lang === 'sv' ? 'Välj vem' : 'Choose whom' };
}
