import type { ComponentChildren } from 'preact';
import type * as z from 'zod/mini';
import { identityPolicy } from '../domain/task/identity.ts';
import type { Municipality } from '../domain/municipality/municipality.ts';
import type { OpenTask, Task } from '../domain/task/task.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { findMunicipality } from '../platform/config.ts';
import { ConcurrencyError } from '../platform/concurrency-error.ts';
import { setCookie } from './cookie.ts';
import {
  emptyForm,
  parseForm,
  valueOf,
  type FieldError,
  type FieldMessages,
  type FormState,
  type FormValues,
} from './form.ts';
import { languageOf, type Language, type Texts } from './language.ts';
import { baseUrlOf, pages, seeOther, type PageRequest, type PageResponse } from './page.ts';
import { PageProblem } from './page-problem.ts';
import type { LiveLink, TaskLink, TaskPageStore } from './task-page-store.ts';
import * as views from './task-page-views.tsx';
import { isLinkTaskKind, taskRoutePath, type LinkTaskKind } from './task-path.ts';

export interface AnswerContext {
  readonly task: OpenTask;
  readonly link: TaskLink;
  /** When the answer came, an ISO instant. */
  readonly at: string;
  readonly lang: Language;
  readonly sourceIp?: string;
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
  /** What is to be answered. */
  readonly show: (data: Data, lang: Language) => ComponentChildren;
  /** The answer's fields; absent when pressing the button is the answer. */
  readonly fields?: (form: FormState, data: Data, lang: Language) => ComponentChildren;
  /** Over the form's fields; those left empty are absent. */
  readonly answerSchema: Schema;
  readonly messages?: FieldMessages;
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

export interface TaskPageDependencies {
  readonly store: TaskPageStore;
  readonly municipality?: (id: string) => Municipality | undefined;
  readonly clock?: Clock;
}

const defaultConfirmation: Texts = {
  sv: 'Jag har läst det som står här och vill lämna mitt svar.',
  en: 'I have read what is said here and want to give my answer.',
};

const defaultSubmit: Texts = { sv: 'Lämna svaret', en: 'Give the answer' };

const cameBetween: Texts = {
  sv: 'Något i ärendet ändrades medan du svarade. Ditt svar har inte registrerats.',
  en: 'Something in the case changed while you were answering. Your answer was not recorded.',
};

const pressAgain: Texts = {
  sv: 'Formuläret var inte komplett. Öppna länken igen.',
  en: 'The form was not complete. Open the link again.',
};

interface Visit {
  readonly request: PageRequest;
  readonly token: string;
  readonly found: LiveLink;
  readonly view: views.View;
  /** Whether the person showed who they are, as far as this kind of task asks for it. */
  readonly identified: boolean;
}

/**
 * The one mechanism behind every emailed task link: shows where one is, derived from the link, the task and the
 * session alone; GET and HEAD write nothing. The steps are a code (where the policy asks for it), conflict of
 * interest, the answer, a last look, and the POST that counts.
 */
export function defineTaskPage<Data, Schema extends z.ZodMiniType>(
  definition: TaskPageDefinition<Data, Schema>,
  dependencies: TaskPageDependencies,
) {
  const { store, municipality = findMunicipality, clock = systemClock } = dependencies;
  const { kind } = definition;
  if (!isLinkTaskKind(kind)) throw new Error('Tasks of this kind are done signed in, not from a link');
  const needsCode = identityPolicy(kind) === 'LINK_AND_CODE';
  const reviews = definition.review !== undefined;

  async function handle(request: PageRequest): Promise<PageResponse> {
    const lang = languageOf(request);
    const token = request.params['token'] ?? '';
    const found = await store.find(token);
    if (found.kind === 'unknown' || found.task.kind !== kind) throw new PageProblem(404);
    const view: views.View = {
      lang,
      municipality: municipality(found.task.subject.municipality),
      title: definition.title,
      task: found.task,
      asksConflict: definition.conflictOfInterest !== undefined,
      reviews,
    };
    const identified = !needsCode || (await hasSession(request, found.link));
    const step = request.method === 'POST' ? valueOf(request.form, 'step') : undefined;

    if (found.kind === 'dead') {
      if (found.why === 'ANSWERED') return step === undefined ? recorded(view, found.task, identified) : again(request);
      if (step === 'new-link') return newLink(view, request, token);
      if (found.task.conflict === 'DECLARED') return html(200, views.conflictDeclaredView(view));
      return html(410, views.deadView(view, found, found.why));
    }
    const visit: Visit = { request, token, found, view, identified };
    if (step === 'new-link' && found.link.locked === true) return newLink(view, request, token);
    return step === undefined ? show(visit) : act(visit, step);
  }

  /** Where one is. */
  async function show(visit: Visit): Promise<PageResponse> {
    const { view, found, identified } = visit;
    if (!identified) return askIdentity(visit, {});
    if (view.asksConflict && found.conflict !== 'NONE') return askConflict(visit, emptyForm);
    return (await showAside(visit)) ?? answerForm(visit, emptyForm);
  }

  async function showAside({ request, found, view }: Visit): Promise<PageResponse | undefined> {
    if (definition.aside === undefined) return undefined;
    const address = `${baseUrlOf(request)}${addressOf(request)}`;
    const context = { query: request.query, address, at: now(), lang: view.lang };
    const aside = await definition.aside(context, await definition.load(found.task));
    if (aside === undefined) return undefined;
    return { ...html(200, views.asideView(view, aside.content)), formActions: aside.formActions ?? [] };
  }

  async function takeStep(
    visit: Visit,
    step: NonNullable<typeof definition.steps>[string],
    detail: string,
    values: FormValues,
  ): Promise<PageResponse> {
    const { request, view, found } = visit;
    const { task, link } = found;
    const { sourceIp } = request;
    const context = { task, link, at: now(), lang: view.lang, detail, ...(sourceIp === undefined ? {} : { sourceIp }) };
    const outcome = await orConflict(async () => step(context, values, await definition.load(task)));
    if (outcome.kind === 'INVALID') return answerForm(visit, { values, errors: outcome.errors });
    if (outcome.kind === 'CONFLICT') return html(409, views.conflictedView(view, outcome.message));
    const address = new URL(addressOf(request), 'http://here.invalid');
    for (const [name, value] of Object.entries(outcome.query ?? {})) address.searchParams.set(name, value);
    return seeOther(`${address.pathname}${address.search}`);
  }

  async function act(visit: Visit, step: string): Promise<PageResponse> {
    const { request, view, found, identified } = visit;
    const values = views.withoutControls(request.form);
    if (step === 'code') return needsCode && !identified ? sendCode(visit, values) : again(request);
    if (step === 'identity') return needsCode && !identified ? verifyCode(visit, values) : again(request);
    const [name = '', detail = ''] = step.split(':', 2);
    const ownStep = Object.entries(definition.steps ?? {}).find(([known]) => known === name)?.[1];
    if (ownStep === undefined && !['conflict', 'edit', 'review', 'answer'].includes(step)) {
      throw new PageProblem(400, pressAgain);
    }
    if (!identified) return askIdentity(visit, step === 'conflict' ? {} : values);
    if (step === 'conflict') return answerConflict(visit);
    if (view.asksConflict && found.conflict !== 'NONE') return again(request);
    if (ownStep !== undefined) return takeStep(visit, ownStep, detail, values);
    if (step === 'edit') return answerForm(visit, { values, errors: [] });
    return step === 'review' ? review(visit, values) : answer(visit, values);
  }

  function askIdentity(visit: Visit, carried: FormValues): PageResponse {
    const { found, view } = visit;
    if (found.link.locked === true) return html(403, views.lockedView(view));
    const { code } = found.link;
    const usable = code !== undefined && code.expiresAt > now();
    return html(200, usable ? views.enterCodeView(view, { carried }) : views.askCodeView(view, { carried }));
  }

  async function sendCode(visit: Visit, carried: FormValues): Promise<PageResponse> {
    const { found, view, request } = visit;
    if (found.link.locked === true || found.task.assignee.phone === undefined) return askIdentity(visit, carried);
    const sent = await store.sendCode(found.link, found.task);
    if (sent.kind === 'too-many') {
      const { code } = found.link;
      const show = code !== undefined && code.expiresAt > now() ? views.enterCodeView : views.askCodeView;
      return html(429, show(view, { carried, tooMany: true }));
    }
    return isEmpty(carried) ? again(request) : html(200, views.enterCodeView(view, { carried }));
  }

  async function verifyCode(visit: Visit, carried: FormValues): Promise<PageResponse> {
    const { found, view, request } = visit;
    const { lang } = view;
    if (found.link.locked === true) return html(403, views.lockedView(view));
    const code = valueOf(request.form, 'code').replace(/[\s-]/g, '');
    const refuse = (message: string) =>
      html(422, views.enterCodeView(view, { carried, form: { values: {}, errors: [{ field: 'code', message }] } }));
    if (!/^\d{6}$/.test(code)) return refuse(lang === 'sv' ? 'Skriv koden, sex siffror' : 'Write the code, six digits');
    const result = await store.verifyCode(found.link, code);
    switch (result.kind) {
      case 'wrong': {
        const left = String(result.attemptsLeft);
        return refuse(
          lang === 'sv' ? `Koden stämmer inte. Försök kvar: ${left}` : `The code is wrong. Attempts left: ${left}`,
        );
      }
      case 'expired':
        return refuse(
          lang === 'sv' ? 'Koden gäller inte längre. Skicka en ny.' : 'The code is no longer valid. Send a new one.',
        );
      case 'locked':
        return html(403, views.lockedView(view));
      case 'verified': {
        const cookies = [setCookie(sessionCookieOf(found.link), result.sessionToken, result.maxAgeSeconds)];
        const mayAnswer = !view.asksConflict || found.conflict === 'NONE';
        if (isEmpty(carried) || !mayAnswer) return seeOther(addressOf(request), cookies);
        return { ...(await answerForm({ ...visit, identified: true }, { values: carried, errors: [] })), cookies };
      }
    }
  }

  async function askConflict(visit: Visit, form: FormState): Promise<PageResponse> {
    const { view, found } = visit;
    if (found.conflict === 'DECLARED') return html(200, views.conflictDeclaredView(view));
    const parties = definition.conflictOfInterest?.parties(await definition.load(found.task), view.lang);
    return html(form.errors.length > 0 ? 422 : 200, views.conflictView(view, parties, form));
  }

  async function answerConflict(visit: Visit): Promise<PageResponse> {
    const { request, view, found } = visit;
    if (!view.asksConflict || found.conflict !== undefined) return again(request);
    const chosen = valueOf(request.form, 'conflict');
    if (chosen !== 'NONE' && chosen !== 'DECLARED') {
      const message = view.lang === 'sv' ? 'Svara ja eller nej' : 'Answer yes or no';
      return askConflict(visit, { values: {}, errors: [{ field: 'conflict', message }] });
    }
    await store.answerConflict(found.link, found.task, chosen);
    return again(request);
  }

  async function answerForm(visit: Visit, form: FormState): Promise<PageResponse> {
    const { view, found } = visit;
    const data = await definition.load(found.task);
    const page = views.answerView(view, {
      content: definition.show(data, view.lang),
      fields: definition.fields?.(form, data, view.lang),
      ...buttons(view, form),
    });
    return { ...html(form.errors.length > 0 ? 422 : 200, page), formActions: definition.formActions?.(data) ?? [] };
  }

  async function review(visit: Visit, values: FormValues, errors: readonly FieldError[] = []): Promise<PageResponse> {
    const { view, found } = visit;
    const parsed = parseForm(definition.answerSchema, values, view.lang, definition.messages);
    if (!parsed.ok) return answerForm(visit, { values, errors: parsed.errors });
    if (definition.review === undefined) return answerForm(visit, { values, errors });
    const content = definition.review(parsed.value, await definition.load(found.task), view.lang);
    const page = views.reviewView(view, { content, ...buttons(view, { values, errors }) });
    return html(errors.length > 0 ? 422 : 200, page);
  }

  async function answer(visit: Visit, values: FormValues): Promise<PageResponse> {
    const { request, view, found, token } = visit;
    const { lang } = view;
    const parsed = parseForm(definition.answerSchema, values, lang, definition.messages);
    const unticked = !needsCode && valueOf(request.form, 'confirm') !== 'yes';
    const tick = {
      field: 'confirm',
      message: lang === 'sv' ? 'Kryssa i rutan för att lämna svaret' : 'Tick the box to give your answer',
    };
    if (!parsed.ok) return answerForm(visit, { values, errors: parsed.errors });
    if (unticked) return review(visit, values, [tick]);

    const { task, link } = found;
    const { sourceIp } = request;
    const context = { task, link, at: now(), lang, ...(sourceIp === undefined ? {} : { sourceIp }) };
    const outcome = await orConflict(async () => definition.answer(context, parsed.value, await definition.load(task)));
    if (outcome.kind === 'RECORDED') {
      const { leadsTo } = outcome;
      return leadsTo === undefined ? again(request) : seeOther(leadsTo.location, leadsTo.cookies);
    }
    if (outcome.kind === 'INVALID') return answerForm(visit, { values, errors: outcome.errors });
    // Whoever pressed twice sees what the first press recorded.
    const after = await store.find(token);
    if (after.kind === 'dead') return again(request);
    return html(409, views.conflictedView(view, outcome.message));
  }

  async function recorded(view: views.View, task: Task, identified: boolean): Promise<PageResponse> {
    const content =
      identified && task.status === 'ANSWERED'
        ? definition.recorded(task, await definition.load(task), view.lang)
        : null;
    return html(200, views.recordedView(view, content));
  }

  async function newLink(view: views.View, request: PageRequest, token: string): Promise<PageResponse> {
    const sent = await store.requestNewLink(token);
    const after = await store.find(token);
    const remembers = after.kind === 'dead' && after.newLinkSentAt !== undefined;
    if (sent.kind === 'sent' && remembers) return again(request);
    return html(sent.kind === 'too-many' ? 429 : 200, views.newLinkView(view, sent.kind));
  }

  function buttons(view: views.View, form: FormState) {
    return {
      form,
      submit: (definition.submit ?? defaultSubmit)[view.lang],
      confirmation: needsCode ? undefined : (definition.confirmation ?? defaultConfirmation)[view.lang],
    };
  }

  async function hasSession(request: PageRequest, link: TaskLink): Promise<boolean> {
    const token = request.cookies[sessionCookieOf(link)];
    return token !== undefined && token !== '' && store.checkSession(link, token);
  }

  function now(): string {
    return clock().toISOString();
  }

  const path = taskRoutePath(kind);
  return pages({ [`GET ${path}`]: handle, [`HEAD ${path}`]: handle, [`POST ${path}`]: handle });
}

/** One cookie per link, so that two tasks can be open side by side. */
export function sessionCookieOf(link: Pick<TaskLink, 'tokenHash'>): `__Host-${string}` {
  return `__Host-task-${link.tokenHash.slice(0, 12)}`;
}

async function orConflict<Outcome>(
  work: () => Promise<Outcome>,
): Promise<Outcome | Extract<AnswerOutcome, { kind: 'CONFLICT' }>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConcurrencyError) return { kind: 'CONFLICT', message: cameBetween };
    throw error;
  }
}

/** The same page again, by GET. */
function again(request: PageRequest): PageResponse {
  return seeOther(addressOf(request));
}

function addressOf(request: PageRequest): string {
  return languageOf(request) === 'en' ? `${request.path}?lang=en` : request.path;
}

function html(status: number, page: string): PageResponse {
  return { status, html: page };
}

function isEmpty(values: FormValues): boolean {
  return Object.keys(values).length === 0;
}
