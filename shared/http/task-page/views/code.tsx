import { ErrorSummary, HiddenFields, SubmitButton, TextField } from '../../form/fields.tsx';
import { emptyForm, type FormState, type FormValues } from '../../form/form.ts';
import type { Texts } from '../../language.ts';
import { Note } from '../../parts.tsx';
import { Contact, document, Facts, progress, type View } from './frame.tsx';

const codeTexts = {
  why: {
    sv: 'Länken visar att du kan läsa brevet. För att visa att det är du får du en engångskod som sms.',
    en: 'The link shows that you can read the message. To show that it is you, you get a one-time code by text message.',
  },
  send: { sv: 'Skicka kod', en: 'Send a code' },
  again: { sv: 'Skicka en ny kod', en: 'Send a new code' },
  label: { sv: 'Engångskod', en: 'One-time code' },
  hint: { sv: 'Sex siffror.', en: 'Six digits.' },
  go: { sv: 'Fortsätt', en: 'Continue' },
  kept: {
    sv: 'Tiden för din inloggning gick ut. Det du har skrivit finns kvar; visa vem du är igen så fortsätter du där du var.',
    en: 'Your session ran out. What you wrote is kept; show who you are again and continue where you were.',
  },
  noPhone: {
    sv: 'Vi har inget telefonnummer till dig och kan därför inte skicka någon kod. Hör av dig, så ordnar vi det.',
    en: 'We have no telephone number for you, so no code can be sent. Get in touch and we will arrange it.',
  },
  tooMany: {
    sv: 'Flera koder har redan skickats. Vänta en stund och försök igen.',
    en: 'Several codes have been sent already. Wait a while and try again.',
  },
} satisfies Record<string, Texts>;

function phoneEnding(view: View): string {
  const ending = (view.task.assignee.phone ?? '').replace(/\D/g, '').slice(-2);
  return view.lang === 'sv' ? `telefonnumret som slutar på ${ending}` : `the telephone number ending in ${ending}`;
}

/** Asks to send the code. @param carried answers that a lapsed session must not lose */
export function askCodeView(view: View, options: { carried: FormValues; tooMany?: boolean }): string {
  const { lang } = view;
  const lapsed = Object.keys(options.carried).length > 0;
  return document(
    view,
    <>
      {lapsed && (
        <Note tone="warn">
          <p>{codeTexts.kept[lang]}</p>
        </Note>
      )}
      {options.tooMany === true && (
        <Note tone="warn">
          <p>{codeTexts.tooMany[lang]}</p>
        </Note>
      )}
      <Facts view={view} />
      {view.task.assignee.phone === undefined ? (
        <>
          <Note tone="warn">
            <p>{codeTexts.noPhone[lang]}</p>
          </Note>
          <Contact view={view} />
        </>
      ) : (
        <>
          <p>{codeTexts.why[lang]}</p>
          <p>
            {lang === 'sv' ? 'Koden skickas till ' : 'The code goes to '}
            <strong>{phoneEnding(view)}</strong>.
          </p>
          <form method="post" novalidate>
            <HiddenFields values={options.carried} />
            <SubmitButton name="step" value="code">
              {codeTexts.send[lang]}
            </SubmitButton>
          </form>
        </>
      )}
    </>,
    { above: progress(view, 'identity') },
  );
}

/** Asks for the code that was sent. */
export function enterCodeView(
  view: View,
  options: { carried: FormValues; form?: FormState; tooMany?: boolean },
): string {
  const { lang } = view;
  const form = options.form ?? emptyForm;
  return document(
    view,
    <>
      <ErrorSummary form={form} lang={lang} />
      {options.tooMany === true && (
        <Note tone="warn">
          <p>{codeTexts.tooMany[lang]}</p>
        </Note>
      )}
      <p>
        {lang === 'sv' ? 'Vi har skickat ett sms till ' : 'We sent a text message to '}
        <strong>{phoneEnding(view)}</strong>.
      </p>
      <form method="post" novalidate>
        <HiddenFields values={options.carried} />
        <TextField
          form={form}
          name="code"
          label={codeTexts.label[lang]}
          hint={codeTexts.hint[lang]}
          autoComplete="one-time-code"
          inputMode="numeric"
          size="code"
          maxLength={9}
        />
        <SubmitButton name="step" value="identity">
          {codeTexts.go[lang]}
        </SubmitButton>
        <SubmitButton name="step" value="code" second>
          {codeTexts.again[lang]}
        </SubmitButton>
      </form>
    </>,
    { above: progress(view, 'identity'), invalid: form.errors.length > 0 },
  );
}
