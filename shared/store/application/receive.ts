import { type Application, isRegistered, type RegisteredApplication } from '../../domain/application/application.ts';
import { providersOf } from '../../domain/application/applicant.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { Filing } from '../../domain/application/filing.ts';
import type { Evidence } from '../../domain/application/evidence.ts';
import { boundFiles, unverifiedFiles } from '../../domain/application/receipt.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type DecisionTime, promisedDay } from '../../domain/choice-system/decision-time.ts';
import type { ProviderRelation } from '../../domain/provider/provider.ts';
import { hashOf } from '../../platform/hash.ts';
import { commitApplication, type KeptApplication } from './application.ts';
import type { Draft } from './draft.ts';
import type { OutboxMessage } from '../outbox.ts';
import { putRelation } from '../provider/provider.ts';
import type { Write } from '../transact.ts';

/** What an application is before anything is done with it: whose, and bound to which version. */
type Head = Pick<
  Application,
  | 'schemaVersion'
  | 'applicationId'
  | 'municipality'
  | 'choiceSystemId'
  | 'versionNumber'
  | 'applicantName'
  | 'tokenHashes'
  | 'confirmedEmail'
  | 'createdAt'
> &
  Pick<RegisteredApplication, 'siblings' | 'leftOut'>;

/** An application that comes in, and how. */
export interface Arrival {
  /** The draft that it was; null when it never was one here. */
  readonly before: Draft | null;
  readonly head: Head;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  /** The promise of the version that it is bound to (LOV 4:4). */
  readonly decisionTime: DecisionTime;
  /** When it came in: the click, or the true day of a paper. */
  readonly receivedAt: string;
  readonly diaryNumber: string;
  /** Who brought it into the register, when, and what more the register says of how. */
  readonly event: { readonly at: string; readonly by: string; readonly data?: Readonly<Record<string, unknown>> };
  /** How it came, when an officer brings it in: its handling begins when everything that came has been entered. */
  readonly filing?: Filing;
  /** When everybody who signs for the applicant stood behind it, when they have. */
  readonly signatoryConfirmedAt?: string;
  /** What follows of more than the receipt and the handling. */
  readonly outbox?: readonly OutboxMessage[];
  readonly also?: readonly Write[];
}

/**
 * Receives an application, whether it was a draft or never one: it stands in the register and under everybody who
 * applies, its contact gets a receipt, and its handling begins, of a paper when all of it has been entered.
 * @throws ConcurrencyError when it has been received before, or its draft changed meanwhile
 */
export async function receive(arrival: Arrival): Promise<KeptApplication & RegisteredApplication> {
  const { before, head, content, evidence, decisionTime, receivedAt, diaryNumber, event } = arrival;
  const { filing, signatoryConfirmedAt } = arrival;
  const contentHash = hashOf({ content, evidence: boundFiles(evidence, receivedAt) });
  const committed = await commitApplication({
    before,
    after: {
      ...head,
      status: 'RECEIVED',
      diaryNumber,
      receivedAt,
      decisionTime,
      completions: [],
      decisionDueOn: promisedDay({ receivedOn: stockholmDay(receivedAt), time: decisionTime, periods: [] }).dueOn,
      contentHash,
      ...(filing === undefined ? {} : { filing }),
      ...(signatoryConfirmedAt === undefined ? {} : { signatoryConfirmedAt }),
      attempt: 1,
      completionRounds: 0,
    },
    event: {
      type: 'APPLICATION_RECEIVED',
      at: event.at,
      by: event.by,
      data: {
        ...event.data,
        diaryNumber,
        contentHash,
        evidence: boundFiles(evidence, receivedAt).map(({ evidenceId }) => evidenceId),
        unverified: unverifiedFiles(evidence, receivedAt),
      },
    },
    outbox: [
      { kind: 'MAIL', template: 'RECEIPT' },
      ...(filing === undefined ? [{ kind: 'START' as const, attempt: 1 }] : []),
      ...(arrival.outbox ?? []),
    ],
    also: [
      ...relationsOf(head.applicationId, content, receivedAt).map((relation) =>
        putRelation(head.municipality, relation),
      ),
      ...(arrival.also ?? []),
    ],
  });
  if (!isRegistered(committed)) throw new Error('A received application is registered');
  return committed;
}

/** The application stands under everybody who applies, from its arrival. */
export function relationsOf(id: string, content: ApplicationContent, since: string): ProviderRelation[] {
  const { applicant, contact, signatories = [], persons = [] } = content;
  return providersOf(applicant).map(({ name, registration, legalForm }) => ({
    schemaVersion: 1,
    kind: 'APPLICATION',
    id,
    organisation: { name, registration, legalForm },
    persons: [
      { role: 'CONTACT', name: contact.name, email: contact.email },
      ...signatories.map((person) => ({ role: 'SIGNATORY' as const, name: person.name, email: person.email })),
      ...persons.flatMap(({ name: person, roles }) => roles.map((role) => ({ role, name: person }))),
    ],
    since,
  }));
}
