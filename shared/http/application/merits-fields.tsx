import { Checkbox, TextField } from '../form/fields.tsx';
import type { FormState } from '../form/form.ts';
import type { Language } from '../language.ts';
import { SelectField } from '../form/select-field.tsx';
import { educationRows, leadershipRows, practiceRows } from './merits.ts';
import { Rows } from '../form/rows-fields.tsx';

interface Props {
  readonly form: FormState;
  readonly lang: Language;
}

interface RowProps extends Props {
  readonly name: (field: string) => string;
}

/** Educations, practice and leadership of one person, each any number of times. */
export function MeritsFields({ form, lang }: Props) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Utbildning', 'Education')}</h2>
      <Rows
        spec={educationRows}
        form={form}
        lang={lang}
        title={say('Utbildning', 'Education')}
        add={say('Lägg till en utbildning', 'Add an education')}
        row={(name) => <EducationFields form={form} lang={lang} name={name} />}
      />
      <h2>{say('Yrkeserfarenhet', 'Practice')}</h2>
      <Rows
        spec={practiceRows}
        form={form}
        lang={lang}
        title={say('Anställning', 'Employment')}
        add={say('Lägg till en anställning', 'Add an employment')}
        row={(name) => <PeriodFields form={form} lang={lang} name={name} />}
      />
      <h2>{say('Erfarenhet av att leda personal', 'Experience of leading staff')}</h2>
      <Rows
        spec={leadershipRows}
        form={form}
        lang={lang}
        title={say('Uppdrag som ledare', 'Time as a leader')}
        add={say('Lägg till ett uppdrag', 'Add a time')}
        row={(name) => <PeriodFields form={form} lang={lang} name={name} />}
      />
    </>
  );
}

function EducationFields({ form, lang, name }: RowProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={form} name={name('programme')} label={say('Utbildningens namn', 'Name of the education')} />
      <SelectField
        form={form}
        name={name('level')}
        label={say('Nivå', 'Level')}
        lang={lang}
        options={[
          { value: 'UNIVERSITY', label: say('Högskola eller universitet', 'University') },
          { value: 'HIGHER_VOCATIONAL', label: say('Yrkeshögskola', 'Higher vocational education') },
          { value: 'OTHER', label: say('Annan', 'Other') },
        ]}
      />
      <Checkbox
        form={form}
        name={name('careRelated')}
        label={say('Inriktad på vård eller omsorg', 'Related to care')}
      />
      <TextField
        form={form}
        name={name('years')}
        size="short"
        inputMode="decimal"
        label={say('Antal år', 'Years')}
        hint={say('För högskola.', 'At university.')}
      />
      <TextField
        form={form}
        name={name('vocationalPoints')}
        size="short"
        inputMode="numeric"
        label={say('Poäng', 'Points')}
        hint={say('För yrkeshögskola.', 'In higher vocational education.')}
      />
      <TextField
        form={form}
        name={name('country')}
        size="short"
        maxLength={2}
        label={say('Land', 'Country')}
        hint={say('Två bokstäver. Lämna tomt för Sverige.', 'Two letters. Leave empty for Sweden.')}
      />
    </>
  );
}

function PeriodFields({ form, lang, name }: RowProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={form} name={name('employer')} label={say('Arbetsgivare', 'Employer')} />
      <SelectField
        form={form}
        name={name('field')}
        label={say('Område', 'Field')}
        lang={lang}
        options={[
          { value: 'ELDERLY_CARE', label: say('Äldreomsorg', 'Care of the elderly') },
          { value: 'DISABILITY_CARE', label: say('Funktionshinderomsorg', 'Care of persons with disabilities') },
          { value: 'OTHER', label: say('Annat', 'Other') },
        ]}
      />
      <TextField form={form} name={name('from')} type="date" size="short" label={say('Från och med', 'From')} />
      <TextField
        form={form}
        name={name('to')}
        type="date"
        size="short"
        label={say('Till och med', 'Through')}
        hint={say('Lämna tomt om det pågår.', 'Leave empty if it goes on.')}
      />
      <TextField
        form={form}
        name={name('percent')}
        size="short"
        inputMode="decimal"
        label={say('Omfattning i procent', 'Part of full time, in percent')}
        hint={say('100 är heltid.', '100 is full time.')}
      />
    </>
  );
}
