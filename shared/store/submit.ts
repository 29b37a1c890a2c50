import { isRegistered, type RegisteredApplication } from '../domain/application/application.ts';
import type { ApplicationContent } from '../domain/application/content.ts';
import { type ContentFault, submissionFaults } from '../domain/application/content-fault.ts';
import type { Evidence } from '../domain/application/evidence.ts';
import { stockholmDay } from '../domain/calendar/stockholm-day.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { municipalityOf } from '../platform/config.ts';
import { applicationSubject, readContent, readEvidence } from './application.ts';
import { readBoundVersion, readChoiceSystem } from './choice-system.ts';
import type { Door } from './draft.ts';
import { receive } from './receive.ts';
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
  const diaryNumber = takenOnce();
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
    const { purgeOn: _kept, endToldAt: _told, reused: _from, status: _draft, ...head } = application;
    const received = await receive({
      before: application,
      head,
      content,
      evidence,
      decisionTime: version.decisionTime,
      receivedAt: at,
      diaryNumber: await diaryNumber(municipalityOf(application.municipality), stockholmDay(at)),
      event: { at, by: 'applicant' },
    });
    return ok({ application: received, content, evidence, repeated: false });
  });
}

/** What one submission keeps over its tries: the number, once it has taken one. */
function takenOnce(): typeof nextDiaryNumber {
  let taken: Promise<string> | undefined;
  return (municipality, on) => (taken ??= nextDiaryNumber(municipality, on));
}
