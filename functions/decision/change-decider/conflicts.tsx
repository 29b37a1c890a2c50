import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { answerOf, StaffRuling, type StaffRulingError } from '../../../shared/domain/decision/conflict-of-interest.ts';
import { readParagraph } from '../../../shared/domain/decision/meeting/paragraph.ts';
import type { OpenTask, Task } from '../../../shared/domain/task/task.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { again, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { findCommittee } from '../../../shared/store/decision/committee.ts';
import {
  accountHash,
  declareConflict,
  readConflicts,
  registerRuling,
} from '../../../shared/store/decision/conflict-of-interest.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { challenge } from './challenge-form.tsx';
import { ConflictsPage } from './conflicts-page.tsx';
import { openQuestions, participants } from './people.ts';
import { ruleOnMember } from './rule-on-member.ts';
import { askedOf } from './ruling-form.tsx';

const path = '/desk/applications/{applicationId}/conflicts';
const handlers = ['coordinator', 'secretary', 'case-officer'] as const;

export type ConflictsVisit = Awaited<ReturnType<typeof enter>>;

/** What officers and secretaries have said of their impartiality in a case, and what was ruled of it (KL 6:30, 7:4). */
export const conflictPages = {
  [`GET ${path}`]: async (request: PageRequest) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
};

/** @throws PageProblem 404 for a case that is none yet, or none any more */
async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'applicationId', [...handlers, 'auditor']);
  const { subject, staff, municipality } = visit;
  const [application, said, tasks, committee, desk] = await Promise.all([
    readApplication(subject),
    readConflicts(subject),
    readTasks(subject),
    findCommittee(municipality.id, municipality.committee.id),
    readDesk(municipality.id),
  ]);
  if (application === null || !isRegistered(application)) throw new PageProblem(404);
  const self = accountHash(staff);
  const own = said.find(({ who }) => who === self);
  const isOut = own !== undefined && answerOf(own) === 'DECLARED';
  const { officers = [] } = desk ?? {};
  const people = participants({ application, municipality, committee, tasks, officers, said });
  return {
    ...visit,
    application,
    said,
    tasks,
    isOut,
    mayDeclare: !isOut && hasRole(staff, municipality.id, handlers),
    /** Anybody may be doubted, and by anybody: of themselves people say it themselves. */
    people: people.filter(({ who }) => who !== self),
    mayChallenge: !isOut && hasRole(staff, municipality.id, handlers),
    questions: openQuestions(said, application),
    /** What the committee's ruling on its members and delegates is. */
    rulings: application.conflictRulings ?? [],
    /** Nobody takes part in ruling on themselves, nor whoever is out of the case (KL 6:30). */
    mayRegister: !isOut && hasRole(staff, municipality.id, ['coordinator', 'secretary']),
  };
}

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  switch (valueOf(request.form, 'step')) {
    case 'declare':
      return declare(visit);
    case 'challenge':
      return answered(visit, await challenge(visit));
    case 'rule':
      return answered(visit, await rule(visit));
    default:
      throw new PageProblem(400);
  }
}

function answered(visit: ConflictsVisit, errors: readonly FieldError[]): PageResponse {
  return errors.length === 0 ? again(visit) : show(visit, { values: visit.request.form, errors });
}

/** Something has come up: they say so themselves, at once, and somebody else goes on (KL 6:28, 7:4). */
async function declare(visit: ConflictsVisit): Promise<PageResponse> {
  const { subject, staff, tasks, isOut, mayDeclare } = visit;
  // Whoever pressed twice sees what the first press did.
  if (isOut) return again(visit);
  if (!mayDeclare) throw new NotAllowed();
  const waits = tasks.find(isForStaff);
  const { taskId } = waits ?? {};
  const tell = taskId === undefined ? [] : [{ kind: 'MAIL', template: 'ESCALATION', taskId } as const];
  await declareConflict(subject, staff, now(), tell);
  return again(visit);
}

/** What the person would have done now: the coordinator sees to it that somebody else does. */
function isForStaff(task: Task): task is OpenTask {
  return task.status === 'OPEN' && ['ASSESS', 'REGISTER_MEETING', 'CHECK_REGISTRATION'].includes(task.kind);
}

const Ruling = z.object({
  person: z.string().check(z.minLength(1), z.maxLength(100)),
  answer: StaffRuling.shape.answer,
  reason: StaffRuling.shape.reason,
  who: z.enum(['COMMITTEE', 'DELEGATE']),
  heldOn: z.iso.date(),
  paragraph: z.optional(z.string()),
  delegate: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  delegationPoint: z.optional(z.string().check(z.trim(), z.maxLength(50))),
});

const stops: Readonly<Record<StaffRulingError, Texts & { readonly field: string }>> = {
  MEETING_TO_COME: { field: 'heldOn', sv: 'Den dagen har inte varit än', en: 'That day has not been yet' },
  RULED_ITSELF: {
    field: 'person',
    sv: 'Ingen får pröva sitt eget jäv, eller registrera prövningen (KL 6:30)',
    en: 'Nobody may rule on their own conflict of interest, or register the ruling (KL 6:30)',
  },
};

async function rule(visit: ConflictsVisit): Promise<readonly FieldError[]> {
  const { request, subject, staff, lang, mayRegister } = visit;
  if (!mayRegister) throw new NotAllowed();
  const parsed = parseForm(Ruling, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { person, answer, reason, who, heldOn, delegate = '', delegationPoint = '' } = parsed.value;
  const wrong = (field: string, words: Texts): readonly FieldError[] => [{ field, message: words[lang] }];
  const paragraph = readParagraph(parsed.value.paragraph ?? '');
  if (who === 'COMMITTEE' && paragraph === undefined) {
    return wrong('paragraph', {
      sv: 'Skriv paragrafens nummer, till exempel 45',
      en: 'Write the item’s number, for example 45',
    });
  }
  if (who === 'DELEGATE' && delegate === '') {
    return wrong('delegate', { sv: 'Skriv vem som prövade det', en: 'Write who ruled on it' });
  }
  if (who === 'DELEGATE' && delegationPoint === '') {
    return wrong('delegationPoint', { sv: 'Skriv delegationspunkten', en: 'Write the delegation point' });
  }
  const about = visit.people.find((one) => one.who === person);
  if (about === undefined) return wrong('person', { sv: 'Välj vem det gäller', en: 'Choose whom it is about' });
  const by = staff.name;
  const at = now();
  if (about.isMember && about.email !== undefined) {
    if (who !== 'COMMITTEE') {
      return wrong('who', {
        sv: 'Om en ledamots jäv beslutar nämnden själv (KL 6:30)',
        en: 'On a member’s conflict the committee rules itself (KL 6:30)',
      });
    }
    if (heldOn > stockholmDay(at)) return wrong('heldOn', stops.MEETING_TO_COME);
    const { email, name } = about;
    const ruling = { name, email, answer, reason, heldOn, paragraph: paragraph ?? '', by, at };
    const ruled = await ruleOnMember(subject, ruling, isAsked(visit, email));
    if (!ruled.ok) throw new PageProblem(409);
    return [];
  }
  const ruledBy =
    who === 'COMMITTEE'
      ? { who, heldOn, paragraph: paragraph ?? '' }
      : { who, heldOn, name: delegate, delegationPoint };
  const ruled = await registerRuling(subject, about, { answer, reason, ruledBy, by, at });
  if (ruled.ok) return [];
  const { field, ...words } = stops[ruled.error];
  return wrong(field, words);
}

/** The case waits for its decision, and they have been asked to take part in it. */
function isAsked({ application, tasks }: ConflictsVisit, email: string): boolean {
  if (application.status !== 'PROPOSED') return false;
  const asked = askedOf(tasks, application.proposal.basisHash);
  return asked.some(({ assignee }) => assignee.email?.toLowerCase() === email.toLowerCase());
}

function show(visit: ConflictsVisit, form: FormState): PageResponse {
  const invalid = form.errors.length > 0;
  const title = { sv: 'Jäv i ärendet', en: 'Conflicts of interest in the case' };
  return casePage(visit, { title, status: invalid ? 422 : 200, invalid }, <ConflictsPage visit={visit} form={form} />);
}
