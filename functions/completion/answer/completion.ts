import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { numberFault } from '../../../shared/domain/requirement/answered-number.ts';
import { type Asked, askedFor, type CompletionRequest } from '../../../shared/domain/completion/request.ts';
import type { CompletionRule } from '../../../shared/domain/completion/rule.ts';
import type { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import type { FieldError } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import {
  type KeptApplication,
  readApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { aggregateChanged, retryOnConcurrency } from '../../../shared/store/transact.ts';

/** What the applicant is asked for, and what has come in so far. */
export interface Completion {
  readonly application: KeptApplication & RegisteredApplication;
  readonly content: ApplicationContent;
  readonly request: CompletionRequest;
  readonly asked: readonly Asked[];
  readonly requirements: RequirementSet;
  readonly rule: CompletionRule;
  readonly task: Task;
  readonly evidence: readonly Evidence[];
}

/** Reads the request that a task is about: each round of completion has one, of its number. */
export async function readCompletionOf(task: Task): Promise<Completion> {
  const { subject } = task;
  // The version first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  const [content, evidence] = await Promise.all([readContent(subject), readEvidence(subject)]);
  if (application === null || content === null || !isRegistered(application)) {
    throw new Error('A completion without its application');
  }
  const [request, version] = await Promise.all([
    readCompletion(subject, task.round?.number ?? 0),
    readBoundVersion(application),
  ]);
  if (request === null) throw new Error('A completion that nobody asked for');
  const { requirements, completion: rule } = version;
  return { application, content, request, asked: askedFor(request.items), requirements, rule, task, evidence };
}

type OnCompletion<Context extends { readonly task: Task }, Values, Outcome> = (
  context: Context,
  values: Values,
  completion: Completion,
) => Promise<Outcome>;

/** A scan that ends and a file that arrives change the case too: what somebody sends is then done on what is true. */
export function onLatest<Context extends { readonly task: Task }, Values, Outcome>(
  act: OnCompletion<Context, Values, Outcome>,
): OnCompletion<Context, Values, Outcome> {
  return (context, values, shown) =>
    retryOnConcurrency(
      async (attempt) => act(context, values, attempt === 1 ? shown : await readCompletionOf(context.task)),
      undefined,
      aggregateChanged,
    );
}

/** What is said when the request waits for no answer any more. */
export const movedOn = { sv: 'Ärendet har gått vidare.', en: 'The case has moved on.' };

/** The files that came in for one thing since it was asked for. */
export function filesFor({ evidence, request }: Completion, { ask }: Asked): readonly Evidence[] {
  if (ask.kind !== 'EVIDENCE') return [];
  const { evidence: kind, person } = ask;
  return evidence.filter((file) => file.kind === kind && file.person === person && file.at >= request.at);
}

/** The form's field of one thing that is asked for. */
export function fieldName(completion: Completion, asked: Asked): string {
  return `answer-${String(completion.asked.indexOf(asked))}`;
}

/** The answers in a form, by the key of what was asked. */
export function answersIn(completion: Completion, form: Readonly<Record<string, string>>): Record<string, string> {
  const answers = completion.asked.flatMap((asked): [string, string][] => {
    const text = (form[fieldName(completion, asked)] ?? '').trim();
    return text === '' ? [] : [[asked.key, text]];
  });
  return Object.fromEntries(answers);
}

/** What was answered without the number that was asked for; nothing when every answer fits. */
export function numberFaults(
  completion: Completion,
  answers: Readonly<Record<string, string>>,
  lang: Language,
): readonly FieldError[] {
  return completion.asked.flatMap((one) => {
    const answer = answers[one.key];
    const fault = answer === undefined ? undefined : numberFault(one, answer, completion.content.capacity);
    return fault === undefined ? [] : [{ field: fieldName(completion, one), message: fault[lang] }];
  });
}

/** Whether something has been supplied; a file counts that is stored, or on its way. */
export function isSupplied(completion: Completion, asked: Asked, answers: Readonly<Record<string, string>>): boolean {
  if (asked.ask.kind === 'EVIDENCE') return filesFor(completion, asked).some(({ status }) => status === 'STORED');
  return (answers[asked.key] ?? '').trim() !== '';
}
