import type { ComplaintCount } from '../../domain/complaint/counts.ts';
import { capital } from '../../domain/municipality/terminology.ts';
import type { Overview, SystemOverview } from '../../domain/overview/overview.ts';
import type { Block, Section, WrittenDocument } from '../../domain/register/document.ts';
import type { Language } from '../language.ts';
import { shownDay } from '../shown-time.ts';
import { measureSection, reportSections } from './follow-up-sections.ts';
import { lateSection } from './late-section.ts';
import { sidesSection } from './sides-section.ts';
import type { Terms } from './terms.ts';

/**
 * An overview in words, for the desk and for the committee that follows its activities (KL 6:6). The page, the PDF, the
 * Word file and the spreadsheet are all made of it.
 */
export function overviewDocument(overview: Overview, terms: Terms): WrittenDocument {
  const { municipality, lang } = terms;
  const title = overviewTitle(overview, lang);
  return {
    lang,
    title,
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: title,
    at: `${overview.on}T12:00:00.000Z`,
    sections: [
      waitingSection(overview, terms),
      lateSection(overview, terms),
      decisionSection(overview, terms),
      ...reportSections(overview, terms),
      measureSection(overview, terms),
      sidesSection(overview, terms),
      ...overview.systems.filter(({ markets }) => markets.length > 0).map((one) => marketSection(one, overview, terms)),
      ...complaintSections(overview, terms),
    ],
  };
}

export function overviewTitle({ tertial, on }: Pick<Overview, 'tertial' | 'on'>, lang: Language): string {
  const [year = '', third = ''] = tertial.name.split('-T');
  const day = shownDay(on, lang);
  return lang === 'sv'
    ? `Översikt ${day}, tertial ${third} ${year}`
    : `Overview on ${day}, four-month period ${third} of ${year}`;
}

function waitingSection({ systems, on }: Overview, { lang }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return {
    heading: say('Ansökningar som väntar på beslut', 'Applications that wait for a decision'),
    level: 1,
    blocks: [
      {
        kind: 'PLOT',
        caption: `${say('Väntar', 'Waiting')} ${shownDay(on, lang)}`,
        heading: say('Tjänst', 'Service'),
        unit: say('Ansökningar', 'Applications'),
        bars: systems.map(({ service, waiting: { all, late } }) => ({
          label: service,
          value: all,
          shown:
            late === 0
              ? String(all)
              : say(`${all}, varav ${late} efter utlovad dag`, `${all}, ${late} past the promised day`),
        })),
      },
    ],
  };
}

function decisionSection({ systems, tertial }: Overview, { lang }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const decided = systems.filter(({ times }) => times.decided > 0);
  const days = (number: number | null): string =>
    number === null ? '–' : number.toLocaleString(lang === 'sv' ? 'sv-SE' : 'en-GB');
  const period = `${shownDay(tertial.from, lang)} – ${shownDay(tertial.through, lang)}`;
  const none: Block = { kind: 'PARAGRAPH', text: say('Inga beslut har fattats.', 'No decisions were made.') };
  return {
    heading: say('Beslut under tertialet', 'Decisions of the period'),
    level: 1,
    blocks: [
      { kind: 'PARAGRAPH', text: period, weight: 'SOFT' },
      ...(decided.length === 0
        ? [none]
        : ([
            {
              kind: 'PLOT',
              caption: say('Från ansökan till beslut, median', 'From application to decision, median'),
              heading: say('Tjänst', 'Service'),
              unit: say('Dagar', 'Days'),
              bars: decided.map(({ service, times }) => ({
                label: service,
                value: times.median ?? 0,
                shown: days(times.median),
              })),
            },
            {
              kind: 'TABLE',
              caption: say('Beslut, tid och utlovad dag', 'Decisions, time and the promised day'),
              columns: [
                say('Tjänst', 'Service'),
                say('Beslut', 'Decisions'),
                say('Varav bifall', 'Approvals'),
                say('Efter utlovad dag', 'Past the promised day'),
                say('Längst tid, dagar', 'Longest, days'),
              ],
              rows: decided.map(({ service, times }) => [
                { text: service },
                { text: String(times.decided) },
                { text: String(times.approved) },
                times.late === 0 ? { text: '0' } : { text: String(times.late), tone: 'warn' },
                { text: days(times.longest) },
              ]),
            },
          ] satisfies Block[])),
    ],
  };
}

function marketSection(
  { service, markets, thin }: SystemOverview,
  { fewest }: Overview,
  { municipality, lang }: Terms,
): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { plural } = municipality.terminology.provider;
  const heading = say(`${service}: var det går att välja`, `${service}: where there is a choice`);
  const among = (own: boolean): string => (own ? say(' och egen regi', ' and the municipality’s own') : '');
  return {
    heading,
    level: 1,
    ...(thin.length === 0
      ? {}
      : { state: { text: say(`${thin.length} tunna`, `${thin.length} thin`), tone: 'warn' as const } }),
    blocks: [
      {
        kind: 'PARAGRAPH',
        text: say(
          `Ett område är tunt när det finns färre än ${fewest} ${plural} utöver egen regi att välja på.`,
          `An area is thin when there are fewer than ${fewest} providers beside the municipality’s own to choose from.`,
        ),
      },
      {
        kind: 'PLOT',
        caption: say(`${capital(plural)} att välja på`, 'Providers to choose from'),
        heading: say('Insats och område', 'Service and area'),
        unit: say('Antal', 'Number'),
        bars: markets.map((market) => ({
          label: `${market.service}, ${market.area}`,
          value: market.providers,
          shown: `${String(market.providers)}${among(market.hasOwnUnit)}`,
        })),
      },
    ],
  };
}

/** Counted in the night, and only numbers: too few are shown as too few, and nothing is summed up. */
function complaintSections({ complaints }: Overview, { lang }: Terms): readonly Section[] {
  if (complaints === null || complaints.providers.length === 0) return [];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { year, countedOn, fewerThan, providers } = complaints;
  const shown = (count: ComplaintCount['complaints']): { text: string } => ({
    text: count === null ? say(`färre än ${String(fewerThan)}`, `fewer than ${String(fewerThan)}`) : String(count),
  });
  return [
    {
      heading: say('Synpunkter, avvikelser och missförhållanden', 'Complaints, deviations and misconduct'),
      level: 1,
      blocks: [
        {
          kind: 'TABLE',
          caption: say(
            `Inkomna ${year}, räknade ${shownDay(countedOn, lang)}`,
            `Received in ${year}, counted on ${shownDay(countedOn, lang)}`,
          ),
          columns: [
            say('Verksamhet', 'Operation'),
            say('Synpunkter', 'Complaints'),
            say('Avvikelser', 'Deviations'),
            say('Missförhållanden', 'Misconduct'),
          ],
          rows: providers.map(({ name, complaints: said, deviations, misconduct }) => [
            { text: name },
            shown(said),
            shown(deviations),
            shown(misconduct),
          ]),
        },
      ],
    },
  ];
}
