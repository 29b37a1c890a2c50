import * as z from 'zod/mini';
import type { Text } from '../requirement/finding.ts';

const Count = z.int().check(z.nonnegative(), z.lte(10));

const Days = z.int().check(z.positive(), z.lte(366));

/**
 * How applicants are given the chance to complete (LOV 6:2). It belongs to the published version, so that it binds
 * all who apply on it alike; what departs from it in one case needs a written reason.
 */
export const CompletionRule = z
  .strictObject({
    /** Days to answer. */
    days: Days,
    /** How many times the system asks by itself when something is missing. */
    automaticRounds: Count,
    /** How many times an applicant is asked in all. */
    rounds: Count,
    /** How many times the day may be moved in one request, and by how many days each time. */
    extension: z.strictObject({ times: Count, days: Days }),
    /** What silence leads to: a person assesses it either way, with or without a proposal that it is not met. */
    silence: z.enum(['PROPOSE_NOT_MET', 'ASSESS_AS_IS']),
  })
  .check(
    z.refine(({ automaticRounds, rounds }) => automaticRounds <= rounds, {
      path: ['rounds'],
      message: 'Not fewer in all than the system asks by itself.',
    }),
  );

export type CompletionRule = z.infer<typeof CompletionRule>;

/** What follows when nobody answers in time, as the applicant is told when asked: nothing is decided by silence alone. */
export function silenceWords({ silence }: Pick<CompletionRule, 'silence'>): Text {
  return silence === 'PROPOSE_NOT_MET'
    ? {
        sv: 'Kommer inget svar i tid prövas ansökan som den är. Då föreslås att det som saknas räknas som inte uppfyllt. En person bedömer förslaget, och ni får ett beslut med skäl.',
        en: 'If no answer comes in time, the application is assessed as it is. It is then proposed that what is missing counts as not met. A person assesses the proposal, and you get a decision with reasons.',
      }
    : {
        sv: 'Kommer inget svar i tid prövas ansökan som den är. En person bedömer det som saknas, och ni får ett beslut med skäl.',
        en: 'If no answer comes in time, the application is assessed as it is. A person assesses what is missing, and you get a decision with reasons.',
      };
}

/** The rule in words, as the published documentation and the pages say it. */
export function completionRule({ days, rounds, extension }: CompletionRule): Text {
  const extended =
    extension.times === 0
      ? { sv: '', en: '' }
      : {
          sv: ` Den som behöver längre tid får be om det, högst ${timesWords(extension.times).sv}, med ${String(extension.days)} dagar${extension.times === 1 ? '' : ' åt gången'}.`,
          en: ` Whoever needs more time may ask for it, at most ${timesWords(extension.times).en}, for ${String(extension.days)} days${extension.times === 1 ? '' : ' each time'}.`,
        };
  return {
    sv: `Saknas något i en ansökan frågar vi efter det, högst ${timesWords(rounds).sv}. Sökanden har ${String(days)} dagar på sig att svara.${extended.sv}`,
    en: `If something is missing from an application we ask for it, at most ${timesWords(rounds).en}. The applicant has ${String(days)} days to answer.${extended.en}`,
  };
}

function timesWords(times: number): Text {
  return times === 1 ? { sv: 'en gång', en: 'once' } : { sv: `${String(times)} gånger`, en: `${String(times)} times` };
}
