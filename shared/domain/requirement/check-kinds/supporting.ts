import { joinTexts, needsHuman, notApplicable, type CheckOutcome } from './check-kind.ts';

/**
 * What can help and never fail, such as a credit rating: "met" becomes a
 * suggestion that a person weighs with the rest, what speaks against loses its voice, what is missing is not asked for.
 */
export function supporting(outcome: CheckOutcome): CheckOutcome {
  switch (outcome.result) {
    case 'NOT_APPLICABLE':
      return outcome;
    case 'NEEDS_COMPLETION':
      return notApplicable(joinTexts([outcome.reason, notNeeded]));
    case 'MET':
      return needsHuman(outcome.reason, 'MET');
    case 'NEEDS_HUMAN':
      return needsHuman(outcome.reason, outcome.suggestion === 'MET' ? 'MET' : undefined);
  }
}

const notNeeded = {
  sv: 'Det kan stärka ansökan men krävs inte.',
  en: 'It can help the application but is not required.',
};
