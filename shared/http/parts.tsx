import type { ComponentChildren } from 'preact';
import type { Language } from './language.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'calm';

/** A state in words; the colour only repeats them. */
export function StatusTag({ tone, children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <strong class={tone === undefined ? 'tag' : `tag ${tone}`}>{children}</strong>;
}

/** A paragraph or two that must not be missed. */
export function Note({ tone, children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <div class={tone === undefined || tone === 'calm' ? 'note' : `note ${tone}`}>{children}</div>;
}

export interface SummaryRow {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
}

/** Labels and what they stand for; line breaks in a value are kept. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map((row, index) => (
        <div key={index}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Column {
  readonly heading: string;
  readonly numeric?: boolean;
}

/**
 * A table with its caption; the first cell of a row is the row's heading. On a small screen each row stands as a
 * block of its own; the roles are said aloud because a block is no table to a screen reader.
 */
export function Table(props: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}) {
  const numeric = (index: number) => (props.columns[index]?.numeric === true ? 'number' : undefined);
  return (
    <div class="scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <table role="table">
        <caption>{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {props.columns.map((column, index) => (
              <th scope="col" role="columnheader" key={index} class={numeric(index)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {props.rows.map((row, rowIndex) => (
            <tr role="row" key={rowIndex}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th scope="row" role="rowheader" key={index}>
                    {cell}
                  </th>
                ) : (
                  <td role="cell" key={index} data-heading={props.columns[index]?.heading} class={numeric(index)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "Steg 2 av 4": how far one has come, above the heading. */
export function Progress({ step, of, lang }: { readonly step: number; readonly of: number; readonly lang: Language }) {
  return (
    <p class="progress">
      {lang === 'sv' ? `Steg ${String(step)} av ${String(of)}` : `Step ${String(step)} of ${String(of)}`}
    </p>
  );
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value in words, with its unit. */
  readonly shown: string;
}

/** A number in words over a bar that repeats it, on a scale from zero. @param max what the full width means */
export function BarOf({ value, shown, max }: Pick<Bar, 'value' | 'shown'> & { readonly max: number }) {
  return (
    <>
      {shown}
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="ground" width="100" height="8" />
        <rect class="value" width={((100 * Math.max(value, 0)) / max).toFixed(2)} height="8" />
      </svg>
    </>
  );
}

/** Numbers as a table, each with a bar on one scale from zero; without sight it is the table. */
export function BarPlot(props: {
  readonly caption: string;
  readonly heading: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** What the full width means; by default the largest value. */
  readonly max?: number;
}) {
  const max = Math.max(props.max ?? 0, ...props.bars.map((bar) => bar.value), Number.EPSILON);
  return (
    <Table
      caption={props.caption}
      columns={[{ heading: props.heading }, { heading: props.unit }]}
      rows={props.bars.map((bar) => [bar.label, <BarOf key={bar.label} {...bar} max={max} />])}
    />
  );
}
