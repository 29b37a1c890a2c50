import type { ScopeOutcome } from '../../domain/decision/proposal.ts';
import type { ProposedOutcome } from '../../domain/municipality/municipality.ts';
import { capital, type Terminology } from '../../domain/municipality/terminology.ts';
import type { FindingResult } from '../../domain/requirement/finding.ts';
import type { Language, Texts } from '../language.ts';
import type { Tone } from '../parts.tsx';

export const outcomeTones: Readonly<Record<ScopeOutcome['outcome'], Tone>> = {
  APPROVE: 'good',
  REFUSE: 'bad',
  EXCLUDE: 'bad',
};

/** What a scope's outcome is called in its municipality. */
export function outcomeWord(outcome: ScopeOutcome['outcome'], { approval }: Terminology, lang: Language): string {
  return {
    APPROVE: { sv: capital(approval.verb), en: 'Approved' },
    REFUSE: { sv: `${capital(approval.verb)} inte`, en: 'Not approved' },
    EXCLUDE: { sv: 'Utesluts', en: 'Excluded' },
  }[outcome][lang];
}

/** What a proposal amounts to, as its municipality calls it. */
export function proposalWord(outcome: ProposedOutcome, { approval }: Terminology, lang: Language): string {
  const noun = capital(approval.noun);
  return {
    CLEAR_APPROVAL: { sv: noun, en: 'Approval' },
    APPROVAL_AFTER_COMPLETION: { sv: `${noun} efter komplettering`, en: 'Approval after completion' },
    PARTIAL_APPROVAL: { sv: `${noun} i en del`, en: 'Approval in part' },
    REFUSAL: { sv: 'Avslag', en: 'Refusal' },
    EXCLUSION: { sv: 'Uteslutning', en: 'Exclusion' },
  }[outcome][lang];
}

export const findingWords: Readonly<Record<FindingResult, Texts & { readonly tone: Tone }>> = {
  MET: { sv: 'Uppfyllt', en: 'Met', tone: 'good' },
  NOT_MET: { sv: 'Inte uppfyllt', en: 'Not met', tone: 'bad' },
  NEEDS_COMPLETION: { sv: 'Behöver kompletteras', en: 'Needs completion', tone: 'warn' },
  NEEDS_HUMAN: { sv: 'Ska bedömas', en: 'Needs a person', tone: 'warn' },
  NOT_APPLICABLE: { sv: 'Inte tillämpligt', en: 'Not applicable', tone: 'calm' },
  NOT_TESTED_NOW: { sv: 'Prövas inte nu', en: 'Not tested now', tone: 'calm' },
};
