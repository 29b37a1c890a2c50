import type { ApplicationContent } from '../application/content.ts';
import type { Asked } from '../completion/request.ts';
import type { Text } from './finding.ts';

type Capacity = NonNullable<ApplicationContent['capacity']>;

/** What an answer in words sets, where a number was asked for. */
type AnsweredNumber =
  | { readonly kind: 'FIGURE'; readonly figure: string; readonly value: number }
  | { readonly kind: 'CAPACITY'; readonly capacity: Capacity };

const figurePrefix = 'figures.';

/** Whether a number is asked for: the figure's name, the capacity, or undefined for words and the rest. */
export function numberAsked({ ask }: Pick<Asked, 'ask'>): 'FIGURE' | 'CAPACITY' | undefined {
  if (ask.kind !== 'FIELD') return undefined;
  if (ask.field.startsWith(figurePrefix)) return 'FIGURE';
  return ask.field === 'capacity' ? 'CAPACITY' : undefined;
}

/**
 * The number that an answer states, as people write it: `1 200`, `2,5`; a capacity with its unit, unless it is known.
 * Undefined when none was asked for, or the answer states none.
 */
export function answeredNumber(
  { ask }: Pick<Asked, 'ask'>,
  answer: string,
  known: ApplicationContent['capacity'],
): AnsweredNumber | undefined {
  const asked = numberAsked({ ask });
  if (asked === undefined || ask.kind !== 'FIELD') return undefined;
  if (asked === 'FIGURE') {
    const value = numeral(answer.trim());
    return value === undefined ? undefined : { kind: 'FIGURE', figure: ask.field.slice(figurePrefix.length), value };
  }
  const [, digits = '', unitWord = ''] = /^(\d[\d\s]*)(\p{L}[\p{L}\s]*)?$/u.exec(answer.trim()) ?? [];
  const amount = numeral(digits);
  const unit = unitWord === '' ? known?.unit : unitOf(unitWord.trim().toLowerCase());
  if (amount === undefined || amount === 0 || amount > 1_000_000 || unit === undefined) return undefined;
  return { kind: 'CAPACITY', capacity: { unit, amount } };
}

/** How to write what was asked for, when an answer is not the number that was; undefined when it fits. */
export function numberFault(asked: Pick<Asked, 'ask'>, answer: string, known: Capacity | undefined): Text | undefined {
  const number = numberAsked(asked);
  return number === undefined || answeredNumber(asked, answer, known) !== undefined ? undefined : numberWords(number);
}

/** How to write the number that is asked for. */
export function numberWords(asked: 'FIGURE' | 'CAPACITY'): Text {
  return asked === 'FIGURE'
    ? { sv: 'Skriv bara ett tal, till exempel 12 eller 2,5', en: 'Write a number alone, for example 12 or 2.5' }
    : {
        sv: 'Skriv antal och enhet, till exempel 800 timmar per månad eller 30 platser',
        en: 'Write a number and its unit, for example 800 hours per month or 30 places',
      };
}

function numeral(text: string): number | undefined {
  const digits = text.replaceAll(/\s/g, '');
  return /^\d{1,9}([.,]\d{1,2})?$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}

function unitOf(word: string): Capacity['unit'] | undefined {
  if (/^(timmar|hours)( per månad| i månaden| per month| a month)?$/.test(word)) return 'HOURS_PER_MONTH';
  return /^(platser|places)$/.test(word) ? 'PLACES' : undefined;
}
