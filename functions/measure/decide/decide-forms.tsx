import { choicesOf, isHeard } from '../../../shared/domain/measure/measure.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { now } from '../../../shared/platform/clock.ts';
import { hearable, HearForm } from './hearing.tsx';
import type { Visit } from './visit.ts';
import { kindWords } from './words.ts';

/** What a person may do about a proposal: hear the provider, decide, lay it before others, or end it. */
export function DecideForms({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { measure, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const choices = choicesOf(measure);
  return (
    <>
      {measure.hearing === undefined && hearable(measure).length > 0 && <HearForm visit={visit} form={form} />}
      {choices.length > 0 && (
        <>
          <h2>{say('Besluta', 'Decide')}</h2>
          {measure.may.includes('WARNING') && !isHeard(measure, 'WARNING', stockholmDay(now())) && (
            <p>
              {say(
                'En varning kan beslutas när de har yttrat sig, eller när tiden för det har gått ut.',
                'A warning can be decided on when they have commented, or when the time for that has passed.',
              )}
            </p>
          )}
          <form method="post" novalidate>
            <RadioGroup
              form={form}
              name="kind"
              label={say('Åtgärd', 'Measure')}
              choices={choices.map((kind) => ({ value: kind, label: kindWords[kind][lang] }))}
            />
            <TextArea
              form={form}
              name="reasons"
              rows={4}
              label={say('Skäl, som de får läsa', 'Reasons, which they read')}
            />
            <TextField
              form={form}
              name="rectifyBy"
              type="date"
              size="short"
              label={say('Ska vara åtgärdat senast', 'To be put right by')}
            />
            <TextField
              form={form}
              name="authority"
              maxLength={200}
              label={say('Delegationspunkt eller nämndens paragraf', 'Delegation point or the committee’s paragraph')}
            />
            <SubmitButton name="step" value="decide">
              {say('Besluta och underrätta', 'Decide and tell them')}
            </SubmitButton>
          </form>
        </>
      )}
      {measure.may.includes('TERMINATION') && (
        <p>
          <a href={inLanguage(`${visit.request.path}/referral`, lang)}>
            {say('Föreslå att avtalet avslutas', 'Propose that the contract ends')}
          </a>
        </p>
      )}
      <DismissForm visit={visit} form={form} />
    </>
  );
}

/** No measure: there is no reason for one, or nothing is deficient any more. */
export function DismissForm({ visit: { lang }, form }: { readonly visit: Visit; readonly form: FormState }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <details open={valueOf(form.values, 'step') === 'dismiss'}>
      <summary>{say('Ingen åtgärd', 'No measure')}</summary>
      <form method="post" novalidate>
        <TextArea form={form} name="why" rows={3} label={say('Skäl', 'Reason')} />
        <SubmitButton name="step" value="dismiss" second>
          {say('Avsluta utan åtgärd', 'End without a measure')}
        </SubmitButton>
      </form>
    </details>
  );
}

/** Whether what was decided on was put right. */
export function FollowUpForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Följ upp', 'Follow up')}</h2>
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="rectified"
          label={say('Är det åtgärdat?', 'Has it been put right?')}
          choices={[
            { value: 'yes', label: say('Ja', 'Yes') },
            { value: 'no', label: say('Nej', 'No') },
          ]}
        />
        <TextArea form={form} name="note" rows={3} label={say('Vad du har sett', 'What you have seen')} />
        <SubmitButton name="step" value="follow-up">
          {say('Registrera', 'Register')}
        </SubmitButton>
      </form>
    </>
  );
}
