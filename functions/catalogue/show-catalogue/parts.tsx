import type { ListWords } from '../../../shared/http/catalogue/words/words.ts';

/** So many entries on a page: it weighs the same however many there are to choose between. */
const partSize = 30;

/** One part of a list, by the number that the reader asked for; a number that there isn't is the nearest that there is. */
export function partOf<T>(ids: readonly T[], asked: string): { ids: readonly T[]; part: number; parts: number } {
  const parts = Math.max(1, Math.ceil(ids.length / partSize));
  const wanted = /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
  const part = Math.min(Math.max(wanted, 1), parts);
  return { ids: ids.slice((part - 1) * partSize, part * partSize), part, parts };
}

/** The way to the other parts; nothing when there is only one. */
export function Parts(props: {
  readonly part: number;
  readonly parts: number;
  /** What the address carries beside the part. */
  readonly kept: Readonly<Record<string, string>>;
  readonly words: ListWords;
}) {
  const { part, parts, kept, words } = props;
  if (parts === 1) return null;
  const to = (number: number): string => `?${new URLSearchParams({ ...kept, sida: String(number) }).toString()}`;
  return (
    <nav aria-label={words.pages}>
      <p>
        {part > 1 && <a href={to(part - 1)}>{words.previous}</a>} {words.page(String(part), String(parts))}{' '}
        {part < parts && <a href={to(part + 1)}>{words.next}</a>}
      </p>
    </nav>
  );
}
