import * as z from 'zod/mini';
import { choicesOf, MeasureKind } from '../../../shared/domain/measure/measure.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FieldError, emptyForm, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { decide, dismiss, followUp } from '../../../shared/store/measure/decide.ts';
import { helpedToChoose } from '../../../shared/store/measure/choose-again.ts';
import { hear } from '../../../shared/store/measure/hear.ts';
import type { MeasureRefusal } from '../../../shared/store/measure/measure.ts';
import { takeBack } from '../../../shared/store/measure/refer.ts';
import { measurePage } from './page.tsx';
import { proposeMeasure, showMeasures } from './propose.tsx';
import { referToDecider, showReferral } from './referral.tsx';
import { rule, showRuling } from './ruling.tsx';
import { enter, type Visit } from './visit.ts';

/** What a contract's provider meets when it is not kept: proposed by the calendar or an officer, decided by a person. */
export const handler = pages({
  'GET /desk/measures/{measureId}': async (request) => measurePage(await enter(request), emptyForm),
  'POST /desk/measures/{measureId}': act,
  'GET /desk/measures/{measureId}/referral': showReferral,
  'POST /desk/measures/{measureId}/referral': referToDecider,
  'GET /desk/measures/{measureId}/decision': showRuling,
  'POST /desk/measures/{measureId}/decision': rule,
  'GET /desk/contracts/{contractId}/measures': showMeasures,
  'POST /desk/contracts/{contractId}/measures': proposeMeasure,
});

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));
const Decision = z.object({
  kind: MeasureKind,
  reasons: Words,
  rectifyBy: z.iso.date(),
  authority: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
});
const Hearing = z.object({ about: z.enum(['WARNING', 'TERMINATION']), text: Words, dueOn: z.iso.date() });
const Dismissal = z.object({ why: Words });
const Count = z.string().check(z.regex(/^\d{1,6}$/));
const ChosenAgain = z.object({ chose: Count, assigned: Count, note: z.optional(Words) });
const FollowUp = z.object({ rectified: z.enum(['yes', 'no']), note: Words });

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayDecide) throw new NotAllowed();
  const errors = await takeStep(visit, valueOf(request.form, 'step'));
  return errors.length === 0 ? again(visit) : measurePage(visit, { values: request.form, errors });
}

async function takeStep(visit: Visit, step: string): Promise<readonly FieldError[]> {
  const { request, subject, staff, lang, measure } = visit;
  const actor = { by: staff.name, at: now() };
  if (step === 'decide') {
    const parsed = parseForm(Decision, request.form, lang);
    if (!parsed.ok) return parsed.errors;
    if (!choicesOf(measure).includes(parsed.value.kind)) throw new PageProblem(400);
    return outcomeOf(() => decide(subject, parsed.value, actor), lang);
  }
  if (step === 'hear') {
    const parsed = parseForm(Hearing, request.form, lang);
    return parsed.ok ? outcomeOf(() => hear(subject, parsed.value, actor), lang, 'dueOn') : parsed.errors;
  }
  if (step === 'dismiss') {
    const parsed = parseForm(Dismissal, request.form, lang);
    return parsed.ok ? outcomeOf(() => dismiss(subject, parsed.value.why, actor), lang) : parsed.errors;
  }
  if (step === 'take-back') return outcomeOf(() => takeBack(subject, actor), lang);
  if (step === 'chosen-again') {
    const parsed = parseForm(ChosenAgain, request.form, lang);
    if (!parsed.ok) return parsed.errors;
    const { chose, assigned, note = '' } = parsed.value;
    return outcomeOf(
      () => helpedToChoose(subject, { chose: Number(chose), assigned: Number(assigned), note }, actor),
      lang,
    );
  }
  if (step !== 'follow-up') throw new PageProblem(400);
  const parsed = parseForm(FollowUp, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { rectified, note } = parsed.value;
  return outcomeOf(() => followUp(subject, { rectified: rectified === 'yes', note }, actor), lang);
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: MeasureRefusal };

/** @throws PageProblem 409 when the provider has done their part, or somebody else was first */
async function outcomeOf(
  work: () => Promise<Outcome>,
  lang: 'sv' | 'en',
  day: 'rectifyBy' | 'dueOn' = 'rectifyBy',
): Promise<readonly FieldError[]> {
  const outcome = await work().catch((error: unknown): Outcome => {
    if (error instanceof ConcurrencyError) return { ok: false, error: 'SETTLED' };
    throw error;
  });
  if (outcome.ok) return [];
  if (outcome.error === 'DAY_PASSED') {
    return [{ field: day, message: lang === 'sv' ? 'Ange en dag som kommer' : 'Enter a day to come' }];
  }
  if (outcome.error === 'NOT_HEARD') {
    const message = lang === 'sv' ? 'De har inte fått yttra sig än' : 'They have not had their say yet';
    return [{ field: 'kind', message }];
  }
  if (outcome.error === 'DONE_THEIR_PART') {
    throw new PageProblem(409, {
      sv: 'Det som saknades har kommit in, eller väntas inte längre. Ingen åtgärd kan beslutas.',
      en: 'What was missing has come, or is waited for no more. No measure can be decided on.',
    });
  }
  throw new PageProblem(409, {
    sv: 'Någon annan har redan tagit ställning. Ingenting har registrerats nu.',
    en: 'Somebody else has settled it already. Nothing was recorded now.',
  });
}
