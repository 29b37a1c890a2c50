import * as z from 'zod/mini';
import { ComplaintKind, ComplaintTopic } from '../../../shared/domain/complaint/complaint.ts';
import { namesNumber } from '../../../shared/domain/complaint/personal-number.ts';
import type { FieldMessages } from '../../../shared/http/form/form.ts';

const long = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(10_000),
  z.refine((text) => !namesNumber(text)),
);

/** What a provider sends. @param today nothing has happened later */
export const Sent = (today: string) =>
  z.strictObject({
    /** Made with the form: the same form sent twice makes one report. */
    key: z.string().check(z.regex(/^[0-9A-Z]{26}$/)),
    kind: ComplaintKind,
    contract: z.string().check(z.minLength(1), z.maxLength(100)),
    topic: ComplaintTopic,
    text: long,
    happened: z.optional(z.string().check(z.trim(), z.maxLength(200))),
    done: z.optional(long),
    toldInspectorateOn: z.optional(z.iso.date().check(z.refine((day) => day <= today))),
  });

const withoutNumbers = {
  sv: 'Skriv utan personnummer och med högst 10 000 tecken',
  en: 'Write without personal identity numbers and in at most 10,000 characters',
};

export const messages: FieldMessages = {
  kind: { sv: 'Välj vad det är', en: 'Choose what it is' },
  contract: { sv: 'Välj verksamhet', en: 'Choose the operation' },
  topic: { sv: 'Välj vad det gäller', en: 'Choose what it is about' },
  text: withoutNumbers,
  done: withoutNumbers,
  toldInspectorateOn: { sv: 'Ange en dag som varit', en: 'Give a day that has been' },
  key: { sv: 'Formuläret är för gammalt. Ladda om sidan.', en: 'The form is too old. Load the page again.' },
};
