import type { ComponentChildren } from 'preact';
import {
  type ExclusionRules,
  type GroundRule,
  groundsToAskAbout,
} from '../../../shared/domain/requirement/exclusion-grounds.ts';
import type { ExclusionAssessment, GroundAssessment } from '../../../shared/domain/requirement/exclusion.ts';
import { RadioGroup, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { errorOf, type FormState, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import { fieldOf } from './field-names.ts';
import { exclusionLapsed, rulesFor } from './read-exclusion.ts';

interface SectionProps {
  readonly examination: Examination;
  readonly form: FormState;
  readonly lang: Language;
}

/** The grounds of LOV 7:1, one by one: whether each is there, what shows it, and whether it is used. */
export function ExclusionSection(props: SectionProps & { readonly children: ComponentChildren }) {
  const { examination, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { exclusion, content } = examination;
  const rules = rulesFor(examination);
  const isLegalPerson = content.applicant.legalForm !== 'SOLE_TRADER';
  return (
    <>
      <h2>{say('Uteslutning (LOV 7 kap. 1 §)', 'Exclusion (LOV 7:1)')}</h2>
      <p>
        {say(
          'Kommunen får utesluta, men måste inte. En grund som finns leder bara till uteslutning om du bedömer att det är rimligt, och skriver varför.',
          'The municipality may exclude but need not. A ground that exists leads to exclusion only where you judge it reasonable, and write why.',
        )}
      </p>
      <WhoShows rules={rules} lang={lang} />
      {props.children}
      {exclusion !== null && (
        <p class="soft">
          {say('Senast bedömt av ', 'Last assessed by ')}
          {exclusion.assessedBy.name}, {shownInstant(exclusion.at, lang)}
        </p>
      )}
      {exclusionLapsed(examination) && (
        <Note tone="warn">
          <p>
            {say(
              'Bedömningen nedan gäller inte längre: uppgifterna den byggde på har ändrats. Läs igenom och spara på nytt om den står fast.',
              'The assessment below has lapsed: the facts it rested on have changed. Read it through, and save it anew if it holds.',
            )}
          </p>
        </Note>
      )}
      {rules.grounds.map((rule) => (
        <Ground
          key={rule.ground}
          rule={rule}
          form={form}
          lang={lang}
          asksRepresentatives={isLegalPerson && rule.coversRepresentatives}
        />
      ))}
    </>
  );
}

/** Whose each ground is to show, and for whom its absence is presumed (LOV 7:1 third paragraph, 7:2). */
function WhoShows({ rules, lang }: { readonly rules: ExclusionRules; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  const items = (grounds: readonly GroundRule[]): string => list.format(grounds.map(({ item }) => String(item)));
  const asked = groundsToAskAbout(rules);
  const proven = rules.grounds.filter((rule) => !asked.includes(rule));
  const presumed = rules.grounds.filter(({ presumedAbsentWhenListed }) => presumedAbsentWhenListed);
  return (
    <p>
      {say(
        `Du får be sökanden visa att grund ${items(asked)} inte finns. Grund ${items(proven)} måste kommunen själv kunna visa. `,
        `You may ask the applicant to show that grounds ${items(asked)} do not exist. Grounds ${items(proven)} are for the municipality to prove. `,
      )}
      {presumed.length > 0 &&
        say(
          `Står sökanden i en officiell leverantörsförteckning i ett EES-land ska du utgå från att grund ${items(presumed)} inte finns.`,
          `An applicant on an official list of suppliers in an EEA state is presumed not to have grounds ${items(presumed)}.`,
        )}
    </p>
  );
}

function Ground(props: {
  readonly rule: GroundRule;
  readonly form: FormState;
  readonly lang: Language;
  readonly asksRepresentatives: boolean;
}) {
  const { rule, form, lang } = props;
  const { ground, item } = rule;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const weighing = [fieldOf.proportionality(ground), fieldOf.exclude(ground)];
  const isOpen =
    valueOf(form.values, fieldOf.applies(ground)) === 'YES' ||
    weighing.some((name) => valueOf(form.values, name) !== '' || errorOf(form, name) !== undefined);
  return (
    <section aria-labelledby={`ground-${ground}`}>
      <h3 id={`ground-${ground}`}>
        {item}. {rule.text[lang]}
      </h3>
      <p class="hint">
        {rule.evidence[lang]}
        {rule.honourStatementAccepted &&
          say(
            ' Utfärdar hemlandet ingen sådan handling räcker en försäkran på heder och samvete.',
            ' Where the home country issues no such document, a statement on honour is enough.',
          )}
      </p>
      <RadioGroup
        form={form}
        name={fieldOf.applies(ground)}
        label={say(`Finns grund ${String(item)}?`, `Does ground ${String(item)} exist?`)}
        choices={[
          { value: 'NO', label: say('Nej', 'No') },
          { value: 'YES', label: say('Ja', 'Yes') },
          { value: 'UNCLEAR', label: say('Oklart, behöver utredas', 'Unclear, has to be looked into') },
        ]}
      />
      <TextArea
        form={form}
        name={fieldOf.evidence(ground)}
        rows={2}
        label={say(`Vad visar det? (grund ${String(item)})`, `What shows it? (ground ${String(item)})`)}
        hint={say(
          'Skriv vad du har sett, var och när. Kopiera aldrig uppgifter ur belastningsregistret.',
          'Write what you have seen, where and when. Never copy from the criminal records register.',
        )}
      />
      {props.asksRepresentatives && (
        <TextField
          form={form}
          name={fieldOf.representatives(ground)}
          label={say(
            `Vilka företrädare omfattas? (grund ${String(item)})`,
            `Which representatives are covered? (ground ${String(item)})`,
          )}
          hint={say('Namn, åtskilda med komma.', 'Names, separated by commas.')}
        />
      )}
      <details open={isOpen}>
        <summary>{say(`Om grund ${String(item)} finns`, `If ground ${String(item)} exists`)}</summary>
        <TextArea
          form={form}
          name={fieldOf.proportionality(ground)}
          rows={2}
          label={say(
            `Är uteslutning rimlig? (grund ${String(item)})`,
            `Is exclusion reasonable? (ground ${String(item)})`,
          )}
          hint={say(
            'Proportionalitet: hur allvarligt, hur länge sedan, vad som har rättats till.',
            'Proportionality: how grave, how long ago, what has been put right.',
          )}
        />
        <RadioGroup
          form={form}
          name={fieldOf.exclude(ground)}
          label={say(
            `Ska grund ${String(item)} leda till uteslutning?`,
            `Is ground ${String(item)} to lead to exclusion?`,
          )}
          choices={[
            { value: 'NO', label: say('Nej, den används inte', 'No, it is not used') },
            { value: 'YES', label: say('Ja, sökanden bör uteslutas', 'Yes, the applicant should be excluded') },
          ]}
        />
      </details>
    </section>
  );
}

/** An assessment as the form's fields. */
export function exclusionValues(exclusion: ExclusionAssessment | null): FormValues {
  return (exclusion?.grounds ?? []).reduce<FormValues>(
    (values, answer) => ({ ...values, ...groundValues(answer) }),
    {},
  );
}

function groundValues(answer: GroundAssessment): FormValues {
  const { ground, applies } = answer;
  return {
    [fieldOf.applies(ground)]: applies,
    [fieldOf.evidence(ground)]: answer.evidence ?? '',
    [fieldOf.representatives(ground)]: (answer.representativesChecked ?? []).join(', '),
    ...(answer.applies === 'YES'
      ? {
          [fieldOf.proportionality(ground)]: answer.proportionality,
          [fieldOf.exclude(ground)]: answer.exclude ? 'YES' : 'NO',
        }
      : {}),
  };
}
