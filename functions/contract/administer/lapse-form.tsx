import type { againstLapse } from '../../../shared/domain/contract/lapse.ts';
import { SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';

/** The question to a person when the provider let its time to sign pass: let the approval lapse, or give more time. */
export function LapseForm(props: {
  readonly proposedAt: string;
  readonly against: ReturnType<typeof againstLapse>;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { proposedAt, against, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section aria-labelledby="lapse-title">
      <h2 id="lapse-title">{say('Avtalet är inte undertecknat i tid', 'The contract was not signed in time')}</h2>
      <Note tone="warn">
        <p>
          {say(
            `Tiden att skriva under gick ut, och ${shownInstant(proposedAt, lang)} föreslog systemet att någon tar ställning. Ingenting händer av sig självt: skriver de under nu gäller avtalet.`,
            `The time to sign has passed, and on ${shownInstant(proposedAt, lang)} the system asked that somebody sees to it. Nothing happens by itself: if they sign now, the contract holds.`,
          )}
        </p>
      </Note>
      <form method="post" novalidate>
        <h3>{say('Ge mer tid', 'Give more time')}</h3>
        <TextField form={form} name="until" type="date" size="short" label={say('Till och med', 'Until')} />
        <TextArea form={form} name="reason" rows={2} label={say('Varför?', 'Why?')} />
        <SubmitButton name="step" value="more-time">
          {say('Ge mer tid', 'Give more time')}
        </SubmitButton>
      </form>
      {against === null ? (
        <form method="post" novalidate>
          <h3>{say('Låt avtalet förfalla', 'Let it lapse')}</h3>
          <p>
            {say(
              'Det är ett beslut. Sökanden får det med skälet, och kan ansöka igen.',
              'It is a decision. The applicant gets it with its reason, and can apply again.',
            )}
          </p>
          <TextArea
            form={form}
            name="why"
            rows={3}
            label={say('Skäl, som sökanden får läsa', 'Reason, which the applicant reads')}
          />
          <TextField
            form={form}
            name="authority"
            label={say('Enligt vilken delegationspunkt eller paragraf?', 'By which delegation point or paragraph?')}
          />
          <SubmitButton name="step" value="lapse" second>
            {say('Låt avtalet förfalla', 'Let it lapse')}
          </SubmitButton>
        </form>
      ) : (
        <p>
          {against === 'MUNICIPALITY_LATE'
            ? say(
                'Det kan inte förfalla nu: kommunen har själv inte skrivit under i tid.',
                'It can not lapse now: the municipality itself has not signed in time.',
              )
            : say('Det kan inte förfalla nu: de har tid kvar.', 'It can not lapse now: they have time left.')}
        </p>
      )}
    </section>
  );
}
