import type { ComponentChildren } from 'preact';
import type * as z from 'zod/mini';
import type { OpenTask, Task } from '../../domain/task/task.ts';
import type { FieldError, FieldMessages, FormState, FormValues } from '../form/form.ts';
import type { Language, Texts } from '../language.ts';
import type { Holder } from '../session.ts';
import type { LinkTaskKind } from '../task-path.ts';
import type { TaskLink } from './store.ts';

export interface AnswerContext {
  readonly task: OpenTask;
  readonly link: TaskLink;
  /** When the answer came, an ISO instant. */
  readonly at: string;
  readonly lang: Language;
  readonly sourceIp?: string;
  /** Who is signed in, where an account is asked for. */
  readonly holder?: Holder;
}

/**
 * What became of an answer. `RECORDED`: the link was consumed and the answer written in one transaction.
 * `INVALID`: fields that only the case's own state shows to be wrong. `CONFLICT`: something came between.
 * A store's ConcurrencyError that is thrown counts as `CONFLICT`.
 */
export type AnswerOutcome =
  | {
      readonly kind: 'RECORDED';
      /** Where the answer leads, with the cookies it sets; absent, back to the page, which shows what was recorded. */
      readonly leadsTo?: { readonly location: string; readonly cookies: readonly string[] };
    }
  | { readonly kind: 'INVALID'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'CONFLICT'; readonly message: Texts };

/** What became of a step before the answer. `DONE` leads back to the page, with `query` where one is given. */
export type StepOutcome =
  | { readonly kind: 'DONE'; readonly query?: Readonly<Record<string, string>> }
  | Exclude<AnswerOutcome, { kind: 'RECORDED' }>;

/** A view of its own within a task, without the answer's form. */
export interface Aside {
  readonly content: ComponentChildren;
  /** Origins that its forms send to. */
  readonly formActions?: readonly string[];
}

/** One kind of task: what is shown, asked and done. The page does the rest, the same for all. */
export interface TaskPageDefinition<Data, Schema extends z.ZodMiniType> {
  readonly kind: LinkTaskKind;
  readonly title: Texts;
  /** Reads what the page shows. Called only for somebody who may see it, or for `parties`. */
  readonly load: (task: Task) => Promise<Data>;
  /** Asks about a conflict of interest before anything else, showing only this: who applies and who stands behind it. */
  readonly conflictOfInterest?: { readonly parties: (data: Data, lang: Language) => ComponentChildren };
  /** What is to be answered. @param documents where its document is, as a file */
  readonly show: (data: Data, lang: Language, documents: string) => ComponentChildren;
  /** The answer's fields; absent when pressing the button is the answer. */
  readonly fields?: (form: FormState, data: Data, lang: Language) => ComponentChildren;
  /** Over the form's fields; those left empty are absent. A function where the case itself says what is asked. */
  readonly answerSchema: Schema | ((data: Data) => Schema);
  readonly messages?: FieldMessages | ((data: Data) => FieldMessages);
  /** The answer as it will be recorded. Absent: one step, no last look. */
  readonly review?: (answer: z.output<Schema>, data: Data, lang: Language) => ComponentChildren;
  /** What the button that answers says. */
  readonly submit?: Texts;
  /** The box to tick where the link alone opens the page: something that no scanner does. */
  readonly confirmation?: Texts;
  /** Consumes the link and records the answer in one transaction, conditional on both being as they were. */
  readonly answer: (context: AnswerContext, answer: z.output<Schema>, data: Data) => Promise<AnswerOutcome>;
  /** What was answered, for the same person coming back. */
  readonly recorded: (task: Extract<Task, { status: 'ANSWERED' }>, data: Data, lang: Language) => ComponentChildren;
  /** Origins that forms inside `show` send to, for example the evidence bucket's. */
  readonly formActions?: (data: Data) => readonly string[];
  /**
   * Steps before the answer, by name: a button with the step `<name>` or `<name>:<detail>` takes one. They may write,
   * but never use the link up; what was typed in the form comes along.
   */
  readonly steps?: Readonly<
    Record<string, (context: StepContext, values: FormValues, data: Data) => Promise<StepOutcome>>
  >;
  /** What the address's query asks to see instead of the answer's form; undefined when it asks for nothing. */
  readonly aside?: (context: AsideContext, data: Data) => Promise<Aside | undefined>;
}

export interface StepContext extends AnswerContext {
  /** What follows the step's name, or empty. */
  readonly detail: string;
}

export interface AsideContext {
  readonly query: Readonly<Record<string, string>>;
  /** This page's whole address, for whoever sends the reader back to it. */
  readonly address: string;
  readonly at: string;
  readonly lang: Language;
}
