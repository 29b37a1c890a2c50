import type { Retention, RetentionHindrance, RetentionPlan } from '../../../shared/domain/register/retention.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

const hindranceWords: Readonly<Record<RetentionHindrance, Texts>> = {
  NOT_ENDED: { sv: 'ärendet pågår', en: 'the case goes on' },
  CONTRACT_RUNS: { sv: 'avtalet gäller eller väntar på underskrift', en: 'the contract runs, or waits to be signed' },
  COURT_CASE_OPEN: { sv: 'ett mål om rättelse är inte avgjort', en: 'a case in court is not settled' },
  NOTICE_NOT_GIVEN: {
    sv: 'det är inte styrkt att underrättelsen har nått fram',
    en: 'the notice is not proven to be given',
  },
  REMEDY_OPEN: { sv: 'tiden att söka rättelse har inte gått ut', en: 'correction can still be sought' },
  NO_CLASS: { sv: 'planen nämner inte hur det slutade', en: 'the plan does not name how it ended' },
  KEPT_FOR_EVER: { sv: 'det bevaras', en: 'it is preserved' },
};

/** Under which class of the municipality's plan a case is kept, from when it may be disposed of, and what stands against it. */
export function RetentionSummary({
  plan,
  retention,
  lang,
}: {
  readonly plan: RetentionPlan;
  readonly retention: Retention;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { class: found, endedOn, dueOn, hindrances } = retention;
  return (
    <>
      <h2>{say('Bevarande och gallring', 'Preservation and disposal')}</h2>
      <SummaryList
        rows={[
          { label: say('Plan', 'Plan'), value: plan.name },
          { label: say('Klass', 'Class'), value: found?.name ?? '–' },
          ...(endedOn === null ? [] : [{ label: say('Avslutat', 'Ended'), value: shownDay(endedOn, lang) }]),
          {
            label: say('Gallring tidigast', 'Disposal at the earliest'),
            value: dueOn === null ? say('inte bestämd', 'not known') : shownDay(dueOn, lang),
          },
          ...(hindrances.length === 0
            ? []
            : [
                {
                  label: say('Hindrar gallring', 'Stands against disposal'),
                  value: hindrances.map((one) => hindranceWords[one][lang]).join('\n'),
                },
              ]),
        ]}
      />
      <p class="soft">
        {say(
          'Ingenting gallras av sig självt. Gallring beslutas av människor, enligt planen.',
          'Nothing is disposed of by itself. People decide on disposal, by the plan.',
        )}
      </p>
    </>
  );
}
