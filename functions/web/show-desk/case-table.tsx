import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { promiseOf } from '../../../shared/domain/application/promise.ts';
import { isOpen } from '../../../shared/domain/desk/place.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { HowFar } from './how-far.tsx';
import { statusWords } from '../../../shared/http/application/status-words.ts';

/** Cases, a line each; what is late says so. */
export function CaseTable(props: {
  readonly caption: string;
  readonly cases: readonly RegisteredApplication[];
  readonly today: string;
  readonly lang: Language;
}) {
  const { caption, cases, today, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={caption}
      columns={[
        { heading: say('Diarienummer', 'Diary number') },
        { heading: say('Sökande', 'Applicant') },
        { heading: say('Läge', 'State') },
        { heading: say('Hos', 'With') },
        { heading: say('Beslut senast', 'Decision due') },
      ]}
      rows={cases.map((one) => [
        <a class="number" href={inLanguage(`/desk/applications/${one.municipality}.${one.applicationId}`, lang)}>
          {one.diaryNumber}
        </a>,
        one.applicantName,
        <>
          {statusWords[one.status][lang]}
          <HowFar status={one.status} lang={lang} />
        </>,
        <>
          {one.officer?.name ?? say('ingen', 'nobody')}
          {one.judges !== undefined && Object.keys(one.judges).length > 0 && (
            <span class="soft">
              {' '}
              ({say('kontroller hos', 'checks with')}{' '}
              {[...new Set(Object.values(one.judges).map(({ name }) => name))].join(', ')})
            </span>
          )}
        </>,
        isOpen(one.status) && one.decisionDueOn < today ? (
          <>
            {shownDay(one.decisionDueOn, lang)} <StatusTag tone="warn">{say('försenad', 'late')}</StatusTag>
          </>
        ) : (
          <Promised application={one} lang={lang} />
        ),
      ])}
    />
  );
}

/** The promised day alone: why the clock stands still is told in the file. */
function Promised({ application, lang }: { readonly application: RegisteredApplication; readonly lang: Language }) {
  const { dueOn, pausedSince } = promiseOf(application);
  return (
    <>
      {shownDay(dueOn, lang)}
      {pausedSince !== undefined && (
        <span class="soft"> {lang === 'sv' ? '(klockan står still)' : '(the clock stands still)'}</span>
      )}
    </>
  );
}
