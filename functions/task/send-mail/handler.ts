import { isRegistered } from '../../../shared/domain/application/application.ts';
import { promiseOf } from '../../../shared/domain/application/promise.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { News } from '../../../shared/domain/choice-system/subscription.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { deskPath, taskPath } from '../../../shared/domain/task/address.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import { isStillTold } from '../../../shared/domain/task/reminder.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import {
  contactReplacedLetter,
  correctionLetter,
  draftEndLetter,
  publishedLetter,
  receiptLetter,
  withdrawnLetter,
} from '../../../shared/messages/applicant-letter.ts';
import { newsLetter, questionLetter } from '../../../shared/messages/news-letter.ts';
import { sendLetter } from '../../../shared/messages/send.ts';
import { taskLetter, type TaskTemplate } from '../../../shared/messages/task-letter.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { readApplication, readContent } from '../../../shared/store/application.ts';
import { issueLink } from '../../../shared/store/link.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import { consumeOutbox, GoesByLetter } from '../../../shared/store/outbox-consumer.ts';
import { readQuestion } from '../../../shared/store/question.ts';
import { issueEnding, readSubscription } from '../../../shared/store/subscription.ts';
import { readTask } from '../../../shared/store/task.ts';

/** Sends what the outbox says, on what is true now: a task that has been settled meanwhile is not written about. */
export const handler = consumeOutbox(async ({ subject, message }: OutboxLine) => {
  if (message.kind !== 'MAIL') return;
  const { template, taskId, to } = message;
  if (template === 'RECEIPT' || template === 'PUBLISHED') await writeToContact(subject, template);
  else if (template === 'CORRECTION_ANSWERED') await writeOfCorrection(subject);
  else if (template === 'NEWS') await writeToSubscriber(subject, message.news);
  else if (template === 'QUESTION_SETTLED') await writeToAsker(subject);
  else if (template === 'DRAFT_END') await writeOfDraftEnd(subject);
  else if (template === 'WITHDRAWN' || template === 'WITHDRAWN_TO_COORDINATOR')
    await writeOfWithdrawal(subject, template);
  else if (template === 'CONTACT_REPLACED') await writeToFormerContact(subject, to ?? '');
  else if (taskId !== undefined) await writeToAssignee(subject, taskId, template);
});

/** The old address is told of the case by its number, and whom to call if it is not right. */
async function writeToFormerContact(subject: Subject, to: string): Promise<void> {
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) return;
  const municipality = municipalityOf(subject.municipality);
  await sendLetter(to, contactReplacedLetter(municipality, application), municipality);
}

async function writeToAssignee(subject: Subject, taskId: string, template: TaskTemplate): Promise<void> {
  const task = await readTask(subject, taskId);
  if (task === null || !isStillTold(task, template)) return;
  const municipality = municipalityOf(subject.municipality);
  const base = environment('PUBLIC_BASE_URL');
  if (template === 'ESCALATION') {
    const url = `${base}${deskPath(task.kind, subject)}`;
    await sendLetter(municipality.coordinator.email, taskLetter(template, task, municipality, url), municipality);
    return;
  }
  if (task.status !== 'OPEN') return;
  const to = addressOf(task.assignee);
  const token = identityPolicy(task.kind) === 'SIGN_IN' ? '' : await issueLink(task, now());
  const url = `${base}${taskPath(task.kind, subject, token)}`;
  await sendLetter(to, taskLetter(template, task, municipality, url), municipality);
}

async function writeToContact(subject: Subject, template: 'RECEIPT' | 'PUBLISHED'): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null || !isRegistered(application)) return;
  const municipality = municipalityOf(subject.municipality);
  const { diaryNumber } = application;
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
  await sendLetter(addressOf(content.contact), letter, municipality);
}

async function writeOfCorrection(subject: Subject): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null || !isRegistered(application)) return;
  const municipality = municipalityOf(subject.municipality);
  const { diaryNumber, applicationId } = application;
  const url = `${environment('PUBLIC_BASE_URL')}/ansokan/${publicId(municipality.id, applicationId)}/rattelse`;
  await sendLetter(addressOf(content.contact), correctionLetter(municipality, { diaryNumber, url }), municipality);
}

async function writeToSubscriber(subject: Subject, news: News | undefined): Promise<void> {
  const subscription = await readSubscription(subject);
  if (subscription?.status !== 'ACTIVE' || news === undefined) return;
  const municipality = municipalityOf(subject.municipality);
  const endsAt = `${environment('PUBLIC_BASE_URL')}/nyheter/${await issueEnding(subject, now())}`;
  const url = documentationAddress(subscription);
  await sendLetter(subscription.email, newsLetter(municipality, news, { url, endsAt }), municipality);
}

async function writeToAsker(subject: Subject): Promise<void> {
  const question = await readQuestion(subject);
  if (question?.status !== 'ANSWERED' && question?.status !== 'DECLINED') return;
  const municipality = municipalityOf(subject.municipality);
  await sendLetter(
    question.email,
    questionLetter(municipality, question, documentationAddress(question)),
    municipality,
  );
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
async function writeOfDraftEnd(subject: Subject): Promise<void> {
  const application = await readApplication(subject);
  if (application?.status !== 'DRAFT' || application.confirmedEmail === undefined) return;
  const municipality = municipalityOf(subject.municipality);
  const { purgeOn, confirmedEmail } = application;
  await sendLetter(confirmedEmail, draftEndLetter(municipality, { purgeOn }), municipality);
}

async function writeOfWithdrawal(subject: Subject, template: 'WITHDRAWN' | 'WITHDRAWN_TO_COORDINATOR'): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application?.status !== 'WITHDRAWN' || application.diaryNumber === undefined || content === null) return;
  const municipality = municipalityOf(subject.municipality);
  const to = template === 'WITHDRAWN' ? addressOf(content.contact) : municipality.coordinator.email;
  await sendLetter(to, withdrawnLetter(municipality, { diaryNumber: application.diaryNumber }), municipality);
}

/** @throws GoesByLetter for somebody whom no mail reaches */
function addressOf({ email }: { readonly email?: string | undefined }): string {
  if (email === undefined) throw new GoesByLetter();
  return email;
}
