import type { Finding } from '../requirement/finding.ts';
import { type CompletionPeriod, silenceAbout } from './period.ts';
import type { CompletionRule } from './rule.ts';

/** What was asked for before, and what the version says that silence leads to. */
export interface Asking {
  readonly periods: readonly CompletionPeriod[];
  readonly silence: CompletionRule['silence'];
}

/**
 * What is still missing after silence, with when it was asked for; as the version's rule says it is proposed as not
 * met. A person settles it (LOV 8:1–8:2): the finding stays open.
 */
export function withSilence(finding: Finding, asking: Asking | undefined): Finding {
  if (asking === undefined || finding.result !== 'NEEDS_COMPLETION') return finding;
  const unanswered = silenceAbout(finding.requirementId, asking.periods);
  if (unanswered === undefined) return finding;
  const { askedOn, dueOn } = unanswered;
  return {
    ...finding,
    ...(asking.silence === 'PROPOSE_NOT_MET' ? { suggestion: 'NOT_MET' as const } : {}),
    reason: {
      sv: `Begärdes ${askedOn} med svar senast ${dueOn}. Inget svar kom i tid. ${finding.reason.sv}`,
      en: `Asked for on ${askedOn}, to be answered by ${dueOn}. No answer came in time. ${finding.reason.en}`,
    },
  };
}
