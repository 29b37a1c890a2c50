import type { Measure, MeasureIn } from '../../domain/measure/measure.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { UrgencyNote } from '../decision/urgency-note.tsx';
import type { Language } from '../language.ts';
import { Note, SummaryList } from '../parts.tsx';

/** Only whom the contract is with: what a question about conflict of interest may show (KL 6:28). */
export function Party({ measure, lang }: { readonly measure: Measure; readonly lang: Language }) {
  return <SummaryList rows={[{ label: lang === 'sv' ? 'Avtal med' : 'Contract with', value: measure.providerName }]} />;
}

/** What lies before whoever decides whether a contract ends, word for word as its hash binds it. */
export function TerminationBasis(props: {
  readonly measure: MeasureIn<'REFERRED' | 'TERMINATED'>;
  readonly right?: DecisionRight | undefined;
  /** Whether what it rests on stands still. */
  readonly isOwed: boolean;
  readonly lang: Language;
}) {
  const { measure, right, isOwed, lang } = props;
  const { basis, handedOver } = measure.referral;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {right?.mode === 'URGENT_CHAIR' && <UrgencyNote urgency={right.urgency} lang={lang} />}
      {!isOwed && (
        <Note tone="warn">
          <p>
            {say(
              'Det som saknades har kommit in eller är i sin ordning nu. Läs det innan något beslutas.',
              'What was missing has come or is in order now. Read that before anything is decided.',
            )}
          </p>
        </Note>
      )}
      {handedOver !== undefined && (
        <Note tone="calm">
          <p>
            {say('Överlämnat till nämnden', 'Handed over to the committee')}: {handedOver.reason} ({handedOver.by})
          </p>
        </Note>
      )}
      <h2>{say('Underlag', 'Basis')}</h2>
      <div lang="sv">
        {basis.split('\n\n').map((paragraph) => (
          <p class="lines" key={paragraph}>
            {paragraph}
          </p>
        ))}
      </div>
    </>
  );
}
