import type { Overview } from '../../domain/overview/overview.ts';
import type { Plot, Section } from '../../domain/register/document.ts';
import { shownDay } from '../shown-time.ts';
import type { Terms } from './terms.ts';

/** How far the latest yearly reports of each service have come; nothing before the first. */
export function reportSections({ systems, on }: Overview, { municipality, lang }: Terms): readonly Section[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { definite } = municipality.terminology.provider;
  const plots = systems.flatMap(({ service, reports }): Plot[] => {
    if (reports === null) return [];
    const { year, dueOn, open, submitted, accepted, closed, late } = reports;
    const bar = (label: string, value: number, shown = String(value)) => ({ label, value, shown });
    const awaited = say(`Väntar på ${definite}`, 'With the provider');
    return [
      {
        kind: 'PLOT',
        caption: say(
          `${service}, ${String(year)}: senast ${shownDay(dueOn, lang)}`,
          `${service}, ${String(year)}: by ${shownDay(dueOn, lang)}`,
        ),
        heading: say('Läge', 'State'),
        unit: say('Redovisningar', 'Reports'),
        bars: [
          late.length === 0 || dueOn >= on
            ? bar(awaited, open)
            : bar(awaited, open, say(`${open}, varav ${late.length} sena`, `${open}, ${late.length} late`)),
          bar(say('Inlämnade, ska läsas', 'Handed in, to be read'), submitted),
          bar(say('Godtagna', 'Accepted'), accepted),
          ...(closed === 0 ? [] : [bar(say('Avslutade utan redovisning', 'Closed without a report'), closed)]),
        ],
      },
    ];
  });
  if (plots.length === 0) return [];
  return [{ heading: say('Årets kvalitetsredovisningar', 'The year’s quality reports'), level: 1, blocks: plots }];
}

/** What was found and done about contracts that are not kept; counts, never about whom. */
export function measureSection({ measures }: Overview, { lang }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const counted: readonly (readonly [string, number])[] = [
    [say('Förslag som väntar på ställningstagande', 'Proposals that wait for a person'), measures.proposed],
    [say('Förslag som inte ledde till något', 'Proposals that led to nothing'), measures.dismissed],
    [say('Åtgärdsplaner', 'Action plans'), measures.actionPlans],
    [say('Varningar', 'Warnings'), measures.warnings],
    [say('Ska följas upp', 'To be followed up'), measures.toFollowUp],
    [say('Uppföljda: rättat', 'Followed up: put right'), measures.rectified],
    [say('Uppföljda: inte rättat', 'Followed up: not put right'), measures.notRectified],
  ];
  const heading = say('Åtgärder enligt avtalen', 'Measures by the contracts');
  if (counted.every(([, count]) => count === 0)) {
    const text = say(
      'Inga åtgärder under tertialet, och inga förslag väntar.',
      'No measures in the period, and no proposals wait.',
    );
    return { heading, level: 1, blocks: [{ kind: 'PARAGRAPH', text }] };
  }
  return {
    heading,
    level: 1,
    blocks: [
      {
        kind: 'PLOT',
        caption: say('Under tertialet, och vad som väntar nu', 'In the period, and what waits now'),
        heading: say('Åtgärd', 'Measure'),
        unit: say('Antal', 'Number'),
        bars: counted.map(([label, value]) => ({ label, value, shown: String(value) })),
      },
    ],
  };
}
