import * as z from 'zod/mini';
import { ParagraphNumber } from '../../../shared/domain/decision/meeting/paragraph.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, parseForm } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import type { RegisterRefusal } from '../../../shared/store/measure/rule.ts';

/** What a meeting decided, from its minutes. */
export function MeetingFields({
  form,
  chair,
  lang,
}: {
  readonly form: FormState;
  readonly chair: string;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { values } = form;
  const filled = values['chair'] === undefined ? { ...form, values: { ...values, chair } } : form;
  return (
    <>
      <h2>{say('Sammanträdets beslut', 'The meeting’s decision')}</h2>
      <p>
        {say(
          'Skriv det som ordföranden har förklarat beslutat. Närvaro, jäv och röster står i sammanträdets protokoll.',
          'Write what the chair has declared decided. Attendance, recusals and votes are in the meeting’s minutes.',
        )}
      </p>
      <TextField
        form={form}
        name="heldOn"
        type="date"
        size="short"
        label={say('Sammanträdets dag', 'Day of the meeting')}
      />
      <TextField form={form} name="paragraph" size="short" label={say('Paragraf (§)', 'Item (§)')} />
      <TextField form={filled} name="chair" maxLength={200} label={say('Ordförande', 'In the chair')} />
      <RadioGroup
        form={form}
        name="outcome"
        label={say('Beslut', 'Decision')}
        choices={[
          { value: 'AS_PROPOSED', label: say('Avtalet avslutas, som föreslaget', 'The contract ends, as proposed') },
          { value: 'OTHERWISE', label: say('Avtalet avslutas inte', 'The contract does not end') },
          { value: 'REFER_BACK', label: say('Återremiss', 'Referred back') },
        ]}
      />
      <TextArea
        form={form}
        name="words"
        rows={4}
        label={say('Skäl eller fråga', 'Reasons or question')}
        hint={say('När avtalet inte avslutas, eller vid återremiss.', 'When it does not end, or is referred back.')}
      />
      <SubmitButton name="step" value="register">
        {say('Registrera beslutet', 'Register the decision')}
      </SubmitButton>
    </>
  );
}

const MeetingResult = z.object({
  heldOn: z.iso.date(),
  paragraph: ParagraphNumber,
  chair: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  outcome: z.enum(['AS_PROPOSED', 'OTHERWISE', 'REFER_BACK']),
  words: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(4000))),
});

const messages = {
  paragraph: { sv: 'Skriv paragrafens nummer, till exempel 45', en: 'Write the item’s number, for example 45' },
};

/** The entry as it was sent. */
export function readResult({ form }: PageRequest, lang: Language) {
  return parseForm(MeetingResult, form, lang, messages);
}

/** Why an entry was not taken, and at which field. */
export const registerWords: Readonly<
  Record<Exclude<RegisterRefusal, 'SETTLED'>, { readonly field: string; readonly words: Texts }>
> = {
  DAY_TO_COME: { field: 'heldOn', words: { sv: 'Sammanträdet har inte varit än', en: 'It has not been held yet' } },
  BEFORE_REFERRAL: {
    field: 'heldOn',
    words: { sv: 'Förslaget lades fram efter den dagen', en: 'The proposal was laid there after that day' },
  },
  WORDS_MISSING: {
    field: 'words',
    words: { sv: 'Skriv skälen eller frågan', en: 'Write the reasons or the question' },
  },
  NOT_DELEGATED: {
    field: 'heldOn',
    words: { sv: 'Delegationen var återkallad den dagen', en: 'The delegation was revoked on that day' },
  },
  DONE_THEIR_PART: {
    field: 'outcome',
    words: {
      sv: 'Bristen fanns inte längre den dagen, eller avtalet gäller inte längre',
      en: 'There was no deficiency any more on that day, or there is no contract in force',
    },
  },
};
