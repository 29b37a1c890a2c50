import * as z from 'zod/mini';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { Line } from '../../../shared/domain/application/line.ts';
import { isOrganisationNumber } from '../../../shared/domain/provider/organisation-number.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import {
  commitApplication,
  type KeptApplication,
  putContent,
  readApplication,
  readContent,
} from '../../../shared/store/application/application.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { endRound } from '../../../shared/store/task/round.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

interface Stating {
  readonly application: KeptApplication;
  readonly content: ApplicationContent;
  readonly note: Texts | undefined;
}

const Answer = z.strictObject({
  name: Line,
  organisationNumber: z.string().check(z.trim(), z.maxLength(20), z.refine(isOrganisationNumber)),
});

/** A company that applied before it was formed says what it is registered as (LOV 5:1). */
export const handler = defineTaskPage(
  {
    kind: 'STATE_REGISTRATION',
    title: { sv: 'Ange företagets registrering', en: 'State the company’s registration' },
    load,
    show: (stating, lang) => <What stating={stating} lang={lang} />,
    fields: (form, _stating, lang) => <Fields form={form} lang={lang} />,
    answerSchema: Answer,
    messages: {
      name: { sv: 'Skriv företagets registrerade namn', en: 'Write the company’s registered name' },
      organisationNumber: {
        sv: 'Skriv organisationsnumret med tio siffror',
        en: 'Write the organisation number, ten digits',
      },
    },
    review: (answer, _stating, lang) => <SummaryList rows={rowsOf(answer, lang)} />,
    submit: { sv: 'Lämna registreringen', en: 'Hand in the registration' },
    answer,
    recorded: (_task: Task, { content: { applicant } }, lang) => (
      <>
        <p>
          {lang === 'sv'
            ? 'Tack. En handläggare kontrollerar registreringen; därefter skickas avtalet ut för underskrift.'
            : 'Thank you. An officer checks the registration; then the contract is sent out to be signed.'}
        </p>
        <SummaryList
          rows={rowsOf(
            {
              name: applicant.name,
              organisationNumber:
                applicant.registration.kind === 'SWEDISH' ? applicant.registration.organisationNumber : '',
            },
            lang,
          )}
        />
      </>
    ),
  },
  { store: taskPageStore() },
);

async function load({ subject, status, ...task }: Task): Promise<Stating> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null) throw new Error('A task without its application');
  return { application, content, note: status === 'OPEN' ? task.note : undefined };
}

async function answer(
  { task, link, at }: AnswerContext,
  { name, organisationNumber }: z.infer<typeof Answer>,
  { application, content }: Stating,
): Promise<AnswerOutcome> {
  if (application.status !== 'APPROVED' || task.round === undefined) {
    return {
      kind: 'CONFLICT',
      message: { sv: 'Registreringen behövs inte längre.', en: 'It is not needed any more.' },
    };
  }
  const by = task.assignee.name;
  const end = endRound(task.subject, { name: 'REGISTRATION', number: task.round.number }, 'STATED');
  const after: ApplicationIn<'APPROVED'> = { ...application, applicantName: name, formation: { stated: { at, by } } };
  const applicant = {
    ...content.applicant,
    name,
    registration: { kind: 'SWEDISH' as const, organisationNumber },
  };
  await commitApplication({
    before: application,
    after,
    event: { type: 'REGISTRATION_STATED', at, by, data: { taskId: task.taskId } },
    outbox: [end.message],
    also: [
      end.write,
      putContent(task.subject, { ...content, applicant }),
      answerTask(task, { at, by, outcome: 'STATED' }),
      consumeLink(link, at),
    ],
  });
  return { kind: 'RECORDED' };
}

function What({ stating, lang }: { readonly stating: Stating; readonly lang: Language }) {
  const { note, content } = stating;
  return (
    <>
      {note !== undefined && (
        <Note tone="warn">
          <p>{note[lang]}</p>
        </Note>
      )}
      <SummaryList rows={[{ label: lang === 'sv' ? 'Sökande' : 'Applicant', value: content.applicant.name }]} />
      <p>
        {lang === 'sv'
          ? 'Ansökan är bifallen. Företaget var under bildande när det ansökte, och avtalet skickas ut för underskrift först när det är registrerat. Ange registreringen när den är klar; länken gäller till dess.'
          : 'The application is approved. The company was being formed when it applied, and the contract is sent out to be signed once it is registered. State the registration when it is there; the link is good until then.'}
      </p>
    </>
  );
}

function Fields({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={lang === 'sv' ? 'Registrerat namn' : 'Registered name'}
        autoComplete="organization"
        maxLength={200}
      />
      <TextField
        form={form}
        name="organisationNumber"
        label={lang === 'sv' ? 'Organisationsnummer' : 'Organisation number'}
        hint={lang === 'sv' ? 'Tio siffror, till exempel 559999-9009.' : 'Ten digits, for example 559999-9009.'}
        inputMode="numeric"
        size="short"
        maxLength={20}
      />
    </>
  );
}

function rowsOf({ name, organisationNumber }: z.infer<typeof Answer>, lang: Language) {
  return [
    { label: lang === 'sv' ? 'Registrerat namn' : 'Registered name', value: name },
    { label: lang === 'sv' ? 'Organisationsnummer' : 'Organisation number', value: organisationNumber },
  ];
}
