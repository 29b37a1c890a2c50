import { numberAsked, numberWords } from '../../../shared/domain/requirement/answered-number.ts';
import { answerLimit, type Asked } from '../../../shared/domain/completion/request.ts';
import { silenceWords } from '../../../shared/domain/completion/rule.ts';
import { FileFields, FileStatus } from '../../../shared/http/application/evidence-parts.tsx';
import { Checkbox, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { answersIn, type Completion, fieldName, filesFor, isSupplied } from './completion.ts';
import { AskForMoreTime, MoreTimeAnswer } from './more-time.tsx';

interface CompletionProps {
  readonly completion: Completion;
  readonly lang: Language;
}

/** What is asked for and why, what has come, by when, and what follows otherwise. */
export function Introduction({ completion, lang }: CompletionProps) {
  const { request, asked, rule, task } = completion;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const answers = request.draft ?? {};
  const done = asked.filter((one) => isSupplied(completion, one, answers)).length;
  const day = shownDay(task.dueOn, lang);
  const isClarification = request.kind === 'CLARIFICATION';
  const count = String(asked.length);
  return (
    <>
      <p class="lead">
        {isClarification
          ? say(
              `${asked.length === 1 ? 'En sak' : `${count} saker`} behöver förtydligas. Svara senast ${day}.`,
              `${asked.length === 1 ? 'One thing needs' : `${count} things need`} to be made clearer. Answer by ${day}.`,
            )
          : say(
              `${asked.length === 1 ? 'En sak' : `${count} saker`} saknas i ansökan. Lämna senast ${day}.`,
              `${asked.length === 1 ? 'One thing is' : `${count} things are`} missing from the application. Supply by ${day}.`,
            )}
      </p>
      <MoreTimeAnswer completion={completion} lang={lang} />
      {request.message !== undefined && (
        <Note tone="calm">
          <h2>
            {say('Från handläggaren', 'From the officer')}
            {`, ${request.by}`}
          </h2>
          {request.message.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Note>
      )}
      <h2>{say(`Klart: ${String(done)} av ${count}`, `Done: ${String(done)} of ${count}`)}</h2>
      <ul>
        {asked.map((one) => {
          const isDone = isSupplied(completion, one, answers);
          return (
            <li key={one.key}>
              <StatusTag tone={isDone ? 'good' : 'warn'}>
                {isDone ? say('Klart', 'Done') : say('Återstår', 'Remains')}
              </StatusTag>{' '}
              <a href={`#title-${fieldName(completion, one)}`}>{titleOf(completion, one, lang)}</a>
            </li>
          );
        })}
      </ul>
      <p>
        {say('Du kan lämna allt eller en del. ', 'You may supply all of it or a part. ')}
        {(task.otherwise ?? silenceWords(rule))[lang]}
      </p>
    </>
  );
}

/** One part of the form for each thing that is asked for. */
export function AskedFields({ completion, form, lang }: CompletionProps & { readonly form: FormState }) {
  const isAnswer = Object.keys(form.values).length > 0;
  const state = isAnswer ? form : { ...form, values: keptValues(completion) };
  return (
    <>
      {completion.asked.map((asked) => (
        <section key={asked.key} aria-labelledby={`title-${fieldName(completion, asked)}`}>
          <h2 id={`title-${fieldName(completion, asked)}`}>{titleOf(completion, asked, lang)}</h2>
          {asked.texts.map((text) => (
            <p key={text.sv}>{text[lang]}</p>
          ))}
          <AskedField completion={completion} asked={asked} form={state} lang={lang} />
        </section>
      ))}
      <AskForMoreTime completion={completion} form={state} lang={lang} />
      <h2>{lang === 'sv' ? 'När du är klar' : 'When you are done'}</h2>
    </>
  );
}

interface AskedProps extends CompletionProps {
  readonly asked: Asked;
  readonly form: FormState;
}

function AskedField({ completion, asked, form, lang }: AskedProps) {
  const name = fieldName(completion, asked);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (asked.ask.kind) {
    case 'EVIDENCE':
      return <AskedFile completion={completion} asked={asked} form={form} lang={lang} />;
    case 'STATEMENT':
    case 'FIELD': {
      const number = numberAsked(asked);
      if (number !== undefined) {
        const hint = numberWords(number)[lang];
        return <TextField form={form} name={name} label={say('Ditt svar', 'Your answer')} hint={hint} />;
      }
      return <TextArea form={form} name={name} label={say('Ditt svar', 'Your answer')} maxLength={answerLimit} />;
    }
    case 'DECLARATION':
      return (
        <Checkbox form={form} name={name} label={say('Sökanden försäkrar detta.', 'The applicant declares this.')} />
      );
    case 'UNDERTAKING':
      return (
        <Checkbox form={form} name={name} label={say('Sökanden åtar sig detta.', 'The applicant undertakes this.')} />
      );
  }
}

function AskedFile({ completion, asked, form, lang }: AskedProps) {
  const number = String(completion.asked.indexOf(asked));
  const files = filesFor(completion, asked);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const title = titleOf(completion, asked, lang);
  return (
    <>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.evidenceId}>
              <FileStatus
                file={file}
                reload="?"
                sendAgain={`?upload=${file.evidenceId}${lang === 'en' ? '&lang=en' : ''}`}
                lang={lang}
              />
            </li>
          ))}
        </ul>
      )}
      <FileFields form={form} title={title} lang={lang} of={number} />
      <SubmitButton name="step" value={`file:${number}`} second>
        {say(`Välj fil: ${title}`, `Choose the file: ${title}`)}
      </SubmitButton>
    </>
  );
}

/** What will be sent, and what is still missing. */
export function Review(props: CompletionProps & { readonly form: Readonly<Record<string, string>> }) {
  const { completion, lang, form } = props;
  const answers = answersIn(completion, form);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const missing = completion.asked.filter((asked) => !isSupplied(completion, asked, answers));
  return (
    <>
      {missing.length > 0 && (
        <Note tone="warn">
          <h2>{say('Det här saknas fortfarande', 'This is still missing')}</h2>
          <ul>
            {missing.map((asked) => (
              <li key={asked.key}>{titleOf(completion, asked, lang)}</li>
            ))}
          </ul>
          <p>
            {say(
              'Du kan skicka ändå, men du kan inte lägga till mer efteråt.',
              'You may send it all the same, but you can not add more afterwards.',
            )}
          </p>
        </Note>
      )}
      <SummaryList
        rows={completion.asked.map((asked) => ({
          label: titleOf(completion, asked, lang),
          value: suppliedWords(completion, asked, answers, lang),
        }))}
      />
    </>
  );
}

/** What was sent, for whoever opens the link again. */
export function Recorded({ completion, lang }: CompletionProps) {
  const { asked, request, application } = completion;
  const answers = request.draft ?? {};
  return (
    <>
      <p>
        {lang === 'sv'
          ? `Tack. Kompletteringen av ${application.diaryNumber} har kommit in och prövas nu. Beslut väntas senast ${shownDay(application.decisionDueOn, lang)}.`
          : `Thank you. The completion of ${application.diaryNumber} has been received and is being checked. A decision is due by ${shownDay(application.decisionDueOn, lang)}.`}
      </p>
      <SummaryList
        rows={asked.map((one) => ({
          label: titleOf(completion, one, lang),
          value: suppliedWords(completion, one, answers, lang),
        }))}
      />
    </>
  );
}

function suppliedWords(
  completion: Completion,
  asked: Asked,
  answers: Readonly<Record<string, string>>,
  lang: Language,
): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (!isSupplied(completion, asked, answers)) return say('Saknas', 'Missing');
  const files = filesFor(completion, asked).filter(({ status }) => status === 'STORED');
  switch (asked.ask.kind) {
    case 'EVIDENCE':
      return files.map(({ fileName }) => fileName).join('\n');
    case 'DECLARATION':
      return say('Försäkran lämnad', 'Declared');
    case 'UNDERTAKING':
      return say('Åtagande lämnat', 'Undertaken');
    case 'STATEMENT':
    case 'FIELD':
      return answers[asked.key] ?? '';
  }
}

/** What the applicant knows it by: the document's name, or the requirement's. */
function titleOf({ requirements }: Completion, { ask, requirementIds }: Asked, lang: Language): string {
  if (ask.kind === 'EVIDENCE' || ask.kind === 'STATEMENT') {
    const title = requirements.evidence[ask.evidence]?.title[lang] ?? ask.evidence;
    return ask.kind === 'EVIDENCE' && ask.person !== undefined ? `${title}, ${ask.person}` : title;
  }
  return requirementIds
    .map((id) => requirements.requirements.find((requirement) => requirement.id === id)?.title[lang] ?? id)
    .join(', ');
}

/** What was typed before a file was sent, or what the application says already. */
function keptValues(completion: Completion): FormState['values'] {
  const { request, content, asked } = completion;
  const kept = asked.flatMap((one): [string, string][] => {
    const said = one.ask.kind === 'STATEMENT' ? content.statements?.[one.ask.evidence] : undefined;
    const value = request.draft?.[one.key] ?? said;
    return value === undefined ? [] : [[fieldName(completion, one), value]];
  });
  return Object.fromEntries(kept);
}
