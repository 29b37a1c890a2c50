import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { awaitsDecision, type Disposal, type DisposalLine } from '../../../shared/domain/register/disposal.ts';
import { Checkbox, ErrorSummary, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note, SummaryList, type SummaryRow, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { disposalWords, endWords, hindranceWords, lineWords, preservedWords } from './words.ts';

interface DisposalProps {
  readonly disposal: Disposal;
  readonly lines: readonly DisposalLine[];
  readonly mayDecide: boolean;
  /** Somebody reviews it, and somebody else approves. */
  readonly needsTwo: boolean;
  readonly form: FormState;
  readonly lang: Language;
}

/** What is to be erased and what is preserved, case by case, with what people have said of it. */
export function DisposalPage(props: DisposalProps) {
  const { disposal, lines, mayDecide, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const path = `/desk/disposals/${publicId(disposal.municipality, disposal.disposalId)}`;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList rows={summaryOf(disposal, lang)} />
      <p>
        {say(
          'Av varje ärende raderas alla filer som har skickats in, ansökan, kontroller, yttranden, anteckningar, uppgifter och brev, och vad händelserna berättar. Raden i diariet bevaras alltid, och att varje sak hände och när. Avtalet och det som följde på det gallras inte här. Säkerhetskopior finns kvar i högst 35 dagar.',
          'Of each case every file that was sent in is erased, with the application, checks, opinions, notes, tasks and letters, and what the events tell. Its line in the diary is always preserved, and that each thing happened and when. Its contract and what followed from that is not disposed of here. Backups stay for 35 days at most.',
        )}
      </p>
      {awaitsDecision(disposal) && mayDecide && <Approval {...props} />}
      <h2>{say('Ärenden', 'Cases')}</h2>
      <p>
        <a href={inLanguage(`${path}?format=csv`, lang)}>{say('Hämta som kalkylblad', 'Fetch as a spreadsheet')}</a>
      </p>
      <Cases disposal={disposal} lines={lines} lang={lang} />
    </>
  );
}

function summaryOf(disposal: Disposal, lang: Language): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { name, adopted } = disposal.plan;
  const acted = ({ by, at }: { readonly by: string; readonly at: string }) => `${by}, ${shownInstant(at, lang)}`;
  return [
    { label: say('Läge', 'State'), value: disposalWords[disposal.status][lang] },
    {
      label: say('Stöd', 'Basis'),
      value: `${name}, ${say('antagen av', 'adopted by')} ${adopted.by} ${shownDay(adopted.on, lang)}, ${adopted.paragraph}`,
    },
    { label: say('Föreslagen', 'Proposed'), value: shownInstant(disposal.proposedAt, lang) },
    ...('reviewed' in disposal && disposal.reviewed !== undefined
      ? [{ label: say('Granskad av', 'Reviewed by'), value: acted(disposal.reviewed) }]
      : []),
    ...('approved' in disposal ? [{ label: say('Beslutad av', 'Approved by'), value: acted(disposal.approved) }] : []),
    ...(disposal.status === 'CARRIED_OUT'
      ? [{ label: say('Genomförd', 'Carried out'), value: shownInstant(disposal.carriedOutAt, lang) }]
      : []),
  ];
}

/** The two things that are said of a proposal; an error stands in the form that was sent. */
function Approval({ disposal, lines, needsTwo, form, lang }: DisposalProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const left = lines.filter(({ status }) => status === 'PROPOSED');
  const isTakingOut = valueOf(form.values, 'action') === 'take-out';
  const isReview = needsTwo && disposal.status === 'PROPOSED';
  return (
    <>
      <h2>{say('Beslut', 'Decision')}</h2>
      {left.length > 0 && (
        <details open={isTakingOut}>
          <summary>{say('Undanta ett ärende', 'Take a case out')}</summary>
          <form method="post" novalidate>
            <input type="hidden" name="action" value="take-out" />
            <SelectField
              form={isTakingOut ? form : emptyForm}
              name="case"
              label={say('Ärende', 'Case')}
              options={left.map(({ applicationId, diaryNumber }) => ({ value: applicationId, label: diaryNumber }))}
              lang={lang}
            />
            <TextArea
              form={isTakingOut ? form : emptyForm}
              name="why"
              rows={2}
              label={say('Varför ska det vara kvar?', 'Why is it to be kept?')}
              hint={say('Det föreslås igen om ett år.', 'It is proposed again in a year.')}
            />
            <SubmitButton second>{say('Undanta ärendet', 'Take the case out')}</SubmitButton>
          </form>
        </details>
      )}
      <form method="post" novalidate>
        <input type="hidden" name="action" value="approve" />
        {!isReview && (
          <Note tone="warn">
            <p>
              {say(
                `${String(left.length)} ärenden raderas i natt. Det går inte att ångra. Fram till dess kan ett ärende stoppas: undanta det från gallring på ärendets egen sida.`,
                `${String(left.length)} cases are erased tonight. That can’t be undone. Until then a case can be stopped: hold it on the case’s own page.`,
              )}
            </p>
          </Note>
        )}
        <Checkbox
          form={isTakingOut ? emptyForm : form}
          name="read"
          label={say('Jag har gått igenom listan', 'I have gone through the list')}
        />
        <SubmitButton>
          {isReview
            ? say('Granskad: lämna till någon annan för beslut', 'Reviewed: leave it to somebody else to decide')
            : say('Besluta om gallring', 'Decide on the disposal')}
        </SubmitButton>
      </form>
    </>
  );
}

function Cases({ disposal, lines, lang }: Pick<DisposalProps, 'disposal' | 'lines' | 'lang'>) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const link = ({ applicationId, diaryNumber }: DisposalLine) => (
    <a href={inLanguage(`/desk/applications/${publicId(disposal.municipality, applicationId)}`, lang)}>{diaryNumber}</a>
  );
  return (
    <Table
      caption={say('Ärenden i gallringen', 'Cases of the disposal')}
      columns={[
        { heading: say('Diarienummer', 'Diary number') },
        { heading: say('Klass', 'Class') },
        { heading: say('Avslutat', 'Ended') },
        { heading: say('Får gallras från', 'May go from') },
        { heading: say('Raderas', 'Erased') },
        { heading: say('Bevaras', 'Preserved') },
        { heading: say('Läge', 'State') },
      ]}
      rows={lines.map((line) => [
        link(line),
        line.class,
        `${shownDay(line.endedOn, lang)}, ${endWords[line.ended][lang]}`,
        shownDay(line.dueOn, lang),
        say(
          `${String(line.documents)} handlingar, varav ${String(line.files)} filer`,
          `${String(line.documents)} documents, ${String(line.files)} of them files`,
        ),
        [
          say('raden i diariet', 'the line in the diary'),
          ...line.preserves.map((one) => preservedWords[one][lang]),
        ].join(', '),
        whatBecame(line, lang),
      ])}
    />
  );
}

function whatBecame(line: DisposalLine, lang: Language): string {
  const word = lineWords[line.status][lang];
  switch (line.status) {
    case 'PROPOSED':
      return word;
    case 'TAKEN_OUT':
      return `${word}: ${line.takenOut.why} (${line.takenOut.by}, ${shownInstant(line.takenOut.at, lang)})`;
    case 'STOPPED':
      return `${word}: ${line.stopped.hindrances.map((one) => hindranceWords[one][lang]).join(', ')}`;
    case 'ERASED':
      return `${word} ${shownInstant(line.erasedAt, lang)}`;
  }
}
