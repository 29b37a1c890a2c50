import { isRegistered, type RegisteredApplication } from '../domain/application/application.ts';
import { providersOf } from '../domain/application/applicant.ts';
import type { ApplicationContent } from '../domain/application/content.ts';
import { type ContentFault, submissionFaults } from '../domain/application/content-fault.ts';
import type { Evidence } from '../domain/application/evidence.ts';
import { boundFiles, unverifiedFiles } from '../domain/application/receipt.ts';
import { stockholmDay } from '../domain/calendar/stockholm-day.ts';
import { type DecisionTime, promisedDay } from '../domain/choice-system/decision-time.ts';
import type { ProviderRelation } from '../domain/provider/provider.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { municipalityOf } from '../platform/config.ts';
import { hashOf } from '../platform/hash.ts';
import { applicationSubject, commitApplication, readContent, readEvidence } from './application.ts';
import { readBoundVersion, readChoiceSystem } from './choice-system.ts';
import type { Door, Draft } from './draft.ts';
import { putRelation } from './provider.ts';
import { nextDiaryNumber } from './register.ts';
import { retryOnConcurrency } from './transact.ts';

/** What was received, as its receipt shows it. */
export interface Submission {
  readonly application: RegisteredApplication;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  /** It had been received before: the receipt is that of the first time. */
  readonly repeated: boolean;
}

export type SubmitRefusal =
  | { readonly code: 'WITHDRAWN' | 'CONTACT_NOT_CONFIRMED' }
  | { readonly code: 'NOT_SUBMITTABLE'; readonly faults: readonly ContentFault[] };

/**
 * Receives an application: its instant is the click (LOV 4:5, FL 22 §), its number the register's.
 * A second submission gets the receipt of the first.
 * @param at the instant of the click, however many tries it takes
 */
export async function submit(door: Door, at: string): Promise<Result<Submission, SubmitRefusal>> {
  const arrival: Arrival = { at, diaryNumber: takenOnce() };
  return retryOnConcurrency(async () => {
    const application = await door();
    const subject = applicationSubject(application.municipality, application.applicationId);
    const [content, evidence] = await Promise.all([readContent(subject), readEvidence(subject)]);
    if (content === null) throw new Error('An application without its content');
    if (isRegistered(application)) return ok({ application, content, evidence, repeated: true });
    if (application.status !== 'DRAFT') return err({ code: 'WITHDRAWN' });
    if (application.confirmedEmail !== content.contact.email) return err({ code: 'CONTACT_NOT_CONFIRMED' });
    const [system, version] = await Promise.all([
      readChoiceSystem(application.municipality, application.choiceSystemId),
      readBoundVersion(application),
    ]);
    const faults = submissionFaults(content, system);
    if (faults.length > 0) return err({ code: 'NOT_SUBMITTABLE', faults });
    const { decisionTime } = version;
    const received = await receive(application, { content, evidence, decisionTime }, arrival);
    return ok({ application: received, content, evidence, repeated: false });
  });
}

/** What one submission keeps over its tries: the instant of the click, and the number once it has taken one. */
interface Arrival {
  readonly at: string;
  readonly diaryNumber: typeof nextDiaryNumber;
}

function takenOnce(): typeof nextDiaryNumber {
  let taken: Promise<string> | undefined;
  return (municipality, on) => (taken ??= nextDiaryNumber(municipality, on));
}

async function receive(
  draft: Draft,
  what: {
    readonly content: ApplicationContent;
    readonly evidence: readonly Evidence[];
    readonly decisionTime: DecisionTime;
  },
  { at, diaryNumber }: Arrival,
): Promise<RegisteredApplication> {
  const { content, evidence, decisionTime } = what;
  const receivedOn = stockholmDay(at);
  const { purgeOn: _kept, endToldAt: _told, reused: _from, ...rest } = draft;
  const received: RegisteredApplication = {
    ...rest,
    status: 'RECEIVED',
    diaryNumber: await diaryNumber(municipalityOf(draft.municipality), receivedOn),
    receivedAt: at,
    decisionTime,
    completions: [],
    decisionDueOn: promisedDay({ receivedOn, time: decisionTime, periods: [] }).dueOn,
    contentHash: hashOf({ content, evidence: boundFiles(evidence, at) }),
    attempt: 1,
    completionRounds: 0,
  };
  const committed = await commitApplication({
    before: draft,
    after: received,
    event: {
      type: 'APPLICATION_RECEIVED',
      at,
      by: 'applicant',
      data: {
        diaryNumber: received.diaryNumber,
        contentHash: received.contentHash,
        evidence: boundFiles(evidence, at).map(({ evidenceId }) => evidenceId),
        unverified: unverifiedFiles(evidence, at),
      },
    },
    outbox: [
      { kind: 'MAIL', template: 'RECEIPT' },
      { kind: 'START', attempt: 1 },
    ],
    also: relationsOf(draft.applicationId, content, at).map((relation) => putRelation(draft.municipality, relation)),
  });
  if (!isRegistered(committed)) throw new Error('A received application is registered');
  return committed;
}

/** The application stands under everybody who applies, from its arrival. */
function relationsOf(id: string, content: ApplicationContent, since: string): ProviderRelation[] {
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
