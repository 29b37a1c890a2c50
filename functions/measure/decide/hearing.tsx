import type { Hearing, Measure } from '../../../shared/domain/measure/measure.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { Visit } from './visit.ts';
import { hearingWords } from './words.ts';

/** What the provider is heard about before it is decided on. */
export function hearable({ may }: Pick<Measure, 'may'>): readonly Hearing['about'][] {
  return (['WARNING', 'TERMINATION'] as const).filter((one) => may.includes(one));
}

/** Before a warning, or the contract's end, its provider has its say: what is considered and why, and until when it may answer. */
export function HearForm({ visit: { lang, measure }, form }: { readonly visit: Visit; readonly form: FormState }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Låt dem yttra sig', 'Let them comment')}</h2>
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="about"
          label={say('Det mesta som övervägs', 'The most that is considered')}
          choices={hearable(measure).map((one) => ({ value: one, label: hearingWords[one][lang] }))}
        />
        <TextArea
          form={form}
          name="text"
          rows={4}
          label={say('Vad som övervägs och vad det bygger på', 'What is considered and what that rests on')}
          hint={say('De läser det innan något beslutas.', 'They read it before anything is decided.')}
        />
        <TextField form={form} name="dueOn" type="date" size="short" label={say('Svar senast', 'Answer by')} />
        <SubmitButton name="step" value="hear">
          {say('Skicka och invänta svar', 'Send and await an answer')}
        </SubmitButton>
      </form>
    </>
  );
}

/** That they were asked, and what they said. */
export function hearingRows({ text, dueOn, sentAt, sentBy, reply }: Hearing, lang: 'sv' | 'en') {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return [
    {
      label: say('Tillfälle att yttra sig', 'Asked to comment'),
      value: `${shownInstant(sentAt, lang)}, ${sentBy}\n${text}`,
    },
    {
      label: say('Deras yttrande', 'Their comment'),
      value:
        reply === undefined
          ? say(`Inget än, senast ${shownDay(dueOn, lang)}`, `None yet, by ${shownDay(dueOn, lang)}`)
          : `${shownInstant(reply.at, lang)}, ${reply.by}\n${reply.words}`,
    },
  ];
}
