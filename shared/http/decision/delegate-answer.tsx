import { anotherIsNeeded } from '../../domain/municipality/four-eyes.ts';
import type { ComponentChildren } from 'preact';
import * as z from 'zod/mini';
import type { DelegateAnswer } from '../../domain/decision/delegate.ts';
import { RadioGroup, TextArea } from '../form/fields.tsx';
import type { FieldMessages, FormState } from '../form/form.ts';
import type { Language, Texts } from '../language.ts';
import { Note } from '../parts.tsx';

const Answers = z.strictObject({
  answer: z.enum(['AS_PROPOSED', 'SEND_BACK', 'HAND_OVER']),
  /** The question or the reason. */
  words: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(5000))),
  /** Hash of the basis on the page, where no link carries it. */
  basis: z.optional(z.string().check(z.maxLength(100))),
});

/** What a delegate's form may send: words exactly where they are asked for, so that no question is lost in a decision. */
export const DelegateForm = Answers.check(
  z.refine<z.infer<typeof Answers>>(({ answer, words }) => (answer === 'AS_PROPOSED') === (words === undefined), {
    path: ['words'],
    message: 'Words where they are asked for, and only there.',
  }),
);
export type DelegateForm = z.infer<typeof DelegateForm>;

export const delegateMessages: FieldMessages = {
  words: {
    sv: 'Skriv din fråga eller ditt skäl när du skickar tillbaka eller lämnar över, högst 5000 tecken, och lämna annars rutan tom',
    en: 'Write your question or your reason when you send back or hand over, at most 5000 characters, and otherwise leave the box empty',
  },
};

export const delegateSubmit: Texts = { sv: 'Lämna svaret – det gäller direkt', en: 'Give the answer – it is binding' };

export function delegateAnswerOf({ answer, words = '' }: DelegateForm): DelegateAnswer {
  switch (answer) {
    case 'AS_PROPOSED':
      return { answer };
    case 'SEND_BACK':
      return { answer, question: words };
    case 'HAND_OVER':
      return { answer, reason: words };
  }
}

const choices: Readonly<Record<DelegateForm['answer'], Texts & { readonly hint: Texts }>> = {
  AS_PROPOSED: {
    sv: 'Besluta enligt förslaget',
    en: 'Decide as proposed',
    hint: {
      sv: 'Beslutet gäller när du lämnar svaret och kan inte ändras efteråt.',
      en: 'The decision is binding when you give the answer and can not be changed afterwards.',
    },
  },
  SEND_BACK: {
    sv: 'Skicka tillbaka med en fråga',
    en: 'Send back with a question',
    hint: { sv: 'Handläggaren ser över förslaget.', en: 'The case officer looks the proposal over.' },
  },
  HAND_OVER: {
    sv: 'Lämna över till nämnden',
    en: 'Hand over to the committee',
    hint: {
      sv: 'Nämnden beslutar vid ett sammanträde. Det är också vägen till ett annat beslut än det föreslagna.',
      en: 'The committee decides in a meeting. That is also the way to another decision than the proposed one.',
    },
  },
};

/** What a delegate may answer (KL 6:37, 7:5): never another outcome, that is the committee's. */
export function DelegateFields({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="answer"
        label={lang === 'sv' ? 'Ditt svar' : 'Your answer'}
        choices={Object.entries(choices).map(([value, words]) => ({
          value,
          label: words[lang],
          hint: words.hint[lang],
        }))}
      />
      <TextArea
        form={form}
        name="words"
        label={lang === 'sv' ? 'Fråga eller skäl' : 'Question or reason'}
        hint={
          lang === 'sv' ? 'Bara när du skickar tillbaka eller lämnar över.' : 'Only when you send back or hand over.'
        }
        maxLength={5000}
      />
    </>
  );
}

/** The answer as it will be recorded; within it, the decision as it is proposed. */
export function DelegateReview({
  form,
  lang,
  children,
}: {
  readonly form: DelegateForm;
  readonly lang: Language;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <p class="lead">{choices[form.answer][lang]}</p>
      {form.answer === 'AS_PROPOSED' && (
        <>
          <h2>{lang === 'sv' ? 'Beslutet' : 'The decision'}</h2>
          {children}
        </>
      )}
      {form.words !== undefined && <p>{form.words}</p>}
      <Note tone="calm">
        <p>{choices[form.answer].hint[lang]}</p>
      </Note>
    </>
  );
}

const recorded: Readonly<Record<string, Texts>> = {
  DECIDED: { sv: 'Du har beslutat enligt förslaget.', en: 'You decided as proposed.' },
  SENT_BACK: {
    sv: 'Du har skickat tillbaka ärendet med en fråga.',
    en: 'You sent the case back with a question.',
  },
  HANDED_OVER: {
    sv: 'Du har lämnat över ärendet till nämnden.',
    en: 'You handed the case over to the committee.',
  },
};

/** What was answered, for the same person coming back. */
export function DelegateRecorded({ outcome, lang }: { readonly outcome: string; readonly lang: Language }) {
  return <p>{recorded[outcome]?.[lang] ?? outcome}</p>;
}

const refusals = {
  SETTLED: {
    sv: 'Ärendet är redan avgjort. Ditt svar har inte registrerats.',
    en: 'The case is settled already. Your answer was not recorded.',
  },
  SAME_PERSON: anotherIsNeeded.DECISION,
  CONFLICT_NOT_ANSWERED: {
    sv: 'Frågan om jäv är inte besvarad. Ditt svar har inte registrerats.',
    en: 'The question about conflict of interest is not answered. Your answer was not recorded.',
  },
  CONFLICT_DECLARED: {
    sv: 'Du har anmält jäv och kan inte besluta. Ditt svar har inte registrerats.',
    en: 'You declared a conflict of interest and can not decide. Your answer was not recorded.',
  },
  BASIS_CHANGED: {
    sv: 'Underlaget har ändrats sedan du öppnade det. Ditt svar har inte registrerats. Läs det nya underlaget först.',
    en: 'The basis was changed after you opened it. Your answer was not recorded. Read the new basis first.',
  },
  FILES_LOST: {
    sv: 'Förslaget vilar på filer som inte längre räknas. Du kan skicka tillbaka ärendet eller lämna över det. Ditt svar har inte registrerats.',
    en: 'The proposal rests on files that count no more. You can send the case back or hand it over. Your answer was not recorded.',
  },
  NO_LONGER_URGENT: {
    sv: 'Nämnden har sammanträtt sedan dess, så beslutet kan inte längre vara brådskande. Lämna över det till nämnden. Ditt svar har inte registrerats.',
    en: 'The committee has met since, so the decision can be urgent no longer. Hand it over to the committee. Your answer was not recorded.',
  },
  DONE_THEIR_PART: {
    sv: 'Bristen finns inte längre, eller avtalet gäller inte längre. Ingenting har beslutats. Skicka tillbaka ärendet.',
    en: 'There is no deficiency any more, or no contract in force. Nothing was decided. Send the case back.',
  },
  NOT_DELEGATED: {
    sv: 'Beslutet är inte längre delegerat. Ditt svar har inte registrerats.',
    en: 'The decision is no longer delegated. Your answer was not recorded.',
  },
  NOT_THE_DELEGATE: {
    sv: 'Beslutet är inte delegerat till dig. Ditt svar har inte registrerats.',
    en: 'The decision is not delegated to you. Your answer was not recorded.',
  },
} satisfies Record<string, Texts>;

/** Why an answer was not recorded, in words. */
export function delegateRefusal(code: keyof typeof refusals): Texts {
  return refusals[code];
}
