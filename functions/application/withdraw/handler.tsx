import * as z from 'zod/mini';
import type { Task } from '../../../shared/domain/task/task.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { withdraw } from '../../../shared/store/application/withdraw.ts';

interface Shown {
  readonly diaryNumber: string;
  readonly applicantName: string;
}

/** A person who may sign for the applicant takes the application back, before it is decided. */
export const handler = defineTaskPage(
  {
    kind: 'WITHDRAW',
    title: { sv: 'Återkalla ansökan', en: 'Withdraw the application' },
    load,
    show: (shown, lang) => <What shown={shown} lang={lang} />,
    answerSchema: z.strictObject({}),
    review: (_answer, shown, lang) => <What shown={shown} lang={lang} />,
    submit: { sv: 'Återkalla ansökan', en: 'Withdraw the application' },
    answer: async ({ task, link, at }) => {
      const outcome = await withdraw({ task, link, at });
      return outcome.ok
        ? { kind: 'RECORDED' }
        : {
            kind: 'CONFLICT',
            message: { sv: 'Ansökan är redan avgjord.', en: 'The application has been decided already.' },
          };
    },
    recorded: (_task: Task, { diaryNumber }, lang) => (
      <p>
        {lang === 'sv'
          ? `Ansökan ${diaryNumber} är återkallad och prövas inte mer. Det går att ansöka igen när som helst.`
          : `The application ${diaryNumber} is withdrawn. It is possible to apply again at any time.`}
      </p>
    ),
  },
  { store: taskPageStore() },
);

async function load({ subject }: Task): Promise<Shown> {
  const application = await readApplication(subject);
  if (application === null || !('diaryNumber' in application) || application.diaryNumber === undefined)
    throw new Error('A task without its application');
  return { diaryNumber: application.diaryNumber, applicantName: application.applicantName };
}

function What({ shown, lang }: { readonly shown: Shown; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <SummaryList
        rows={[
          { label: say('Diarienummer', 'Diary number'), value: shown.diaryNumber },
          { label: say('Sökande', 'Applicant'), value: shown.applicantName },
        ]}
      />
      <p>
        {say(
          'Den som kan företräda sökanden kan återkalla ansökan tills den är avgjord. Då prövas den inte mer, och alla som har en uppgift i ärendet får den återtagen. Om du inte vill återkalla ansökan behöver du inte göra något.',
          'Whoever may sign for the applicant can withdraw the application until it is decided. It is then not tried any further, and all open tasks are taken back. If you do not want to withdraw it, there is nothing to do.',
        )}
      </p>
    </>
  );
}
