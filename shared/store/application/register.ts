import type { RegisteredApplication } from '../../domain/application/application.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { ContentFault } from '../../domain/application/content-fault.ts';
import {
  type Channel,
  type Filing,
  filingFaults,
  isSigned,
  type Paper,
  versionAt,
} from '../../domain/application/filing.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { VersionIn } from '../../domain/choice-system/version.ts';
import type { Officer } from '../../domain/desk/officer.ts';
import { needsAnother } from '../../domain/municipality/four-eyes.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { newId, newSecret } from '../../platform/ids.ts';
import { applicationSubject, type KeptApplication, putContent } from './application.ts';
import { findChoiceSystem, readVersions } from '../choice-system/choice-system.ts';
import { receive } from './receive.ts';
import { nextDiaryNumber } from '../register/register.ts';
import { openTask } from '../task/task.ts';
import type { Write } from '../transact.ts';

/** An application that came by post, by hand or by mail, as an officer registers it. */
export interface FiledPaper extends Paper {
  readonly channel: Channel;
}

export interface PaperToRegister extends FiledPaper {
  readonly municipality: string;
  readonly choiceSystemId: string;
  /** Written along, for example the memory of the request that asked for it. */
  readonly also?: (applicationId: string) => readonly Write[];
}

/** `NOTHING_PUBLISHED`: there is no such system, or nothing of it has ever been published. */
export type FilingRefusal =
  { readonly code: 'NOTHING_PUBLISHED' } | { readonly code: 'FAULTY'; readonly faults: readonly ContentFault[] };

/**
 * Brings an application into the register that came outside the form and the API: received when it came, on the version
 * that applied then, with its number. Its papers are then entered, and its handling begins when they are.
 * @param by the officer who registers it
 * @throws ConcurrencyError when what is written along was written before
 */
export async function registerApplication(
  paper: PaperToRegister,
  { by, at }: { readonly by: Officer; readonly at: string },
): Promise<Result<KeptApplication & RegisteredApplication, FilingRefusal>> {
  const { municipality, choiceSystemId, content, receivedAt, channel, signedBy } = paper;
  const bound = await bindPaper(paper, paper, at);
  if (!bound.ok) return bound;
  const version = bound.value;
  const applicationId = newId();
  const subject = applicationSubject(municipality, applicationId);
  const diaryNumber = await nextDiaryNumber(municipalityOf(municipality), stockholmDay(receivedAt));
  const entry = openEntry(subject, { by, at, diaryNumber });
  const confirmation = askToConfirm(subject, content.contact, at);
  const filing: Filing = {
    channel,
    registeredBy: by,
    registeredAt: at,
    signedBy: [...signedBy],
    ...(paper.explanation === undefined ? {} : { explanation: paper.explanation }),
  };
  const received = await receive({
    before: null,
    head: {
      schemaVersion: 1,
      applicationId,
      municipality,
      choiceSystemId,
      versionNumber: version.number,
      applicantName: content.applicant.name,
      // The hash of a token that nobody holds: an application is never without.
      tokenHashes: [sha256(newSecret())],
      createdAt: at,
    },
    content,
    evidence: [],
    decisionTime: version.decisionTime,
    receivedAt,
    diaryNumber,
    filing,
    ...(isSigned(content, signedBy) ? { signatoryConfirmedAt: at } : {}),
    event: { at, by: by.name, data: { receivedAt, filing } },
    outbox: [entry.mail, ...confirmation.mails],
    also: [putContent(subject, content), entry.write, ...confirmation.writes, ...(paper.also?.(applicationId) ?? [])],
  });
  return ok(received);
}

/** The version that a paper is bound to, or why it can't be registered. */
export async function bindPaper(
  { municipality, choiceSystemId }: { readonly municipality: string; readonly choiceSystemId: string },
  paper: Paper,
  now: string,
): Promise<Result<VersionIn<'PUBLISHED'>, FilingRefusal>> {
  const [offer, versions] = await Promise.all([
    findChoiceSystem(municipality, choiceSystemId),
    readVersions(municipality, choiceSystemId),
  ]);
  const version = versionAt(
    versions.filter((one) => one.status === 'PUBLISHED'),
    paper.receivedAt,
  );
  if (offer === null || version === undefined) return err({ code: 'NOTHING_PUBLISHED' });
  const faults = filingFaults(paper, { version, offer, now });
  return faults.length === 0 ? ok(version) : err({ code: 'FAULTY', faults });
}

/** What is left for the officer, or for the second one where two are asked for: the papers, and to begin the checks. */
function openEntry(
  subject: Subject,
  { by, at, diaryNumber }: { readonly by: Officer; readonly at: string; readonly diaryNumber: string },
) {
  const municipality = municipalityOf(subject.municipality);
  const { coordinator, deadlines } = municipality;
  return openTask({
    kind: 'ENTER_APPLICATION',
    subject,
    assignee: needsAnother(municipality, 'REGISTRATION') ? { name: coordinator.name, email: coordinator.email } : by,
    diaryNumber,
    dueOn: addDays(stockholmDay(at), deadlines.entryDays),
    openedAt: at,
  });
}

/** A contact who has an e-mail address is asked to confirm it, and follows the case from then like everybody. */
export function askToConfirm(subject: Subject, { name, email }: ApplicationContent['contact'], at: string) {
  if (email === undefined) return { writes: [], mails: [] };
  const dueOn = addDays(stockholmDay(at), municipalityOf(subject.municipality).deadlines.contactDays);
  const { write, mail } = openTask({
    kind: 'CONFIRM_CONTACT',
    subject,
    assignee: { name, email },
    dueOn,
    openedAt: at,
  });
  return { writes: [write], mails: [mail] };
}
