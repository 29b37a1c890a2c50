import type { WaitsFor } from '../../domain/overview/late-tasks.ts';
import type { Overview } from '../../domain/overview/overview.ts';
import type { Section } from '../../domain/register/document.ts';
import { kindWords } from '../desk/task-words.ts';
import type { Texts } from '../language.ts';
import type { Terms } from './terms.ts';

/** What should have been done by today, and for whom it waits. */
export function lateSection({ late }: Overview, { municipality, lang }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { plural } = municipality.terminology.provider;
  const whom: Readonly<Record<WaitsFor, Texts>> = {
    STAFF: { sv: 'Kommunens personal', en: 'The municipality’s staff' },
    MEMBERS: { sv: 'Nämndens ledamöter', en: 'Members of the committee' },
    OTHERS: { sv: `Sökande, ${plural} och andra utanför`, en: 'Applicants, providers and others outside' },
  };
  const sum = (of: WaitsFor): number =>
    late.tasks.filter((one) => one.of === of).reduce((total, { count }) => total + count, 0);
  const bars = (['STAFF', 'MEMBERS', 'OTHERS'] as const).map((of) => ({
    label: whom[of][lang],
    value: sum(of),
    shown: String(sum(of)),
  }));
  const heading = say('Uppgifter efter sin dag', 'Tasks past their day');
  if (late.tasks.length === 0) {
    return {
      heading,
      level: 1,
      blocks: [{ kind: 'PARAGRAPH', text: say('Ingen uppgift är sen.', 'No task is late.') }],
    };
  }
  return {
    heading,
    level: 1,
    blocks: [
      ...(late.more
        ? ([
            {
              kind: 'PARAGRAPH',
              text: say('Det finns fler än vad som räknas här.', 'There are more than are counted here.'),
            },
          ] as const)
        : []),
      {
        kind: 'PLOT',
        caption: say('Vem de väntar på', 'Whom they wait for'),
        heading: say('Väntar på', 'Wait for'),
        unit: say('Uppgifter', 'Tasks'),
        bars,
      },
      {
        kind: 'TABLE',
        caption: say('Sena uppgifter', 'Late tasks'),
        columns: [say('Uppgift', 'Task'), say('Väntar på', 'Waits for'), say('Antal', 'Number')],
        rows: late.tasks.map(({ kind, of, count }) => [
          { text: kindWords[kind][lang] },
          { text: whom[of][lang] },
          { text: String(count) },
        ]),
      },
    ],
  };
}
