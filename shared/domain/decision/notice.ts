import * as z from 'zod/mini';
import type { Deadlines } from '../municipality/deadlines.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { lastDay } from '../calendar/last-day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Text } from '../requirement/finding.ts';
import { err, ok, type Result } from '../result.ts';
import { NoticeWords } from './notice-words.ts';
import { carriesRefusal, decidedOn, type Decision } from './decision.ts';

/** What shows that a notice reached its addressee: only from then do the three weeks run (LOV 10:3). */
export const ProofOfNotice = z.discriminatedUnion('kind', [
  /** A person's press on the cover page's button. */
  z.strictObject({ kind: z.literal('ACKNOWLEDGED'), by: z.string().check(z.minLength(1)), taskId: z.string() }),
  /** Proof on paper that it was given in another way, registered by an officer. */
  z.strictObject({
    kind: z.enum(['REGISTERED_LETTER', 'BY_HAND']),
    /** Where the proof is, for example the number of the receipt. */
    reference: z.string().check(z.minLength(1)),
    registeredBy: z.string().check(z.minLength(1)),
    registeredAt: z.iso.datetime(),
  }),
]);
export type ProofOfNotice = z.infer<typeof ProofOfNotice>;
export type PaperProof = Exclude<ProofOfNotice, { kind: 'ACKNOWLEDGED' }>;

const common = {
  schemaVersion: z.literal(1),
  noticeId: z.string(),
  decisionNumber: z.int().check(z.positive()),
  /** How it was sent; how it was given says its proof. */
  channel: z.literal('TASK_LINK'),
  address: z.string().check(z.minLength(1)),
  sentAt: z.iso.datetime(),
  /** As they were when it was sent; absent, there were none. */
  words: z.optional(NoticeWords),
};

/** The notice of a decision with its reasons (LOV 8:2): sent, and given once that is proven. */
export const Notice = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('SENT') }),
  z.strictObject({
    ...common,
    status: z.literal('GIVEN'),
    givenAt: z.iso.datetime(),
    proof: ProofOfNotice,
    /** The last day to seek correction; only when something was refused. */
    remedyLastDay: z.optional(z.iso.date()),
  }),
]);
export type Notice = z.infer<typeof Notice>;
export type GivenNotice = Extract<Notice, { status: 'GIVEN' }>;

/** After this day without a press on the button, somebody should send the notice another way. */
export function noticeDueOn(sentOn: Day, { noticeDays }: Pick<Deadlines, 'noticeDays'>): Day {
  return addDays(sentOn, noticeDays);
}

/** Records when a notice was given, once: what is recorded first stands. */
export function giveNotice(
  notice: Notice,
  decision: Decision,
  given: { readonly at: string; readonly proof: ProofOfNotice },
): Result<GivenNotice, 'ALREADY_GIVEN' | 'ANOTHER_DECISION' | 'BEFORE_SENT'> {
  if (notice.status === 'GIVEN') return err('ALREADY_GIVEN');
  if (notice.decisionNumber !== decision.number) return err('ANOTHER_DECISION');
  if (Date.parse(given.at) < Date.parse(notice.sentAt)) return err('BEFORE_SENT');
  return ok(asGiven(notice, decision, given));
}

/**
 * Records that a notice was given in another way than by its link, on a day that a paper proves.
 * `WRONG_DAY`: before the decision, or still to come when it is registered.
 */
export function registerNotice(
  notice: Notice,
  decision: Decision,
  { givenOn, proof }: { readonly givenOn: Day; readonly proof: PaperProof },
): Result<GivenNotice, 'ALREADY_GIVEN' | 'ANOTHER_DECISION' | 'WRONG_DAY'> {
  if (notice.status === 'GIVEN') return err('ALREADY_GIVEN');
  if (notice.decisionNumber !== decision.number) return err('ANOTHER_DECISION');
  const { registeredAt } = proof;
  if (givenOn < decidedOn(decision) || givenOn > stockholmDay(registeredAt)) return err('WRONG_DAY');
  // Paper tells a day and no hour; noon is within it in every season.
  const noon = `${givenOn}T11:00:00.000Z`;
  return ok(asGiven(notice, decision, { at: noon > registeredAt ? registeredAt : noon, proof }));
}

function asGiven(
  notice: Extract<Notice, { status: 'SENT' }>,
  decision: Decision,
  { at, proof }: { readonly at: string; readonly proof: ProofOfNotice },
): GivenNotice {
  const given = { ...notice, status: 'GIVEN' as const, givenAt: at, proof };
  return carriesRefusal(decision) ? { ...given, remedyLastDay: remedyLastDay(at) } : given;
}

/** The last day to seek correction: three weeks from when the notice was given (LOV 10:3), moved by lag 1930:173. */
export function remedyLastDay(givenAt: string): string {
  return lastDay(stockholmDay(givenAt), { weeks: 3 });
}

/** The last day to sue for damages over a decision not to approve: one year from the day of decision (LOV 10:5), moved by lag 1930:173. */
export function damagesLastDay(decidedOn: string): string {
  return lastDay(decidedOn, { months: 12 });
}

/**
 * How to seek correction (LOV 8:2 st. 3, 10:3), for a notice of a refusal: the rule and never a day, since nobody knows
 * yet when the notice will have been given. KL's appeal does not exist for these decisions (LOV 10:4) and is not mentioned.
 */
export function remedyRule(court: { readonly name: string; readonly address: string }): Text {
  return {
    sv: [
      `Om du anser att kommunen har brutit mot lagen om valfrihetssystem kan du ansöka om rättelse hos ${court.name}, ${court.address}.`,
      'Ansökan ska vara skriftlig och ha kommit in till domstolen inom tre veckor från det att du gavs denna underrättelse.',
      'Skriv vilket beslut det gäller, vad du anser är fel och vilken ändring du vill ha, och bifoga beslutet.',
    ].join(' '),
    en: [
      `If you consider that the municipality has broken the Act on Choice Systems, you may apply for correction to ${court.name}, ${court.address}.`,
      'The application must be in writing and must have reached the court within three weeks from when this notice was given to you.',
      'State which decision it concerns, what you consider wrong and what change you ask for, and enclose the decision.',
    ].join(' '),
  };
}

/** The same rule once the notice has been given and its last day is known. */
export function remedyDay(day: string): Text {
  return {
    sv: `Sista dag för ansökan om rättelse är ${day}.`,
    en: `The last day to apply for correction is ${day}.`,
  };
}

/** Whether a text speaks of KL's appeal, which no decision under LOV may be said to have (LOV 10:4). */
export function mentionsLegalityReview(text: string): boolean {
  return /laglighetspr[öo]v|överklag|13\s*kap\.?\s*kommunallagen|kommunallagen\s*\(?(?:2017:725)?\)?\s*13\s*kap|legality review/i.test(
    text,
  );
}
