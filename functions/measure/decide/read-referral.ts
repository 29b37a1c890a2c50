import * as z from 'zod/mini';
import { TerminationProposal } from '../../../shared/domain/measure/referral.ts';
import { type FieldError, parseForm } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import type { Referred } from '../../../shared/store/measure/refer.ts';

const Form = z.object({
  reasons: TerminationProposal.shape.reasons,
  clause: TerminationProposal.shape.clause,
  ending: z.enum(['NOTICE', 'ON']),
  day: z.optional(z.iso.date()),
  stopsIntake: z.optional(z.string()),
  as: z.optional(z.enum(['CHAIR', 'DEPUTY'])),
  reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
  nextMeetingOn: z.optional(z.iso.date()),
  notHeard: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(4000))),
});

type Read =
  { readonly ok: true; readonly value: Referred } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What is proposed, with the urgency that is claimed all of it or none. */
export function readReferral({ form }: PageRequest, lang: Language): Read {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const parsed = parseForm(Form, form, lang);
  if (!parsed.ok) return parsed;
  const { ending, day, stopsIntake, as, reason, nextMeetingOn, notHeard, reasons, clause } = parsed.value;
  const errors: FieldError[] = [];
  if (ending === 'ON' && day === undefined) errors.push({ field: 'day', message: say('Ange dagen', 'Enter the day') });
  const isUrgent = as !== undefined || reason !== undefined || nextMeetingOn !== undefined;
  if (isUrgent && as === undefined) errors.push({ field: 'as', message: say('Ange vem', 'Say who') });
  if (isUrgent && reason === undefined) errors.push({ field: 'reason', message: say('Ange varför', 'Say why') });
  if (isUrgent && nextMeetingOn === undefined) {
    errors.push({ field: 'nextMeetingOn', message: say('Ange sammanträdets dag', 'Enter the meeting’s day') });
  }
  if (errors.length > 0) return { ok: false, errors };
  const urgent =
    as === undefined || reason === undefined || nextMeetingOn === undefined ? undefined : { as, reason, nextMeetingOn };
  return {
    ok: true,
    value: {
      reasons,
      clause,
      ending: ending === 'ON' && day !== undefined ? { kind: 'ON', day } : { kind: 'NOTICE' },
      stopsIntake: stopsIntake !== undefined,
      ...(urgent === undefined ? {} : { urgent }),
      ...(notHeard === undefined || urgent === undefined ? {} : { notHeard }),
    },
  };
}
