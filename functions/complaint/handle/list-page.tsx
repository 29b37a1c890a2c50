import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { nextDueOn } from '../../../shared/domain/complaint/handling.ts';
import { kindWords, outcomeWords, topicWords } from '../../../shared/http/complaint/words.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { ListVisit } from './visit.ts';

/** What waits, the most urgent first, and what is done; nothing of what anybody said. */
export function ListPage(props: {
  readonly visit: ListVisit;
  readonly open: readonly Complaint[];
  readonly closed: readonly Complaint[];
  readonly today: string;
  readonly lang: Language;
}) {
  const { visit, open, closed, today, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const own = (path: string): string => inLanguage(`${path}?municipality=${visit.municipality.id}`, lang);
  return (
    <>
      <p>
        <a class="button" href={own('/desk/new-complaint')}>
          {say('Skriv ned en synpunkt', 'Write down a complaint')}
        </a>
      </p>
      {open.length === 0 ? (
        <p>{say('Ingen synpunkt väntar på dig.', 'No complaint waits for you.')}</p>
      ) : (
        <Table
          caption={say('Väntar', 'Waits')}
          columns={[say('Referens', 'Reference'), ...columns(lang), say('Senast', 'By'), say('Hos', 'With')].map(
            (heading) => ({ heading }),
          )}
          rows={open.map((complaint) => [
            <Link complaint={complaint} lang={lang} />,
            ...about(complaint, lang),
            <Due complaint={complaint} today={today} lang={lang} />,
            complaint.assignee?.name ?? say('ingen', 'nobody'),
          ])}
        />
      )}
      {closed.length > 0 && (
        <Table
          caption={say('Avslutade', 'Closed')}
          columns={[say('Referens', 'Reference'), ...columns(lang), say('Utfall', 'Outcome')].map((heading) => ({
            heading,
          }))}
          rows={closed.map((complaint) => [
            <Link complaint={complaint} lang={lang} />,
            ...about(complaint, lang),
            complaint.status === 'CLOSED' ? outcomeWords[complaint.closed.outcome][lang] : '',
          ])}
        />
      )}
      <p class="soft">
        {say(
          'Varje gång du öppnar en synpunkt antecknas det, och ett urval granskas varje månad.',
          'Each time you open a complaint it is noted, and a sample is reviewed each month.',
        )}
      </p>
    </>
  );
}

function columns(lang: Language): readonly string[] {
  return lang === 'sv' ? ['Slag', 'Gäller', 'Om'] : ['Kind', 'About', 'Whom'];
}

function about({ kind, topic, about: provider }: Complaint, lang: Language): readonly string[] {
  return [kindWords[kind][lang], topicWords[topic][lang], provider?.name ?? '–'];
}

function Link({ complaint, lang }: { readonly complaint: Complaint; readonly lang: Language }) {
  const { municipality, complaintId, reference } = complaint;
  return <a href={inLanguage(`/desk/complaints/${publicId(municipality, complaintId)}`, lang)}>{reference}</a>;
}

function Due({
  complaint,
  today,
  lang,
}: {
  readonly complaint: Complaint;
  readonly today: string;
  readonly lang: Language;
}) {
  const due = nextDueOn(complaint);
  if (due === null) return <>{lang === 'sv' ? 'ska avslutas' : 'to be closed'}</>;
  const shown = shownDay(due, lang);
  return due < today ? <StatusTag tone="bad">{shown}</StatusTag> : <>{shown}</>;
}
