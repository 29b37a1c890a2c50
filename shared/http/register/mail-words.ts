import type { MailTemplate } from '../../domain/register/mail-template.ts';
import type { Texts } from '../language.ts';

/** What each mail or letter is called where people read of it. */
export const mailWords: Readonly<Record<MailTemplate, Texts>> = {
  TASK: { sv: 'Brev om en uppgift', en: 'Mail about a task' },
  NEW_LINK: { sv: 'Brev med ny länk', en: 'Mail with a new link' },
  NEW_BASIS: { sv: 'Besked om att beslutsunderlaget har ändrats', en: 'Word that the decision basis has changed' },
  DECIDER_CHANGED: { sv: 'Besked om att andra tillfrågas', en: 'Word that others are asked' },
  PREPARATION_DIGEST: { sv: 'Samlat brev om underlag att läsa', en: 'One letter of all there is to prepare' },
  DELEGATED_TO_REPORT: {
    sv: 'Påminnelse om delegationsbeslut att anmäla',
    en: 'Reminder of delegated decisions to report',
  },
  REMINDER_BEFORE_DUE: { sv: 'Påminnelse före dagen', en: 'Reminder before the day' },
  REMINDER_OVERDUE: { sv: 'Påminnelse efter dagen', en: 'Reminder after the day' },
  ESCALATION: { sv: 'Brev till samordnaren', en: 'Mail to the coordinator' },
  NOT_ARRIVED: {
    sv: 'Besked till samordnaren om ett brev som inte kom fram',
    en: 'Word to the coordinator of mail that did not arrive',
  },
  RECEIPT: { sv: 'Bekräftelse till sökanden', en: 'Receipt to the applicant' },
  DRAFT_UNSENT: { sv: 'Påminnelse om ett utkast', en: 'Reminder of a draft' },
  DRAFT_END: { sv: 'Besked om att ett utkast raderas', en: 'Word that a draft is erased' },
  WITHDRAWN: { sv: 'Bekräftelse på återkallelse', en: 'Receipt of the withdrawal' },
  WITHDRAWN_TO_COORDINATOR: {
    sv: 'Besked till samordnaren om återkallelse',
    en: 'Word to the coordinator of the withdrawal',
  },
  FILE_LOST: {
    sv: 'Besked till handläggaren om en fil som inte räknas',
    en: 'Word to the officer of a file that does not count',
  },
  SYSTEM_CANCELLED: { sv: 'Besked om att systemet avslutas', en: 'Word that the system is cancelled' },
  NEWS: { sv: 'Nyhet om underlaget', en: 'News of the documentation' },
  QUESTION_SETTLED: { sv: 'Besked om en fråga', en: 'Word about a question' },
  EXTENDED: { sv: 'Besked om längre tid', en: 'Word of more time' },
  NOT_EXTENDED: { sv: 'Besked om att tiden inte förlängs', en: 'Word that there is no more time' },
  CONTACT_REPLACED: { sv: 'Besked till den förra kontaktpersonen', en: 'Word to the former contact' },
  CORRECTION_ANSWERED: { sv: 'Svar om rättelse', en: 'Answer on a correction' },
  SUB_DELEGATE_DECIDED: { sv: 'Besked till chefen om ett beslut', en: 'Word to the manager of a decision' },
  PUBLISHED: { sv: 'Brev om att avtalet är klart', en: 'Mail that the contract is concluded' },
};
