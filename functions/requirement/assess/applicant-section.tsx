import { providersOf } from '../../../shared/domain/application/applicant.ts';
import { scopeName } from '../../../shared/domain/application/content.ts';
import { type Capacity, termsPerService } from '../../../shared/domain/application/service-terms.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import { legalFormNames } from '../../../shared/domain/requirement/check-kinds/applies-when.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { promiseWords } from '../../../shared/http/application/promise-words.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import { BusinessSecrets, Reliances } from './claims.tsx';
import { PersonSection } from './person-section.tsx';

/** Who applies, for what, and what is stated of those behind it. */
export function ApplicantSection({
  examination,
  lang,
}: {
  readonly examination: Examination;
  readonly lang: Language;
}) {
  const { application, content, evidence } = examination;
  const { applicant, contact, signatories = [], persons = [], scopes = [], capacity } = content;
  const { reliances = [], businessSecrets = [] } = content;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { signatoryConfirmedAt, remark } = application;
  const unconfirmed = say('har inte bekräftat ansökan', 'has not confirmed the application');
  const confirmed =
    signatoryConfirmedAt === undefined
      ? unconfirmed
      : say('bekräftade ', 'confirmed on ') + shownInstant(signatoryConfirmedAt, lang);
  const words = ({ unit, amount }: Capacity): string =>
    amount === null
      ? say('inget tak', 'no ceiling')
      : `${String(amount)} ${unit === 'PLACES' ? say('platser', 'places') : say('timmar per månad', 'hours per month')}`;
  return (
    <>
      {remark?.kind === 'SENT_BACK' && (
        <Note tone="warn">
          <p>
            <strong>
              {say('Ärendet skickades tillbaka av ', 'The case was sent back by ')}
              {remark.by}, {shownInstant(remark.at, lang)}:
            </strong>{' '}
            {remark.text}
          </p>
        </Note>
      )}
      <h2>{say('Ansökan', 'The application')}</h2>
      <SummaryList
        rows={[
          ...providersOf(applicant).map(({ name, registration, legalForm }, index) => ({
            label: index === 0 ? say('Sökande', 'Applicant') : say('Söker tillsammans med', 'Applies together with'),
            value: `${name}, ${registrationText(registration)[lang]}, ${legalFormNames[legalForm][lang]}`,
          })),
          { label: say('Kontaktperson', 'Contact'), value: contact.name },
          {
            label: say('Företräds av', 'Represented by'),
            value:
              signatories.length === 0
                ? say('inte angivet', 'not stated')
                : `${signatories.map(({ name }) => name).join(say(' och ', ' and '))}, ${confirmed}`,
          },
          { label: say('Ansökan gäller', 'Applied for'), value: scopes.map(scopeName).join('\n') },
          ...(capacity === undefined ? [] : [{ label: say('Kapacitet', 'Capacity'), value: words(capacity) }]),
          ...termsPerService(content.perService, scopes).map((own) => ({
            label: own.service,
            value: [own.capacity === null ? null : words(own.capacity), own.hours].filter(Boolean).join('\n'),
          })),
          { label: say('Kom in', 'Received'), value: shownInstant(application.receivedAt, lang) },
          {
            label: say('Beslut utlovat senast', 'Decision promised by'),
            value: promiseWords(application, lang),
          },
          { label: say('Kompletteringar', 'Completions'), value: String(application.completionRounds) },
        ]}
      />
      <Reliances reliances={reliances} evidence={evidence} lang={lang} />
      <BusinessSecrets secrets={businessSecrets} evidence={evidence} lang={lang} />
      {persons.map((person) => (
        <PersonSection key={person.name} person={person} lang={lang} />
      ))}
    </>
  );
}
