import type { Evidence } from '../../domain/application/evidence.ts';
import { arrivedLate } from '../../domain/application/receipt.ts';
import { reuse } from '../../domain/application/reuse.ts';
import { type JointOffer, type Sibling, siblingsOf } from '../../domain/application/sibling.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { uploadableEvidence } from '../../domain/requirement/requirement-set.ts';
import type { Subject } from '../../domain/task/task.ts';
import { now } from '../../platform/clock.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import {
  applicationSubject,
  type KeptApplication,
  putContent,
  putEvidence,
  readApplication,
  readContent,
  readEvidence,
} from './application.ts';
import { readBoundVersion, readChoiceSystem } from '../choice-system/choice-system.ts';
import { placeForCopy } from './copy-files.ts';
import { arrivalOf } from '../evidence-bucket.ts';
import { rememberContact, wayIn } from './open.ts';
import { receive } from './receive.ts';
import { nextDiaryNumber } from '../register/register.ts';
import { retryOnConcurrency } from '../transact.ts';

/**
 * Receives an application at another municipality of a joint system: a case of its own, bound to the version that was in
 * force there at the click, with a number, a clock and a handling of its own. It holds what that version asks for and
 * was answered in the same words; whatever else it asks, its checks ask for. Offered again, it is there already.
 * @param clickedAt when it was submitted: it came in to both at once (LOV 4:5, FL 22 §)
 */
export async function receiveOffer(from: Subject, offer: JointOffer, clickedAt: string): Promise<void> {
  const subject = applicationSubject(offer.municipality, offer.applicationId);
  const diaryNumber = takenOnce(offer, clickedAt);
  await retryOnConcurrency(async () => {
    if ((await readApplication(subject)) !== null) return;
    const at = now();
    const { first, content, files, leftOut, version } = await whatIsOffered(from, offer, clickedAt);
    const { schemaVersion, applicantName, tokenHashes, confirmedEmail } = first;
    const { municipality, choiceSystemId, applicationId, versionNumber } = offer;
    const evidence = files.map(({ file, evidenceId }) => placeForCopy(file, subject, evidenceId, at));
    const { name, email } = content.contact;
    const way = email === undefined ? undefined : wayIn(subject, { name, email }, { at });
    await receive({
      before: null,
      head: {
        schemaVersion,
        applicationId,
        municipality,
        choiceSystemId,
        versionNumber,
        applicantName,
        tokenHashes,
        ...(confirmedEmail === undefined ? {} : { confirmedEmail }),
        createdAt: at,
        siblings: siblingsOf(offer, first, first.siblings),
        leftOut: [...leftOut],
      },
      content,
      evidence,
      decisionTime: version.decisionTime,
      receivedAt: clickedAt,
      diaryNumber: await diaryNumber(),
      event: { at, by: 'applicant', data: { submittedTo: from.municipality } },
      outbox: [
        ...(way === undefined ? [] : [way.mail]),
        ...(evidence.length === 0 ? [] : [{ kind: 'COPY_FILES' as const }]),
      ],
      also: [
        putContent(subject, content),
        ...evidence.map((file) => putEvidence(subject, file)),
        ...(way === undefined ? [] : [way.write]),
        ...(confirmedEmail !== undefined && confirmedEmail === email
          ? [rememberContact(subject, confirmedEmail, at)]
          : []),
      ],
    });
  });
}

/** What the first case says, as far as the other municipality asks for it. */
async function whatIsOffered(from: Subject, offer: JointOffer, clickedAt: string) {
  const [first, content, evidence] = await Promise.all([readApplication(from), readContent(from), readEvidence(from)]);
  if (first === null || content === null || !wasOffered(first)) throw new Error('An offer without its application');
  const [bound, version, system] = await Promise.all([
    readBoundVersion(first),
    readBoundVersion(offer),
    readChoiceSystem(offer.municipality, offer.choiceSystemId),
  ]);
  const handedIn = evidence.filter(({ evidenceId }) => offer.evidenceIds.includes(evidenceId));
  const absent = await absentFiles(handedIn, clickedAt);
  const ids = new Map(handedIn.map(({ evidenceId }) => [evidenceId, newId()]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  const { requirements } = version;
  const asked = uploadableEvidence(requirements);
  const next = reuse(
    { content: { ...content, scopes: offer.scopes }, evidence: handedIn, requirements: bound.requirements },
    {
      requirements,
      offer: system,
      today: stockholmDay(clickedAt),
      idOf,
      leftOutFile: ({ kind, evidenceId }) =>
        !asked.has(kind) ? 'NOT_ASKED' : absent.has(evidenceId) ? 'NOT_TAKEN' : undefined,
    },
  );
  const files = next.files.map((file) => ({ file, evidenceId: idOf(file.evidenceId) }));
  return { first, content: next.content, files, leftOut: next.leftOut, version };
}

function wasOffered(application: KeptApplication): application is Exclude<
  KeptApplication,
  { status: 'DRAFT' | 'DISPOSED' }
> & {
  readonly siblings: readonly Sibling[];
} {
  return 'siblings' in application && application.siblings !== undefined;
}

/** Those that were not taken, or had not come when the application was sent. */
async function absentFiles(files: readonly Evidence[], clickedAt: string): Promise<ReadonlySet<string>> {
  const absent = await Promise.all(
    files.map(async (file) => {
      if (file.status !== 'EXPECTED') return file.status === 'REJECTED';
      const arrivedAt = await arrivalOf(file.objectKey);
      return arrivedAt === null || arrivedLate(file, clickedAt, arrivedAt);
    }),
  );
  return new Set(files.flatMap(({ evidenceId }, index) => (absent[index] === true ? [evidenceId] : [])));
}

/** The number of the other municipality's register, taken once however many tries it takes. */
function takenOnce(offer: JointOffer, clickedAt: string): () => Promise<string> {
  let taken: Promise<string> | undefined;
  return () => (taken ??= nextDiaryNumber(municipalityOf(offer.municipality), stockholmDay(clickedAt)));
}
