import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type DelegatedDecision, isLate } from '../../domain/decision/delegated.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Cell, Section, WrittenDocument } from '../../domain/register/document.ts';
import type { Language } from '../language.ts';
import { outcomeWord } from './outcome-words.ts';
import { shownDay } from '../shown-time.ts';

interface Told {
  readonly decisions: readonly DelegatedDecision[];
  /** The meeting that they were reported at; absent, they wait for the next. */
  readonly meeting?: { readonly heldOn: string; readonly paragraph: string } | undefined;
}

interface Terms {
  readonly municipality: Municipality;
  readonly lang: Language;
  /** Marks what is late on this day; a document for the meeting marks nothing. */
  readonly today?: string;
}

/** The decisions by delegation that a committee is told of (KL 6:40, 7:8), by who decided and by which point. */
export function delegatedDocument(told: Told, terms: Terms): WrittenDocument {
  const { municipality, lang } = terms;
  const { decisions } = told;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const title = delegatedTitle(told, lang);
  const [last] = decisions.map(({ decidedAt }) => decidedAt).toSorted((a, b) => (a < b ? 1 : -1));
  const none: Section = {
    heading: say('Inga beslut', 'No decisions'),
    level: 1,
    blocks: [
      { kind: 'PARAGRAPH', text: say('Det finns inga beslut att anmäla.', 'There are no decisions to report.') },
    ],
  };
  return {
    lang,
    title,
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: title,
    at: last ?? '2026-01-01T00:00:00.000Z',
    sections: decisions.length === 0 ? [none] : sectionsOf(decisions, terms),
  };
}

export function delegatedTitle({ meeting }: Pick<Told, 'meeting'>, lang: Language): string {
  if (meeting === undefined) return lang === 'sv' ? 'Delegationsbeslut att anmäla' : 'Delegated decisions to report';
  const day = shownDay(meeting.heldOn, lang);
  return lang === 'sv'
    ? `Delegationsbeslut anmälda ${day}, § ${meeting.paragraph}`
    : `Delegated decisions reported on ${day}, § ${meeting.paragraph}`;
}

function sectionsOf(decisions: readonly DelegatedDecision[], terms: Terms): Section[] {
  const { lang } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const byDelegate = Map.groupBy(decisions, ({ decidedBy, delegationPoint }) =>
    JSON.stringify([decidedBy, delegationPoint]),
  );
  return [...byDelegate.values()]
    .toSorted((one, other) => keyOf(one).localeCompare(keyOf(other), 'sv', { numeric: true }))
    .map((group): Section => {
      const [{ decidedBy, delegationPoint } = { decidedBy: '', delegationPoint: '' }] = group;
      const heading = `${decidedBy} – ${say('delegationspunkt', 'delegation point')} ${delegationPoint}`;
      return {
        heading,
        level: 1,
        blocks: [
          {
            kind: 'TABLE',
            caption: `${decidedBy}, ${delegationPoint}: ${String(group.length)} ${say('beslut', group.length === 1 ? 'decision' : 'decisions')}`,
            columns: [say('Diarienummer', 'Diary number'), say('Datum', 'Date'), say('Beslut', 'Decision')],
            rows: group.map((one) => rowOf(one, terms)),
          },
        ],
      };
    });
}

function keyOf([first]: readonly DelegatedDecision[]): string {
  return first === undefined ? '' : `${first.decidedBy} ${first.delegationPoint}`;
}

function rowOf(decision: DelegatedDecision, { municipality, lang, today }: Terms): readonly Cell[] {
  const day = stockholmDay(decision.decidedAt);
  const isPassed = today !== undefined && isLate(decision, today, municipality.delegatedDecisions?.reportWithinDays);
  return [
    { text: decision.diaryNumber },
    isPassed ? { text: `${day} – ${lang === 'sv' ? 'sent' : 'late'}`, tone: 'warn' } : { text: day },
    { text: matterOf(decision, municipality, lang) },
  ];
}

function matterOf(decision: DelegatedDecision, municipality: Municipality, lang: Language): string {
  const { minutes, urgency } = decision;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const lines = [decidedOf(decision, municipality, lang)];
  if (minutes !== undefined) {
    lines.push(`${say('Protokoll', 'Minutes')} ${shownDay(minutes.heldOn, lang)}, § ${minutes.paragraph}`);
  }
  if (urgency !== undefined) {
    const day = shownDay(urgency.nextMeetingOn, lang);
    lines.push(
      say(
        `Brådskande (KL 6:39), att anmäla vid sammanträdet ${day}. Skäl: ${urgency.reason}`,
        `Urgent (KL 6:39), to be reported at the meeting on ${day}. Reason: ${urgency.reason}`,
      ),
    );
  }
  return lines.join('\n');
}

function decidedOf({ matter }: DelegatedDecision, { terminology }: Municipality, lang: Language): string {
  if (matter.kind === 'LAPSE')
    return lang === 'sv' ? 'Avtal som inte undertecknats förfaller' : 'A contract that was not signed lapses';
  if (matter.kind === 'TERMINATION')
    return lang === 'sv' ? 'Avtal avslutas, eftersom det inte följts' : 'A contract is ended, since it was not kept';
  const scopes = matter.scopes.map(({ name, outcome }) => `${outcomeWord(outcome, terminology, lang)}: ${name}`);
  if (matter.replaces === undefined) return scopes.join('\n');
  const replaced = String(matter.replaces);
  const { replacedIn } = matter;
  const instead =
    replacedIn === undefined
      ? { sv: `I stället för ärendets beslut ${replaced}`, en: `Instead of the case’s decision ${replaced}` }
      : {
          sv: `I stället för beslut ${replaced} i ärende ${replacedIn}, i den delen`,
          en: `Instead of decision ${replaced} in case ${replacedIn}, in that part`,
        };
  return [...scopes, instead[lang]].join('\n');
}
