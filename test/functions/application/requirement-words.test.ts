import { expect, it } from 'vitest';
import { wordsForApplicant } from '../../../functions/application/follow/requirement-words.ts';

const reason = { sv: 'Underlaget saknas: Lex Sarah.', en: 'Evidence is missing: Lex Sarah.' };

it.each(['NEEDS_COMPLETION', 'NOT_APPLICABLE', 'NOT_TESTED_NOW'] as const)(
  'tells the applicant of %s as the check says it: that is said to them',
  (result) => {
    expect(wordsForApplicant({ result, reason })).toBe(reason);
  },
);

it.each(['MET', 'NOT_MET', 'NEEDS_HUMAN'] as const)(
  'tells the applicant of %s in words of their own: what is written there is for an officer, or an officer’s',
  (result) => {
    const words = wordsForApplicant({ result, reason });
    expect(Object.values(words).join(' ')).not.toContain('Lex Sarah');
    expect(words.sv).toMatch(/\bni\b|\ber\b/);
  },
);
