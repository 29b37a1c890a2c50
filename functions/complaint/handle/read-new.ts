import * as z from 'zod/mini';
import { ComplaintKind, ComplaintTopic } from '../../../shared/domain/complaint/complaint.ts';
import type { FieldMessages } from '../../../shared/http/form/form.ts';

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** What an officer writes down. @param today no complaint came later than that */
export const New = (today: string) =>
  z.strictObject({
    /** Made with the form: the same form sent twice makes one complaint. */
    key: z.string().check(z.regex(/^[0-9A-Z]{26}$/)),
    channel: z.enum(['CALL', 'LETTER', 'VISIT']),
    receivedOn: z.iso.date().check(z.refine((day) => day <= today)),
    kind: ComplaintKind,
    topic: ComplaintTopic,
    about: z.optional(z.string().check(z.maxLength(100))),
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000)),
    happened: z.optional(line),
    name: z.optional(line),
    email: z.optional(z.email().check(z.maxLength(200))),
    phone: z.optional(z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 -]{5,20}$/))),
  });

export const messages: FieldMessages = {
  channel: { sv: 'Välj hur den kom', en: 'Choose how it came' },
  receivedOn: { sv: 'Ange dagen den kom, idag eller tidigare', en: 'Give the day it came, today or earlier' },
  kind: { sv: 'Välj vad det är', en: 'Choose what it is' },
  topic: { sv: 'Välj vad det gäller', en: 'Choose what it is about' },
  text: { sv: 'Skriv vad som sagts, med högst 10 000 tecken', en: 'Write what was said, in at most 10,000 characters' },
  email: { sv: 'Kontrollera e-postadressen', en: 'Check the e-mail address' },
  phone: { sv: 'Kontrollera telefonnumret', en: 'Check the telephone number' },
  key: { sv: 'Formuläret är för gammalt. Ladda om sidan.', en: 'The form is too old. Load the page again.' },
};
