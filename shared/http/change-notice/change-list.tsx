import type { ChangeNotice } from '../../domain/change-notice/change-notice.ts';
import { changeInWords, changeKindWords, changeStatusWords } from './change-words.ts';
import type { Language } from '../language.ts';
import { StatusTag, Table } from '../parts.tsx';
import { shownDay, shownInstant } from '../shown-time.ts';

/** The notices of change of a contract and what came of each, the latest first. */
export function ChangeList({ notices, lang }: { readonly notices: readonly ChangeNotice[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (notices.length === 0) return <p>{say('Inga ändringar är anmälda.', 'No changes were given notice of.')}</p>;
  return (
    <Table
      caption={say('Anmälda ändringar', 'Notices of change')}
      columns={[
        { heading: say('Vad', 'What') },
        { heading: say('Ny uppgift', 'As it will be') },
        { heading: say('Gäller från', 'From') },
        { heading: say('Anmält', 'Notified') },
        { heading: say('Läge', 'State') },
      ]}
      rows={notices
        .toReversed()
        .map((notice) => [
          changeKindWords[notice.change.kind][lang],
          <span class="lines">
            {[...changeInWords(notice.change, lang), ...(notice.message === undefined ? [] : [notice.message])].join(
              '\n',
            )}
          </span>,
          shownDay(notice.countsFrom, lang),
          `${shownInstant(notice.submittedAt, lang)}, ${notice.submittedBy.name}`,
          <State notice={notice} lang={lang} />,
        ])}
    />
  );
}

function State({ notice, lang }: { readonly notice: ChangeNotice; readonly lang: Language }) {
  const { tone, [lang]: words } = changeStatusWords[notice.status];
  const answer = notice.status === 'REFUSED' ? notice.refused : 'approved' in notice ? notice.approved : undefined;
  return (
    <>
      <StatusTag tone={tone}>{words}</StatusTag>
      {answer !== undefined && (
        <span class="lines">{`\n${answer.why}\n${answer.by}, ${answer.authority}, ${shownInstant(answer.at, lang)}`}</span>
      )}
      {notice.status === 'WITHDRAWN' && (
        <span class="lines">{`\n${notice.withdrawn.by}, ${shownInstant(notice.withdrawn.at, lang)}`}</span>
      )}
    </>
  );
}
