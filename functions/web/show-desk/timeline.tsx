import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';

interface Step {
  readonly words: Texts;
  /** Events that show that the step was taken; the latest counts. */
  readonly events: readonly string[];
  /** States in which the case is in this step. */
  readonly states: readonly RegisteredApplication['status'][];
  /** Only shown when it happened. */
  readonly optional?: boolean;
}

const steps: readonly Step[] = [
  { words: { sv: 'Inkommen', en: 'Received' }, events: ['APPLICATION_RECEIVED'], states: ['RECEIVED'] },
  { words: { sv: 'Kontrollerad', en: 'Checked' }, events: ['REQUIREMENTS_CHECKED'], states: ['CHECKING'] },
  {
    words: { sv: 'Kompletterad', en: 'Completed' },
    events: ['COMPLETION_RECEIVED'],
    states: ['COMPLETION_REQUESTED'],
    optional: true,
  },
  { words: { sv: 'Bedömd', en: 'Assessed' }, events: ['DECISION_PROPOSED'], states: ['ASSESSMENT'] },
  { words: { sv: 'Beslutad', en: 'Decided' }, events: ['DECISION_MADE'], states: ['PROPOSED'] },
  {
    words: { sv: 'Avtal tecknat', en: 'Contracted' },
    events: ['CONTRACT_CONCLUDED'],
    states: ['APPROVED', 'CONTRACT_PENDING'],
  },
];

/** Where the case stands: what is done and when, what goes on now, what is left. */
export function Timeline(props: {
  readonly application: RegisteredApplication;
  readonly events: readonly AuditEvent[];
  readonly lang: Language;
}) {
  const { application, events, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const present = steps.findIndex(({ states }) => states.includes(application.status));
  const shown = steps.flatMap((step, index) => {
    const happened = events.findLast(({ type }) => step.events.includes(type));
    const isNow = index === present;
    if (step.optional === true && happened === undefined && !isNow) return [];
    const hasNoContract = application.status === 'REFUSED' || application.status === 'LAPSED';
    if (hasNoContract && index === steps.length - 1) return [];
    const isDone = happened !== undefined && !isNow && (present === -1 || index < present);
    return [{ step, happened, isNow, isDone }];
  });
  return (
    <ol aria-label={say('Var ärendet står', 'Where the case stands')}>
      {shown.map(({ step, happened, isNow, isDone }) => (
        <li key={step.words.en} aria-current={isNow ? 'step' : undefined}>
          {isNow ? <strong>{step.words[lang]}</strong> : step.words[lang]}
          <span class="soft">
            {isDone && happened !== undefined && `: ${shownInstant(happened.at, lang)}`}
            {isNow && `: ${say('pågår nu', 'going on now')}`}
            {!isDone && !isNow && `: ${say('återstår', 'left')}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
