import * as z from 'zod/mini';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FieldError, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { sendToServiceAnew, takeBackFromService } from '../../../shared/store/contract/at-service.ts';
import { type EndError, extend, terminate } from '../../../shared/store/contract/end.ts';
import { giveMoreTime, letLapse } from '../../../shared/store/contract/lapse.ts';
import { contractPage } from './show-contract.tsx';
import { enterToAct, type Visit } from './visit.ts';

/** What a step on the page does: nothing to say, or what is wrong in what was sent. */
type Step = (visit: Visit) => Promise<readonly FieldError[]>;

const steps: Readonly<Record<string, Step>> = {
  lapse,
  'more-time': moreTime,
  terminate: endContract,
  extend: extendContract,
  'sign-here': signHere,
  'send-anew': sendAnew,
};

/** Carries out one step on the contract's page; what was sent wrongly is shown again with what is wrong. */
export async function act(request: PageRequest): Promise<PageResponse> {
  const name = valueOf(request.form, 'step');
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  const visit = await enterToAct(request);
  if (step === undefined) throw new PageProblem(400);
  const errors = await step(visit);
  return errors.length === 0 ? again(visit) : contractPage(visit, { values: request.form, errors });
}

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

const LapseForm = z.object({ authority: Line, why: Reason });

async function lapse({ request, subject, staff, lang }: Visit): Promise<readonly FieldError[]> {
  const parsed = parseForm(LapseForm, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  mustHold(await letLapse(subject, { ...parsed.value, by: staff.name, at: now() }));
  return [];
}

const MoreTimeForm = z.object({ until: z.iso.date(), reason: Reason });
/** The most days that a signer is given at a time. */
const mostDays = 366;

async function moreTime({ request, subject, staff, lang }: Visit): Promise<readonly FieldError[]> {
  const parsed = parseForm(MoreTimeForm, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const at = now();
  const { until, reason } = parsed.value;
  const today = stockholmDay(at);
  if (until <= today || until > addDays(today, mostDays)) {
    const message = lang === 'sv' ? 'Ange en dag som kommer, inom ett år' : 'Enter a day to come, within a year';
    return [{ field: 'until', message }];
  }
  mustHold(await giveMoreTime(subject, { by: staff.name, at, until, why: reason }));
  return [];
}

const NoticeForm = z.object({
  from: z.enum(['PROVIDER', 'MUNICIPALITY', 'BOTH']),
  receivedOn: z.iso.date(),
  agreedOn: z.optional(z.iso.date()),
  why: Reason,
  authority: z.optional(Line),
});

async function endContract({ request, subject, staff, lang }: Visit): Promise<readonly FieldError[]> {
  const parsed = parseForm(NoticeForm, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const at = now();
  if (parsed.value.receivedOn > stockholmDay(at)) {
    return [{ field: 'receivedOn', message: say('Dagen har inte varit än', 'The day has not been yet') }];
  }
  const outcome = await terminate(subject, parsed.value, { by: staff.name, at });
  const wrong: Partial<Record<EndError, FieldError>> = {
    LAST_DAY_NEEDED: { field: 'agreedOn', message: say('Ange sista dagen', 'Enter the last day') },
    LAST_DAY_PASSED: {
      field: 'agreedOn',
      message: say('Sista dagen har redan varit', 'The last day has been already'),
    },
    AUTHORITY_NEEDED: {
      field: 'authority',
      message: say('Ange vad kommunens uppsägning vilar på', 'Enter what the municipality’s notice rests on'),
    },
  };
  const error = outcome.ok ? undefined : wrong[outcome.error];
  if (error !== undefined) return [error];
  mustHold(outcome);
  return [];
}

async function extendContract({ subject, staff }: Visit): Promise<readonly FieldError[]> {
  mustHold(await extend(subject, { by: staff.name, at: now() }));
  return [];
}

async function signHere({ subject, staff }: Visit): Promise<readonly FieldError[]> {
  mustHold({ ok: await takeBackFromService(subject, { by: staff.name, at: now() }) });
  return [];
}

async function sendAnew({ subject, staff }: Visit): Promise<readonly FieldError[]> {
  mustHold({ ok: await sendToServiceAnew(subject, { by: staff.name, at: now() }) });
  return [];
}

/** Whoever pressed twice, or after somebody else, is told that it is settled already. @throws PageProblem 409 */
function mustHold(outcome: { readonly ok: boolean }): void {
  if (outcome.ok) return;
  throw new PageProblem(409, {
    sv: 'Avtalet har ändrats sedan du öppnade sidan. Ingenting har registrerats nu.',
    en: 'The contract was changed after you opened the page. Nothing was recorded now.',
  });
}
