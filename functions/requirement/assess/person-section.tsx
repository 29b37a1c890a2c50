import { type Education, type Period, type PersonInRole, rolesOf } from '../../../shared/domain/application/persons.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** What is stated of somebody behind the applicant; the evidence beside each requirement is what it is compared with. */
export function PersonSection({ person, lang }: { readonly person: PersonInRole; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { education, practice, leadership, swedish, sharePercent, from, to } = person;
  const days = [from === undefined ? '' : shownDay(from, lang), to === undefined ? '' : shownDay(to, lang)];
  return (
    <details>
      <summary>{`${rolesOf(person)[lang]}: ${person.name}`}</summary>
      {sharePercent !== undefined && (
        <p>
          {say('Ägarandel: ', 'Share of the company: ')}
          {String(sharePercent).replace('.', lang === 'sv' ? ',' : '.')} %
        </p>
      )}
      {(from ?? to) !== undefined && (
        <p>
          {say('I uppdraget: ', 'In the role: ')}
          {days.join('–')}
        </p>
      )}
      {education !== undefined && <Educations education={education} lang={lang} />}
      {practice !== undefined && (
        <Periods caption={say('Yrkeserfarenhet', 'Practice')} periods={practice} lang={lang} />
      )}
      {leadership !== undefined && (
        <Periods caption={say('Erfarenhet av att leda personal', 'Leading staff')} periods={leadership} lang={lang} />
      )}
      {swedish !== undefined && (
        <p>
          {say('Svenska i tal och skrift: ', 'Swedish in speech and writing: ')}
          {swedish ? say('ja', 'yes') : say('nej', 'no')}
        </p>
      )}
    </details>
  );
}

function Educations({ education, lang }: { readonly education: readonly Education[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Utbildning', 'Education')}
      columns={[
        { heading: say('Utbildning', 'Programme') },
        { heading: say('Längd', 'Length') },
        { heading: say('Land', 'Country') },
      ]}
      rows={education.map((line) => [
        line.programme,
        line.vocationalPoints === undefined
          ? line.years === undefined
            ? say('inte angiven', 'not stated')
            : `${String(line.years)} ${say('år', 'years')}`
          : `${String(line.vocationalPoints)} ${say('yh-poäng', 'vocational points')}`,
        line.country,
      ])}
    />
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
