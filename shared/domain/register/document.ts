/** A colour that only repeats what the words say; where there is no colour, nothing is lost. */
type Tone = 'good' | 'warn' | 'bad' | 'calm';

/** A few words, perhaps a state. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a document is made of. Line breaks within a text are kept. */
export type Block =
  | { readonly kind: 'PARAGRAPH'; readonly text: string; readonly weight?: 'LEAD' | 'SOFT' }
  /** `summary`: what it is a list of; a page may fold it away under that. */
  | { readonly kind: 'LIST'; readonly summary?: string; readonly items: readonly string[] }
  | { readonly kind: 'FACTS'; readonly rows: readonly Fact[] }
  /** The first cell of a row is the row's heading. */
  | {
      readonly kind: 'TABLE';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | Plot;

/** Numbers on one scale from zero: bars where people look, a table where they listen and on paper. */
export interface Plot {
  readonly kind: 'PLOT';
  readonly caption: string;
  /** What the labels name. */
  readonly heading: string;
  readonly unit: string;
  /** `shown`: the value in words, with its unit. */
  readonly bars: readonly { readonly label: string; readonly value: number; readonly shown: string }[];
}

/** A plot's numbers as the table that they are. */
export function tableOf({ caption, heading, unit, bars }: Plot): Extract<Block, { kind: 'TABLE' }> {
  const rows = bars.map(({ label, shown }) => [{ text: label }, { text: shown }]);
  return { kind: 'TABLE', caption, columns: [heading, unit], rows };
}

export interface Section {
  readonly heading: string;
  /** 1 under the title, 2 under a heading of level 1, 3 under one of level 2. */
  readonly level: 1 | 2 | 3;
  /** Stands beside the heading. */
  readonly state?: Cell;
  readonly blocks: readonly Block[];
}

/**
 * A document as words alone, in their order. A page, a PDF and a Word file are made of it and say the same, word for
 * word; the same document gives the same bytes.
 */
export interface WrittenDocument {
  readonly lang: 'sv' | 'en';
  readonly title: string;
  /** Whose it is: stands above the title. */
  readonly sender: string;
  /** Stands at the foot of each page, with the page's number. */
  readonly foot: string;
  /** The instant that it tells of, never the one it was printed at. */
  readonly at: string;
  readonly sections: readonly Section[];
}

/** All words of a document in reading order. */
export function wordsOf(document: WrittenDocument): readonly string[] {
  return document.sections.flatMap(({ heading, state, blocks }) => [
    heading,
    ...(state === undefined ? [] : [state.text]),
    ...blocks.flatMap(wordsIn),
  ]);
}

function wordsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'PARAGRAPH':
      return [block.text];
    case 'LIST':
      return [...(block.summary === undefined ? [] : [block.summary]), ...block.items];
    case 'FACTS':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'TABLE':
      return [block.caption, ...block.columns, ...block.rows.flatMap((row) => row.map(({ text }) => text))];
    case 'PLOT':
      return wordsIn(tableOf(block));
  }
}

/** The same document with every text changed: how names are taken out of what anybody may read. */
export function mapWords(document: WrittenDocument, change: (text: string) => string): WrittenDocument {
  const cell = (one: Cell): Cell => ({ ...one, text: change(one.text) });
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'PARAGRAPH':
        return { ...one, text: change(one.text) };
      case 'LIST':
        return { ...one, items: one.items.map(change) };
      case 'FACTS':
        return { ...one, rows: one.rows.map(({ label, value }) => ({ label, value: change(value) })) };
      case 'TABLE':
        return { ...one, rows: one.rows.map((row) => row.map(cell)) };
      case 'PLOT':
        return { ...one, bars: one.bars.map((bar) => ({ ...bar, label: change(bar.label) })) };
    }
  };
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      heading: change(section.heading),
      blocks: section.blocks.map(block),
    })),
  };
}
