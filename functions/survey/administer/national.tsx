import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { mostUnits } from '../../../shared/domain/survey/national.ts';
import type { Publication, PublishedRow, ToPublish } from '../../../shared/domain/survey/publication.ts';
import {
  Checkbox,
  ErrorSummary,
  HiddenFields,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';

type Say = (sv: string, en: string) => string;
const sayIn =
  (lang: Language): Say =>
  (sv, en) =>
    lang === 'sv' ? sv : en;

/** What the table would do, row by row, and the button that does it. */
export function Preview(props: {
  readonly wanted: ToPublish;
  readonly strange: readonly string[];
  /** What the catalogue shows of the same year already. */
  readonly before: Publication | null;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { wanted, strange, before, form, lang } = props;
  const say = sayIn(lang);
  const had = new Map(before?.status === 'SHOWN' ? before.rows.map((row) => [row.contractId, row]) : []);
  const gone = [...had.values()].filter(({ contractId }) => wanted.rows.every((row) => row.contractId !== contractId));
  return (
    <>
      <Note>
        <p>{say('Inget är ändrat än. Så här blir det:', 'Nothing has changed yet. This is what would be:')}</p>
      </Note>
      <Table
        caption={say(`Resultat ${wanted.year}`, `Results ${wanted.year}`)}
        columns={[
          { heading: say('Enhet', 'Unit') },
          { heading: say('Nöjda, procent', 'Content, percent') },
          { heading: say('Svar', 'Answers') },
          { heading: say('Vad som händer', 'What happens') },
        ]}
        rows={[
          ...wanted.rows.map((row) => [row.name, ...numbers(row, say), change(row, had.get(row.contractId), say)]),
          ...gone.map((row) => [row.name, ...numbers(row, say), say('Visas inte längre', 'Shown no longer')]),
        ]}
      />
      {strange.length > 0 && <p>{`${say('Hoppas över', 'Passed over')}: ${strange.join(', ')}`}</p>}
      <form method="post">
        <HiddenFields values={Object.fromEntries(Object.entries(form.values).filter(([name]) => name !== 'step'))} />
        <SubmitButton name="step" value="show">
          {say('Visa i katalogen', 'Show in the catalogue')}
        </SubmitButton>
      </form>
      <h2>{say('Ändra tabellen', 'Change the table')}</h2>
    </>
  );
}

function numbers({ value, answered }: PublishedRow, say: Say): readonly string[] {
  return [
    value === null ? say('för få svar', 'too few answers') : String(value),
    answered === null ? '–' : String(answered),
  ];
}

function change(row: PublishedRow, before: PublishedRow | undefined, say: Say): string {
  if (before === undefined) return say('Ny', 'New');
  const isSame = before.value === row.value && before.answered === row.answered;
  return isSame ? say('Som förut', 'As before') : say('Ändras', 'Changes');
}

/** The table to paste, and what its columns are. */
export function NationalForm(props: {
  readonly systems: readonly ChoiceSystem[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { systems, form, lang } = props;
  const say = sayIn(lang);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {say(
          'Resultaten per enhet i Socialstyrelsens årliga undersökning Vad tycker de äldre om äldreomsorgen, att visa bredvid valet. Inget ändras förrän du har sett vad tabellen skulle göra.',
          'The results per unit of the yearly national survey of the elderly about their care, to stand beside the choice. Nothing changes until you have seen what the table would do.',
        )}
      </p>
      <form method="post" novalidate>
        <SelectField
          form={form}
          name="choiceSystemId"
          label={say('Tjänst', 'Service')}
          options={systems.map(({ id, service }) => ({ value: id, label: service }))}
          current={valueOf(form.values, 'choiceSystemId')}
          lang={lang}
        />
        <TextField form={form} name="year" inputMode="numeric" size="short" label={say('År', 'Year')} />
        <TextField
          form={form}
          name="municipalityTarget"
          inputMode="numeric"
          size="short"
          label={say('Kommunens mål i procent, om det finns', 'The municipality’s target in percent, if any')}
        />
        <TextField
          form={form}
          name="committeeTarget"
          inputMode="numeric"
          size="short"
          label={say('Nämndens mål i procent, om det finns', 'The committee’s target in percent, if any')}
        />
        <TextArea
          form={form}
          name="table"
          rows={10}
          label={say('Tabellen, som den klistras in från kalkylbladet', 'The table, as pasted from the spreadsheet')}
          hint={say(
            `Kolumner: enhet (som den heter i katalogen), antal svar, andel som sammantaget är ganska eller mycket nöjda i procent, och bara om två heter lika id ur katalogens adress. Tomt eller .. i andelen: för få svar. Högst ${String(mostUnits)} rader. Den ersätter det som visas för samma år.`,
            `Columns: unit (as it is called in the catalogue), answers, percent who on the whole are quite or very content, and only where two have one name the id of the catalogue’s address. Empty or .. for the percent: too few answers. At most ${String(mostUnits)} lines. It replaces what is shown for the same year.`,
          )}
        />
        <Checkbox
          form={form}
          name="passOver"
          label={say('Hoppa över enheter som inte finns i katalogen', 'Pass over units that are not in the catalogue')}
        />
        <SubmitButton name="step" value="try">
          {say('Pröva tabellen', 'Try the table')}
        </SubmitButton>
      </form>
    </>
  );
}

/** What was brought in, year by year, and the way to take it out again. */
export function Shown(props: {
  readonly publications: readonly Publication[];
  readonly systems: readonly ChoiceSystem[];
  readonly lang: Language;
}) {
  const { publications, systems, lang } = props;
  const say = sayIn(lang);
  if (publications.length === 0) return null;
  return (
    <Table
      caption={say('Inläst', 'Brought in')}
      columns={[
        { heading: say('År', 'Year') },
        { heading: say('Tjänst', 'Service') },
        { heading: say('Enheter', 'Units') },
        { heading: say('Vem och när', 'Who and when') },
        { heading: say('Läge', 'State') },
      ]}
      rows={publications.map(({ choiceSystemId, year, rows, by, at, status }) => [
        year,
        systems.find(({ id }) => id === choiceSystemId)?.service ?? choiceSystemId,
        String(rows.length),
        `${by}, ${shownInstant(at, lang)}`,
        status === 'WITHDRAWN' ? (
          say('Visas inte', 'Not shown')
        ) : (
          <form method="post">
            <HiddenFields values={{ choiceSystemId, year }} />
            <SubmitButton name="step" value="withdraw" second>
              {say('Ta bort ur katalogen', 'Take out of the catalogue')}
              <span class="away">{` ${year}`}</span>
            </SubmitButton>
          </form>
        ),
      ])}
    />
  );
}
