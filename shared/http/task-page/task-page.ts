import type * as z from 'zod/mini';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { identityPolicy } from '../../domain/task/identity.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { findMunicipality } from '../../platform/config.ts';
import { emptyForm, valueOf } from '../form/form.ts';
import { providerDoor } from '../door.ts';
import { languageOf, type Texts } from '../language.ts';
import { PageProblem } from '../page-problem.ts';
import { type PageRequest, type PageResponse, pages } from '../page.ts';
import type { Holder } from '../session.ts';
import { isLinkTaskKind, taskRoutePath } from '../task-path.ts';
import { answer, answerForm, recorded, review } from './answer.ts';
import { answerConflict, askConflict } from './conflict.ts';
import { withoutControls } from './controls.ts';
import type { TaskPageDefinition } from './definition.ts';
import { askIdentity, hasSession, sendCode, verifyCode } from './identify.ts';
import { newLink } from './new-link.ts';
import { showAside, takeStep } from './steps.ts';
import type { TaskPageStore } from './store.ts';
import { conflictDeclaredView } from './views/conflict.tsx';
import { deadView } from './views/dead-link.tsx';
import type { View } from './views/frame.tsx';
import { again, html, type Page, type Visit } from './visit.ts';

export interface TaskPageDependencies {
  readonly store: TaskPageStore;
  readonly municipality?: (id: string) => Municipality | undefined;
  readonly clock?: Clock;
  /** Who is signed in; only for kinds that ask for an account. */
  readonly holder?: (request: PageRequest) => Promise<Holder | null>;
}

const pressAgain: Texts = {
  sv: 'Formuläret var inte komplett. Öppna länken igen.',
  en: 'The form was not complete. Open the link again.',
};

/**
 * The one mechanism behind every emailed task link: shows where one is, derived from the link, the task and the
 * session alone; GET and HEAD write nothing. The steps are a code (where the policy asks for it), conflict of
 * interest, the answer, a last look, and the POST that counts.
 */
export function defineTaskPage<Data, Schema extends z.ZodMiniType>(
  definition: TaskPageDefinition<Data, Schema>,
  dependencies: TaskPageDependencies,
) {
  const { store, municipality = findMunicipality, clock = systemClock, holder: holderOf } = dependencies;
  const { kind } = definition;
  if (!isLinkTaskKind(kind)) throw new Error('Tasks of this kind are done signed in, not from a link');
  const needsCode = identityPolicy(kind) === 'LINK_AND_CODE';
  const needsAccount = identityPolicy(kind) === 'LINK_AND_ACCOUNT';
  if (needsAccount && holderOf === undefined) throw new Error('A kind that asks for an account needs to know whose');
  const reviews = definition.review !== undefined;
  const page: Page<Data, Schema> = { definition, store, needsCode, needsAccount, now: () => clock().toISOString() };

  async function handle(request: PageRequest): Promise<PageResponse> {
    const lang = languageOf(request);
    const token = request.params['token'] ?? '';
    const found = await store.find(token);
    if (found.kind === 'unknown' || found.task.kind !== kind) throw new PageProblem(404);
    const holder = needsAccount ? ((await holderOf?.(request)) ?? undefined) : undefined;
    const view: View = {
      lang,
      municipality: municipality(found.task.subject.municipality),
      title: definition.title,
      task: found.task,
      asksConflict: definition.conflictOfInterest !== undefined,
      reviews,
      ...(holder === undefined ? {} : { staff: { name: holder.name, signOut: providerDoor.signOut } }),
    };
    const identified = needsAccount
      ? holder !== undefined
      : !needsCode || (await hasSession(page, request, found.link));
    const step = request.method === 'POST' ? valueOf(request.form, 'step') : undefined;

    if (found.kind === 'dead') {
      if (found.why === 'ANSWERED')
        return step === undefined ? recorded(page, view, found.task, identified) : again(request);
      if (step === 'new-link') return newLink(page, view, request, token);
      if (found.task.conflict === 'DECLARED') return html(200, conflictDeclaredView(view));
      return html(410, deadView(view, found, found.why));
    }
    const visit: Visit = { request, token, found, view, identified, holder };
    if (step === 'new-link' && found.link.locked === true) return newLink(page, view, request, token);
    return step === undefined ? show(page, visit) : act(page, visit, step);
  }

  const path = taskRoutePath(kind);
  return pages({ [`GET ${path}`]: handle, [`HEAD ${path}`]: handle, [`POST ${path}`]: handle });
}

/** Where one is. */
async function show<Data, Schema extends z.ZodMiniType>(page: Page<Data, Schema>, visit: Visit): Promise<PageResponse> {
  const { view, found, identified } = visit;
  if (!identified) return askIdentity(page, visit, {});
  if (view.asksConflict && found.conflict !== 'NONE') return askConflict(page, visit, emptyForm);
  return (await showAside(page, visit)) ?? answerForm(page, visit, emptyForm);
}

async function act<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  step: string,
): Promise<PageResponse> {
  const { request, view, found, identified } = visit;
  const values = withoutControls(request.form);
  if (step === 'code') return page.needsCode && !identified ? sendCode(page, visit, values) : again(request);
  if (step === 'identity') return page.needsCode && !identified ? verifyCode(page, visit, values) : again(request);
  const [name = '', detail = ''] = step.split(':', 2);
  const ownStep = Object.entries(page.definition.steps ?? {}).find(([known]) => known === name)?.[1];
  if (ownStep === undefined && !['conflict', 'edit', 'review', 'answer'].includes(step)) {
    throw new PageProblem(400, pressAgain);
  }
  if (!identified) return askIdentity(page, visit, step === 'conflict' ? {} : values);
  if (step === 'conflict') return answerConflict(page, visit);
  if (view.asksConflict && found.conflict !== 'NONE') return again(request);
  if (ownStep !== undefined) return takeStep(page, visit, ownStep, detail, values);
  if (step === 'edit') return answerForm(page, visit, { values, errors: [] });
  return step === 'review' ? review(page, visit, values) : answer(page, visit, values);
}
