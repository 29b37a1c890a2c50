import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';

const written = {
  schemaVersion: z.literal(1),
  subscriptionId: z.string(),
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  email: z.email(),
  writtenAt: z.iso.datetime(),
};

/** Somebody who wants the news of a choice system's documentation: once their address is confirmed, until they end it. */
export const Subscription = z.discriminatedUnion('status', [
  z.strictObject({ ...written, status: z.literal('WRITTEN') }),
  z.strictObject({ ...written, status: z.literal('ACTIVE'), confirmedAt: z.iso.datetime() }),
  /** The address is forgotten; that there was one is not. */
  z.strictObject({ ...written, email: z.literal(''), status: z.literal('ENDED'), endedAt: z.iso.datetime() }),
]);
export type Subscription = z.infer<typeof Subscription>;

/** What subscribers are told of: another version of the documentation, an answer to a question or its correction, or its end. */
export const News = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('VERSION'), number: z.int().check(z.positive()) }),
  /** `from`: the first day that no application is received on, where it is to come. */
  z.strictObject({
    kind: z.literal('CANCELLED'),
    from: z.optional(z.iso.date()),
    /** Which change of what was told of the end it is; absent, the first word of it. */
    change: z.optional(z.int().check(z.positive())),
  }),
  /** It was to end, and is not after all. */
  z.strictObject({ kind: z.literal('KEPT_OPEN'), change: z.int().check(z.positive()) }),
  z.strictObject({ kind: z.literal('ANSWER'), questionId: z.string() }),
  /** `number`: 1 for the first correction of the answer. */
  z.strictObject({ kind: z.literal('CORRECTION'), questionId: z.string(), number: z.int().check(z.positive()) }),
]);
export type News = z.infer<typeof News>;

/** A stable name of one piece of news, so that nobody is told of it twice. */
export function newsName(news: News): string {
  switch (news.kind) {
    case 'VERSION':
      return `VERSION-${String(news.number)}`;
    case 'ANSWER':
      return `ANSWER-${news.questionId}`;
    case 'CORRECTION':
      return `ANSWER-${news.questionId}-CORRECTION-${String(news.number)}`;
    case 'CANCELLED':
    case 'KEPT_OPEN':
      return news.change === undefined ? 'CANCELLED' : `CANCELLED-${String(news.change)}`;
  }
}
