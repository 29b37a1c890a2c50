import type { Overview, SystemOverview } from '../../domain/overview/overview.ts';
import type { Side } from '../../domain/overview/side.ts';
import { capital } from '../../domain/municipality/terminology.ts';
import type { Block, Section } from '../../domain/register/document.ts';
import { shownDay } from '../shown-time.ts';
import type { Terms } from './terms.ts';

/**
 * The neutrality ledger: the private and the municipality's own, measured alike, side by side for each service
 * (KL 2:3, LOV 1:2).
 */
export function sidesSection({ systems }: Overview, { municipality, lang }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { plural } = municipality.terminology.provider;
  const rows: readonly (readonly [string, (side: Side) => string])[] = [
    [
      say(`${capital(plural)} som kan väljas, av dem som visas`, 'Providers that can be chosen, of those shown'),
      ({ selectable, entries }) => say(`${selectable} av ${entries}`, `${selectable} of ${entries}`),
    ],
    [say('Fullt just nu', 'Full at the moment'), ({ full }) => String(full)],
    [say('Tar paus', 'Paused'), ({ paused }) => String(paused)],
    [
      say('Uppgifterna i katalogen bekräftade, äldst', 'What the catalogue says was confirmed, the oldest'),
      ({ oldestConfirmed }) => (oldestConfirmed === null ? '–' : shownDay(oldestConfirmed, lang)),
    ],
    [say('Kvalitetsredovisning sen', 'Quality report late'), ({ lateReports }) => String(lateReports)],
    [say('Varningar under tertialet', 'Warnings in the period'), ({ warnings }) => String(warnings)],
  ];
  const table = ({ service, private: others, own }: SystemOverview): Block => ({
    kind: 'TABLE',
    caption: service,
    columns: [
      say('Mått', 'Measure'),
      say('Enskilda', 'Private and non-profit'),
      say('Egen regi', 'The municipality’s own'),
    ],
    rows: rows.map(([label, shown]) => [{ text: label }, { text: shown(others) }, { text: shown(own) }]),
  });
  return {
    heading: say('Enskilda och egen regi sida vid sida', 'Others and the municipality’s own side by side'),
    level: 1,
    blocks: systems.map(table),
  };
}
