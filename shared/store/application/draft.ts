import type { Evidence } from '../../domain/application/evidence.ts';
import type { WrittenContent } from '../../domain/application/content.ts';
import { fileOf } from '../../domain/application/business-secret.ts';
import { contentFaults, type ContentFault, fileFaults } from '../../domain/application/content-fault.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { findMunicipality, municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { newId, newSecret } from '../../platform/ids.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  putContent,
  putEvidence,
  readApplication,
  readContent,
  readEvidence,
} from './application.ts';
import { type BoundVersion, readOpenVersion } from '../choice-system/choice-system.ts';
import type { OutboxMessage } from '../outbox.ts';
import { openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

/**
 * Lets somebody in to one application, as it is now; throws for whoever may not. It is asked at every try anew.
 * API, form and officer have doors of their own to the same use cases.
 */
export type Door = () => Promise<KeptApplication>;

/** A draft as it was read. */
export type Draft = Extract<KeptApplication, { status: 'DRAFT' }>;

/** A draft, and the token that opens it: shown once, kept as a hash. */
export interface OpenedDraft {
  readonly application: KeptApplication;
  readonly token: string;
}

export interface DraftToStart {
  readonly municipality: string;
  readonly choiceSystemId: string;
  readonly content: WrittenContent;
  readonly at: string;
  /** Written along, for example the memory of the request that asked for it. */
  readonly also?: (applicationId: string) => readonly Write[];
}

/** A draft that begins with what an earlier application said. */
interface Beginning {
  readonly version: BoundVersion;
  readonly applicationId: string;
  readonly reused?: Draft['reused'];
  /** Files that are to be copied. */
  readonly files?: readonly Evidence[];
}

export type StartRefusal =
  { readonly code: 'NO_OPEN_SYSTEM' } | { readonly code: 'FAULTY_CONTENT'; readonly faults: readonly ContentFault[] };

/**
 * Starts a draft, bound to the version that is open now, and mails its contact a link to confirm the address.
 * @throws ConcurrencyError when what is written along was written before
 */
export async function startDraft(draft: DraftToStart): Promise<Result<OpenedDraft, StartRefusal>> {
  const { municipality, choiceSystemId, content } = draft;
  const faults = [...contentFaults(content), ...fileFaults(content, [])];
  if (faults.length > 0) return err({ code: 'FAULTY_CONTENT', faults });
  const known = findMunicipality(municipality) !== undefined;
  const version = known ? await readOpenVersion(municipality, choiceSystemId, stockholmDay(draft.at)) : null;
  if (version === null) return err({ code: 'NO_OPEN_SYSTEM' });
  return ok(await beginDraft(draft, { version, applicationId: newId() }));
}

/** Writes a new draft, bound to a version, and what follows from it. */
export async function beginDraft(draft: DraftToStart, beginning: Beginning): Promise<OpenedDraft> {
  const { municipality, choiceSystemId, content, at } = draft;
  const { version, applicationId, reused, files = [] } = beginning;
  const token = newSecret();
  const subject = applicationSubject(municipality, applicationId);
  const confirmation = askToConfirm(subject, content.contact, at);
  const application = await commitApplication({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'DRAFT',
      purgeOn: keptThrough(municipality, at),
      applicationId,
      municipality,
      choiceSystemId,
      versionNumber: version.number,
      applicantName: content.applicant.name,
      tokenHashes: [sha256(token)],
      createdAt: at,
      ...(reused === undefined ? {} : { reused }),
    },
    event: {
      type: 'APPLICATION_DRAFTED',
      at,
      by: 'applicant',
      data: { versionNumber: version.number, ...(reused === undefined ? {} : { from: reused.applicationId }) },
    },
    outbox: [confirmation.mail, ...(files.length === 0 ? [] : [{ kind: 'COPY_FILES' as const }])],
    also: [
      putContent(subject, content),
      ...files.map((file) => putEvidence(subject, file)),
      confirmation.write,
      ...(draft.also?.(applicationId) ?? []),
    ],
  });
  return { application, token };
}

/**
 * Opens a draft that was started before, with a further token: the first one is only known as a hash.
 * `SETTLED`: it is a draft no more, or has tokens enough.
 * @throws ConcurrencyError when the draft changed meanwhile
 */
export async function reopenDraft(subject: Subject, at: string): Promise<Result<OpenedDraft, 'GONE' | 'SETTLED'>> {
  const before = await readApplication(subject);
  if (before === null) return err('GONE');
  if (before.status !== 'DRAFT' || before.tokenHashes.length >= 10) return err('SETTLED');
  const token = newSecret();
  const application = await commitApplication({
    before,
    after: { ...before, tokenHashes: [...before.tokenHashes, sha256(token)] },
    event: { type: 'DRAFT_REQUEST_REPEATED', at, by: 'applicant', data: {} },
  });
  return ok({ application, token });
}

/** `SUBMITTED`: it is a draft no more. `CHANGED`: it is not in the version that the change was made from. */
export type ReplaceRefusal =
  | { readonly code: 'SUBMITTED' | 'CHANGED' }
  | { readonly code: 'FAULTY_CONTENT'; readonly faults: readonly ContentFault[] };

/**
 * Replaces what a draft says; a new contact address has to be confirmed anew.
 * @param from the version that the change was made from; absent, whatever is there is replaced
 */
export async function replaceDraft(
  door: Door,
  content: WrittenContent,
  { from, at }: { readonly from?: number | undefined; readonly at: string },
): Promise<Result<KeptApplication, ReplaceRefusal>> {
  const faults = contentFaults(content);
  if (faults.length > 0) return err({ code: 'FAULTY_CONTENT', faults });
  return retryOnConcurrency(async () => {
    const before = await door();
    if (from !== undefined && from !== before.version) return err({ code: 'CHANGED' });
    if (before.status !== 'DRAFT') return err({ code: 'SUBMITTED' });
    const subject = applicationSubject(before.municipality, before.applicationId);
    const namesFiles = content.businessSecrets?.some((secret) => fileOf(secret) !== undefined) === true;
    const unknown = namesFiles ? fileFaults(content, await readEvidence(subject)) : [];
    if (unknown.length > 0) return err({ code: 'FAULTY_CONTENT', faults: unknown });
    const { confirmations, mails } = await askAnew(subject, before, content.contact, at);
    const after = await commitApplication({
      before,
      after: { ...keptLonger(before, at), applicantName: content.applicant.name },
      event: { type: 'DRAFT_REPLACED', at, by: 'applicant', data: {} },
      outbox: mails,
      also: [putContent(subject, content), ...confirmations],
    });
    return ok(after);
  });
}

/** What a change of the contact's address asks: the new one is confirmed unless it was before, the old one no more. */
async function askAnew(
  subject: Subject,
  { confirmedEmail }: KeptApplication,
  contact: WrittenContent['contact'],
  at: string,
): Promise<{ confirmations: readonly Write[]; mails: readonly OutboxMessage[] }> {
  const [before, tasks] = await Promise.all([readContent(subject), readTasks(subject)]);
  if (before?.contact.email === contact.email) return { confirmations: [], mails: [] };
  const revocations = tasks
    .filter((task) => task.status === 'OPEN')
    .filter(({ kind }) => kind === 'CONFIRM_CONTACT')
    .map((task) => revokeTask(task, { at, why: 'ANOTHER_ADDRESS' }));
  if (confirmedEmail === contact.email) return { confirmations: revocations, mails: [] };
  const { write, mail } = askToConfirm(subject, contact, at);
  return { confirmations: [...revocations, write], mails: [mail] };
}

/** The last day of a draft that is written in now. */
function keptThrough(municipality: string, at: string): string {
  return addDays(stockholmDay(at), municipalityOf(municipality).drafts.keptDays);
}

/** Whoever writes in a draft keeps it: its last day moves on, and what was told of the old one is forgotten. */
export function keptLonger(draft: Draft, at: string): Draft {
  const { endToldAt: _told, remindedAt: _reminded, ...rest } = draft;
  return { ...rest, purgeOn: keptThrough(draft.municipality, at) };
}

function askToConfirm(subject: Subject, { name, email }: WrittenContent['contact'], at: string) {
  return openTask({
    kind: 'CONFIRM_CONTACT',
    subject,
    assignee: { name, email },
    dueOn: keptThrough(subject.municipality, at),
    openedAt: at,
  });
}
