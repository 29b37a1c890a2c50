import { dayOfVisit, type FollowUpVisit, isEstablished } from '../../../shared/domain/follow-up/visit.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { statusWords } from './words.ts';

/** Visits by their days, each leading to its own page. */
export function VisitTable({ visits, lang }: { readonly visits: readonly FollowUpVisit[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (visits.length === 0) return <p>{say('Inga besök.', 'No visits.')}</p>;
  return (
    <Table
      caption={say('Uppföljningsbesök', 'Follow-up visits')}
      columns={[
        { heading: say('Dag', 'Day') },
        { heading: say('Hos', 'At') },
        { heading: say('Föranmält', 'Announced') },
        { heading: say('Läge', 'State') },
        { heading: say('Brister', 'Deficiencies') },
      ]}
      rows={visits.map((visit) => [
        <a key="day" href={inLanguage(`/desk/visits/${publicId(visit.municipality, visit.visitId)}`, lang)}>
          {shownDay(dayOfVisit(visit), lang)}
        </a>,
        visit.providerName,
        visit.announced ? say('Ja', 'Yes') : say('Nej', 'No'),
        <StatusTag key="status" tone={statusWords[visit.status].tone}>
          {statusWords[visit.status][lang]}
        </StatusTag>,
        isEstablished(visit) ? String(Object.values(visit.results).filter((one) => one === 'DEFICIENT').length) : '–',
      ])}
    />
  );
}
