import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';

const Text = z.string().check(z.minLength(1));

/** What a refusal or silence leads to; `AMENDED`: it counts as accepted. Always said beforehand, and done by a person. */
export const Consequence = z.enum(['UNCHANGED', 'ENDS', 'AMENDED']);
export type Consequence = z.infer<typeof Consequence>;

/** New terms or prices for every contract of a choice system: all are sent the same text (LOV 1:2, equal treatment). */
export const TermsChange = z.strictObject({
  schemaVersion: z.literal(1),
  changeId: Text,
  municipality: MunicipalityId,
  choiceSystemId: Text,
  /** In Swedish, as the contracts are. */
  text: Text,
  textHash: Text,
  /** The dated price list that replaces the one they were signed on; absent where prices stay. */
  priceList: z.optional(z.strictObject({ name: Text, validFrom: z.iso.date() })),
  /** The first day it holds, for those who accept. */
  from: z.iso.date(),
  /** The last day to answer. */
  answerBy: z.iso.date(),
  onRefusal: z.enum(['UNCHANGED', 'ENDS']),
  onSilence: Consequence,
  by: Text,
  createdAt: z.iso.datetime(),
  status: z.enum(['RUNNING', 'SENT']),
  /** Where the next portion of contracts begins. */
  after: Text,
});
export type TermsChange = z.infer<typeof TermsChange>;

/** What a contract's provider answered. `SILENT`: nothing in time, and a person did what was said beforehand. */
export const TermsAnswer = z.strictObject({
  kind: z.enum(['ACCEPTED', 'DECLINED', 'SILENT']),
  at: z.iso.datetime(),
  by: Text,
  /** How it came, where it was not by the link: registered by an officer, or by the API. */
  note: z.optional(Text),
});
export type TermsAnswer = z.infer<typeof TermsAnswer>;

/** The proof, kept with the contract: which text went to whom and when, and what came back. */
export const TermsOffer = z.strictObject({
  schemaVersion: z.literal(1),
  changeId: Text,
  contractId: Text,
  providerName: Text,
  textHash: Text,
  recipient: z.strictObject({ name: Text, email: z.optional(z.email()) }),
  taskId: Text,
  sentAt: z.iso.datetime(),
  /** When somebody pressed to see the text, and who; absent for an answer that came without the link. */
  opened: z.optional(z.strictObject({ at: z.iso.datetime(), by: Text })),
  answer: z.optional(TermsAnswer),
});
export type TermsOffer = z.infer<typeof TermsOffer>;

/** A change that a contract follows from its day. */
export const Amendment = z.strictObject({
  changeId: Text,
  textHash: Text,
  from: z.iso.date(),
  priceList: z.optional(z.strictObject({ name: Text, validFrom: z.iso.date() })),
});
export type Amendment = z.infer<typeof Amendment>;

export type ChangeDayError = 'FROM_PASSED' | 'ANSWER_PASSED' | 'ANSWER_AFTER_FROM';

/** Nobody is bound backwards in time, and everybody answers before it holds. @param today a day in Stockholm */
export function checkDays(
  { from, answerBy }: Pick<TermsChange, 'from' | 'answerBy'>,
  today: string,
): Result<null, ChangeDayError> {
  if (answerBy <= today) return err('ANSWER_PASSED');
  if (from <= today) return err('FROM_PASSED');
  return answerBy >= from ? err('ANSWER_AFTER_FROM') : ok(null);
}

/** Silence is settled by a person, and not before the time to answer has passed. */
export function mayAnswer(
  change: Pick<TermsChange, 'answerBy'>,
  offer: Pick<TermsOffer, 'answer'>,
  kind: TermsAnswer['kind'],
  today: string,
): boolean {
  return offer.answer === undefined && (kind !== 'SILENT' || today > change.answerBy);
}

/** What the contract follows after an answer; null when it follows what it did before. */
export function amendmentOf(change: TermsChange, kind: TermsAnswer['kind']): Amendment | null {
  const follows = kind === 'ACCEPTED' || (kind === 'SILENT' && change.onSilence === 'AMENDED');
  if (!follows) return null;
  const { changeId, textHash, from, priceList } = change;
  return { changeId, textHash, from, ...(priceList === undefined ? {} : { priceList }) };
}

/** The price list that holds on a day: of the latest change that the contract follows by then, else its own. */
export function priceListOn(
  contract: {
    readonly compensation?: { readonly priceList?: Amendment['priceList'] | undefined } | undefined;
    readonly amendments?: readonly Amendment[] | undefined;
  },
  on: string,
): Amendment['priceList'] {
  const held = (contract.amendments ?? []).filter(({ from, priceList }) => from <= on && priceList !== undefined);
  return held.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.priceList ?? contract.compensation?.priceList;
}
