import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { isUndecided } from '../../../shared/domain/application/status.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { statusWords } from '../../../shared/http/application/status-words.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** What the provider has applied for, and by which day it has been promised a decision (LOV 4:4). */
export function ApplicationList(props: {
  readonly applications: readonly RegisteredApplication[];
  readonly lang: Language;
}) {
  const { applications, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (applications.length === 0) return null;
  return (
    <Table
      caption={say('Ansökningar', 'Applications')}
      columns={[
        { heading: say('Diarienummer', 'Diary number') },
        { heading: say('Kom in', 'Received') },
        { heading: say('Läge', 'State') },
        { heading: say('Beslut senast', 'Decision by') },
      ]}
      rows={applications.map(({ diaryNumber, receivedAt, status, decisionDueOn }) => [
        diaryNumber,
        shownDay(stockholmDay(receivedAt), lang),
        statusWords[status][lang],
        isUndecided(status) ? shownDay(decisionDueOn, lang) : '–',
      ])}
    />
  );
}
