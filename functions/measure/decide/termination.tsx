import { madeWords } from '../../../shared/domain/decision/made-words.ts';
import type { MeasureIn } from '../../../shared/domain/measure/measure.ts';
import { SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { Visit } from './visit.ts';

/** What was proposed to whoever decides, what they decided, and what became of those who had chosen the provider. */
export function terminationRows({ measure, lang }: Visit) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { sentBack } = measure;
  const ruling = 'ruling' in measure ? measure.ruling : undefined;
  return [
    ...(sentBack === undefined
      ? []
      : [
          {
            label: say('Skickat tillbaka', 'Sent back'),
            value: `${sentBack.question}\n${sentBack.by}, ${shownInstant(sentBack.at, lang)}`,
          },
        ]),
    ...('referral' in measure && measure.referral !== undefined
      ? [
          {
            label: say('Framlagt för beslut', 'Laid before whoever decides'),
            value: `${shownInstant(measure.referral.at, lang)}, ${measure.referral.by}`,
          },
        ]
      : []),
    ...(ruling === undefined ? [] : [{ label: say('Beslutat av', 'Decided by'), value: madeWords(ruling.made) }]),
    ...(measure.status === 'TERMINATED'
      ? [
          { label: say('Avtalets sista dag', 'The contract’s last day'), value: shownDay(measure.endsOn, lang) },
          {
            label: say('De som behöver välja på nytt', 'Those who have to choose again'),
            value: chosenAgainWords(measure, lang),
          },
        ]
      : []),
  ];
}

function chosenAgainWords({ chosenAgain }: MeasureIn<'TERMINATED'>, lang: 'sv' | 'en'): string {
  if (chosenAgain === undefined) return lang === 'sv' ? 'Inte klart än' : 'Not done yet';
  const { chose, assigned, note, by } = chosenAgain;
  const counts =
    lang === 'sv'
      ? `${String(chose)} har valt på nytt, ${String(assigned)} har fått ickevalsalternativet`
      : `${String(chose)} chose again, ${String(assigned)} got the non-choice alternative`;
  return `${counts}\n${note}\n${by}`;
}

/** What the municipality owes those who had chosen the provider (LOV 9:2), told in numbers alone. */
export function ChosenAgainForm({ visit: { lang }, form }: { readonly visit: Visit; readonly form: FormState }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('De som har valt dem', 'Those who had chosen them')}</h2>
      <p>
        {say(
          'Alla som har valt dem ska få veta det och få hjälp att välja på nytt i tid. Den som inte väljer får ickevalsalternativet (9 kap. 2 § LOV). Skriv bara antal här, inga namn.',
          'Everybody who had chosen them is to be told, and helped to choose again in time. Whoever does not choose gets the non-choice alternative (LOV 9:2). Write numbers only, no names.',
        )}
      </p>
      <form method="post" novalidate>
        <TextField
          form={form}
          name="chose"
          inputMode="numeric"
          size="short"
          label={say('Har valt på nytt', 'Chose again')}
        />
        <TextField
          form={form}
          name="assigned"
          inputMode="numeric"
          size="short"
          label={say('Har fått ickevalsalternativet', 'Got the non-choice alternative')}
        />
        <TextArea form={form} name="note" rows={3} label={say('Anteckning', 'Note')} />
        <SubmitButton name="step" value="chosen-again">
          {say('Alla har fått hjälp', 'Everybody has been helped')}
        </SubmitButton>
      </form>
    </>
  );
}
