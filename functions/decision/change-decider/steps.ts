import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { seatHolder } from '../../../shared/domain/decision/committee.ts';
import { rulingOn } from '../../../shared/domain/decision/conflict-of-interest.ts';
import { readParagraph } from '../../../shared/domain/decision/meeting/paragraph.ts';
import { isInMeeting } from '../../../shared/domain/decision/mode.ts';
import { claimUrgency, type Urgency, type UrgencyError } from '../../../shared/domain/decision/urgency.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type FieldError, parseForm } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { changeDecider, type DeciderChange } from '../../../shared/store/decision/ask.ts';
import { readMeeting } from '../../../shared/store/decision/decision.ts';
import { readStanding } from '../../../shared/store/decision/delegation.ts';
import { bodyOf, rightOf } from '../../../shared/store/decision/pending.ts';
import { ruleOnMember } from './rule-on-member.ts';
import { candidates } from './ruling-form.tsx';
import { isBegun, type Visit } from './visit.ts';

/** Carries out one step on the page: nothing to say, or what is wrong in what was sent. */
type Step = (visit: Visit, at: string) => Promise<readonly FieldError[]>;

/** The name of each step, as its button sends it. */
export const steps: Readonly<Record<string, Step>> = { urgent, 'not-urgent': notUrgent, 'take-over': takeOver, rule };

const Claim = z.object({
  as: z.enum(['CHAIR', 'DEPUTY']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  nextMeetingOn: z.iso.date(),
});

/** What stands in the way, and at which field. */
const stops: Readonly<Record<UrgencyError | 'COMMITTEE_NOT_AWAITED' | 'COMMITTEE_MEETS' | 'HAS_CONFLICT', StopWords>> =
  {
    NOT_DELEGATED: {
      field: '',
      sv: 'Nämnden har inte delegerat brådskande beslut till sin ordförande. Ett sådant beslut skulle vara ogiltigt (KL 6:39).',
      en: 'The committee has not delegated urgent decisions to its chair. Such a decision would be void (KL 6:39).',
    },
    NO_DEPUTY: {
      field: 'as',
      sv: 'Nämnden har inte utsett någon annan ledamot för brådskande beslut',
      en: 'The committee has named no other member for urgent decisions',
    },
    REASON_MISSING: {
      field: 'reason',
      sv: 'Skriv varför ärendet inte kan vänta',
      en: 'Write why the case can not wait',
    },
    MEETING_PASSED: {
      field: 'nextMeetingOn',
      sv: 'Skriv dagen för nämndens nästa sammanträde, efter i dag',
      en: 'Write the day of the committee’s next meeting, after today',
    },
    COMMITTEE_NOT_AWAITED: {
      field: '',
      sv: 'Ärendet väntar inte på nämnden: en delegat kan besluta.',
      en: 'The case does not await the committee: a delegate can decide.',
    },
    COMMITTEE_MEETS: {
      field: '',
      sv: 'Nämnden har redan tagit upp ärendet vid ett sammanträde.',
      en: 'The committee has already opened the item at a meeting.',
    },
    HAS_CONFLICT: {
      field: 'as',
      sv: 'Den ledamoten har anmält jäv i ärendet, eller är jävig enligt nämndens beslut',
      en: 'That member has declared a conflict of interest in the case, or has one as the committee has ruled',
    },
  };

type StopWords = Texts & { readonly field: string };

/** The chair is asked instead of the committee; whether it is urgent they judge by deciding (KL 6:39). */
async function urgent(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const { lang, request, subject, municipality, committee, staff } = visit;
  const parsed = parseForm(Claim, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const by = staff.name;
  type Claimed = Result<DeciderChange, keyof typeof stops | 'CLAIMED_SO'>;
  const changed = await changeDecider(subject, async ({ application, tasks }): Promise<Claimed> => {
    const asked = rightOf(application);
    if (asked.mode === 'URGENT_CHAIR' && isSameClaim(asked.urgency, { ...parsed.value, by })) return err('CLAIMED_SO');
    const claimed = claimUrgency(municipality, committee, { ...parsed.value, by, at });
    if (!claimed.ok) return claimed;
    const urgency = claimed.value;
    if (!isInMeeting(asked)) return err('COMMITTEE_NOT_AWAITED');
    const right = rightOf({ ...application, urgency });
    const { revocation } = await readStanding(municipality.id, right, stockholmDay(at));
    if (revocation !== undefined) return err('NOT_DELEGATED');
    // After the case, which the write is conditional on: an item that is opened in between is seen.
    if (isBegun(application, await readMeeting(subject))) return err('COMMITTEE_MEETS');
    const ruled = rulingOn(application.conflictRulings ?? [], seatHolder(committee, urgency.seat)?.email);
    const isOut =
      ruled === undefined
        ? tasks.some(({ assignee, conflict }) => conflict === 'DECLARED' && assignee.seat === urgency.seat)
        : ruled.answer === 'DECLARED';
    if (isOut) return err('HAS_CONFLICT');
    const { as, seat, reason, nextMeetingOn } = urgency;
    const data = { as, seat, reason, nextMeetingOn };
    return ok({
      application: { ...application, urgency },
      type: 'URGENT_DECISION_REQUESTED',
      by,
      at,
      data,
      why: 'URGENT',
    });
  });
  // Whoever pressed twice sees what the first press did.
  if (changed.ok || changed.error === 'CLAIMED_SO') return [];
  return [stopped(changed.error, visit)];
}

function isSameClaim(claimed: Urgency, { as, reason, nextMeetingOn, by }: Omit<Urgency, 'seat' | 'at'>): boolean {
  const { as: role, reason: why, nextMeetingOn: day, by: whose } = claimed;
  return role === as && why === reason && day === nextMeetingOn && whose === by;
}

/** It can wait after all: the committee decides. */
async function notUrgent({ subject, staff }: Visit, at: string): Promise<readonly FieldError[]> {
  const changed = await changeDecider(subject, ({ application }) => {
    const { urgency, ...rest } = application;
    if (urgency === undefined) return err('NOT_URGENT');
    return ok({ application: rest, type: 'URGENCY_WITHDRAWN', by: staff.name, at, why: 'NOT_URGENT' });
  });
  // Whoever pressed twice sees what the first press did.
  if (changed.ok || changed.error === 'NOT_URGENT') return [];
  throw new PageProblem(409);
}

const Ruling = z.object({
  person: z.email(),
  answer: z.enum(['NONE', 'DECLARED']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  rulingHeldOn: z.iso.date(),
  rulingParagraph: z.string(),
});

/** The committee's own ruling on a contested conflict of interest (KL 6:30), of anybody who may take part in deciding. */
async function rule(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const { lang, request, subject, staff } = visit;
  if (!visit.mayRegister) throw new NotAllowed();
  const parsed = parseForm(Ruling, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { person, answer, reason, rulingHeldOn: heldOn } = parsed.value;
  const item = readItem({ heldOn, paragraph: parsed.value.rulingParagraph }, at, lang);
  if (!item.ok) return [{ ...item.error, field: item.error.field === 'heldOn' ? 'rulingHeldOn' : 'rulingParagraph' }];
  const { paragraph } = item.value;
  const about = candidates(visit).find(({ email }) => email.toLowerCase() === person.toLowerCase());
  if (about === undefined) {
    return [{ field: 'person', message: lang === 'sv' ? 'Välj vem det gäller' : 'Choose whom it is about' }];
  }
  const { name, email, isAsked } = about;
  const ruled = await ruleOnMember(
    subject,
    { name, email, answer, reason, heldOn, paragraph, by: staff.name, at },
    isAsked,
  );
  if (!ruled.ok) throw new PageProblem(409);
  return [];
}

const Resolution = z.object({
  heldOn: z.iso.date(),
  paragraph: z.string(),
  /** The committee, or a subcommittee that hands over what was delegated to it; absent, the committee. */
  resolvedBy: z.optional(z.enum(['COMMITTEE', 'SUBCOMMITTEE'])),
});

/** The committee resolved to decide itself (KL 6:37): whoever was to do it by delegation is asked no more. */
async function takeOver(visit: Visit, at: string): Promise<readonly FieldError[]> {
  const { lang, request, subject, staff, municipality } = visit;
  if (!visit.mayRegister) throw new NotAllowed();
  const parsed = parseForm(Resolution, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { heldOn, resolvedBy } = parsed.value;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const item = readItem(parsed.value, at, lang);
  if (!item.ok) return [item.error];
  const { paragraph } = item.value;
  if (resolvedBy === undefined && visit.right.mode === 'SUBCOMMITTEE') {
    return [{ field: 'resolvedBy', message: say('Välj vem som beslutade det', 'Choose who resolved so') }];
  }
  const by = staff.name;
  const changed = await changeDecider(subject, ({ application }) => {
    const { urgency: _urgency, ...rest } = application;
    const right = rightOf(application);
    if (right.mode === 'MEETING') return err('ALREADY_THE_COMMITTEES');
    const isHandedOver = resolvedBy === 'SUBCOMMITTEE' && right.mode === 'SUBCOMMITTEE';
    const { name } = isHandedOver ? bodyOf(application) : municipality.committee;
    const text = `${name} ${heldOn} § ${paragraph}`;
    return ok({
      application: {
        ...rest,
        handedOver: true,
        remark: { kind: isHandedOver ? 'HANDED_OVER' : 'TAKEN_OVER', by, text, at },
      },
      type: isHandedOver ? 'CASE_HANDED_OVER' : 'CASE_TAKEN_OVER',
      by,
      at,
      data: { heldOn, paragraph },
      why: 'TAKEN_OVER',
    });
  });
  // Whoever pressed twice sees what the first press did.
  if (changed.ok || changed.error === 'ALREADY_THE_COMMITTEES') return [];
  throw new PageProblem(409);
}

/** A resolution's item in the minutes: a meeting that has been, and its §. */
function readItem(
  item: { readonly heldOn: string; readonly paragraph: string },
  at: string,
  lang: Language,
): Result<{ readonly paragraph: string }, FieldError> {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const paragraph = readParagraph(item.paragraph);
  if (paragraph === undefined) {
    const message = say('Skriv paragrafens nummer, till exempel 45', 'Write the item’s number, for example 45');
    return err({ field: 'paragraph', message });
  }
  if (item.heldOn <= stockholmDay(at)) return ok({ paragraph });
  return err({ field: 'heldOn', message: say('Sammanträdet har inte varit än', 'The meeting has not been yet') });
}

/** @throws PageProblem 409 when the case is settled */
function stopped(error: keyof typeof stops | 'SETTLED', { lang }: Visit): FieldError {
  if (error === 'SETTLED') throw new PageProblem(409);
  const { field, [lang]: message } = stops[error];
  return { field, message };
}
