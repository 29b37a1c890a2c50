import type { LegalHold } from '../../../shared/domain/register/legal-hold.ts';
import type { Retention, RetentionPlan } from '../../../shared/domain/register/retention.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { hindranceWords } from '../../../shared/http/register/hindrance-words.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

/** Under which class of the municipality's plan a case is kept, from when it may be disposed of, and what stands against it. */
export function RetentionSummary({
  plan,
  retention,
  hold,
  holdPath,
  lang,
}: {
  readonly plan: RetentionPlan;
  readonly retention: Retention;
  readonly hold: LegalHold | undefined;
  /** Where it is held or let go; null for whoever may not. */
  readonly holdPath: string | null;
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
          ...(hold === undefined
            ? []
            : [
                {
                  label: say('Undantaget från gallring', 'Held from disposal'),
                  value: `${shownInstant(hold.at, lang)}, ${hold.by}\n${hold.why}`,
                },
              ]),
        ]}
      />
      {holdPath !== null && (
        <p>
          <a href={holdPath}>
            {hold === undefined
              ? say('Undanta ärendet från gallring', 'Hold the case from disposal')
              : say('Låt ärendet kunna gallras igen', 'Let the case be disposed of again')}
          </a>
        </p>
      )}
      <p class="soft">
        {say(
          'Ingenting gallras av sig självt. Gallring beslutas av människor, enligt planen.',
          'Nothing is disposed of by itself. People decide on disposal, by the plan.',
        )}
      </p>
    </>
  );
}
