import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { ResultSource, type ShownResult } from '../../../shared/domain/survey/quality-result.ts';
import type { CatalogueWords, QualityWords } from '../../../shared/http/catalogue/words/words.ts';
import { BarOf, Table } from '../../../shared/http/parts.tsx';

/**
 * What surveys have said of these, the own unit like the others: each survey a plot that is its own table, beside the year
 * before and what is aimed at. Nothing where no survey has said anything.
 */
export function Quality({
  entries,
  words,
}: {
  readonly entries: readonly CatalogueEntry[];
  readonly words: CatalogueWords;
}) {
  const { quality } = words.entry;
  const asked = ResultSource.options.filter((source) => entries.some((entry) => of(entry, source) !== undefined));
  if (asked.length === 0) return null;
  return (
    <>
      <h2>{quality.heading}</h2>
      {asked.map((source) => (
        <Plot key={source} source={source} entries={entries} words={quality} />
      ))}
    </>
  );
}

function Plot(props: {
  readonly source: ResultSource;
  readonly entries: readonly CatalogueEntry[];
  readonly words: QualityWords;
}) {
  const { source, entries, words } = props;
  const { name, measure, explained } = words.sources[source];
  const results = entries.map((entry) => ({ name: entry.provider.name, result: of(entry, source) }));
  const aims = (whose: keyof ShownResult['targets'], label: string) =>
    [...new Set(results.flatMap(({ result }) => result?.targets[whose] ?? []))].map((value) => [
      label,
      <BarOf key={label} value={value} shown={String(value)} max={100} />,
      '–',
      '–',
    ]);
  return (
    <>
      <Table
        caption={name}
        columns={[
          { heading: words.who },
          { heading: measure },
          { heading: words.yearBefore },
          { heading: words.answers },
        ]}
        rows={[
          ...results.map(({ name: who, result }) => [
            result === undefined ? who : `${who} ${result.year}`,
            result === undefined ? words.none : shown(result.value, words.tooFew),
            result === undefined ? '–' : shown(result.before, '–'),
            String(result?.answered ?? '–'),
          ]),
          ...aims('municipality', words.municipalityTarget),
          ...aims('committee', words.committeeTarget),
        ]}
      />
      <p class="hint">{explained}</p>
    </>
  );
}

function shown(value: number | null, otherwise: string) {
  return value === null ? otherwise : <BarOf value={value} shown={String(value)} max={100} />;
}

function of({ quality }: CatalogueEntry, source: ResultSource): ShownResult | undefined {
  return quality.find((one) => one.source === source);
}
