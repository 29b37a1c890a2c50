import * as z from 'zod/mini';

/** No task of the municipality's own waits longer than a quarter: then it is no deadline. */
const Days = z.int().check(z.positive(), z.maximum(90));

/**
 * Days that each of the municipality's own tasks may take, from when it is asked for; then reminders begin. And days that
 * a mailed link waits which only opens or confirms an address. They are the municipality's ways of working alone: what an applicant is given (completion, confirmation, signing) stands by itself, and the weeks that
 * the Act fixes (LOV 10:3) are no configuration. None reaches beyond the day that a decision is promised for (LOV 4:4).
 */
export const Deadlines = z.strictObject({
  /** For an officer to enter the papers of an application that came by post. */
  entryDays: Days,
  /** For the officer who assesses the case. */
  assessmentDays: Days,
  /** For whoever judges single requirements of it; at most as long as the assessment. */
  judgingDays: Days,
  /** For a delegate, officer or member, to decide. */
  delegateDays: Days,
  /** Before the day that the decision is promised for: members have read the case by then. */
  readingDays: Days,
  /** For an officer to check the registration that a company being formed states before its contract. */
  registrationDays: Days,
  /** For the recipient to press on a notice's button; then it goes another way. */
  noticeDays: Days,
  /** To say whether an applicant gets more time for a completion. */
  extensionDays: Days,
  /** To say whether an error that was noted is corrected (LOV 6:2). */
  correctionDays: Days,
  /** To judge a proposal that an approval lapses, since its contract was not signed. */
  lapseDays: Days,
  /** For the coordinator to see to a case that lies still. */
  stillCaseDays: Days,
  /** For a contact to open an application by a mailed link on another device. */
  wayInDays: Days,
  /** For the contact of an application on paper to confirm their address, and follow it from then. */
  contactDays: Days,
  /** For whoever asks a question or for news to confirm their address. */
  addressDays: Days,
  /** For whoever is invited to a provider's own page to accept. */
  invitationDays: Days,
});
export type Deadlines = z.infer<typeof Deadlines>;
