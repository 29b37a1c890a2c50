import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Overview, SystemOverview } from '../../domain/overview/overview.ts';
import type { Block, Plot, Section } from '../../domain/register/document.ts';
import type { Language } from '../language.ts';

/** One municipality of those that are laid side by side. */
export interface Laid {
  readonly municipality: Municipality;
  readonly overview: Overview;
}

/**
 * Municipalities side by side, for whoever works for several: what waits, how long decisions took, where there is a choice
 * and how far the year's reports have come. Each one's own numbers, added up over its services.
 */
export function acrossSections(all: readonly Laid[], lang: Language): readonly Section[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const total = ({ overview }: Laid, count: (system: SystemOverview) => number): number =>
    overview.systems.reduce((sum, system) => sum + count(system), 0);
  const waiting: Plot = {
    kind: 'PLOT',
    caption: say('Ansökningar som väntar på beslut', 'Applications that wait for a decision'),
    heading: say('Kommun', 'Municipality'),
    unit: say('Ansökningar', 'Applications'),
    bars: all.map((one) => {
      const [waits, late] = [total(one, (system) => system.waiting.all), total(one, (system) => system.waiting.late)];
      return {
        label: one.municipality.name,
        value: waits,
        shown:
          late === 0
            ? String(waits)
            : say(`${waits}, varav ${late} efter utlovad dag`, `${waits}, ${late} past the promised day`),
      };
    }),
  };
  const numbers: Block = {
    kind: 'TABLE',
    caption: say('Sida vid sida', 'Side by side'),
    columns: [
      say('Kommun', 'Municipality'),
      say('Beslut under tertialet', 'Decisions in the period'),
      say('Efter utlovad dag', 'Past the promised day'),
      say('Kan väljas: enskilda', 'Can be chosen: private'),
      say('Kan väljas: egen regi', 'Can be chosen: own'),
      say('Tunna områden', 'Thin areas'),
      say('Sena uppgifter', 'Late tasks'),
      say('Godtagna redovisningar', 'Accepted reports'),
      say('Varningar', 'Warnings'),
    ],
    rows: all.map((one) => {
      const { overview, municipality } = one;
      const late = overview.late.tasks.reduce((sum, { count }) => sum + count, 0);
      const reports = total(one, ({ reports: standing }) =>
        standing === null ? 0 : standing.open + standing.submitted + standing.accepted,
      );
      const accepted = total(one, ({ reports: standing }) => standing?.accepted ?? 0);
      return [
        municipality.name,
        total(one, ({ times }) => times.decided),
        total(one, ({ times }) => times.late),
        total(one, (system) => system.private.selectable),
        total(one, (system) => system.own.selectable),
        total(one, ({ thin }) => thin.length),
        overview.late.more ? say(`mer än ${late}`, `more than ${late}`) : late,
        reports === 0 ? '–' : say(`${accepted} av ${reports}`, `${accepted} of ${reports}`),
        overview.measures.warnings,
      ].map((value) => ({ text: String(value) }));
    }),
  };
  return [
    {
      heading: say('Kommunerna sida vid sida', 'The municipalities side by side'),
      level: 1,
      blocks: [waiting, numbers],
    },
  ];
}
