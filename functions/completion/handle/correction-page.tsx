import { isUndecided } from '../../../shared/domain/application/status.ts';
import type { Correction } from '../../../shared/domain/completion/correction.ts';
import { CorrectionFields, CorrectionList } from '../../../shared/http/completion/correction-parts.tsx';
import { ErrorSummary, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { CorrectionVisit } from './correct.tsx';

/** The form's field for why a correction is allowed or not. */
export function reasonField({ number }: Correction): string {
  return `reason-${String(number)}`;
}

interface CorrectionPageProps {
  readonly visit: CorrectionVisit;
  readonly form: FormState;
  /** Another officer had answered already. */
  readonly tooLate: boolean;
}

/** Slips that wait for yes or no, what came of the others, and a place to note one that an officer noticed. */
export function CorrectionPage({ visit, form, tooLate }: CorrectionPageProps) {
  const { lang, application, corrections, version, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { requirements } = version.requirements;
  const waiting = corrections.filter(({ answer }) => answer === undefined);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {tooLate && (
        <Note tone="warn">
          <p>
            {say(
              'Rättelsen hade redan besvarats. Ditt svar har inte registrerats.',
              'The correction had been answered already. Your answer was not recorded.',
            )}
          </p>
        </Note>
      )}
      {request.query['done'] !== undefined && form.errors.length === 0 && (
        <Note tone="good">
          <p>{say('Sparat.', 'Saved.')}</p>
        </Note>
      )}
      <SummaryList rows={[{ label: say('Sökande', 'Applicant'), value: application.applicantName }]} />
      <p>
        {say(
          'En felskrivning eller ett annat uppenbart fel får rättas (LOV 6 kap. 2\u00a0§). Det som saknas eller är oklart begärs i stället som komplettering.',
          'A slip or another obvious error may be corrected (LOV 6:2). What is missing or unclear is asked for as a completion instead.',
        )}
      </p>
      {waiting.map((correction) => (
        <Answer key={correction.number} visit={visit} correction={correction} form={form} />
      ))}
      <CorrectionList
        corrections={corrections.filter(({ answer }) => answer !== undefined)}
        requirements={requirements}
        lang={lang}
      />
      {isUndecided(application.status) && (
        <form method="post" action={inLanguage(request.path, lang)} novalidate>
          <h2>{say('Anteckna ett uppenbart fel', 'Note an obvious error')}</h2>
          <CorrectionFields form={form} requirements={requirements} lang={lang} />
          <SubmitButton name="step" value="note" second>
            {say('Anteckna felet', 'Note the error')}
          </SubmitButton>
        </form>
      )}
    </>
  );
}

function Answer(props: { readonly visit: CorrectionVisit; readonly correction: Correction; readonly form: FormState }) {
  const { visit, correction, form } = props;
  const { lang, request, version } = visit;
  const { number, wrong, right, why, requirementId, noticedBy, by, at } = correction;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const requirement = version.requirements.requirements.find(({ id }) => id === requirementId);
  const who = noticedBy === 'OFFICER' ? by : say('sökanden', 'the applicant');
  return (
    <form method="post" action={inLanguage(request.path, lang)} novalidate>
      <h2>{say(`Rättelse ${String(number)}`, `Correction ${String(number)}`)}</h2>
      <SummaryList
        rows={[
          { label: say('Står', 'Says'), value: wrong },
          { label: say('Ska stå', 'Should say'), value: right },
          { label: say('Varför uppenbart', 'Why obvious'), value: why },
          ...(requirement === undefined
            ? []
            : [{ label: say('Krav', 'Requirement'), value: `${requirement.id} ${requirement.title[lang]}` }]),
          { label: say('Begärd', 'Asked'), value: `${shownInstant(at, lang)}, ${who}` },
        ]}
      />
      <TextArea
        form={form}
        name={reasonField(correction)}
        rows={2}
        label={say(
          `Skäl för svaret om rättelse ${String(number)}`,
          `Reason for the answer on correction ${String(number)}`,
        )}
        hint={say('Sökanden läser skälet.', 'The applicant reads the reason.')}
      />
      <SubmitButton name="step" value={`allow:${String(number)}`}>
        {say('Medge rättelsen', 'Allow the correction')}
      </SubmitButton>
      <SubmitButton name="step" value={`refuse:${String(number)}`} second>
        {say('Medge inte', 'Do not allow')}
      </SubmitButton>
    </form>
  );
}
