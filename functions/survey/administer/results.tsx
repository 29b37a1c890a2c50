import { formula, type Survey, type SurveyResult } from '../../../shared/domain/survey/survey.ts';
import type { Language } from '../../../shared/http/language.ts';
import { BarPlot, Table } from '../../../shared/http/parts.tsx';

/** The index per provider beside last year's and the targets, as a plot that is its own table. */
export function Results(props: {
  readonly survey: Survey;
  readonly results: readonly SurveyResult[];
  readonly lastYear: readonly SurveyResult[];
  readonly fewest: number;
  readonly lang: Language;
}) {
  const { survey, results, lastYear, fewest, lang } = props;
  const { year, targets } = survey;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const few = say(`färre än ${String(fewest)} svar`, `fewer than ${String(fewest)} answers`);
  const shown = results.filter(({ index }) => index !== null);
  const aims = [
    { label: say('Kommunens mål', 'The municipality’s target'), value: targets.municipality },
    { label: say('Nämndens mål', 'The committee’s target'), value: targets.committee },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value, shown: String(value) }]));
  if (results.length === 0) return null;
  return (
    <>
      <BarPlot
        caption={say(`Index ${year}, 0–100`, `Index ${year}, 0–100`)}
        heading={say('Verksamhet', 'Operation')}
        unit={say('Index', 'Index')}
        max={100}
        bars={[...shown.map(({ name, index }) => ({ label: name, value: index ?? 0, shown: String(index) })), ...aims]}
      />
      <p>{formula[lang]}</p>
      <Table
        caption={say('Svar och bortfall', 'Answers and non-response')}
        columns={[
          { heading: say('Verksamhet', 'Operation') },
          { heading: `${say('Index', 'Index')} ${year}` },
          { heading: say('Index året före', 'Index the year before') },
          { heading: say('Svar (n)', 'Answers (n)') },
          { heading: say('Bortfall', 'Non-response') },
        ]}
        rows={results.map(({ contractId, name, index, answered, silent }) => [
          name,
          index ?? few,
          lastYear.find((one) => one.contractId === contractId)?.index ?? '–',
          answered ?? few,
          silent === null ? '–' : `${String(silent)} %`,
        ])}
      />
    </>
  );
}
