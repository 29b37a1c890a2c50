import type { RegisteredApplication } from '../../domain/application/application.ts';
import type { Evidence } from '../../domain/application/evidence.ts';
import { objectKeyOf } from '../../domain/application/evidence.ts';
import { boundFiles } from '../../domain/application/receipt.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { promisedDay } from '../../domain/choice-system/decision-time.ts';
import { proposalOfOrder } from '../../domain/decision/reconsider.ts';
import type { InPart } from '../../domain/decision/reconsidered.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { hashOf } from '../../platform/hash.ts';
import { readDecision } from '../decision/decision.ts';
import { copyObject } from '../evidence-bucket.ts';
import { putRelation } from '../provider/provider.ts';
import { nextDiaryNumber } from '../register/register.ts';
import { putCheck, putExclusion, readChecks, readExclusion } from '../requirement/check.ts';
import { retryOnConcurrency, transact, type Write } from '../transact.ts';
import {
  applicationSubject,
  commitApplication,
  putContent,
  putEvidence,
  readApplication,
  readContent,
  readEvidence,
} from './application.ts';
import { rememberContact } from './open.ts';
import { relationsOf } from './receive.ts';

/** DynamoDB takes a hundred writes at once; the case itself has its own. */
const mostAtOnce = 80;

/**
 * Opens the case in which some scopes of a decided one are decided anew, with a number, a clock and a course of its own: on
 * the same version, with the same words, files and checks, and nothing else than those scopes in it. At its checks, or with
 * the approval that a court ordered as its proposal. Told again, it is there already.
 * @param at when it was taken up
 */
export async function openTakenUp(
  from: Subject,
  { part, by }: { readonly part: InPart; readonly by: string },
  at: string,
): Promise<void> {
  const subject = applicationSubject(from.municipality, part.applicationId);
  if ((await readApplication(subject)) !== null) return;
  const first = await whatItWas(from, part);
  const { application, decision } = first;
  const content = { ...first.content, scopes: part.scopes };
  const { evidence, exclusion } = await copyAll(from, subject);
  const { municipality } = application;
  const receivedOn = stockholmDay(at);
  const diaryNumber = await nextDiaryNumber(municipalityOf(municipality), receivedOn);
  const why = { ...part.why, of: { applicationId: from.id, diaryNumber: application.diaryNumber } };
  const { schemaVersion, choiceSystemId, versionNumber, applicantName, tokenHashes, confirmedEmail, decisionTime } =
    application;
  const { signatoryConfirmedAt, corrections, conflictRulings } = application;
  const common = {
    schemaVersion,
    applicationId: part.applicationId,
    municipality,
    choiceSystemId,
    versionNumber,
    applicantName,
    tokenHashes,
    ...(confirmedEmail === undefined ? {} : { confirmedEmail }),
    createdAt: at,
    diaryNumber,
    receivedAt: at,
    decisionTime,
    completions: [],
    decisionDueOn: promisedDay({ receivedOn, time: decisionTime, periods: [] }).dueOn,
    contentHash: hashOf({ content, evidence: boundFiles(evidence, at) }),
    ...(signatoryConfirmedAt === undefined ? {} : { signatoryConfirmedAt }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(conflictRulings === undefined ? {} : { conflictRulings }),
    reconsiders: why,
    attempt: 1,
    completionRounds: 0,
  };
  const order = part.ordered && { ...part.ordered, caseNumber: part.why.reference, on: part.why.on };
  const after =
    order === undefined
      ? ({ ...common, status: 'CHECKING' } as const)
      : ({
          ...common,
          status: 'PROPOSED',
          proposal: proposalOfOrder(decision, order, { at, hash: hashOf }, part.scopes),
        } as const);
  await retryOnConcurrency(async () => {
    if ((await readApplication(subject)) !== null) return;
    await commitApplication({
      before: null,
      after,
      event: {
        type: 'CASE_OPENED_FOR_PART',
        at,
        by,
        data: { diaryNumber, reconsiders: why, scopes: part.scopes, contentHash: common.contentHash },
      },
      outbox: [{ kind: 'START', attempt: 1 }],
      also: [
        putContent(subject, content),
        ...(exclusion === null ? [] : [putExclusion(subject, exclusion)]),
        ...relationsOf(part.applicationId, content, at).map((relation) => putRelation(municipality, relation)),
        ...(confirmedEmail !== undefined && confirmedEmail === content.contact.email
          ? [rememberContact(subject, confirmedEmail, at)]
          : []),
      ],
    });
  });
}

async function whatItWas(from: Subject, { why }: InPart) {
  const [application, content, decision] = await Promise.all([
    readApplication(from),
    readContent(from),
    readDecision(from, why.decisionNumber),
  ]);
  if (application === null || !hasDecision(application) || content === null || decision === null) {
    throw new Error('A case is decided anew that has not been decided');
  }
  return { application, content, decision };
}

function hasDecision<A extends { readonly status: string }>(
  application: A,
): application is A & Extract<RegisteredApplication, { decisionNumber: number }> {
  return 'decisionNumber' in application;
}

/** Files with their bytes, and what was found; before the case is there, and the same once more when it is told again. */
async function copyAll(from: Subject, subject: Subject) {
  const [files, checks, exclusion] = await Promise.all([readEvidence(from), readChecks(from), readExclusion(from)]);
  const stored = files.filter(({ status }) => status === 'STORED');
  const evidence = await Promise.all(stored.map((file) => copied(file, subject)));
  const writes = [
    ...evidence.map((file) => putEvidence(subject, file)),
    ...checks.map((check) => putCheck(subject, check)),
  ];
  for (const chunk of chunks(writes)) await transact(chunk);
  return { evidence, exclusion };
}

async function copied(file: Evidence, subject: Subject): Promise<Evidence> {
  const { rejection: _none, ...rest } = file;
  const objectKey = objectKeyOf(subject, file.evidenceId);
  const place: Evidence = { ...rest, objectKey, copyOf: file.objectKey };
  return (await copyObject(file.objectKey, objectKey))
    ? place
    : { ...place, status: 'REJECTED', rejection: 'NOT_COPIED' };
}

function chunks(writes: readonly Write[]): readonly (readonly Write[])[] {
  const count = Math.ceil(writes.length / mostAtOnce);
  return Array.from({ length: count }, (_, index) => writes.slice(index * mostAtOnce, (index + 1) * mostAtOnce));
}
