import * as z from 'zod/mini';
import type { Task } from '../../../shared/domain/task/task.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { defineTaskPage } from '../../../shared/http/task-page.tsx';
import { openFromLink } from '../../../shared/store/open-application.ts';
import { taskPageStore } from '../../../shared/store/task-page.ts';
import { addressOf } from './address.ts';
import { keepOpen } from './session.ts';

/** The contact opens the application on the device they hold: by pressing, since mail scanners follow links. */
export const openPage = defineTaskPage(
  {
    kind: 'OPEN_APPLICATION',
    title: { sv: 'Öppna ansökan', en: 'Open the application' },
    load: (task: Task) => Promise.resolve(task),
    show: (_task, lang) => (
      <p>
        {lang === 'sv'
          ? 'Ansökan öppnas på den här enheten, där du var. Länken kan användas en gång; du kan alltid be om en ny.'
          : 'The application opens on this device, where you were. The link can be used once; you can always ask for a new one.'}
      </p>
    ),
    answerSchema: z.strictObject({}),
    confirmation: {
      sv: 'Jag använder den här enheten och vill öppna ansökan på den.',
      en: 'I use this device and want to open the application on it.',
    },
    submit: { sv: 'Öppna ansökan', en: 'Open the application' },
    answer: async ({ task, link, at, lang }) => {
      if (stockholmDay(at) > task.dueOn) {
        return {
          kind: 'CONFLICT',
          message: { sv: 'Länken har gått ut. Be om en ny.', en: 'The link has expired. Ask for a new one.' },
        };
      }
      const token = await openFromLink(task, link, at);
      const application = { municipality: task.subject.municipality, applicationId: task.subject.id };
      return {
        kind: 'RECORDED',
        leadsTo: { location: addressOf(application, lang), cookies: [keepOpen(application, token)] },
      };
    },
    recorded: (task, _data, lang) => (
      <p>
        <a href={addressOf({ municipality: task.subject.municipality, applicationId: task.subject.id }, lang)}>
          {lang === 'sv' ? 'Gå till ansökan på den här enheten' : 'Go to the application on this device'}
        </a>
      </p>
    ),
  },
  { store: taskPageStore() },
);
