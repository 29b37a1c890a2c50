import * as z from 'zod/mini';
import type { Question } from '../../../shared/domain/follow-up/question.ts';
import { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import { type FieldError, many, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readForm } from '../../../shared/store/follow-up/campaign.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { planCampaign } from '../../../shared/store/follow-up/plan-campaign.ts';
import type { Visit } from './campaign-page.tsx';
import { formFaults } from './form-faults.ts';
import { type Days, readDays } from './plan-form.tsx';

/** The kinds that a line on the page can say all of; a choice comes in with a form as data. */
export const addableKinds = [
  'COUNT',
  'DECIMAL',
  'PERCENT',
  'YES_NO',
  'DAY',
  'TEXT',
] as const satisfies readonly Question['kind'][];

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const Keep = z.object({ keep: many(z.string()), duty: z.optional(z.string()) });
const Add = z.object({ sv: Words, en: Words, kind: z.enum(addableKinds), requirement: z.optional(z.string()) });

/** One step on the page of a campaign that is planned. @returns what is wrong in what was sent */
export async function changePlan(visit: Visit, step: string): Promise<readonly FieldError[]> {
  const { campaign, request, lang } = visit;
  const form = await readForm(campaign.municipality, campaign);
  if (step === 'days') {
    const days = readDays(request.form, campaign.year, lang);
    return days.ok ? save(visit, days.value, form) : days.errors;
  }
  if (step === 'keep') {
    const parsed = parseForm(Keep, request.form, lang);
    if (!parsed.ok) return parsed.errors;
    const { keep, duty } = parsed.value;
    const { duty: _duty, ...others } = form;
    const questions = form.questions.filter(({ id }) => keep.includes(id));
    return saveForm(visit, { ...others, ...(duty === undefined ? {} : { duty }), questions }, 'keep');
  }
  if (step !== 'add') throw new PageProblem(400);
  const parsed = parseForm(Add, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { sv, en, kind, requirement } = parsed.value;
  const question: Question = {
    id: `q${hashOf([sv, kind]).slice(0, 12)}`,
    kind,
    text: { sv, en },
    ...(requirement === undefined ? {} : { requirement }),
  };
  return saveForm(visit, { ...form, questions: [...form.questions, question] }, 'sv');
}

async function saveForm(visit: Visit, changed: unknown, field: string): Promise<readonly FieldError[]> {
  const form = ReportForm.safeParse(changed);
  if (!form.success) return [{ field, message: whatIsWrong(form.error.issues[0], visit.lang) }];
  const system = await readChoiceSystem(visit.campaign.municipality, visit.campaign.choiceSystemId);
  const [fault] = await formFaults(system, form.data);
  if (fault !== undefined) {
    const message =
      visit.lang === 'sv'
        ? `${fault.requirementId} är inget krav som redovisas av verksamheten själv`
        : `${fault.requirementId} is no requirement that providers report on`;
    return [{ field: fault.path === '/duty' ? 'duty' : field, message }];
  }
  return save(visit, visit.campaign, form.data);
}

function whatIsWrong(issue: z.core.$ZodIssue | undefined, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (issue?.code === 'too_small') return say('Minst en fråga ska vara med', 'At least one question is asked');
  if (issue?.code === 'too_big') return say('Formuläret har för många frågor', 'The form has too many questions');
  return say(
    'Frågan finns redan, eller hör ihop med en fråga som inte är med',
    'The question is there already, or belongs with one that is not',
  );
}

/** @throws PageProblem 409 when the reports have been sent, or somebody else has planned them otherwise, meanwhile */
async function save(visit: Visit, { opensOn, dueOn, sample }: Days, form: ReportForm): Promise<readonly FieldError[]> {
  const { municipality, choiceSystemId, year } = visit.campaign;
  const version = Number(valueOf(visit.request.form, 'version'));
  const plan = { municipality, choiceSystemId, year, opensOn, dueOn, sample, form };
  const saved = await planCampaign(plan, { by: visit.staff.name, at: now() }, { version });
  if (saved.ok) return [];
  if (saved.error === 'CHANGED')
    throw new PageProblem(409, {
      sv: 'Någon annan har ändrat planen sedan du öppnade sidan. Öppna den igen; ingenting har sparats nu.',
      en: 'Somebody else has changed the plan since you opened the page. Open it again; nothing was saved now.',
    });
  throw new PageProblem(409, {
    sv: 'Redovisningarna har skickats ut. Det som en gång har frågats ändras inte.',
    en: 'The reports have been sent. What was asked once is not changed.',
  });
}
