import { isRegistered } from '../../domain/application/application.ts';
import { isBeingEntered } from '../../domain/application/filing.ts';
import { type Evidence, evidenceLimits, objectKeyOf, placesTaken } from '../../domain/application/evidence.ts';
import { type CompletionPeriod, openPeriod } from '../../domain/completion/period.ts';
import type { CompletionRequest } from '../../domain/completion/request.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { newId } from '../../platform/ids.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  putEvidence,
  readContent,
  readEvidence,
} from './application.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { putCompletion, readCompletion } from '../completion/completion.ts';
import { type Door, keptLonger } from './draft.ts';
import { offerUpload, type UploadForm } from '../evidence-bucket.ts';
import { aggregateChanged, retryOnConcurrency, type Write } from '../transact.ts';

/** One file as its sender declares it. */
export type DeclaredFile = Pick<
  Evidence,
  'kind' | 'person' | 'fileName' | 'contentType' | 'bytes' | 'sha256' | 'issuedOn' | 'validThrough'
>;

/**
 * `NOT_OPEN`: neither a draft, nor a paper that is being entered, nor asked to complete. `UNKNOWN_KIND`: the requirements ask for none of it.
 * `UNKNOWN_PERSON`: nobody behind the applicant is called so. `NOT_ASKED`: the completion opens other kinds than this
 * (LOV 6:2). `ARRIVED`: the place that is asked for again has
 * its file.
 */
export type OfferRefusal =
  | { readonly code: 'NOT_OPEN' | 'TOO_MANY' | 'ARRIVED' }
  | { readonly code: 'UNKNOWN_KIND' | 'NOT_ASKED'; readonly kinds: readonly string[] }
  | { readonly code: 'UNKNOWN_PERSON'; readonly persons: readonly string[] };

export interface Offering {
  readonly at: string;
  /** Who offers it, for the case's events. */
  readonly by?: string;
  /** What has been typed beside the file, by the key of what a completion asks for; kept until it is sent. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Written along, for example the memory of the request that asked for it. */
  readonly also?: (evidenceId: string) => readonly Write[];
}

/** A place that is reserved for one file, and where to post it. */
export interface Place {
  readonly evidenceId: string;
  readonly upload: UploadForm;
}

/**
 * Reserves a place for one file and says where to post it; the bucket holds type, size and checksum.
 * Files that arrive change the case too: somebody who adds several loses none to another.
 */
export async function offerEvidence(
  door: Door,
  file: DeclaredFile,
  { at, by = 'applicant', answers, also }: Offering,
): Promise<Result<Place, OfferRefusal>> {
  return retryOnConcurrency(
    async () => {
      const application = await door();
      if (!takesEvidence(application)) return err({ code: 'NOT_OPEN' });
      const subject = applicationSubject(application.municipality, application.applicationId);
      const [version, present, request] = await Promise.all([
        readBoundVersion(application),
        readEvidence(subject),
        openRequest(application),
      ]);
      if (!Object.hasOwn(version.requirements.evidence, file.kind)) {
        return err({ code: 'UNKNOWN_KIND', kinds: Object.keys(version.requirements.evidence) });
      }
      const asked = request?.items.flatMap(({ ask }) => (ask.kind === 'EVIDENCE' ? [ask.evidence] : []));
      if (asked?.includes(file.kind) === false) return err({ code: 'NOT_ASKED', kinds: [...new Set(asked)] });
      const persons = file.person === undefined ? [] : await namesBehind(subject);
      if (file.person !== undefined && !persons.includes(file.person)) return err({ code: 'UNKNOWN_PERSON', persons });
      if (placesTaken(present, at) >= evidenceLimits.perApplication) return err({ code: 'TOO_MANY' });
      const evidenceId = newId();
      const objectKey = objectKeyOf(subject, evidenceId);
      const evidence: Evidence = { ...file, schemaVersion: 1, evidenceId, objectKey, status: 'EXPECTED', at };
      await commitApplication({
        before: application,
        after: application.status === 'DRAFT' ? keptLonger(application, at) : application,
        event: { type: 'EVIDENCE_OFFERED', at, by, data: { evidenceId, kind: file.kind } },
        also: [
          putEvidence(subject, evidence),
          ...(isRegistered(application) && request !== null && answers !== undefined
            ? [putCompletion(application, { ...request, draft: answers })]
            : []),
          ...(also?.(evidenceId) ?? []),
        ],
      });
      return ok({ evidenceId, upload: await offerUpload(evidence, new Date(at)) });
    },
    12,
    aggregateChanged,
  );
}

/** Shows the place that was reserved before, with a fresh form: the first may have run out. */
export async function offerAgain(door: Door, evidenceId: string, at: string): Promise<Result<Place, OfferRefusal>> {
  const application = await door();
  if (!takesEvidence(application)) return err({ code: 'NOT_OPEN' });
  const present = await readEvidence(applicationSubject(application.municipality, application.applicationId));
  const evidence = present.find((one) => one.evidenceId === evidenceId);
  if (evidence?.status !== 'EXPECTED') return err({ code: 'ARRIVED' });
  return ok({ evidenceId, upload: await offerUpload(evidence, new Date(at)) });
}

async function namesBehind(subject: Subject): Promise<readonly string[]> {
  return ((await readContent(subject))?.persons ?? []).map(({ name }) => name);
}

/** Whether files are handed in with it now: a draft, a paper that is being entered, or what was asked to be completed. */
export function takesEvidence(application: KeptApplication): boolean {
  return application.status === 'DRAFT' || isBeingEntered(application) || openCompletion(application) !== undefined;
}

function openCompletion(application: KeptApplication): CompletionPeriod | undefined {
  return application.status === 'COMPLETION_REQUESTED' ? openPeriod(application.completions) : undefined;
}

/** What its applicant is asked for now; null in a draft, which takes every kind. */
async function openRequest(application: KeptApplication): Promise<CompletionRequest | null> {
  const period = openCompletion(application);
  if (period === undefined) return null;
  const subject = applicationSubject(application.municipality, application.applicationId);
  const request = await readCompletion(subject, period.number);
  if (request === null) throw new Error('A completion that nobody asked for');
  return request;
}
