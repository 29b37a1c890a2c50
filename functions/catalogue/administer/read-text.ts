import * as z from 'zod/mini';
import { LanguageTag } from '../../../shared/domain/application/translations.ts';
import type { StaffRole } from '../../../shared/http/session.ts';
import type { ReadText } from '../../../shared/store/catalogue/judge-texts.ts';

/** Who reads texts and shows them, and sees to what is said to be wrong. */
export const officers = ['coordinator', 'case-officer'] as const satisfies readonly StaffRole[];

/** A text as a form names it: its contract, its language and the hash of the words that were read. */
const Named = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64} [A-Za-z0-9-]{2,12} [0-9a-f]{64}$/));

export function nameOf(contractId: string, { tag, hash }: ReadText): string {
  return `${contractId} ${tag} ${hash}`;
}

/** Null for what no form of ours says. */
export function readName(value: string): (ReadText & { readonly contractId: string }) | null {
  const named = Named.safeParse(value);
  const [contractId = '', tag = '', hash = ''] = (named.data ?? '').split(' ');
  return named.success && LanguageTag.safeParse(tag).success ? { contractId, tag, hash } : null;
}
