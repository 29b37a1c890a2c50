import type { Account, ComplaintContent, InvestigationNote } from '../../../shared/domain/complaint/complaint.ts';
import { nextDueOn } from '../../../shared/domain/complaint/handling.ts';
import { channelWords, kindWords, outcomeWords, topicWords, wayWords } from '../../../shared/http/complaint/words.ts';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { Steps } from './steps.tsx';
import { MisconductPart } from './misconduct-part.tsx';
import type { Visit } from './visit.ts';

interface Props {
  readonly visit: Visit;
  readonly content: ComplaintContent | null;
  readonly accounts: readonly Account[];
  readonly notes: readonly InvestigationNote[];
  readonly form: FormState;
}

/** Everything of one complaint, for whoever handles it. */
export function ComplaintPage({ visit, content, accounts, notes, form }: Props) {
  const { complaint, lang, municipality } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const due = nextDueOn(complaint);
  const { name, email, phone } = content?.complainant ?? {};
  const who = [name, email, phone].filter((part) => part !== undefined).join('\n');
  const text = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  return (
    <>
      <p>
        <a href={inLanguage(`/desk/complaints?municipality=${municipality.id}`, lang)}>
          {say('Till alla synpunkter', 'To all complaints')}
        </a>
      </p>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          { label: say('Slag', 'Kind'), value: kindWords[complaint.kind][lang] },
          { label: say('Gäller', 'About'), value: topicWords[complaint.topic][lang] },
          { label: say('Om', 'Whom'), value: complaint.about?.name ?? say('inte angivet', 'not said') },
          {
            label: say('Kom', 'Came'),
            value: `${shownDay(complaint.receivedOn, lang)}, ${channelWords[complaint.channel][lang].toLowerCase()}${complaint.registeredBy === null ? '' : ` (${complaint.registeredBy})`}`,
          },
          ...(due === null ? [] : [{ label: say('Nästa steg senast', 'Next step by'), value: shownDay(due, lang) }]),
          { label: say('Hos', 'With'), value: complaint.assignee?.name ?? say('ingen', 'nobody') },
        ]}
      />
      <h2>{say('Det som har sagts', 'What was said')}</h2>
      <p class="lines">{content?.text}</p>
      <SummaryList
        rows={[
          ...text(say('När och var', 'When and where'), content?.happened),
          ...text(say('Vidtaget genast', 'Done at once'), content?.done),
          ...text(
            say('Anmält till IVO enligt dem själva', 'Reported to IVO by their own word'),
            content?.toldInspectorateOn === undefined ? undefined : shownDay(content.toldInspectorateOn, lang),
          ),
          { label: say('Lämnad av', 'Given by'), value: who === '' ? say('okänd', 'unknown') : who },
        ]}
      />
      <MisconductPart visit={visit} form={form} />
      {accounts.length > 0 && <h2>{say('Frågor till den det gäller', 'Asked of whom it is about')}</h2>}
      {accounts.map(({ taskId, question, concerns, answer }) => (
        <SummaryList
          key={taskId}
          rows={[
            { label: say('Frågan', 'The question'), value: question },
            ...text(say('Gäller', 'Concerns'), concerns),
            {
              label: say('Svaret', 'The answer'),
              value:
                answer === undefined
                  ? say('väntar', 'awaited')
                  : `${answer.text}\n(${answer.by}, ${shownInstant(answer.at, lang)})`,
            },
          ]}
        />
      ))}
      {notes.length > 0 && (
        <>
          <h2>{say('Anteckningar', 'Notes')}</h2>
          <SummaryList
            rows={notes.map((note) => ({ label: `${shownInstant(note.at, lang)}, ${note.by}`, value: note.text }))}
          />
        </>
      )}
      {complaint.status !== 'OPEN' && (
        <>
          <h2>{say('Svaret', 'The answer')}</h2>
          <SummaryList
            rows={[
              ...text(say('Svar', 'Answer'), content?.answer),
              {
                label: say('Lämnat', 'Given'),
                value: `${wayWords[complaint.answer.way][lang]}, ${shownInstant(complaint.answer.at, lang)}, ${complaint.answer.by}`,
              },
            ]}
          />
        </>
      )}
      {complaint.status === 'CLOSED' ? (
        <SummaryList
          rows={[
            { label: say('Utfall', 'Outcome'), value: outcomeWords[complaint.closed.outcome][lang] },
            ...text(say('Åtgärder', 'Measures'), content?.measures),
            {
              label: say('Avslutad', 'Closed'),
              value: `${shownInstant(complaint.closed.at, lang)}, ${complaint.closed.by}`,
            },
            { label: say('Gallras', 'Erased'), value: shownDay(complaint.eraseOn, lang) },
          ]}
        />
      ) : (
        <Steps visit={visit} form={form} />
      )}
    </>
  );
}
