import { fileFaultText } from '../../../shared/domain/application/file-fault.ts';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { firstDay, unmetConditions } from '../../../shared/domain/contract/start.ts';
import { controlPoint } from '../../../shared/domain/requirement/requirement-set.ts';
import { maySettle } from '../../../shared/domain/requirement/settlement.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { FindingLine } from '../../../shared/http/requirement/finding-line.tsx';
import { findingWords } from '../../../shared/http/decision/outcome-words.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Texts } from '../../../shared/http/language.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { type Condition, seenHash, type StartExamination } from './examination.ts';
import { fieldOf, rules } from './read-settlements.ts';
import type { Visit } from './visit.ts';

interface StartPageProps {
  readonly visit: Visit;
  readonly examination: StartExamination;
  readonly form: FormState;
}

export function titleOf({ contract }: Pick<Visit, 'contract'>): Texts {
  const { name } = contract.provider;
  return { sv: `Före start: ${name}`, en: `Before the start: ${name}` };
}

/** What must be met before the start, what shows it, and the officer's word on each and on the whole. */
export function StartPage({ visit, examination, form }: StartPageProps) {
  const { lang, contract, application, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { start } = contract;
  const findings = examination.conditions.map(({ finding }) => finding);
  const unmet = unmetConditions(start, findings);
  const seen = <input type="hidden" name="seen" value={seenHash(examination)} />;
  const action = inLanguage(request.path, lang);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {request.query['done'] !== undefined && form.errors.length === 0 && (
        <Note tone="good">
          <p>{say('Sparat.', 'Saved.')}</p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Ärende', 'Case'), value: application.diaryNumber },
          { label: say('Avtalad start', 'Agreed start'), value: shownDay(contract.selectableFrom, lang) },
        ]}
      />
      {start.status === 'MET' ? (
        <Confirmed visit={visit} />
      ) : (
        <p>
          {say(
            'Avtalet är undertecknat och syns i katalogen. Ingen kan välja förrän kraven här är uppfyllda och du har sagt att allt är klart.',
            'The contract is signed and in the catalogue. Nobody can choose until the requirements here are met and you have said that all is ready.',
          )}
        </p>
      )}
      <form method="post" action={action} novalidate>
        {seen}
        {examination.conditions.map((condition) => (
          <ConditionSection
            key={condition.requirement.id}
            condition={condition}
            visit={visit}
            examination={examination}
            form={form}
          />
        ))}
        {start.status === 'AWAITED' && (
          <SubmitButton name="step" value="save" second={unmet.length === 0}>
            {say('Spara bedömningen', 'Save the assessment')}
          </SubmitButton>
        )}
      </form>
      {start.status === 'AWAITED' && unmet.length === 0 && (
        <form method="post" action={action} novalidate>
          <h2>{say('Klart för start', 'Ready to start')}</h2>
          <p>
            {say(
              `Alla krav är uppfyllda. När du bekräftar går det att välja ${contract.provider.name} från den avtalade dagen, eller genast om den har varit.`,
              `Every requirement is met. When you confirm, ${contract.provider.name} can be chosen from the agreed day, or at once if it has passed.`,
            )}
          </p>
          {seen}
          <SubmitButton name="step" value="confirm">
            {say('Bekräfta att allt är klart', 'Confirm that all is ready')}
          </SubmitButton>
        </form>
      )}
    </>
  );
}

function Confirmed({ visit: { contract, lang } }: { readonly visit: Visit }) {
  const { start } = contract;
  if (start.status !== 'MET') return null;
  const from = shownDay(firstDay(contract) ?? contract.selectableFrom, lang);
  const when = shownInstant(start.at, lang);
  return (
    <Note tone="good">
      <p>
        {lang === 'sv'
          ? `Klart för start: ${start.by}, ${when}. Kan väljas från ${from}.`
          : `Ready to start: ${start.by}, ${when}. Can be chosen from ${from}.`}
      </p>
    </Note>
  );
}

function ConditionSection(props: StartPageProps & { readonly condition: Condition }) {
  const { visit, form } = props;
  const { requirement, finding } = props.condition;
  const { lang, contract } = visit;
  const { id } = requirement;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const words = findingWords[finding.result];
  return (
    <section aria-labelledby={`title-${id}`}>
      <h2 id={`title-${id}`}>
        {id} {requirement.title[lang]} <StatusTag tone={words.tone}>{words[lang]}</StatusTag>
      </h2>
      <p>{requirement.text[lang]}</p>
      <FindingLine finding={finding} lang={lang} />
      <Files {...props} />
      {contract.start.status === 'AWAITED' && maySettle(requirement, finding, rules) && (
        <>
          <RadioGroup
            form={form}
            name={fieldOf.result(id)}
            label={say(`Är ${id} uppfyllt?`, `Is ${id} met?`)}
            choices={[
              { value: 'MET', label: findingWords.MET[lang] },
              { value: 'NOT_MET', label: say('Inte än', 'Not yet') },
            ]}
          />
          <TextArea
            form={form}
            name={fieldOf.note(id)}
            rows={2}
            label={say(`Vad visar det, för ${id}?`, `What shows it, for ${id}?`)}
            hint={say(
              'Krävs när underlaget inte ligger här, och när kravet inte är uppfyllt än.',
              'Needed when the evidence is not here, and when the requirement is not met yet.',
            )}
          />
        </>
      )}
    </section>
  );
}

/** The kinds of evidence that the requirement asks for before the start, with the files that the application has of them. */
function Files({ condition, visit, examination }: StartPageProps & { readonly condition: Condition }) {
  const { lang, application } = visit;
  const kinds = controlPoint(condition.requirement, 'BEFORE_START')?.evidence ?? [];
  const folder = `/desk/applications/${publicId(application.municipality, application.applicationId)}/evidence`;
  return (
    <ul>
      {kinds.map((kind) => {
        const title = examination.set.evidence[kind]?.title[lang] ?? kind;
        const files = examination.evidence.filter((file) => file.kind === kind && file.status !== 'EXPECTED');
        if (files.length === 0) {
          return <li key={kind}>{`${title}: ${lang === 'sv' ? 'ingen fil i ärendet' : 'no file in the case'}`}</li>;
        }
        return files.map((file) => (
          <li key={file.evidenceId}>
            {file.status === 'REJECTED' || !mayBeOpened(file) ? (
              `${title} (${file.fileName}): ${file.status === 'REJECTED' ? fileFaultText(file.rejection)[lang] : scanned[lang]}`
            ) : (
              <a href={inLanguage(`${folder}/${file.evidenceId}`, lang)}>{`${title} (${file.fileName})`}</a>
            )}
          </li>
        ));
      })}
    </ul>
  );
}

const scanned: Texts = { sv: 'kontrolleras för skadlig kod', en: 'checked for malware' };
