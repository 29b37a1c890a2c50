import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { mayAskForExtension } from '../../../shared/domain/completion/extension.ts';
import { type FormValues, valueOf } from '../../../shared/http/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page/definition.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitApplication } from '../../../shared/store/application.ts';
import { putCompletion } from '../../../shared/store/completion/completion.ts';
import { openTask } from '../../../shared/store/task.ts';
import { answersIn, type Completion, fieldName, onLatest } from './completion.ts';

const limit = 2000;

/** The form's field for why more time is needed. */
export const whyField = 'why-more-time';

/** Asks an officer for more time, with the reason; what was typed so far is kept, and the day stands until then. */
export const askForMoreTime = onLatest(ask);

async function ask({ task, at, lang }: StepContext, values: FormValues, completion: Completion): Promise<StepOutcome> {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { application, request, rule } = completion;
  if (request.ended !== undefined || !mayAskForExtension(rule, request.extensions)) {
    return {
      kind: 'CONFLICT',
      message: {
        sv: 'Det går inte att be om längre tid nu. Ring oss om tiden inte räcker.',
        en: 'More time can not be asked for now. Call us if the time is not enough.',
      },
    };
  }
  const why = valueOf(values, whyField).trim();
  if (why === '' || why.length > limit) {
    const message = say('Skriv varför tiden inte räcker, högst 2 000 tecken', 'Write why, at most 2,000 characters');
    return { kind: 'INVALID', errors: [{ field: whyField, message }] };
  }
  const { coordinator, deadlines } = municipalityOf(task.subject.municipality);
  const { name, email, phone } = coordinator;
  const today = stockholmDay(at);
  const decide = openTask({
    kind: 'DECIDE_EXTENSION',
    subject: task.subject,
    assignee: { name, email, phone },
    diaryNumber: application.diaryNumber,
    dueOn: addDays(today, deadlines.extensionDays),
    openedAt: at,
  });
  const typed = Object.fromEntries(
    completion.asked.map((one) => [fieldName(completion, one), valueOf(values, fieldName(completion, one))]),
  );
  const extensions = [
    ...(request.extensions ?? []),
    { state: 'ASKED' as const, askedAt: at, askedBy: task.assignee.name, why },
  ];
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'EXTENSION_REQUESTED',
      at,
      by: task.assignee.name,
      data: { taskId: task.taskId, number: request.number },
    },
    outbox: [decide.mail],
    also: [putCompletion(application, { ...request, draft: answersIn(completion, typed), extensions }), decide.write],
  });
  return { kind: 'DONE' };
}
