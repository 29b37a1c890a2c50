import { channelWords, isBeingEntered } from '../../../shared/domain/application/filing.ts';
import { sectionNames } from '../../../shared/domain/application/sections.ts';
import { uploadableEvidence } from '../../../shared/domain/requirement/requirement-set.ts';
import { ContentSummary } from '../../../shared/http/application/content-summary.tsx';
import { FileFields, FileStatus } from '../../../shared/http/application/evidence-parts.tsx';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Note, type SummaryRow, SummaryList } from '../../../shared/http/parts.tsx';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { takesEvidence } from '../../../shared/store/application/offer-evidence.ts';
import { PaperFields } from './paper-form.tsx';
import { VersionSeen } from './parts.tsx';
import type { Visit } from './visit.ts';

interface Props {
  readonly visit: Visit;
  readonly form: FormState;
}

/** What has been entered of the papers, their scans, and what is left to do. */
export function EntryPage({ visit, form }: Props) {
  const { application, lang, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isOpen = isBeingEntered(application);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {isOpen && (
        <Note>
          <p>
            {say(
              `Ansökan är inkommen ${shownInstant(application.receivedAt, lang)}. Lägg in det som kom med den och börja sedan prövningen, så prövas den som alla andra.`,
              `It came on ${shownInstant(application.receivedAt, lang)}. Enter what came with it and begin its handling: it is handled like every other.`,
            )}
          </p>
        </Note>
      )}
      <SummaryList rows={rowsOf(visit)} />
      <p>
        <a href={inLanguage(request.path.replace(/\/entry$/, ''), lang)}>{say('Till ärendet', 'To the case')}</a>
      </p>
      <h2>{say('Inskannade handlingar', 'Scanned papers')}</h2>
      <Files visit={visit} />
      {takesEvidence(application) && <AddFile visit={visit} form={form} />}
      {isOpen && (
        <>
          <h2>{say('Det som står i ansökan', 'What the application says')}</h2>
          <p id="change">
            <a href={inLanguage(`${request.path}?del=uppgifter`, lang)}>
              {say(
                'Ändra vem som ansöker, när den kom och vad den gäller',
                'Change who applies, when it came and for what',
              )}
            </a>
          </p>
          <p>
            <a href={inLanguage(`${request.path}?del=svar`, lang)}>
              {say(
                'Skriv in försäkringar, åtaganden, beskrivningar och siffror',
                'Enter declarations, undertakings, descriptions and numbers',
              )}
            </a>
          </p>
          <p>
            <a href={inLanguage(`${request.path}?del=personer`, lang)}>
              {say('Skriv in personer och deras meriter', 'Enter persons and their merits')}
            </a>
          </p>
          <p>
            <a href={inLanguage(`${request.path}?del=katalog`, lang)}>
              {say('Skriv in texten till katalogen', 'Enter the text for the catalogue')}
            </a>
          </p>
          <ContentSummary shown={visit} names={sectionNames.filter((name) => name !== 'evidence')} />
          <h2>{say('Börja prövningen', 'Begin the handling')}</h2>
          <p>
            {say(
              'När allt som kom är inlagt. Det som saknas frågar systemet efter, på samma sätt som för alla.',
              'When everything that came is entered. What is missing is asked for, the same way as of everybody.',
            )}
          </p>
          <form method="post">
            <SubmitButton name="step" value="begin">
              {say('Allt är inlagt, börja prövningen', 'Everything is entered, begin the handling')}
            </SubmitButton>
          </form>
        </>
      )}
    </>
  );
}

function rowsOf({ application, lang }: Visit): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { diaryNumber, receivedAt, filing, versionNumber, decisionDueOn } = application;
  return [
    { label: say('Diarienummer', 'Diary number'), value: diaryNumber },
    { label: say('Inkom', 'Came'), value: shownInstant(receivedAt, lang) },
    ...(filing === undefined
      ? []
      : [
          { label: say('Hur', 'How'), value: channelWords[filing.channel][lang] },
          {
            label: say('Registrerad av', 'Registered by'),
            value: `${filing.registeredBy.name}, ${shownInstant(filing.registeredAt, lang)}`,
          },
          {
            label: say('Underskriven av', 'Signed by'),
            value: filing.signedBy.length === 0 ? say('ingen', 'nobody') : filing.signedBy.join(', '),
          },
          ...(filing.explanation === undefined
            ? []
            : [{ label: say('Förklaring', 'Explanation'), value: filing.explanation }]),
          ...(filing.entered === undefined
            ? []
            : [
                {
                  label: say('Prövningen började', 'Handling began'),
                  value: `${shownInstant(filing.entered.at, lang)}, ${filing.entered.by.name}`,
                },
              ]),
        ]),
    { label: say('Version av kraven', 'Version of the requirements'), value: String(versionNumber) },
    { label: say('Beslut senast', 'Decision due'), value: shownDay(decisionDueOn, lang) },
  ];
}

function Files({ visit }: { readonly visit: Visit }) {
  const { evidence, version, lang, request, application } = visit;
  const mayRemove = isBeingEntered(application);
  if (evidence.length === 0) return <p>{lang === 'sv' ? 'Inga än.' : 'None yet.'}</p>;
  return (
    <ul>
      {evidence.map((file) => (
        <li key={file.evidenceId}>
          {version.requirements.evidence[file.kind]?.title[lang] ?? file.kind}
          {file.person === undefined ? '' : `, ${file.person}`}{' '}
          <FileStatus
            file={file}
            reload={inLanguage(request.path, lang)}
            sendAgain={inLanguage(`${request.path}?fil=${file.evidenceId}`, lang)}
            lang={lang}
          />
          {mayRemove && <RemoveFile evidenceId={file.evidenceId} name={file.fileName} lang={lang} />}
        </li>
      ))}
    </ul>
  );
}

/** A scan that came in the wrong place, while the papers are entered: what has been handed to the checks stands. */
function RemoveFile(props: { readonly evidenceId: string; readonly name: string; readonly lang: Visit['lang'] }) {
  const { evidenceId, name, lang } = props;
  return (
    <form method="post">
      <SubmitButton name="step" value={`remove-file:${evidenceId}`} second>
        {lang === 'sv' ? 'Ta bort' : 'Remove'}
        <span class="away">{` ${name}`}</span>
      </SubmitButton>
    </form>
  );
}

function AddFile({ visit, form }: Props) {
  const { version, content, lang } = visit;
  const persons = (content.persons ?? []).map(({ name }) => name);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const kinds = [...uploadableEvidence(version.requirements)];
  return (
    <form method="post" novalidate>
      <SelectField
        form={form}
        name="kind"
        label={say('Vad visar handlingen?', 'What does the paper show?')}
        options={kinds.map((value) => ({ value, label: version.requirements.evidence[value]?.title[lang] ?? value }))}
        lang={lang}
      />
      {persons.length > 0 && (
        <SelectField
          form={form}
          name="person"
          label={say('Vem handlar den om? (frivilligt)', 'Whom is it about? (optional)')}
          hint={say('För betyg, intyg och annat om en person.', 'For diplomas, certificates and else about a person.')}
          options={persons.map((name) => ({ value: name, label: name }))}
          lang={lang}
        />
      )}
      <FileFields form={form} lang={lang} />
      <SubmitButton name="step" value="file" second>
        {say('Välj filen', 'Choose the file')}
      </SubmitButton>
    </form>
  );
}

/** The papers' own words once more, to be mended while they are entered. */
export function ChangeForm({ visit, form }: Props) {
  const { lang, system } = visit;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <button type="submit" name="step" value="change" class="away" tabIndex={-1} aria-hidden="true">
          {lang === 'sv' ? 'Spara' : 'Save'}
        </button>
        <VersionSeen visit={visit} />
        <PaperFields form={form} offered={system} lang={lang} />
        <SubmitButton name="step" value="change">
          {lang === 'sv' ? 'Spara' : 'Save'}
        </SubmitButton>
      </form>
    </>
  );
}
