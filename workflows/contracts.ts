import * as z from 'zod/mini';

/**
 * What the workflow and the functions it calls say to each other.
 * Executions run for months on the definition they started with: inputs only ever grow, by optional fields.
 */

/** What an execution starts with. */
export const ApplicationWorkflowInput = z.object({
  /** `<municipality>.<ulid>`; never a document, never a link. */
  applicationId: z.string().check(z.minLength(1)),
  /** 1, and one more each time a person starts it anew after attention. */
  attempt: z.int().check(z.positive()),
});
export type ApplicationWorkflowInput = z.infer<typeof ApplicationWorkflowInput>;

/** The execution's name: the same attempt of the same application can't be started twice. */
export function executionName(input: ApplicationWorkflowInput): string {
  return `${input.applicationId.replaceAll('.', '_')}-${String(input.attempt)}`;
}

/** What a function gets that opens a round: it keeps the token and returns; the round's end calls back. */
export const RoundInput = z.extend(ApplicationWorkflowInput, {
  taskToken: z.string().check(z.minLength(1)),
  /** When the state was entered: the same for a retried wait, another for another wait. */
  enteredAt: z.string(),
});
export type RoundInput = z.infer<typeof RoundInput>;

/** What a function gets that does its work at once. */
export const StepInput = z.extend(ApplicationWorkflowInput, {});
export type StepInput = z.infer<typeof StepInput>;

/** What `application-record-attention` gets: the error that retries did not cure, or an outcome that needs a person. */
export const AttentionInput = z.extend(ApplicationWorkflowInput, {
  error: z.object({ Error: z.string(), Cause: z.optional(z.string()) }),
});
export type AttentionInput = z.infer<typeof AttentionInput>;

export const ConfirmationOutcome = z.enum(['CONFIRMED', 'EXPIRED', 'WITHDRAWN']);
export type ConfirmationOutcome = z.infer<typeof ConfirmationOutcome>;

/** What a registry didn't answer is data on the case; the checks say what follows. */
export const LookupOutcome = z.enum(['LOOKED_UP']);
export type LookupOutcome = z.infer<typeof LookupOutcome>;

export const CheckOutcome = z.enum(['NEEDS_COMPLETION', 'READY']);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

export const CompletionOutcome = z.enum(['ANSWERED', 'EXPIRED', 'WITHDRAWN']);
export type CompletionOutcome = z.infer<typeof CompletionOutcome>;

export const AssessmentOutcome = z.enum(['ASSESSED', 'COMPLETION_REQUESTED', 'WITHDRAWN']);
export type AssessmentOutcome = z.infer<typeof AssessmentOutcome>;

export const DecisionOutcome = z.enum(['DECIDED', 'SENT_BACK', 'HANDED_OVER', 'WITHDRAWN']);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

export const NoticeOutcome = z.enum(['APPROVED', 'REFUSED']);
export type NoticeOutcome = z.infer<typeof NoticeOutcome>;

/** What is decided on, told or agreed is on file as it was written. */
export const KeepOutcome = z.enum(['KEPT']);
export type KeepOutcome = z.infer<typeof KeepOutcome>;

/** A company that was being formed states its registration, and an officer sees that it is so. */
export const RegistrationOutcome = z.enum(['STATED', 'RETURNED', 'REGISTERED']);
export type RegistrationOutcome = z.infer<typeof RegistrationOutcome>;

/**
 * A contract that nobody signs in time doesn't lapse by itself: the wait goes on until all have signed or a person lets
 * it lapse. None goes out before a company that was being formed is registered, where that is asked for.
 */
export const SigningOutcome = z.enum(['SIGNED', 'LAPSED', 'REGISTRATION_NEEDED']);
export type SigningOutcome = z.infer<typeof SigningOutcome>;

/** How each round may end; a callback with anything else is a fault. */
export const roundOutcomes = {
  CONFIRMATION: ConfirmationOutcome,
  COMPLETION: CompletionOutcome,
  ASSESSMENT: AssessmentOutcome,
  DECISION: DecisionOutcome,
  REGISTRATION: RegistrationOutcome,
  SIGNING: SigningOutcome,
} as const;

/** What a step returns, and what ends a round; business outcomes are data, only faults are thrown. */
export interface StepResult<Outcome extends string> {
  readonly outcome: Outcome;
}

/** The error that a function reports with SendTaskFailure when it could not open its round; it is retried. */
export const openRoundFailed = 'OpenRoundFailed';
