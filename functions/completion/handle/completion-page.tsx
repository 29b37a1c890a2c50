import { askedFor } from '../../../shared/domain/completion/request.ts';
import { type Extension, latestDay, pendingExtension } from '../../../shared/domain/completion/extension.ts';
import {
  Checkbox,
  ErrorSummary,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { wordsOfActor } from '../../../shared/http/register/event-words.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { promiseWords } from '../../../shared/http/application/promise-words.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { NumberFields } from './spoken-numbers.tsx';
import { type Visit, waiting } from './visit.ts';

/** The form's name for each field; also its id on the page. */
export const fieldOf = {
  dueOn: 'dueOn',
  reason: 'reason',
  deviation: 'deviation',
  requirement: 'requirement',
  said: 'said',
  saidBy: 'saidBy',
  saidOn: 'saidOn',
  ends: 'ends',
} as const;

interface CompletionPageProps {
  readonly visit: Visit;
  readonly form: FormState;
  /** What was sent came after the request had ended. */
  readonly tooLate: boolean;
}

/** What the applicant was asked for, how long they have, and what an officer may do about it. */
export function CompletionPage({ visit, form, tooLate }: CompletionPageProps) {
  const { lang, asked, application, task, version, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const open = waiting(visit);
  const titles = new Map(version.requirements.requirements.map(({ id, title }) => [id, title[lang]]));
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {tooLate && (
        <Note tone="warn">
          <p>
            {say(
              'Begäran hade redan avslutats. Det du skickade har inte registrerats.',
              'The request had ended already. What you sent was not recorded.',
            )}
          </p>
        </Note>
      )}
      {request.query['done'] !== undefined && form.errors.length === 0 && (
        <Note tone="good">
          <p>{say('Sparat.', 'Saved.')}</p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Sökande', 'Applicant'), value: application.applicantName },
          { label: say('Begärd', 'Asked'), value: `${shownInstant(asked.at, lang)}, ${wordsOfActor(asked.by, lang)}` },
          { label: say('Svar senast', 'Answer by'), value: shownDay(task.dueOn, lang) },
          { label: say('Beslut utlovat senast', 'Decision promised by'), value: promiseWords(application, lang) },
          { label: say('Läge', 'State'), value: stateWords(visit)[lang] },
        ]}
      />
      <h2>{say('Det som är begärt', 'What is asked for')}</h2>
      <ul>
        {askedFor(asked.items).map(({ key, requirementIds, texts }) => (
          <li key={key}>
            <strong>{requirementIds.map((id) => `${id} ${titles.get(id) ?? ''}`.trim()).join(', ')}</strong>:{' '}
            {texts.map((text) => text[lang]).join(' ')}
          </li>
        ))}
      </ul>
      <Spoken visit={visit} />
      <Extensions extensions={asked.extensions ?? []} lang={lang} />
      {open !== null && (
        <>
          <MoreTime visit={visit} form={form} dueOn={open.task.dueOn} />
          <RegisterSpoken visit={visit} form={form} titles={titles} />
        </>
      )}
      <p>
        <a
          href={inLanguage(
            `/desk/choice-systems/${application.municipality}.${application.choiceSystemId}/completions`,
            lang,
          )}
        >
          {say('Så har alla sökande behandlats', 'How all applicants were treated')}
        </a>
      </p>
    </>
  );
}

function MoreTime({ visit, form, dueOn }: { readonly visit: Visit; readonly form: FormState; readonly dueOn: string }) {
  const { lang, asked, version, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const pending = pendingExtension(asked.extensions);
  const latest = latestDay(version.completion, asked.extensions, dueOn);
  return (
    <form method="post" action={inLanguage(request.path, lang)} novalidate>
      <h2>{say('Längre tid', 'More time')}</h2>
      {pending !== undefined && (
        <Note tone="calm">
          <p>
            <strong>
              {pending.askedBy}, {shownInstant(pending.askedAt, lang)}:
            </strong>{' '}
            {pending.why}
          </p>
        </Note>
      )}
      <TextField
        form={
          fieldOf.dueOn in form.values ? form : { ...form, values: { ...form.values, [fieldOf.dueOn]: latest ?? '' } }
        }
        name={fieldOf.dueOn}
        type="date"
        size="short"
        label={say('Ny sista dag', 'New last day')}
        hint={
          latest === undefined
            ? say('De förlängningar som alla får är använda.', 'The extensions that all get are used.')
            : say(
                `Alla kan få förlängning till högst ${shownDay(latest, lang)}.`,
                `All may get an extension to ${shownDay(latest, lang)} at most.`,
              )
        }
      />
      <TextArea
        form={form}
        name={fieldOf.reason}
        rows={2}
        label={say('Skäl', 'Reason')}
        hint={say('Sökanden läser skälet.', 'The applicant reads the reason.')}
      />
      <TextArea
        form={form}
        name={fieldOf.deviation}
        rows={2}
        label={say('Skäl för avvikelse', 'Reason for a deviation')}
        hint={say(
          'Behövs bara för mer än alla får. Avvikelsen syns i systemets lista.',
          'Needed only for more than all get. The deviation shows in the system’s list.',
        )}
      />
      <SubmitButton name="step" value="grant">
        {say('Förläng tiden', 'Extend the time')}
      </SubmitButton>
      {pending !== undefined && (
        <SubmitButton name="step" value="refuse" second>
          {say('Säg nej, med skälet ovan', 'Say no, with the reason above')}
        </SubmitButton>
      )}
    </form>
  );
}

function RegisterSpoken(props: {
  readonly visit: Visit;
  readonly form: FormState;
  readonly titles: ReadonlyMap<string, string>;
}) {
  const { visit, form, titles } = props;
  const { lang, asked, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const ids = [...new Set(asked.items.map(({ requirementId }) => requirementId))];
  return (
    <form method="post" action={inLanguage(request.path, lang)} novalidate>
      <h2>{say('Svar per telefon', 'Answer by telephone')}</h2>
      <p>
        {say(
          'Svaret läggs till ansökan som en uppgift, med ditt namn som antecknare. Intyg, försäkran och åtagande kan inte lämnas per telefon.',
          'The answer is added to the application as a statement, with your name as registrar. Certificates, declarations and undertakings can not be given by telephone.',
        )}
      </p>
      <RadioGroup
        form={form}
        name={fieldOf.requirement}
        label={say('Vilket krav gäller svaret?', 'Which requirement is the answer about?')}
        choices={ids.map((id) => ({ value: id, label: `${id} ${titles.get(id) ?? ''}` }))}
      />
      <TextArea form={form} name={fieldOf.said} rows={3} label={say('Vad sades?', 'What was said?')} />
      <NumberFields visit={visit} form={form} />
      <TextField form={form} name={fieldOf.saidBy} label={say('Vem svarade?', 'Who answered?')} />
      <TextField
        form={form}
        name={fieldOf.saidOn}
        type="date"
        size="short"
        label={say('Vilken dag?', 'On which day?')}
      />
      <Checkbox
        form={form}
        name={fieldOf.ends}
        label={say('Allt som begärdes är därmed besvarat.', 'All that was asked for is answered by this.')}
      />
      <SubmitButton name="step" value="spoken">
        {say('Anteckna svaret', 'Register the answer')}
      </SubmitButton>
    </form>
  );
}

function Spoken({ visit: { asked, lang } }: { readonly visit: Visit }) {
  const spoken = asked.spoken ?? [];
  if (spoken.length === 0) return null;
  return (
    <SummaryList
      rows={spoken.map(({ requirementId, said, saidBy, saidOn, registeredBy }) => ({
        label: `${requirementId}, ${lang === 'sv' ? 'per telefon' : 'by telephone'} ${shownDay(saidOn, lang)}`,
        value: `${saidBy}: ${said} (${lang === 'sv' ? 'antecknat av' : 'registered by'} ${registeredBy})`,
      }))}
    />
  );
}

function Extensions({ extensions, lang }: { readonly extensions: readonly Extension[]; readonly lang: Language }) {
  const decided = extensions.filter((extension) => extension.state !== 'ASKED');
  if (decided.length === 0) return null;
  return (
    <SummaryList
      rows={decided.map((extension) => ({
        label:
          extension.state === 'GRANTED'
            ? `${lang === 'sv' ? 'Förlängd till' : 'Extended to'} ${shownDay(extension.dueOn, lang)}`
            : lang === 'sv'
              ? 'Inte förlängd'
              : 'Not extended',
        value: `${extension.reason} (${extension.decidedBy}, ${shownInstant(extension.decidedAt, lang)})`,
      }))}
    />
  );
}

function stateWords({ asked }: Visit): { readonly sv: string; readonly en: string } {
  if (asked.ended === undefined) return { sv: 'väntar på svar', en: 'waits for an answer' };
  return asked.ended.outcome === 'ANSWERED'
    ? { sv: 'besvarad', en: 'answered' }
    : { sv: 'inget svar i tid', en: 'no answer in time' };
}
