import * as z from 'zod/mini';
import { type Municipality, MunicipalityId } from '../municipality/municipality.ts';

const Text = z.string().check(z.minLength(1));

/** Word to everybody with a contract in force of some choice systems, the own unit alike: all get the same (LOV 1:2). */
export const Circular = z.strictObject({
  schemaVersion: z.literal(1),
  circularId: Text,
  municipality: MunicipalityId,
  choiceSystemIds: z.array(Text).check(z.minLength(1)),
  subject: Text,
  /** The whole of it as each gets it, the subject first; in Swedish, as the contracts are. */
  text: Text,
  textHash: Text,
  by: Text,
  createdAt: z.iso.datetime(),
  status: z.enum(['RUNNING', 'SENT']),
  /** Where the next portion of contracts begins: in which of the systems, and after which contract. */
  place: z.strictObject({ system: z.int().check(z.nonnegative()), after: z.optional(Text) }),
});
export type Circular = z.infer<typeof Circular>;

/** The proof, kept with the contract: to whom it went and when. What became of it is the task's and the mail's to tell. */
export const CircularCopy = z.strictObject({
  schemaVersion: z.literal(1),
  circularId: Text,
  contractId: Text,
  providerName: Text,
  sentAt: z.iso.datetime(),
  /** Absent: nobody at the provider is known whom it could have gone to. */
  recipient: z.optional(z.strictObject({ name: Text, email: z.optional(z.email()), taskId: Text })),
});
export type CircularCopy = z.infer<typeof CircularCopy>;

/**
 * Where a copy stands. `SENT`: it went, and has not come back. `SENT_AGAIN`: it came back or failed, and went anew.
 * `TAKEN_BACK`: nobody is asked to receive it any more, as when the contract has ended.
 */
export const copyStandings = [
  'NOT_REACHABLE',
  'NOT_ARRIVED',
  'BY_LETTER',
  'UNDERWAY',
  'SENT',
  'SENT_AGAIN',
  'LETTER_SENT',
  'TAKEN_BACK',
  'RECEIVED',
] as const;
export type CopyStanding = (typeof copyStandings)[number];

const standingOfMail = {
  PENDING: 'UNDERWAY',
  DONE: 'SENT',
  FAILED: 'NOT_ARRIVED',
  RESENT: 'SENT_AGAIN',
  LETTER: 'BY_LETTER',
  LETTER_SENT: 'LETTER_SENT',
} as const satisfies Record<string, CopyStanding>;

/** Whoever has received it has, whatever the mail service says of the mail. */
export function standingOf(copy: {
  readonly isReachable: boolean;
  readonly task: 'OPEN' | 'ANSWERED' | 'REVOKED' | undefined;
  readonly mail: keyof typeof standingOfMail | undefined;
}): CopyStanding {
  if (!copy.isReachable) return 'NOT_REACHABLE';
  if (copy.task === 'ANSWERED') return 'RECEIVED';
  if (copy.task === 'REVOKED') return 'TAKEN_BACK';
  return copy.mail === undefined ? 'UNDERWAY' : standingOfMail[copy.mail];
}

/** What each gets to read: the subject, what was written, to whom it went, and whom to ask. */
export function circularText(
  { name, coordinator }: Pick<Municipality, 'name' | 'coordinator'>,
  written: {
    readonly subject: string;
    readonly words: string;
    readonly by: string;
    /** What the contracts that it goes to are for. */
    readonly services: readonly string[];
  },
): string {
  const { subject, words, by, services } = written;
  return [
    subject,
    words,
    `Skickat av ${by}, ${name}, till alla som har avtal (${services.join(', ')}).`,
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}
