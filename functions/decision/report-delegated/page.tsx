import { type DelegatedDecision, isLate, type Reported } from '../../../shared/domain/decision/delegated.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { delegationsPath } from '../../../shared/domain/task/address.ts';
import { delegatedDocument } from '../../../shared/http/decision/delegated-document.ts';
import { Sections } from '../../../shared/http/register/document-view.tsx';
import { ErrorSummary, HiddenFields, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

interface Shown {
  readonly decisions: readonly DelegatedDecision[];
  /** The earlier meeting whose list this is. */
  readonly meeting: Pick<Reported, 'heldOn' | 'paragraph'> | undefined;
  readonly earlier: readonly Reported[];
  readonly listed: string;
  readonly mayReport: boolean;
  readonly municipality: Municipality;
  readonly today: string;
  readonly path: string;
  readonly form: FormState;
  readonly lang: Language;
}

/** Above the page's heading: to the cases, or from an earlier meeting's list to what waits. */
export function WayBack({
  meeting,
  municipality,
  path,
  lang,
}: Pick<Shown, 'meeting' | 'municipality' | 'path' | 'lang'>) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <p class="back">
      {meeting === undefined ? (
        <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>{say('Till ärendena', 'To the cases')}</a>
      ) : (
        <a href={inLanguage(path, lang)}>{say('Till det som ska anmälas', 'To what is to be reported')}</a>
      )}
    </p>
  );
}

export function DelegatedPage(props: Shown) {
  const { decisions, meeting, municipality, lang, today, form, path } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const waits = meeting === undefined;
  const document = delegatedDocument({ decisions, meeting }, { municipality, lang, ...(waits ? { today } : {}) });
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        {say('Antal beslut', 'Decisions')}: {decisions.length}
      </p>
      {waits && <LateNote {...props} />}
      {decisions.length > 0 && <Downloads path={path} meeting={meeting} lang={lang} />}
      <Sections sections={document.sections} />
      {waits && props.mayReport && decisions.length > 0 && <ReportForm {...props} />}
      <Earlier {...props} />
      {waits && (
        <p>
          <a href={inLanguage(delegationsPath(municipality), lang)}>
            {say('Delegationerna, och återkallelser', 'The delegations, and revocations')}
          </a>
        </p>
      )}
    </>
  );
}

function LateNote({ decisions, municipality, today, lang }: Shown) {
  const days = municipality.delegatedDecisions?.reportWithinDays;
  const late = decisions.filter((one) => isLate(one, today, days)).length;
  if (late === 0) return null;
  return (
    <Note tone="warn">
      <p>
        {lang === 'sv'
          ? `Sena: ${String(late)}. De fattades för mer än ${String(days)} dagar sedan och är inte anmälda.`
          : `Late: ${String(late)}. They were made more than ${String(days)} days ago and have not been reported.`}
      </p>
    </Note>
  );
}

function Downloads({ path, meeting, lang }: Pick<Shown, 'path' | 'meeting' | 'lang'>) {
  const address = (format: string): string =>
    inLanguage(`${path}/document?${new URLSearchParams({ format, ...meeting }).toString()}`, lang);
  return (
    <ul>
      <li>
        <a href={address('pdf')}>{lang === 'sv' ? 'Ladda ner som PDF' : 'Download as PDF'}</a>
      </li>
      <li>
        <a href={address('docx')}>{lang === 'sv' ? 'Ladda ner som Word-dokument' : 'Download as a Word document'}</a>
      </li>
    </ul>
  );
}

function ReportForm({ form, listed, lang }: Shown) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section>
      <h2>{say('Anmälda vid sammanträde', 'Reported at a meeting')}</h2>
      <form method="post" noValidate>
        <HiddenFields values={{ listed }} />
        <TextField form={form} name="heldOn" type="date" label={say('Sammanträdets dag', 'Day of the meeting')} />
        <TextField form={form} name="paragraph" size="short" label={say('Paragraf (§)', 'Item (§)')} />
        <TextField
          form={form}
          name="through"
          type="date"
          label={say('Beslut till och med (frivilligt)', 'Decisions through (optional)')}
          hint={say(
            'Om listan till sammanträdet skrevs ut tidigare. Annars räknas alla beslut till och med sammanträdets dag.',
            'If the meeting’s list was printed earlier. Otherwise all decisions through the day of the meeting count.',
          )}
        />
        <SubmitButton>{say('Registrera att de är anmälda', 'Register that they were reported')}</SubmitButton>
      </form>
    </section>
  );
}

function Earlier({ earlier, path, lang }: Shown) {
  if (earlier.length === 0) return null;
  const address = ({ heldOn, paragraph }: Reported): string =>
    inLanguage(`${path}?${new URLSearchParams({ heldOn, paragraph }).toString()}`, lang);
  return (
    <section>
      <h2>{lang === 'sv' ? 'Tidigare anmälda' : 'Reported earlier'}</h2>
      <ul>
        {earlier.map((one) => (
          <li key={`${one.heldOn} ${one.paragraph}`}>
            <a href={address(one)}>{`${shownDay(one.heldOn, lang)}, § ${one.paragraph}`}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
