import { err, ok, type Result } from '../result.ts';

/** `PERSONAL`: a sole trader's number is the person's own and is masked in public. */
export type NumberShape = 'ORGANISATION' | 'PERSONAL';

export interface OrganisationNumber {
  /** Written `NNNNNN-NNNN`. */
  readonly number: string;
  readonly shape: NumberShape;
}

export type NumberFault = 'FORMAT' | 'CHECK_DIGIT';

const pattern = /^(16|18|19|20)?(\d{6})[-+]?(\d{4})$/;

/**
 * Reads a Swedish organisation number, or a sole trader's personal or coordination number,
 * with or without century and hyphen.
 */
export function parseOrganisationNumber(text: string): Result<OrganisationNumber, NumberFault> {
  const match = pattern.exec(text.replaceAll(/\s/g, ''));
  const [, century, head, tail] = match ?? [];
  if (head === undefined || tail === undefined) return err('FORMAT');
  // The third digit of an organisation number is at least 2, so that it never reads as a month.
  const shape: NumberShape = Number(head.charAt(2)) >= 2 ? 'ORGANISATION' : 'PERSONAL';
  const centuryFits = century === undefined || (century === '16') === (shape === 'ORGANISATION');
  if (!centuryFits || (shape === 'PERSONAL' && !isBirthDate(head, century))) return err('FORMAT');
  if (checkDigit(`${head}${tail.slice(0, 3)}`) !== Number(tail.charAt(3))) return err('CHECK_DIGIT');
  return ok({ number: `${head}-${tail}`, shape });
}

/** Whether the text is an organisation number, or a sole trader's, with the right check digit. */
export function isOrganisationNumber(text: string): boolean {
  return parseOrganisationNumber(text).ok;
}

/** The tenth digit by the Luhn algorithm. */
export function checkDigit(nineDigits: string): number {
  const sum = [...nineDigits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Coordination numbers carry the day of birth + 60. */
function isBirthDate(sixDigits: string, century: string | undefined): boolean {
  const month = Number(sixDigits.slice(2, 4));
  const stated = Number(sixDigits.slice(4, 6));
  const date = stated > 60 ? stated - 60 : stated;
  const year = Number(`${century ?? '20'}${sixDigits.slice(0, 2)}`);
  const read = new Date(Date.UTC(year, month - 1, date));
  return date > 0 && read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
}
