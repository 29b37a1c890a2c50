import * as z from 'zod/mini';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { rememberContact } from '../../../shared/store/application/open.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { aggregateChanged, retryOnConcurrency } from '../../../shared/store/transact.ts';

/** The contact's address is theirs: they opened the link that was mailed to it, and said so. */
export const handler = defineTaskPage(
  {
    kind: 'CONFIRM_CONTACT',
    title: { sv: 'Bekräfta din e-postadress', en: 'Confirm your e-mail address' },
    load: async ({ subject, assignee }: Task) => {
      const application = await readApplication(subject);
      const isFiled = application !== null && isRegistered(application) && application.filing !== undefined;
      return { email: assignee.email ?? '', isFiled };
    },
    show: (contact, lang) => <Explanation contact={contact} lang={lang} />,
    answerSchema: z.strictObject({}),
    confirmation: {
      sv: 'Adressen är min, och frågor om ansökan kan skickas hit.',
      en: 'The address is mine, and questions about the application can be sent here.',
    },
    submit: { sv: 'Bekräfta adressen', en: 'Confirm the address' },
    answer: async ({ task, link, at }, _answer, { email }) => {
      const confirm = async () => {
        const application = await readApplication(task.subject);
        if (application === null) throw new Error('A task without its application');
        await commitApplication({
          before: application,
          after: { ...application, confirmedEmail: email },
          event: { type: 'CONTACT_CONFIRMED', at, by: task.assignee.name, data: { taskId: task.taskId } },
          also: [
            answerTask(task, { at, by: task.assignee.name, outcome: 'CONFIRMED' }),
            consumeLink(link, at),
            rememberContact(task.subject, email, at),
          ],
        });
      };
      // The applicant may be writing at the same time.
      await retryOnConcurrency(confirm, undefined, aggregateChanged);
      return { kind: 'RECORDED' };
    },
    recorded: (_task: Task, { email, isFiled }: Contact, lang) => (
      <p>
        {isFiled
          ? lang === 'sv'
            ? `Adressen ${email} är bekräftad. Frågor om ansökan kommer hit i stället för med brev.`
            : `The address ${email} is confirmed. Questions about the application come here and not by letter.`
          : lang === 'sv'
            ? `Adressen ${email} är bekräftad. Du kan gå tillbaka till ansökan.`
            : `The address ${email} is confirmed. You can go back to the application.`}
      </p>
    ),
  },
  { store: taskPageStore() },
);

/** Whose address it is, and whether an officer registered the application from papers. */
interface Contact {
  readonly email: string;
  readonly isFiled: boolean;
}

function Explanation({ contact, lang }: { readonly contact: Contact; readonly lang: Language }) {
  const { email, isFiled } = contact;
  if (isFiled) {
    return (
      <p>
        {lang === 'sv'
          ? `Kommunen har fått en ansökan på papper eller med brev där ${email} står som kontaktadress. Om det inte är du behöver du inte göra något.`
          : `The municipality has received an application on paper or by letter that names ${email} as the address of its contact. If that is not you, there is nothing to do.`}
      </p>
    );
  }
  return (
    <p>
      {lang === 'sv'
        ? `Någon har påbörjat en ansökan och angett ${email} som kontaktadress. Om det inte var du behöver du inte göra något.`
        : `Somebody has begun an application and gave ${email} as the address of its contact. If it was not you, there is nothing to do.`}
    </p>
  );
}
