import type { RegisteredApplication } from '../../domain/application/application.ts';
import { type ContentFault, submissionFaults } from '../../domain/application/content-fault.ts';
import { isBeingEntered, isSigned } from '../../domain/application/filing.ts';
import { boundFiles } from '../../domain/application/receipt.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { promisedDay } from '../../domain/choice-system/decision-time.ts';
import { isSameOfficer, type Officer } from '../../domain/desk/officer.ts';
import { needsAnother } from '../../domain/municipality/four-eyes.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { hashOf } from '../../platform/hash.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  putContent,
  readContent,
  readEvidence,
} from './application.ts';
import { readChoiceSystem } from '../choice-system/choice-system.ts';
import { moveRelations } from '../provider/provider.ts';
import { relationsOf } from './receive.ts';
import { askToConfirm, bindPaper, type FiledPaper, type FilingRefusal } from './register.ts';
import { answerTask, readTasks, revokeTask } from '../task/task.ts';

type Registered = KeptApplication & RegisteredApplication;

interface Act {
  readonly by: Officer;
  readonly at: string;
}

/** `ENTERED`: its checks have begun; what it says is mended by completion and correction only (LOV 6:2). */
export type EntryRefusal = FilingRefusal | { readonly code: 'ENTERED' };

/**
 * Writes down what a paper says as it is read again, while its papers are being entered: also its day, by which the
 * version, the promised day and the contact's confirmation follow.
 * @throws ConcurrencyError when the case changed meanwhile
 */
export async function changeEntry(
  application: Registered,
  paper: FiledPaper,
  { by, at }: Act,
): Promise<Result<KeptApplication, EntryRefusal>> {
  if (!isBeingEntered(application)) return err({ code: 'ENTERED' });
  const bound = await bindPaper(application, paper, at);
  if (!bound.ok) return bound;
  const { content, receivedAt, channel, signedBy } = paper;
  const { number: versionNumber, decisionTime } = bound.value;
  const subject = subjectOf(application);
  const [before, tasks] = await Promise.all([readContent(subject), readTasks(subject)]);
  if (before === null) throw new Error('A registered application without its content');
  const isMoved = before.contact.email !== content.contact.email;
  const asked = isMoved ? askToConfirm(subject, content.contact, at) : { writes: [], mails: [] };
  const ended = tasks.filter(isOpen).filter(({ kind }) => isMoved && kind === 'CONFIRM_CONTACT');
  const { signatoryConfirmedAt: _signed, confirmedEmail, filing, ...rest } = application;
  const { explanation: _before, ...filed } = filing;
  const after = await commitApplication({
    before: application,
    after: {
      ...rest,
      ...(isMoved || confirmedEmail === undefined ? {} : { confirmedEmail }),
      ...(isSigned(content, signedBy) ? { signatoryConfirmedAt: at } : {}),
      applicantName: content.applicant.name,
      versionNumber,
      receivedAt,
      decisionTime,
      decisionDueOn: promisedDay({ receivedOn: stockholmDay(receivedAt), time: decisionTime, periods: [] }).dueOn,
      filing: {
        ...filed,
        channel,
        signedBy: [...signedBy],
        ...(paper.explanation === undefined ? {} : { explanation: paper.explanation }),
      },
    },
    event: {
      type: 'APPLICATION_ENTRY_CHANGED',
      at,
      by: by.name,
      data: { receivedAt, channel, versionNumber, signedBy: [...signedBy], contentHash: hashOf(content) },
    },
    outbox: [...asked.mails, ...(isMoved ? [{ kind: 'MAIL' as const, template: 'RECEIPT' as const }] : [])],
    also: [
      putContent(subject, content),
      ...moveRelations(
        application.municipality,
        relationsOf(application.applicationId, before, application.receivedAt),
        relationsOf(application.applicationId, content, receivedAt),
      ),
      ...ended.map((task) => revokeTask(task, { at, why: 'ANOTHER_ADDRESS' })),
      ...asked.writes,
    ],
  });
  return ok(after);
}

/**
 * `NOT_SUBMITTABLE`: it does not say yet what it is for or who answers for it; the applicant is asked.
 * `SAME_PERSON`: they registered it, and the municipality asks for somebody else to begin its handling.
 */
export type BeginRefusal =
  | { readonly code: 'ENTERED' }
  | { readonly code: 'SAME_PERSON' }
  | { readonly code: 'NOT_SUBMITTABLE'; readonly faults: readonly ContentFault[] };

/**
 * Everything that came is in the register: from here the application is handled like every other, on the same terms as
 * one that was sent (LOV 1:2). Its files are bound as they are now.
 * @throws ConcurrencyError when the case changed meanwhile
 */
export async function beginHandling(
  application: Registered,
  { by, at }: Act,
): Promise<Result<KeptApplication, BeginRefusal>> {
  if (!isBeingEntered(application)) return err({ code: 'ENTERED' });
  const isOwn = isSameOfficer(application.filing.registeredBy, by);
  if (isOwn && needsAnother(municipalityOf(application.municipality), 'REGISTRATION'))
    return err({ code: 'SAME_PERSON' });
  const subject = subjectOf(application);
  const [content, evidence, tasks, offer] = await Promise.all([
    readContent(subject),
    readEvidence(subject),
    readTasks(subject),
    readChoiceSystem(application.municipality, application.choiceSystemId),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const faults = submissionFaults(content, offer);
  if (faults.length > 0) return err({ code: 'NOT_SUBMITTABLE', faults });
  const files = boundFiles(evidence, at);
  const contentHash = hashOf({ content, evidence: files });
  const after = await commitApplication({
    before: application,
    after: { ...application, contentHash, filing: { ...application.filing, entered: { by, at } } },
    event: {
      type: 'APPLICATION_ENTERED',
      at,
      by: by.name,
      data: { contentHash, evidence: files.map(({ evidenceId }) => evidenceId) },
    },
    outbox: [{ kind: 'START', attempt: application.attempt }],
    also: tasks
      .filter(isOpen)
      .filter(({ kind }) => kind === 'ENTER_APPLICATION')
      .map((task) => answerTask(task, { at, by: by.name, outcome: 'ENTERED' })),
  });
  return ok(after);
}

function isOpen(task: { readonly status: string }): task is OpenTask {
  return task.status === 'OPEN';
}

function subjectOf({ municipality, applicationId }: Registered): Subject {
  return applicationSubject(municipality, applicationId);
}
