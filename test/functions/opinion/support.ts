import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeEach } from 'vitest';
import { handler as askOpinion } from '../../../functions/opinion/ask/handler.tsx';
import { handler as giveOpinion } from '../../../functions/opinion/give/handler.tsx';
import type { OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { type Form, officerAt, openTaskOf, type Reader } from '../requirement/support.ts';
import { mail } from '../../support/mocked-services.ts';

/** The mail service takes what it is given: the codes are read out of it. */
export function useMail(): void {
  process.env['MAIL_FROM'] = 'valbar@granvik.example';
  beforeEach(() => {
    mail.reset();
    mail.on(SendEmailCommand).resolves({});
  });
}

/** The code that was sent last. */
export function sentCode(): string {
  const text = mail.commandCalls(SendEmailCommand).at(-1)?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '';
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}

/** An officer at a case's opinions, without a conflict of interest. */
export async function officer(subject: Subject, name = 'Ebba Lind'): Promise<Reader> {
  const page = officerAt(askOpinion, subject, { name }).at('/desk/applications/{applicationId}/opinions', {});
  await page.post({ step: 'conflict', conflict: 'NONE' });
  return page;
}

export const questions: Form = {
  step: 'ask',
  name: 'Tora Grannlund',
  organisation: 'Lillby kommun',
  email: 'tora@lillby.example',
  phone: '0701740699',
  dueOn: '2026-03-12',
  requirement: ['HT-G-01', 'HT-S-02'],
  'question-1': 'Har firman haft uppdrag hos er?',
  'question-2': 'Hur fungerade ledningen?',
};

/** The open task of whoever was asked. */
export async function asked(subject: Subject, form: Form = questions): Promise<OpenTask> {
  await (await officer(subject)).send(form);
  return openTaskOf(subject, 'GIVE_OPINION');
}

/** Whoever was asked, with the code typed. */
export async function identified(task: OpenTask): Promise<LinkVisit> {
  const visit = new LinkVisit(giveOpinion, '/t/opinion/{token}', await issueLink(task, new Date().toISOString()));
  await visit.identify(mail);
  return visit;
}

/** Whoever was asked, identified and without a conflict of interest. */
export async function neighbour(task: OpenTask): Promise<LinkVisit> {
  const visit = await identified(task);
  await visit.post({ step: 'conflict', conflict: 'NONE' });
  return visit;
}

export const said: Form = {
  step: 'answer',
  stance: 'REMARKS',
  'answer-1': 'Ja, under två år.',
  'answer-2': 'Chefen byttes tre gånger.',
};
