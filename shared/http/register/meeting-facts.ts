import type { Decision } from '../../domain/decision/decision.ts';
import { Meeting } from '../../domain/decision/meeting/meeting.ts';
import { nameOf, servingPersons } from '../../domain/decision/meeting/who-serves.ts';
import type { Block, Fact } from '../../domain/register/document.ts';
import type { AuditEvent } from '../../domain/register/event.ts';
import { leftOut } from '../application/left-out.ts';
import type { DocumentTerms } from '../decision/document.ts';
import { shownDay } from '../shown-time.ts';

/**
 * How a decision was made in a meeting (KL 5:67): who served, who was recused, what was put, the vote if there was one, and
 * who reserved themself. From the case's history: the next meeting about the same case takes this one's place.
 */
export function meetingFacts(
  decision: Pick<Decision, 'number'>,
  events: readonly Pick<AuditEvent, 'type' | 'data'>[],
  { lang, edition }: Pick<DocumentTerms, 'lang' | 'edition'>,
): readonly Block[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const free = (text: string): string => (edition === 'PUBLIC' ? leftOut.privacy[lang] : text);
  const recorded = events.map(({ type, data }) =>
    type === 'DECISION_MADE' ? Meeting.safeParse(data['meeting']) : null,
  );
  const index = recorded.findLastIndex((record) => record?.data?.number === decision.number);
  const meeting = recorded[index]?.data;
  if (meeting === undefined) return [];
  // What was said of an earlier meeting that referred the case back, under the same number, came before the decision.
  const said = (type: string) =>
    events
      .slice(index)
      .flatMap((event) => (event.type === type && event.data['number'] === decision.number ? [event.data] : []));
  const tally = meeting.status === 'DECLARED' ? meeting.vote?.tally : undefined;
  const rows: Fact[] = [
    {
      label: say('Tjänstgjorde', 'Served'),
      value: servingPersons(meeting)
        .map((person) => nameOf(meeting, person) ?? person)
        .join(', '),
    },
    ...row(
      say('Jäv', 'Recused'),
      meeting.recused.map(({ name, reason }) => `${name}: ${free(reason)}`),
    ),
    ...row(
      say('Yrkanden', 'Proposals'),
      meeting.proposals.map(({ id, by }) => `${id}: ${by}`),
    ),
    ...row(
      say('Omröstning', 'Vote'),
      tally === undefined ? [] : [`${say('ja', 'yes')} ${String(tally.yes)}, ${say('nej', 'no')} ${String(tally.no)}`],
    ),
    ...row(
      say('Reservationer', 'Reservations'),
      said('RESERVATION_REGISTERED').flatMap(({ name, words }) => {
        if (typeof name !== 'string') return [];
        return [typeof words === 'string' && words !== '' ? `${name}: ${free(words)}` : name];
      }),
    ),
    ...row(
      say('Justerad', 'Adjusted'),
      said('MINUTES_ADJUSTED').flatMap(({ on }) => (typeof on === 'string' ? [shownDay(on, lang)] : [])),
    ),
  ];
  return [{ kind: 'FACTS', rows }];
}

function row(label: string, lines: readonly string[]): Fact[] {
  return lines.length === 0 ? [] : [{ label, value: lines.join('\n') }];
}
