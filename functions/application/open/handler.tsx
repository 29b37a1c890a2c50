import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Task } from '../../../shared/domain/task/task.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { keepOpen } from '../../../shared/http/application/cookie.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { pages } from '../../../shared/http/page.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { openFromLink } from '../../../shared/store/application/open.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { continuePage } from './ask-for-link.tsx';

const fromLink = defineTaskPage(
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
      return {
        kind: 'RECORDED',
        leadsTo: {
          location: overviewOf(task, lang),
          cookies: [keepOpen({ applicationId: task.subject.id }, token)],
        },
      };
    },
    recorded: (task, _data, lang) => (
      <p>
        <a href={overviewOf(task, lang)}>
          {lang === 'sv' ? 'Gå till ansökan på den här enheten' : 'Go to the application on this device'}
        </a>
      </p>
    ),
  },
  { store: taskPageStore() },
);

const askForLink = pages({ 'GET /fortsatt-ansokan': continuePage, 'POST /fortsatt-ansokan': continuePage });

/** The contact opens the application on the device they hold: by pressing, since mail scanners follow links. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/t/') ? fromLink(event, context) : askForLink(event, context);
}

function overviewOf({ subject }: Pick<Task, 'subject'>, lang: Language): string {
  return inLanguage(`/ansokan/${publicId(subject.municipality, subject.id)}`, lang);
}
