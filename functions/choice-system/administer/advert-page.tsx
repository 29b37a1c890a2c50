import { daysBetween, type Day } from '../../../shared/domain/calendar/day.ts';
import type { Advert } from '../../../shared/domain/choice-system/advert.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { AdvertCheck } from '../../../shared/domain/choice-system/national-advert.ts';
import { ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

interface PageProps {
  readonly system: ChoiceSystem;
  /** Null while the system takes no applications: then nothing is advertised. */
  readonly advertised: {
    readonly number: number;
    readonly standing: Pick<AdvertCheck, 'seen' | 'missing'>;
    /** What the advert is to say. */
    readonly text: Advert;
  } | null;
  readonly today: Day;
  readonly form: FormState;
  readonly lang: Language;
}

/** Who last saw the advert and when, what it is to say, and what the coordinator finds today. */
export function AdvertPage({ system, advertised, today, form, lang }: PageProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (advertised === null) {
    return (
      <p class="lead">
        {system.status === 'CANCELLED'
          ? say(
              'Systemet är avslutat: annonsen ska inte ligga ute.',
              'The system is cancelled: its advert is not to be live.',
            )
          : say('Systemet tar inte emot ansökningar än.', 'The system takes no applications yet.')}
      </p>
    );
  }
  const { number, standing, text } = advertised;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {say(
          'Systemet ska annonseras löpande på den nationella webbplatsen (3 kap. 1 § lagen om valfrihetssystem). Öppna annonsen, jämför den med texten nedan och säg vad du såg.',
          'The system is to be advertised continuously on the national website (LOV 3:1). Open the advert, compare it with the text below, and say what you saw.',
        )}
      </p>
      <Standing standing={standing} today={today} lang={lang} />
      <h2>{say('Det här ska annonsen säga', 'What the advert is to say')}</h2>
      <div lang="sv">
        <SummaryList
          rows={[
            { label: 'Rubrik', value: text.title },
            { label: 'Text', value: text.text },
            { label: 'Myndighet', value: text.authority },
            { label: 'Tjänster', value: text.services.join('\n') },
            { label: 'Områden', value: text.areas.join('\n') },
            { label: 'CPV-koder', value: text.cpvCodes.join('\n') },
            { label: 'Underlaget', value: <a href={text.documentation}>{text.documentation}</a> },
            { label: 'Kontakt', value: `${text.contact.name}\n${text.contact.email}\n${text.contact.phone}` },
          ]}
        />
      </div>
      <h2>{say('Annonsen ligger ute', 'The advert is live')}</h2>
      <form method="post" novalidate>
        <input type="hidden" name="version" value={String(number)} />
        <TextField
          form={{ ...form, values: { url: standing.seen.url, ...form.values } }}
          name="url"
          maxLength={500}
          label={say('Annonsens adress', 'The advert’s address')}
        />
        <TextField
          form={{ ...form, values: { seenOn: today, ...form.values } }}
          name="seenOn"
          type="date"
          size="short"
          label={say('Vilken dag såg du den?', 'On which day did you see it?')}
        />
        <SubmitButton name="step" value="live">
          {say('Ja, den ligger ute', 'Yes, it is live')}
        </SubmitButton>
      </form>
      <h2>{say('Annonsen ligger inte ute, eller är fel', 'The advert is not live, or is wrong')}</h2>
      <form method="post" novalidate>
        <TextArea
          form={form}
          name="action"
          rows={3}
          maxLength={1000}
          label={say('Vad görs åt det?', 'What is done about it?')}
          hint={say(
            'Frågan kommer tillbaka tills annonsen har setts.',
            'The question comes back until the advert has been seen.',
          )}
        />
        <SubmitButton name="step" value="missing" second>
          {say('Nej, den ligger inte ute', 'No, it is not live')}
        </SubmitButton>
      </form>
    </>
  );
}

function Standing(props: {
  readonly standing: Pick<AdvertCheck, 'seen' | 'missing'>;
  readonly today: Day;
  readonly lang: Language;
}) {
  const { standing, today, lang } = props;
  const { seen, missing } = standing;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const days = String(daysBetween(seen.confirmedOn, today));
  return (
    <>
      {missing !== undefined && (
        <Note tone="warn">
          <p>
            {say('Låg inte ute', 'Was not live on')} {shownDay(missing.on, lang)} ({missing.by}): {missing.action}
          </p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Adress', 'Address'), value: <a href={seen.url}>{seen.url}</a> },
          { label: say('Senast sedd', 'Last seen'), value: shownDay(seen.confirmedOn, lang) },
          { label: say('Av', 'By'), value: seen.confirmedBy },
          { label: say('Dagar sedan', 'Days since'), value: days },
        ]}
      />
    </>
  );
}
