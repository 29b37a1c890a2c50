import { isRegistered } from '../../../shared/domain/application/application.ts';
import { promiseOf } from '../../../shared/domain/application/promise.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { caseNumberOf } from '../../../shared/domain/contract/contract.ts';
import type { News } from '../../../shared/domain/choice-system/subscription.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { isOnFile } from '../../../shared/domain/register/case-on-file.ts';
import { fileNumber } from '../../../shared/domain/register/foreign-number.ts';
import { casePath, delegatedPath, deskPath, taskPath } from '../../../shared/domain/task/address.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import { isStillTold } from '../../../shared/domain/task/reminder.ts';
import type { OpenTask, Subject, Task } from '../../../shared/domain/task/task.ts';
import {
  contactReplacedLetter,
  correctionLetter,
  draftEndLetter,
  draftUnsentLetter,
  publishedLetter,
  receiptLetter,
  systemCancelledLetter,
  systemEndWords,
  withdrawnLetter,
} from '../../../shared/messages/applicant-letter.ts';
import { newsLetter, questionLetter } from '../../../shared/messages/news-letter.ts';
import type { Letter } from '../../../shared/messages/letter.ts';
import { tagOf } from '../../../shared/messages/mail-tag.ts';
import { fileLostLetter, subDelegateLetter, unreportedLetter } from '../../../shared/messages/staff-letter.ts';
import { sendLetter } from '../../../shared/messages/send.ts';
import {
  digestLetter,
  endedLetter,
  taskLetter,
  type TaskTemplate,
  toCoordinator,
} from '../../../shared/messages/task-letter.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { readApplication, readContent } from '../../../shared/store/application/application.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import { consumeOutbox, GoesByLetter } from '../../../shared/store/outbox-consumer.ts';
import { readQuestion } from '../../../shared/store/choice-system/question.ts';
import { issueEnding, readSubscription } from '../../../shared/store/choice-system/subscription.ts';
import { readDigest } from '../../../shared/store/task/digest.ts';
import { readTask } from '../../../shared/store/task/task.ts';
import { readWaitedFor } from '../../../shared/store/follow-up/waited-for.ts';

/** Sends what the outbox says, on what is true now: a task that has been settled meanwhile is not written about. */
export const handler = consumeOutbox(async (line: OutboxLine) => {
  const { subject, message } = line;
  if (message.kind !== 'MAIL') return;
  const { template, taskId, to } = message;
  const municipality = municipalityOf(subject.municipality);
  const on = stockholmDay(line.at);
  const mail: Mail = { to, on, send: (address, letter) => sendLetter(address, letter, municipality, tagOf(line)) };
  if (template === 'RECEIPT' || template === 'PUBLISHED') await writeToContact(mail, subject, template);
  else if (template === 'CORRECTION_ANSWERED') await writeOfCorrection(mail, subject);
  else if (template === 'NEWS') await writeToSubscriber(mail, subject, message.news);
  else if (template === 'QUESTION_SETTLED') await writeToAsker(mail, subject);
  else if (template === 'DRAFT_END' || template === 'DRAFT_UNSENT') await writeOfDraft(mail, subject, template);
  else if (template === 'WITHDRAWN' || template === 'WITHDRAWN_TO_COORDINATOR')
    await writeOfWithdrawal(mail, subject, template);
  else if (template === 'SYSTEM_CANCELLED') await writeOfCancellation(mail, subject);
  else if (template === 'SUB_DELEGATE_DECIDED' || template === 'FILE_LOST') await writeToStaff(mail, subject, template);
  else if (template === 'CONTACT_REPLACED') await writeToFormerContact(mail, subject);
  else if (template === 'DELEGATED_TO_REPORT') await writeToSecretary(mail, subject);
  else if (template === 'PREPARATION_DIGEST') await writeDigest(mail, subject);
  else if (taskId !== undefined) await writeToAssignee(mail, subject, taskId, template);
});

/** The line that is being carried out. */
interface Mail {
  /** Another address than the one that its addressee has first. */
  readonly to: string | undefined;
  /** The day that it was decided on. */
  readonly on: string;
  readonly send: (to: string, letter: Letter) => Promise<void>;
}

/** The old address is told of the case by its number, and whom to call if it is not right. */
async function writeToFormerContact(mail: Mail, subject: Subject): Promise<void> {
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) return;
  const municipality = municipalityOf(subject.municipality);
  await mail.send(mail.to ?? '', contactReplacedLetter(municipality, { diaryNumber: fileNumber(application) }));
}

/**
 * The head of administration is told that a decision was made by what they passed on (KL 7:8), and an officer that a file
 * of a proposal is lost; both read it at the desk.
 */
async function writeToStaff(mail: Mail, subject: Subject, template: keyof typeof staffLetters): Promise<void> {
  if (subject.type === 'MEASURE') return writeOfMeasure(mail, subject);
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) return;
  const url = `${environment('PUBLIC_BASE_URL')}${casePath(subject)}`;
  const diaryNumber = fileNumber(application);
  const letter = staffLetters[template](municipalityOf(subject.municipality), { diaryNumber, url });
  await mail.send(mail.to ?? '', letter);
}

/** The same, when what was decided is that a contract ends. */
async function writeOfMeasure(mail: Mail, subject: Subject): Promise<void> {
  const measure = await readMeasure(subject);
  const contract =
    measure === null ? null : await readContract(contractSubject(subject.municipality, measure.contractId));
  if (contract === null) return;
  const url = `${environment('PUBLIC_BASE_URL')}${deskPath('DECIDE_MEASURE', subject)}`;
  const letter = subDelegateLetter(municipalityOf(subject.municipality), { diaryNumber: caseNumberOf(contract), url });
  await mail.send(mail.to ?? '', letter);
}

const staffLetters = { SUB_DELEGATE_DECIDED: subDelegateLetter, FILE_LOST: fileLostLetter };

async function writeToAssignee(mail: Mail, subject: Subject, taskId: string, template: TaskTemplate): Promise<void> {
  const task = await readTask(subject, taskId);
  if (task === null || !isStillTold(task, template, mail.on) || !(await isStillOwed(task, template))) return;
  const municipality = municipalityOf(subject.municipality);
  const base = environment('PUBLIC_BASE_URL');
  if (toCoordinator.has(template)) {
    const url = `${base}${deskPath(task.kind, subject)}`;
    await mail.send(municipality.coordinator.email, taskLetter(template, await asNumbered(task), municipality, url));
    return;
  }
  const to = addressOf(mail, task.assignee);
  if (task.status !== 'OPEN') {
    if (template === 'NEW_BASIS' || template === 'DECIDER_CHANGED')
      await mail.send(to, endedLetter(template, await asNumbered(task), municipality));
    return;
  }
  const token = identityPolicy(task.kind) === 'SIGN_IN' ? '' : await issueLink(task, now());
  const url = `${base}${taskPath(task.kind, subject, token)}`;
  await mail.send(to, taskLetter(template, await asNumbered(task), municipality, url));
}

/** A task of a case by the number that its municipality's own diary has, where that is kept in another system. */
async function asNumbered<T extends Pick<Task, 'subject' | 'diaryNumber'>>(task: T): Promise<T> {
  const { subject, diaryNumber } = task;
  if (municipalityOf(subject.municipality).foreignDiary === undefined) return task;
  if (subject.type !== 'APPLICATION' || diaryNumber === undefined) return task;
  const application = await readApplication(subject);
  return application !== null && isOnFile(application) ? { ...task, diaryNumber: fileNumber(application) } : task;
}

/** They read at the desk what waits, as it is then. */
async function writeToSecretary(mail: Mail, subject: Subject): Promise<void> {
  const municipality = municipalityOf(subject.municipality);
  const url = `${environment('PUBLIC_BASE_URL')}${delegatedPath(municipality)}`;
  await mail.send(municipality.secretary.email, unreportedLetter(municipality, url));
}

/** Everything that still waits for the member, each with a link of its own; nothing when all of it is settled. */
async function writeDigest(mail: Mail, { municipality }: Subject): Promise<void> {
  const { to = '', on } = mail;
  const digest = await readDigest(municipality, to);
  // A later letter has taken its place.
  if (digest?.on !== on) return;
  const tasks = await Promise.all(digest.tasks.map(({ subject, taskId }) => readTask(subject, taskId)));
  const open = tasks.filter(
    (task): task is OpenTask => task?.status === 'OPEN' && task.assignee.email?.toLowerCase() === to.toLowerCase(),
  );
  if (open.length === 0) return;
  const base = environment('PUBLIC_BASE_URL');
  const lines = [];
  for (const task of open) {
    lines.push({ task, url: `${base}${taskPath(task.kind, task.subject, await issueLink(task, now()))}` });
  }
  await mail.send(to, digestLetter(lines, municipalityOf(municipality)));
}

/** What is said to be late, or soon due, is read again: a report whose contract has ended is asked of nobody. */
async function isStillOwed(task: Task, template: TaskTemplate): Promise<boolean> {
  if (task.kind !== 'REPORT_QUALITY' || !(template.startsWith('REMINDER') || template === 'ESCALATION')) return true;
  return (await readWaitedFor(task.subject)) !== null;
}

async function writeToContact(mail: Mail, subject: Subject, template: 'RECEIPT' | 'PUBLISHED'): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null || !isRegistered(application)) return;
  const municipality = municipalityOf(subject.municipality);
  const diaryNumber = fileNumber(application);
  const { dueOn, rule } = promiseOf(application);
  const letter =
    template === 'RECEIPT'
      ? receiptLetter(municipality, {
          diaryNumber,
          decisionDueOn: dueOn,
          rule,
          receivedOn: stockholmDay(application.receivedAt),
        })
      : publishedLetter(municipality, { diaryNumber, url: `${environment('PUBLIC_BASE_URL')}/` });
  await mail.send(addressOf(mail, content.contact), letter);
}

async function writeOfCorrection(mail: Mail, subject: Subject): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null || !isRegistered(application)) return;
  const municipality = municipalityOf(subject.municipality);
  const { applicationId } = application;
  const diaryNumber = fileNumber(application);
  const url = `${environment('PUBLIC_BASE_URL')}/ansokan/${publicId(municipality.id, applicationId)}/rattelse`;
  await mail.send(addressOf(mail, content.contact), correctionLetter(municipality, { diaryNumber, url }));
}

async function writeToSubscriber(mail: Mail, subject: Subject, news: News | undefined): Promise<void> {
  const subscription = await readSubscription(subject);
  if (subscription?.status !== 'ACTIVE' || news === undefined) return;
  const municipality = municipalityOf(subject.municipality);
  const endsAt = `${environment('PUBLIC_BASE_URL')}/nyheter/${await issueEnding(subject, now())}`;
  const url = documentationAddress(subscription);
  await mail.send(subscription.email, newsLetter(municipality, news, { url, endsAt }));
}

async function writeToAsker(mail: Mail, subject: Subject): Promise<void> {
  const question = await readQuestion(subject);
  if (question?.status !== 'ANSWERED' && question?.status !== 'DECLINED') return;
  const municipality = municipalityOf(subject.municipality);
  await mail.send(question.email, questionLetter(municipality, question, documentationAddress(question)));
}

function documentationAddress({
  municipality,
  choiceSystemId,
}: {
  municipality: string;
  choiceSystemId: string;
}): string {
  return `${environment('PUBLIC_BASE_URL')}/valfrihetssystem/${publicId(municipality, choiceSystemId)}`;
}

/** Only to an address that its holder has confirmed: somebody else's may stand in a draft. */
async function writeOfDraft(mail: Mail, subject: Subject, template: keyof typeof draftLetters): Promise<void> {
  const application = await readApplication(subject);
  if (application?.status !== 'DRAFT' || application.confirmedEmail === undefined) return;
  const municipality = municipalityOf(subject.municipality);
  const { purgeOn, confirmedEmail } = application;
  // Written in since it was to be said.
  if (template === 'DRAFT_UNSENT' && application.remindedAt === undefined) return;
  const url = `${environment('PUBLIC_BASE_URL')}/fortsatt-ansokan?municipality=${municipality.id}`;
  await mail.send(confirmedEmail, draftLetters[template](municipality, { purgeOn, url }));
}

const draftLetters = { DRAFT_END: draftEndLetter, DRAFT_UNSENT: draftUnsentLetter };

/** Withdrawn or closed meanwhile, it is told all the same: the applicant was there when it was decided. */
async function writeOfCancellation(mail: Mail, subject: Subject): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null || application.status === 'DRAFT') return;
  const { diaryNumber, choiceSystemId } = application;
  const system = await findChoiceSystem(subject.municipality, choiceSystemId);
  const municipality = municipalityOf(subject.municipality);
  const told = system === null ? undefined : systemEndWords(municipality, system, mail.on);
  if (diaryNumber === undefined || told === undefined) return;
  await mail.send(
    addressOf(mail, content.contact),
    systemCancelledLetter(municipality, fileNumber({ ...application, diaryNumber }), told),
  );
}

async function writeOfWithdrawal(
  mail: Mail,
  subject: Subject,
  template: 'WITHDRAWN' | 'WITHDRAWN_TO_COORDINATOR',
): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application?.status !== 'WITHDRAWN' || application.diaryNumber === undefined || content === null) return;
  const municipality = municipalityOf(subject.municipality);
  const to = template === 'WITHDRAWN' ? addressOf(mail, content.contact) : municipality.coordinator.email;
  await mail.send(
    to,
    withdrawnLetter(municipality, {
      diaryNumber: fileNumber({ ...application, diaryNumber: application.diaryNumber }),
    }),
  );
}

/** @throws GoesByLetter for somebody whom no mail reaches */
function addressOf({ to }: Mail, { email }: { readonly email?: string | undefined }): string {
  const address = to ?? email;
  if (address === undefined) throw new GoesByLetter();
  return address;
}
