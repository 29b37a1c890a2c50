import * as z from 'zod/mini';
import type { Scope } from '../../../shared/domain/application/content.ts';
import type { InPart, Reconsidered } from '../../../shared/domain/decision/reconsidered.ts';
import { proposalOfOrder, takeUpAgain } from '../../../shared/domain/decision/reconsider.ts';
import { isWhole, openToTakeUp, takeUpInPart } from '../../../shared/domain/decision/taken-up.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import {
  forwardToCourt,
  learnOfCourtCase,
  receiveMisdirected,
  type Remedy,
  type RemedyError,
  RemedyOutcome,
  settleRemedy,
} from '../../../shared/domain/decision/remedy.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { NewEvent } from '../../../shared/domain/register/event.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { type FieldError, many, parseForm } from '../../../shared/http/form/form.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { Language } from '../../../shared/http/language.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { putRemedy } from '../../../shared/store/decision/remedy.ts';
import { readTasks, revokeTask } from '../../../shared/store/task/task.ts';
import type { Write } from '../../../shared/store/transact.ts';
import type { Visit } from './visit.ts';

/** Carries out one step on the page: nothing to say, or what is wrong in what was sent. */
type Step = (visit: Visit, at: string) => Promise<readonly FieldError[]>;

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

const Misdirected = z.object({ receivedOn: z.iso.date(), reference: Words });
const Forwarded = z.object({ forwardedOn: z.iso.date(), proof: Words });
const CourtCase = z.object({ knownCaseNumber: Words, knownOn: z.iso.date() });
const Settled = z.object({
  kind: RemedyOutcome,
  settledOn: z.iso.date(),
  caseNumber: Words,
  summary: Words,
  scopes: many(z.string()),
});
const Changed = z.object({ why: Words, changedScopes: many(z.string()) });

/** The name of each step, as its button sends it. */
export const steps: Readonly<Record<string, Step>> = { misdirected, forward, court, settle, change };

async function misdirected(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const parsed = parseForm(Misdirected, visit.request.form, visit.lang);
  if (!parsed.ok) return parsed.errors;
  const received = { ...parsed.value, by: visit.staff.name, at };
  const result = receiveMisdirected(visit.remedy, visit.decision, received);
  return record(visit, result, 'receivedOn', { type: 'REMEDY_MISDIRECTED', at, data: parsed.value });
}

async function forward(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const parsed = parseForm(Forwarded, visit.request.form, visit.lang);
  if (!parsed.ok) return parsed.errors;
  const { forwardedOn: on, proof } = parsed.value;
  const result = forwardToCourt(visit.remedy, { on, proof, by: visit.staff.name, at });
  const to = visit.municipality.court.name;
  return record(visit, result, 'forwardedOn', { type: 'REMEDY_FORWARDED', at, data: { on, proof, to } });
}

async function court(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const parsed = parseForm(CourtCase, visit.request.form, visit.lang);
  if (!parsed.ok) return parsed.errors;
  const { knownCaseNumber: caseNumber, knownOn } = parsed.value;
  const result = learnOfCourtCase(visit.remedy, visit.decision, { caseNumber, knownOn, by: visit.staff.name, at });
  return record(visit, result, 'knownOn', { type: 'REMEDY_KNOWN', at, data: { caseNumber, knownOn } });
}

/**
 * The court's ruling. An order to correct brings a refused case back in the same transaction; one about some of its scopes
 * opens a case for those, and the rest of the decision stands.
 */
async function settle(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const { lang, request, remedy, decision, application, municipality, staff } = visit;
  const parsed = parseForm(Settled, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { kind, settledOn: on, caseNumber, summary } = parsed.value;
  const settled = settleRemedy(remedy, decision, { kind, on, caseNumber, summary, by: staff.name, at });
  const event = { type: 'REMEDY_SETTLED', at, data: { kind, on, caseNumber, number: decision.number } };
  const isOrder = kind === 'CORRECTION_BY_CHECKS' || kind === 'CORRECTION_BY_APPROVAL';
  // A case that is being tried anew already is in no need of more.
  if (!settled.ok || !isOrder || openToTakeUp(decision, application).length === 0) {
    return record(visit, settled, 'settledOn', event);
  }
  const scopes = chosenScopes(visit, parsed.value.scopes);
  if (scopes.length === 0) return [chooseScopes('scopes', lang)];
  const order = { court: municipality.court.name, caseNumber, on, summary };
  const proposal =
    kind === 'CORRECTION_BY_APPROVAL' ? proposalOfOrder(decision, order, { at, hash: hashOf }) : undefined;
  const why = { decisionNumber: decision.number, because: 'COURT_ORDER', reference: caseNumber, on } as const;
  if (!isWhole(decision, application, scopes)) {
    const ordered = kind === 'CORRECTION_BY_APPROVAL' ? { ordered: { court: order.court, summary } } : {};
    const part = { applicationId: newId(), scopes, why, ...ordered };
    await takeUpPart(visit, { part, at, event, also: [putRemedy(visit.subject, settled.value)] });
    return [];
  }
  await comeBack(visit, { why, proposal, at, event, also: [putRemedy(visit.subject, settled.value)] });
  return [];
}

/** The municipality itself found its refusal wrong: it is tried anew, never rewritten. */
async function change(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const { lang, request, decision, application } = visit;
  const parsed = parseForm(Changed, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { why: reference } = parsed.value;
  if (openToTakeUp(decision, application).length === 0) throw new PageProblem(409);
  const scopes = chosenScopes(visit, parsed.value.changedScopes);
  if (scopes.length === 0) return [chooseScopes('changedScopes', lang)];
  const why = { decisionNumber: decision.number, because: 'CHANGE', reference, on: stockholmDay(at) } as const;
  if (!isWhole(decision, application, scopes)) {
    const part = { applicationId: newId(), scopes, why };
    const data = { number: decision.number, why: reference };
    await takeUpPart(visit, { part, at, event: { type: 'CASE_TAKEN_UP_IN_PART', at, data }, also: [] });
    return [];
  }
  const event = { type: 'CASE_TAKEN_UP_AGAIN', at, data: { number: decision.number, why: reference } };
  await comeBack(visit, { why, proposal: undefined, at, event, also: [] });
  return [];
}

/** What was chosen of what can be taken up; of one there is nothing to choose. */
function chosenScopes({ decision, application }: Visit, chosen: readonly string[]): Scope[] {
  const open = openToTakeUp(decision, application);
  return open.length === 1 ? [...open] : open.filter((_scope, index) => chosen.includes(String(index)));
}

function chooseScopes(field: string, lang: Language): FieldError {
  const message = lang === 'sv' ? 'Välj vad som ska prövas på nytt' : 'Choose what is to be decided anew';
  return { field, message };
}

type Happened = Omit<NewEvent, 'by'>;

/** @throws PageProblem 409 for a case that has come back, or a scope that is taken up already */
async function takeUpPart(
  { application, decision, staff }: Visit,
  taken: { readonly part: InPart; readonly at: string; readonly event: Happened; readonly also: readonly Write[] },
): Promise<void> {
  const { part, event, also } = taken;
  const after = takeUpInPart(application, decision, part);
  if (!after.ok) throw new PageProblem(409);
  const by = staff.name;
  const { scopes, applicationId } = part;
  await commitApplication({
    before: application,
    after: after.value,
    event: { ...event, by, data: { ...event.data, scopes, takenUpIn: applicationId } },
    outbox: [{ kind: 'TAKE_UP', part, by }],
    also,
  });
}

async function record(
  { application, subject, staff, lang }: Visit,
  result: Result<Remedy, RemedyError>,
  dayField: string,
  event: Happened,
): Promise<readonly FieldError[]> {
  if (!result.ok) {
    if (result.error !== 'WRONG_DAY') throw new PageProblem(409);
    const message =
      lang === 'sv'
        ? 'Ange en dag som har varit, tidigast beslutsdagen'
        : 'Give a day that has been, not before the decision';
    return [{ field: dayField, message }];
  }
  await commitApplication({
    before: application,
    after: application,
    event: { ...event, by: staff.name },
    also: [putRemedy(subject, result.value)],
  });
  return [];
}

/** @throws PageProblem 409 for a case that is not refused, or has come back already */
async function comeBack(
  { application, subject, staff }: Visit,
  back: {
    readonly why: Reconsidered;
    readonly proposal: Proposal | undefined;
    readonly at: string;
    readonly event: Happened;
    readonly also: readonly Write[];
  },
): Promise<void> {
  const { why, proposal, at, event, also } = back;
  const taken = takeUpAgain(application, why, proposal);
  if (!taken.ok) throw new PageProblem(409);
  const open = (await readTasks(subject)).flatMap((task) => (task.status === 'OPEN' ? [task] : []));
  await commitApplication({
    before: application,
    after: taken.value,
    event: { ...event, by: staff.name },
    outbox: [{ kind: 'START', attempt: taken.value.attempt }],
    also: [
      ...also,
      ...open.filter(({ kind }) => kind === 'RECEIVE_NOTICE').map((task) => revokeTask(task, { at, why: why.because })),
    ],
  });
}
