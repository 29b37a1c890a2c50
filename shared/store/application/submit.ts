import { type AlsoTo, alsoFaults, type Chosen } from '../../domain/application/also-to.ts';
import { isRegistered, type RegisteredApplication } from '../../domain/application/application.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import { takesApplications } from '../../domain/choice-system/choice-system.ts';
import { type ContentFault, submissionFaults } from '../../domain/application/content-fault.ts';
import type { Evidence } from '../../domain/application/evidence.ts';
import { type JointOffer, siblingOf } from '../../domain/application/sibling.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { applicationSubject, readContent, readEvidence } from './application.ts';
import { readBoundVersion, readChoiceSystem, stillAs } from '../choice-system/choice-system.ts';
import type { Door } from './draft.ts';
import { chosenJointly, type OpenSystem } from './joint.ts';
import { receive } from './receive.ts';
import { nextDiaryNumber } from '../register/register.ts';
import { retryOnConcurrency } from '../transact.ts';

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
  | { readonly code: 'NOT_SUBMITTABLE'; readonly faults: readonly ContentFault[] }
  /** By the places of what was chosen: `/alsoTo/0/…`. */
  | { readonly code: 'NOT_TOGETHER'; readonly faults: readonly ContentFault[] };

/**
 * Receives an application: its instant is the click (LOV 4:5, FL 22 §), its number the register's.
 * A second submission gets the receipt of the first. Other municipalities of a joint system that it is submitted to as
 * well are fixed in the same transaction, each with its version in force and a case of its own, which is received there
 * at once after it.
 * @param at the instant of the click, however many tries it takes
 */
export async function submit(
  door: Door,
  at: string,
  { alsoTo = [] }: { readonly alsoTo?: readonly AlsoTo[] } = {},
): Promise<Result<Submission, SubmitRefusal>> {
  const diaryNumber = takenOnce();
  const ids = alsoTo.map(() => newId());
  return retryOnConcurrency(async () => {
    const application = await door();
    const subject = applicationSubject(application.municipality, application.applicationId);
    const [content, evidence] = await Promise.all([readContent(subject), readEvidence(subject)]);
    if (content === null) throw new Error('An application without its content');
    if (isRegistered(application)) {
      const faults = alsoFaults(alsoTo, application.siblings ?? []);
      if (faults.length > 0) return err({ code: 'NOT_TOGETHER', faults });
      return ok({ application, content, evidence, repeated: true });
    }
    if (application.status !== 'DRAFT') return err({ code: 'WITHDRAWN' });
    if (application.confirmedEmail !== content.contact.email) return err({ code: 'CONTACT_NOT_CONFIRMED' });
    const [system, version] = await Promise.all([
      readChoiceSystem(application.municipality, application.choiceSystemId),
      readBoundVersion(application),
    ]);
    const faults = takesApplications(system, stockholmDay(at)) ? submissionFaults(content, system) : [cancelledFault];
    if (faults.length > 0) return err({ code: 'NOT_SUBMITTABLE', faults });
    const chosen = await chosenJointly(system, content, alsoTo, stockholmDay(at));
    if (!chosen.ok) return err({ code: 'NOT_TOGETHER', faults: chosen.error });
    const offers = offersOf(chosen.value, ids, evidence);
    const {
      purgeOn: _kept,
      endToldAt: _told,
      remindedAt: _reminded,
      reused: _from,
      status: _draft,
      ...head
    } = application;
    const received = await receive({
      before: application,
      head: { ...head, ...(offers.length === 0 ? {} : { siblings: offers.map(siblingOf) }) },
      content,
      evidence,
      decisionTime: version.decisionTime,
      receivedAt: at,
      diaryNumber: await diaryNumber(municipalityOf(application.municipality), stockholmDay(at)),
      event: { at, by: 'applicant' },
      outbox: offers.map((offer) => ({ kind: 'OFFER' as const, offer })),
      also: chosen.value.map((one) => stillAs(one.system)),
    });
    return ok({ application: received, content, evidence, repeated: false });
  });
}

const cancelledFault: ContentFault = {
  path: '/choiceSystem',
  text: {
    sv: 'Kommunen har avslutat systemet: det går inte längre att ansöka',
    en: 'The municipality has cancelled the system: applications are no longer received',
  },
};

/** What is offered to each of the others: its case has its id from here, so that an offer that comes twice makes one. */
function offersOf(
  chosen: readonly Chosen<OpenSystem>[],
  ids: readonly string[],
  evidence: readonly Evidence[],
): JointOffer[] {
  return chosen.map(({ system, scopes }, index) => ({
    municipality: system.municipality,
    choiceSystemId: system.id,
    applicationId: ids[index] ?? newId(),
    versionNumber: system.versionNumber,
    scopes: [...scopes],
    evidenceIds: evidence.map(({ evidenceId }) => evidenceId),
  }));
}

/** What one submission keeps over its tries: the number, once it has taken one. */
function takenOnce(): typeof nextDiaryNumber {
  let taken: Promise<string> | undefined;
  return (municipality, on) => (taken ??= nextDiaryNumber(municipality, on));
}
