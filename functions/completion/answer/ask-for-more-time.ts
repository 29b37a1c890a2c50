import { mayAskForExtension } from '../../../shared/domain/completion/extension.ts';
import { type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page/definition.ts';
import { askForMoreTime } from '../../../shared/store/completion/more-time.ts';
import { answersIn, type Completion, fieldName, onLatest } from './completion.ts';

const limit = 2000;

/** The form's field for why more time is needed. */
export const whyField = 'why-more-time';

/** Asks an officer for more time, with the reason; what was typed so far is kept, and the day stands until then. */
export const moreTimeAsked = onLatest(ask);

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
  const typed = Object.fromEntries(
    completion.asked.map((one) => [fieldName(completion, one), valueOf(values, fieldName(completion, one))]),
  );
  await askForMoreTime({ application, request, task }, { why, draft: answersIn(completion, typed), at });
  return { kind: 'DONE' };
}
