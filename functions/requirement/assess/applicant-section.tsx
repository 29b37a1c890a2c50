import { scopeName, type Manager, type Period } from '../../../shared/domain/application/content.ts';
import { legalFormNames } from '../../../shared/domain/requirement/check-kinds/applies-when.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { Examination } from '../../../shared/store/examination.ts';

/** Who applies, for what, and what is stated of the person in daily charge. */
export function ApplicantSection({
  examination,
  lang,
}: {
  readonly examination: Examination;
  readonly lang: Language;
}) {
  const { application, content } = examination;
  const { applicant, contact, signatory, manager, scopes = [], capacity } = content;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { signatoryConfirmedAt, remark } = application;
  const unconfirmed = say('har inte bekräftat ansökan', 'has not confirmed the application');
  const confirmed =
    signatoryConfirmedAt === undefined
      ? unconfirmed
      : say('bekräftade ', 'confirmed on ') + shownInstant(signatoryConfirmedAt, lang);
  const unit = capacity?.unit === 'PLACES' ? say('platser', 'places') : say('timmar per månad', 'hours per month');
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
          { label: say('Sökande', 'Applicant'), value: `${applicant.name}, ${applicant.organisationNumber}` },
          { label: say('Företagsform', 'Legal form'), value: legalFormNames[applicant.legalForm][lang] },
          { label: say('Kontaktperson', 'Contact'), value: contact.name },
          {
            label: say('Företräds av', 'Represented by'),
            value: signatory === undefined ? say('inte angivet', 'not stated') : `${signatory.name}, ${confirmed}`,
          },
          { label: say('Ansökan gäller', 'Applied for'), value: scopes.map(scopeName).join('\n') },
          ...(capacity === undefined
            ? []
            : [
                {
                  label: say('Kapacitet', 'Capacity'),
                  value:
                    capacity.amount === null ? say('inget tak', 'no ceiling') : `${String(capacity.amount)} ${unit}`,
                },
              ]),
          { label: say('Kom in', 'Received'), value: shownInstant(application.receivedAt, lang) },
          {
            label: say('Beslut utlovat senast', 'Decision promised by'),
            value: shownDay(application.decisionDueOn, lang),
          },
          { label: say('Kompletteringar', 'Completions'), value: String(application.completionRounds) },
        ]}
      />
      {manager !== undefined && <Merits manager={manager} lang={lang} />}
    </>
  );
}

/** What is stated; the evidence beside each requirement is what it is compared with. */
function Merits({ manager, lang }: { readonly manager: Manager; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const swedish =
    manager.swedish === undefined
      ? say('inte angivet', 'not stated')
      : manager.swedish
        ? say('ja', 'yes')
        : say('nej', 'no');
  return (
    <details>
      <summary>
        {say('Verksamhetsansvarig: ', 'Person in daily charge: ')}
        {manager.name}
      </summary>
      <Table
        caption={say('Utbildning', 'Education')}
        columns={[
          { heading: say('Utbildning', 'Programme') },
          { heading: say('Längd', 'Length') },
          { heading: say('Land', 'Country') },
        ]}
        rows={manager.education.map((line) => [
          line.programme,
          line.vocationalPoints === undefined
            ? line.years === undefined
              ? say('inte angiven', 'not stated')
              : `${String(line.years)} ${say('år', 'years')}`
            : `${String(line.vocationalPoints)} ${say('yh-poäng', 'vocational points')}`,
          line.country,
        ])}
      />
      <Periods caption={say('Yrkeserfarenhet', 'Practice')} periods={manager.practice} lang={lang} />
      <Periods
        caption={say('Erfarenhet av att leda personal', 'Leading staff')}
        periods={manager.leadership}
        lang={lang}
      />
      <p>
        {say('Svenska i tal och skrift: ', 'Swedish in speech and writing: ')}
        {swedish}
      </p>
    </details>
  );
}

function Periods(props: { readonly caption: string; readonly periods: readonly Period[]; readonly lang: Language }) {
  const { caption, periods, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={caption}
      columns={[
        { heading: say('Arbetsgivare', 'Employer') },
        { heading: say('Från', 'From') },
        { heading: say('Till', 'To') },
        { heading: say('Del av heltid', 'Part of full time'), numeric: true },
      ]}
      rows={periods.map((period) => [
        period.employer,
        shownDay(period.from, lang),
        period.to === undefined ? say('pågår', 'ongoing') : shownDay(period.to, lang),
        `${String(Math.round(period.share * 100))} %`,
      ])}
    />
  );
}
