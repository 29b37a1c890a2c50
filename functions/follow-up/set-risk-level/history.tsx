import { SignalCount } from '../../../shared/domain/follow-up/risk-level.ts';
import * as z from 'zod/mini';
import { Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Visit } from './visit.ts';
import { countedWords, nameOf } from './words.ts';

/** What the audit chain holds of a level that was set. */
const Set = z.object({
  level: z.string(),
  suggested: z.string(),
  reason: z.string(),
  signals: z.array(SignalCount),
});

/** Every level that was set, the latest first: it is the audit chain that is read. */
export function History({
  events,
  visit: { rule, lang },
}: {
  readonly events: readonly AuditEvent[];
  readonly visit: Visit;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const set = events.filter(({ type }) => type === 'RISK_LEVEL_SET').toReversed();
  if (set.length === 0) return null;
  return (
    <Table
      caption={say('Så har nivån bestämts', 'How the level has been set')}
      columns={[
        { heading: say('Nivå', 'Level') },
        { heading: say('Förslag då', 'Suggested then') },
        { heading: say('Skäl', 'Reason') },
        { heading: say('Räknat då', 'Counted then') },
        { heading: say('Av', 'By') },
      ]}
      rows={set.map(({ data, by, at }) => {
        const { level, suggested, reason, signals } = Set.parse(data);
        return [
          nameOf(rule, level, lang),
          nameOf(rule, suggested, lang),
          <span class="lines">{reason}</span>,
          <span class="lines">{countedWords(signals, lang).join('\n')}</span>,
          `${by}, ${shownInstant(at, lang)}`,
        ];
      })}
    />
  );
}
