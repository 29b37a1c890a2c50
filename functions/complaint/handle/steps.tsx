import type { ComponentChildren } from 'preact';
import { AnswerWay, Outcome } from '../../../shared/domain/complaint/complaint.ts';
import { outcomeWords, wayWords } from '../../../shared/http/complaint/words.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Visit } from './visit.ts';

/** What can be done now, each folded until it is wanted. */
export function Steps({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { complaint, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const sent = valueOf(form.values, 'step');
  const step = (name: string, title: string, fields: ComponentChildren, button = title) => (
    <details key={name} open={sent === name}>
      <summary>{title}</summary>
      <form method="post" novalidate>
        {fields}
        <SubmitButton name="step" value={name}>
          {button}
        </SubmitButton>
      </form>
    </details>
  );
  const mayAsk =
    complaint.about !== null && (complaint.account === undefined || complaint.account.givenAt !== undefined);
  return (
    <section class="actions">
      <h2>{say('Nästa steg', 'Next')}</h2>
      {step(
        'note',
        say('Skriv en anteckning', 'Write a note'),
        <TextArea form={form} name="note" label={say('Anteckning', 'Note')} />,
      )}
      {mayAsk &&
        step(
          'ask',
          say('Be den det gäller om en redogörelse', 'Ask whom it is about for an account'),
          <>
            <TextArea
              form={form}
              name="question"
              label={say('Frågan', 'The question')}
              hint={say(
                'Med egna ord. Skriv inte vem som har klagat, och inga personnummer.',
                'In your own words. Do not write who complained, and no personal identity numbers.',
              )}
            />
            <TextField
              form={form}
              name="concerns"
              label={say(
                'Vem det gäller, bara om de inte kan svara annars',
                'Whom it concerns, only if they could not answer otherwise',
              )}
              maxLength={200}
            />
          </>,
          say('Skicka frågan', 'Send the question'),
        )}
      {complaint.misconduct === undefined &&
        step(
          'misconduct',
          say('Registrera som möjligt missförhållande', 'Register as possible misconduct'),
          <p>
            {say(
              `${visit.rule.misconduct.responsible.name} underrättas genast.`,
              `${visit.rule.misconduct.responsible.name} is told at once.`,
            )}
          </p>,
        )}
      {step(
        'assign',
        say('Lämna över till någon', 'Hand it to somebody'),
        <>
          <TextField form={form} name="assigneeName" label={say('Namn', 'Name')} />
          <TextField
            form={form}
            name="assigneeEmail"
            type="email"
            label={say('E-post vid inloggning', 'E-mail that they sign in with')}
          />
        </>,
        say('Lämna över', 'Hand over'),
      )}
      {complaint.status === 'OPEN'
        ? step(
            'answer',
            say('Svara', 'Answer'),
            <>
              <TextArea form={form} name="answer" rows={7} label={say('Svaret', 'The answer')} />
              <RadioGroup
                form={form}
                name="way"
                label={say('Hur lämnas det?', 'How is it given?')}
                choices={AnswerWay.options
                  .filter((value) => value !== 'PAGE' || complaint.followHash !== undefined)
                  .map((value) => ({ value, label: wayWords[value][lang] }))}
              />
            </>,
            say('Lämna svaret', 'Give the answer'),
          )
        : step(
            'close',
            say('Avsluta', 'Close'),
            <>
              <RadioGroup
                form={form}
                name="outcome"
                label={say('Utfall', 'Outcome')}
                choices={Outcome.options.map((value) => ({ value, label: outcomeWords[value][lang] }))}
              />
              <TextArea
                form={form}
                name="measures"
                rows={4}
                label={say('Åtgärder som är gjorda eller beslutade', 'Measures taken or decided')}
              />
            </>,
          )}
    </section>
  );
}
