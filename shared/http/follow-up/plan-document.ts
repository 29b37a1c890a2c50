import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { PlanProgress } from '../../domain/follow-up/plan-progress.ts';
import { basisHashOf, type FollowUpMethod, type YearPlan } from '../../domain/follow-up/year-plan.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Block, Section, WrittenDocument } from '../../domain/register/document.ts';
import { hashOf } from '../../platform/hash.ts';
import type { Language, Texts } from '../language.ts';
import { shownDay } from '../shown-time.ts';

interface Terms {
  readonly municipality: Municipality;
  readonly service: string;
  readonly lang: Language;
  /** The instant it is written. */
  readonly at: string;
}

/** A year's plan of follow-up in words: the page, the committee's PDF and its Word file are made of it. */
export function planDocument(plan: YearPlan, progress: PlanProgress, terms: Terms): WrittenDocument {
  const { municipality, lang, service, at } = terms;
  const title = planTitle(plan, service, lang);
  return {
    lang,
    title,
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: title,
    at,
    sections: [
      basisSection(plan, terms),
      ...(plan.status === 'ADOPTED' ? [progressSection(progress, lang)] : []),
      requirementSection(plan, terms),
      contractSection(progress, plan, terms),
      ...(plan.status === 'ADOPTED' && plan.changes.length > 0 ? [changeSection(plan.changes, lang)] : []),
    ],
  };
}

export function planTitle({ year }: Pick<YearPlan, 'year'>, service: string, lang: Language): string {
  return lang === 'sv' ? `Uppföljningsplan ${year}: ${service}` : `Follow-up plan ${year}: ${service}`;
}

function basisSection(plan: YearPlan, { municipality, lang, service }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { status, versionNumber, contracts, requirements, madeAt, madeBy } = plan;
  const adoption = status === 'ADOPTED' ? plan.adoption : undefined;
  return {
    heading: say('Om planen', 'About the plan'),
    level: 1,
    blocks: [
      {
        kind: 'PARAGRAPH',
        text: say(
          'Planen säger vad som följs upp, hur och när, för varje krav och varje avtal under året. Alla följs upp på samma sätt, kommunens egen verksamhet också.',
          'The plan says what is followed up, how and when, for each requirement and each contract of the year. Everybody is followed up in the same way, the municipality’s own unit too.',
        ),
      },
      {
        kind: 'FACTS',
        rows: [
          { label: say('Tjänst', 'Service'), value: service },
          { label: say('Krav enligt version', 'Requirements by version'), value: String(versionNumber) },
          { label: say('Avtal', 'Contracts'), value: String(contracts.length) },
          { label: say('Krav', 'Requirements'), value: String(requirements.length) },
          { label: say('Upprättad', 'Made'), value: `${shownDay(stockholmDay(madeAt), lang)}, ${madeBy}` },
          {
            label: say('Antagen', 'Adopted'),
            value:
              adoption === undefined
                ? say('Inte än: ett förslag till nämnden', 'Not yet: a proposal to the committee')
                : `${municipality.committee.name}, ${shownDay(adoption.heldOn, lang)}, § ${adoption.paragraph}`,
          },
          {
            label: say('Underlagets kontrollsumma', 'Checksum of the basis'),
            value: (adoption?.basisHash ?? basisHashOf(plan, hashOf)).slice(0, 16),
          },
        ],
      },
    ],
  };
}

function progressSection({ requirements, contracts }: PlanProgress, lang: Language): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const waiting = contracts.reduce((sum, one) => sum + one.waiting, 0);
  return {
    heading: say('Så långt har året kommit', 'How far the year has come'),
    level: 1,
    blocks: [
      {
        kind: 'PLOT',
        caption: say('Avtal där en person har bedömt kravet i år', 'Contracts where a person has judged it this year'),
        heading: say('Krav', 'Requirement'),
        unit: say('Andel av avtalen', 'Share of the contracts'),
        bars: requirements
          .filter(({ of }) => of > 0)
          .map(({ requirement, judged, deficient, of }) => ({
            label: `${requirement.requirementId} ${requirement.title[lang]}`,
            value: judged / of,
            shown:
              deficient === 0
                ? say(`${judged} av ${of}`, `${judged} of ${of}`)
                : say(`${judged} av ${of}, brist hos ${deficient}`, `${judged} of ${of}, a deficiency at ${deficient}`),
          })),
      },
      {
        kind: 'PARAGRAPH',
        text:
          waiting === 0
            ? say('Ingen ändrad uppgift väntar på bedömning.', 'No changed fact waits to be judged.')
            : say(`${waiting} ändrade uppgifter väntar på bedömning.`, `${waiting} changed facts wait to be judged.`),
      },
    ],
  };
}

function requirementSection({ requirements }: YearPlan, { municipality, lang }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const whens = whensOf(municipality);
  return {
    heading: say('Vad som följs upp, och hur', 'What is followed up, and how'),
    level: 1,
    blocks: [
      {
        kind: 'TABLE',
        caption: say('Krav', 'Requirements'),
        columns: [say('Krav', 'Requirement'), say('Hur och när', 'How and when'), say('Gäller', 'Applies to')],
        rows: requirements.map(({ requirementId, title, methods, services }) => [
          { text: `${requirementId} ${title[lang]}` },
          { text: methods.map((method) => whens[method][lang]).join('; ') },
          { text: services?.join(', ') ?? say('Alla tjänster', 'All services') },
        ]),
      },
    ],
  };
}

function contractSection(
  { contracts }: PlanProgress,
  { status, year }: YearPlan,
  { municipality: { risk }, lang }: Terms,
): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const byMonth = contracts.toSorted((one, other) => one.contract.month - other.contract.month);
  const isLevelled = contracts.some(({ contract }) => contract.riskLevel !== undefined);
  const levelName = (id: string | undefined) =>
    (id === undefined ? risk?.levels[0] : risk?.levels.find((level) => level.id === id))?.name[lang] ?? id ?? '';
  const none: Block = { kind: 'PARAGRAPH', text: say('Inga avtal är i kraft.', 'No contract is in force.') };
  return {
    heading: say('När varje avtal granskas på djupet', 'When each contract is reviewed in depth'),
    level: 1,
    blocks: [
      {
        kind: 'PARAGRAPH',
        text: say(
          `Månaderna är fördelade jämnt i en ordning som ingen har valt: kontrollsumman av planens och avtalets namn.${isLevelled ? ' Avtal på en högre risknivå kommer först, enligt kommunens tabell.' : ''}`,
          `The months are spread evenly in an order that nobody has chosen: the checksum of the plan’s and the contract’s names.${isLevelled ? ' Contracts at a higher risk level come first, by the municipality’s table.' : ''}`,
        ),
        weight: 'SOFT',
      },
      byMonth.length === 0
        ? none
        : {
            kind: 'TABLE',
            caption: say('Avtal', 'Contracts'),
            columns: [
              say('Avtal', 'Contract'),
              say('Månad', 'Month'),
              ...(isLevelled ? [say('Risknivå', 'Risk level')] : []),
              say('Krav', 'Requirements'),
              ...(status === 'ADOPTED' ? [say('Bedömda i år', 'Judged this year'), say('Besökt', 'Visited')] : []),
            ],
            rows: byMonth.map(({ contract, judged, of, visitedOn, ended }) => [
              { text: `${contract.providerName}${ended === null ? '' : endedWords(ended.on, lang)}` },
              { text: monthName(contract.month, year, lang) },
              ...(isLevelled ? [{ text: levelName(contract.riskLevel) }] : []),
              { text: String(of) },
              ...(status === 'ADOPTED'
                ? [{ text: String(judged) }, { text: visitedOn === null ? '–' : shownDay(visitedOn, lang) }]
                : []),
            ]),
          },
    ],
  };
}

function endedWords(on: string | null, lang: Language): string {
  if (on === null) return lang === 'sv' ? ' (inte längre i kraft)' : ' (not in force any more)';
  return lang === 'sv' ? ` (upphörde ${shownDay(on, lang)})` : ` (ended ${shownDay(on, lang)})`;
}

function changeSection(changes: Extract<YearPlan, { status: 'ADOPTED' }>['changes'], lang: Language): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const month = (number: number) => monthName(number, 2000, lang).split(' ')[0] ?? '';
  return {
    heading: say('Ändrat efter antagandet', 'Changed since the adoption'),
    level: 1,
    blocks: [
      {
        kind: 'TABLE',
        caption: say('Ändringar', 'Changes'),
        columns: [say('Avtal', 'Contract'), say('Ändring', 'Change'), say('Skäl', 'Reason'), say('Av', 'By')],
        rows: changes.map(({ providerName, from, to, why, by, at }) => [
          { text: providerName },
          {
            text:
              from === undefined
                ? say(`Tillkom, ${month(to)}`, `Came in, ${month(to)}`)
                : say(`Från ${month(from)} till ${month(to)}`, `From ${month(from)} to ${month(to)}`),
          },
          { text: why },
          { text: `${by}, ${shownDay(stockholmDay(at), lang)}` },
        ]),
      },
    ],
  };
}

/** A month by its name, with the year. */
export function monthName(month: number, year: number, lang: Language): string {
  const locale = lang === 'sv' ? 'sv-SE' : 'en-GB';
  const day = new Date(Date.UTC(year, month - 1, 1));
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day);
}

function whensOf({ qualityReport, recheck }: Municipality): Readonly<Record<FollowUpMethod, Texts>> {
  const months = recheck.everyMonths;
  return {
    REPORT: {
      sv: `Årlig kvalitetsredovisning, senast ${qualityReport.dueMonthDay.split('-').toReversed().map(Number).join('/')}`,
      en: `Yearly quality report, due ${qualityReport.dueMonthDay}`,
    },
    RECHECK: {
      sv: months === 1 ? 'Kontroll på nytt varje månad' : `Kontroll på nytt var ${months}:e månad`,
      en: months === 1 ? 'Re-check every month' : `Re-check every ${months} months`,
    },
    REVIEW: { sv: 'Granskning på djupet i avtalets månad', en: 'In-depth review in the contract’s month' },
    SYSTEM: {
      sv: 'Uppgifter ur kommunens system, i avtalets månad',
      en: 'Data from the municipality’s systems, in the contract’s month',
    },
  };
}
