import * as z from 'zod/mini';
import { ComplaintTopic } from '../../../shared/domain/complaint/complaint.ts';
import type { FieldMessages } from '../../../shared/http/form/form.ts';

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** What the form sends; who writes is theirs to leave out. */
export const Sent = z.strictObject({
  /** Made with the form: the same form sent twice makes one complaint, and its receipt has one address. */
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  about: z.optional(z.string().check(z.maxLength(100))),
  topic: ComplaintTopic,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
  happened: z.optional(line),
  name: z.optional(line),
  email: z.optional(z.email().check(z.maxLength(200))),
  phone: z.optional(z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 -]{5,20}$/))),
});
export type Sent = z.infer<typeof Sent>;

export const messages: FieldMessages = {
  topic: { sv: 'Välj vad det gäller', en: 'Choose what it is about' },
  text: {
    sv: 'Skriv vad som har hänt, med högst 5 000 tecken',
    en: 'Write what has happened, in at most 5,000 characters',
  },
  email: { sv: 'Kontrollera e-postadressen', en: 'Check the e-mail address' },
  phone: { sv: 'Kontrollera telefonnumret', en: 'Check the telephone number' },
  key: { sv: 'Formuläret är för gammalt. Ladda om sidan.', en: 'The form is too old. Load the page again.' },
};
