import type { Block, Section } from '../../domain/register/document.ts';
import { BarPlot, StatusTag, SummaryList, Table } from '../parts.tsx';

/** A document's sections on a page, in the words that its PDF and Word files have. */
export function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <>
      {sections.map((section, index) => (
        <section key={index}>
          <SectionHeading section={section} />
          {section.blocks.map((block, at) => (
            <BlockView key={at} block={block} />
          ))}
        </section>
      ))}
    </>
  );
}

function SectionHeading({ section: { heading, level, state } }: { readonly section: Section }) {
  const Heading = ({ 1: 'h2', 2: 'h3', 3: 'h4' } as const)[level];
  return (
    <Heading>
      {heading}
      {state !== undefined && (
        <> {state.tone === undefined ? state.text : <StatusTag tone={state.tone}>{state.text}</StatusTag>}</>
      )}
    </Heading>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'PARAGRAPH':
      return <p class={block.weight?.toLowerCase()}>{block.text}</p>;
    case 'LIST':
      return block.summary === undefined ? (
        <Items {...block} />
      ) : (
        <details>
          <summary>{block.summary}</summary>
          <Items {...block} />
        </details>
      );
    case 'FACTS':
      return <SummaryList rows={block.rows} />;
    case 'TABLE':
      return (
        <Table
          caption={block.caption}
          columns={block.columns.map((heading) => ({ heading }))}
          rows={block.rows.map((row) =>
            row.map(({ text, tone }) => (tone === undefined ? text : <StatusTag tone={tone}>{text}</StatusTag>)),
          )}
        />
      );
    case 'PLOT':
      return <BarPlot {...block} />;
  }
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
