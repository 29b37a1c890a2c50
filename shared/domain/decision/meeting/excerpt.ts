import type { Evidence } from '../../application/evidence.ts';
import type { MeetingIn } from './meeting.ts';

/** What an excerpt is among the files of a case: no evidence that requirements ask for can be called so. */
export const excerptKind = 'minutes:excerpt';

/** Whether a file is an excerpt of minutes, and no evidence of its applicant's. */
export function isExcerpt({ kind }: Pick<Evidence, 'kind'>): boolean {
  return kind === excerptKind;
}

/** What the excerpt of an item is called, by the day and the § that its minutes have now. */
export function excerptName({ heldOn, declared }: MeetingIn<'DECLARED'>): string {
  return `Protokollsutdrag ${heldOn} § ${declared.paragraph.replaceAll(/[\\/\p{Cc}]/gu, '-')}.pdf`;
}
