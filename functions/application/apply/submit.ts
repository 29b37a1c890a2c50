import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { decisionDueOn } from '../../../shared/domain/choice-system/decision-time.ts';
import type { ProviderRelation } from '../../../shared/domain/provider/provider.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import {
  commitApplication,
  type KeptApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application.ts';
import { readBoundVersion, readChoiceSystem } from '../../../shared/store/choice-system.ts';
import { putRelation } from '../../../shared/store/provider.ts';
import { nextDiaryNumber } from '../../../shared/store/register.ts';
import { publicId } from '../../../shared/store/tables.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { authorise } from './authorise.ts';
import { checkSubmittable } from './check-content.ts';

/**
 * Receives the application: its instant is the click (LOV 4:5, FL 22 §), its number the register's.
 * A second submission gets the receipt of the first.
 */
export async function submit(request: Request): Promise<ApiResponse> {
  const arrival: Arrival = { at: now(), diaryNumber: takenOnce() };
  return retryOnConcurrency(() => submitNow(request, arrival));
}

/** What one request keeps over its tries: the instant of the click, and the number once it has taken one. */
interface Arrival {
  readonly at: string;
  readonly diaryNumber: typeof nextDiaryNumber;
}

function takenOnce(): typeof nextDiaryNumber {
  let taken: Promise<string> | undefined;
  return (municipality, on) => (taken ??= nextDiaryNumber(municipality, on));
}

async function submitNow(request: Request, arrival: Arrival): Promise<ApiResponse> {
  const { subject, application } = await authorise(request);
  const [content, evidence] = await Promise.all([readContent(subject), readEvidence(subject)]);
  if (content === null) throw notFound('application');
  if (isRegistered(application)) return receipt(200, application, content, evidence);
  if (application.status !== 'DRAFT') throw problem('withdrawn', 409, 'The application has been withdrawn');
  if (application.confirmedEmail !== content.contact.email) {
    throw problem(
      'contact-not-confirmed',
      409,
      'Confirm the contact’s e-mail address first: the link is in the mail that was sent to it',
    );
  }
  const received = await receive(application, content, evidence, arrival);
  return receipt(201, received, content, evidence);
}

async function receive(
  draft: Extract<KeptApplication, { status: 'DRAFT' }>,
  content: ApplicationContent,
  evidence: readonly Evidence[],
  { at, diaryNumber }: Arrival,
): Promise<RegisteredApplication> {
  const [system, version] = await Promise.all([
    readChoiceSystem(draft.municipality, draft.choiceSystemId),
    readBoundVersion(draft),
  ]);
  checkSubmittable(content, system);
  const receivedOn = stockholmDay(at);
  const received: RegisteredApplication = {
    ...draft,
    status: 'RECEIVED',
    diaryNumber: await diaryNumber(municipalityOf(draft.municipality), receivedOn),
    receivedAt: at,
    decisionDueOn: decisionDueOn(receivedOn, version.decisionTime),
    contentHash: hashOf({ content, evidence: evidence.map(({ kind, sha256, bytes }) => ({ kind, sha256, bytes })) }),
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
      data: { diaryNumber: received.diaryNumber, contentHash: received.contentHash },
    },
    outbox: [
      { kind: 'MAIL', template: 'RECEIPT' },
      { kind: 'START', attempt: 1 },
    ],
    also: [putRelation(draft.municipality, relationOf(draft.applicationId, content, at))],
  });
  if (!isRegistered(committed)) throw new Error('A received application is registered');
  return committed;
}

/** The application stands under its provider from its arrival. */
function relationOf(id: string, content: ApplicationContent, since: string): ProviderRelation {
  const { applicant, contact, signatory, persons = [] } = content;
  const { name, organisationNumber, legalForm } = applicant;
  return {
    schemaVersion: 1,
    kind: 'APPLICATION',
    id,
    organisation: { name, organisationNumber, legalForm },
    persons: [
      { role: 'CONTACT', name: contact.name, email: contact.email },
      ...(signatory === undefined
        ? []
        : [{ role: 'SIGNATORY' as const, name: signatory.name, email: signatory.email }]),
      ...persons.flatMap(({ name: person, roles }) => roles.map((role) => ({ role, name: person }))),
    ],
    since,
  };
}

function receipt(
  status: 200 | 201,
  application: RegisteredApplication,
  content: ApplicationContent,
  evidence: readonly Evidence[],
): ApiResponse {
  const { diaryNumber, receivedAt, contentHash } = application;
  return {
    status,
    body: {
      applicationId: publicId(application.municipality, application.applicationId),
      diaryNumber,
      receivedAt,
      decisionDueOn: application.decisionDueOn,
      contentHash,
      content,
      evidence: evidence.map(({ evidenceId, kind, fileName, status: state }) => ({
        evidenceId,
        kind,
        fileName,
        status: state,
      })),
    },
  };
}
