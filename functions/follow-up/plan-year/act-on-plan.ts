import * as z from 'zod/mini';
import { readParagraph } from '../../../shared/domain/decision/meeting/paragraph.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FieldError, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import type { Texts } from '../../../shared/http/language.ts';
import { now } from '../../../shared/platform/clock.ts';
import {
  adoptYearPlan,
  moveInYearPlan,
  type PlanFault,
  takeIntoYearPlan,
} from '../../../shared/store/follow-up/year-plan.ts';
import { planPage } from './plan-page.tsx';
import { enter, type Visit } from './visit.ts';

const Adopting = z.object({
  heldOn: z.iso.date(),
  paragraph: z.string().check(z.minLength(1)),
  laid: z.string().check(z.minLength(1), z.maxLength(100)),
});
const Moving = z.object({
  contractId: z.string(),
  month: z.string().check(z.regex(/^(1[0-2]|[1-9])$/)),
  why: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
});

/** Registers the adoption, moves a review, or takes in contracts that have come since. */
export async function actOnPlan(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const errors = await takeStep(visit, valueOf(request.form, 'step'));
  return errors.length === 0 ? again(visit) : planPage(visit, { values: request.form, errors });
}

async function takeStep(visit: Visit, step: string): Promise<readonly FieldError[]> {
  switch (step) {
    case 'adopt':
      return adopt(visit);
    case 'move':
      return move(visit);
    case 'take-in':
      return takeIn(visit);
    default:
      throw new PageProblem(400);
  }
}

async function adopt(visit: Visit): Promise<readonly FieldError[]> {
  if (!visit.mayRegister) throw new NotAllowed();
  const { request, lang, subject, staff } = visit;
  const parsed = parseForm(Adopting, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { heldOn, paragraph: written, laid } = parsed.value;
  const paragraph = readParagraph(written);
  if (paragraph === undefined) {
    return [{ field: 'paragraph', message: lang === 'sv' ? 'Skriv paragrafens nummer' : 'Write the item’s number' }];
  }
  const version = Number(valueOf(request.form, 'version'));
  const adopted = await adoptYearPlan(subject, { heldOn, paragraph, laid, version }, { by: staff.name, at: now() });
  if (adopted.ok) return [];
  return refused(adopted.error, adopted.error === 'OTHER_BASIS' ? 'laid' : 'heldOn', lang);
}

async function move(visit: Visit): Promise<readonly FieldError[]> {
  if (!visit.mayChange) throw new NotAllowed();
  const { request, lang, subject, staff } = visit;
  const parsed = parseForm(Moving, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { contractId, month, why = '' } = parsed.value;
  const moved = await moveInYearPlan(subject, { contractId, month: Number(month), why }, { by: staff.name, at: now() });
  if (moved.ok) return [];
  return refused(moved.error, moved.error === 'NO_REASON' ? 'why' : 'contractId', lang);
}

async function takeIn({ subject, system, staff, mayChange, lang }: Visit): Promise<readonly FieldError[]> {
  if (!mayChange) throw new NotAllowed();
  const why = 'Avtalet har trätt i kraft efter att planen gjordes.';
  const added = await takeIntoYearPlan(subject, system, { by: staff.name, at: now(), why });
  if (added > 0) return [];
  const message = lang === 'sv' ? 'Inga avtal har tillkommit' : 'No contract has come since';
  return [{ field: '', message }];
}

/** @throws PageProblem 409 when somebody was there before */
function refused(fault: PlanFault, field: string, lang: 'sv' | 'en'): readonly FieldError[] {
  if (fault === 'CHANGED' || fault === 'ADOPTED') throw new PageProblem(409, words[fault]);
  return [{ field, message: words[fault][lang] }];
}

const words: Readonly<Record<PlanFault, Texts>> = {
  CHANGED: {
    sv: 'Planen har ändrats sedan du öppnade sidan. Läs den igen; ingenting har registrerats nu.',
    en: 'The plan has changed since you opened the page. Read it again; nothing was recorded now.',
  },
  ADOPTED: {
    sv: 'Planen är redan antagen. Ingenting har registrerats nu.',
    en: 'The plan is adopted already. Nothing was recorded now.',
  },
  NOT_HELD_YET: { sv: 'Sammanträdet har inte hållits än', en: 'The meeting has not been held yet' },
  HELD_BEFORE: {
    sv: 'Planen fanns inte när det sammanträdet hölls',
    en: 'The plan was not there when that meeting was held',
  },
  OTHER_BASIS: {
    sv: 'Planen här är inte den som nämnden hade: kontrollsumman är en annan. Ändra tillbaka den, eller lägg fram den ändrade planen för nämnden',
    en: 'This plan is not the one that the committee had: its checksum is another. Change it back, or put the changed plan before the committee',
  },
  UNKNOWN: { sv: 'Välj ett avtal i planen', en: 'Choose a contract in the plan' },
  SAME_MONTH: { sv: 'Avtalet har den månaden redan', en: 'The contract has that month already' },
  NO_REASON: {
    sv: 'Skriv varför: planen är antagen, och ändringen ska gå att följa',
    en: 'Write why: the plan is adopted, and the change is to be traceable',
  },
};
