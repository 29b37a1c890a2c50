import type { AnswerWay, Channel, ComplaintKind, ComplaintTopic, Outcome } from '../../domain/complaint/complaint.ts';
import type { HandlingFault } from '../../domain/complaint/handling.ts';
import type { Finding } from '../../domain/complaint/misconduct.ts';
import type { Texts } from '../language.ts';

export const kindWords: Readonly<Record<ComplaintKind, Texts>> = {
  COMPLAINT: { sv: 'Synpunkt eller klagomål', en: 'Complaint' },
  DEVIATION: { sv: 'Allvarlig avvikelse', en: 'Serious deviation' },
  MISCONDUCT: { sv: 'Missförhållande eller risk för det (lex Sarah)', en: 'Misconduct, or a risk of it (lex Sarah)' },
};

export const topicWords: Readonly<Record<ComplaintTopic, Texts>> = {
  TREATMENT: { sv: 'Bemötande', en: 'How somebody was treated' },
  TIMES: { sv: 'Tider och besök som uteblivit', en: 'Times, and visits that did not come' },
  PERFORMANCE: { sv: 'Hur hjälpen utförs', en: 'How the help is given' },
  CONTINUITY: { sv: 'Många olika personer', en: 'Many different people' },
  SAFETY: { sv: 'Trygghet och säkerhet', en: 'Safety' },
  INFORMATION: { sv: 'Information och kontakt', en: 'Information and contact' },
  OTHER: { sv: 'Något annat', en: 'Something else' },
};

export const channelWords: Readonly<Record<Channel, Texts>> = {
  FORM: { sv: 'Formulär på webben', en: 'Form on the web' },
  CALL: { sv: 'Telefonsamtal', en: 'Telephone call' },
  LETTER: { sv: 'Brev eller e-post', en: 'Letter or e-mail' },
  VISIT: { sv: 'Vid ett besök', en: 'At a visit' },
  PROVIDER: { sv: 'Från Mina sidor', en: 'From My page' },
};

export const wayWords: Readonly<Record<AnswerWay, Texts>> = {
  PAGE: { sv: 'På sidan som den som skrev har adressen till', en: 'On the page that the writer has the address of' },
  LETTER: { sv: 'Med brev', en: 'By letter' },
  CALL: { sv: 'Per telefon eller vid ett möte', en: 'By telephone or at a meeting' },
  NONE: { sv: 'Det finns ingen att svara', en: 'There is nobody to answer' },
};

export const outcomeWords: Readonly<Record<Outcome, Texts>> = {
  UPHELD: { sv: 'Befogat', en: 'Upheld' },
  PARTLY_UPHELD: { sv: 'Delvis befogat', en: 'Partly upheld' },
  NOT_UPHELD: { sv: 'Inte befogat', en: 'Not upheld' },
  NOT_ASSESSABLE: { sv: 'Går inte att bedöma', en: 'Can not be assessed' },
};

export const findingWords: Readonly<Record<Finding, Texts>> = {
  NO_MISCONDUCT: { sv: 'Inget missförhållande', en: 'No misconduct' },
  MISCONDUCT: { sv: 'Missförhållande eller risk, inte allvarligt', en: 'Misconduct or a risk of it, not serious' },
  SERIOUS: {
    sv: 'Allvarligt missförhållande eller påtaglig risk: anmäls till IVO',
    en: 'Serious misconduct or a tangible risk: reported to IVO',
  },
};

export const faultWords: Readonly<Record<HandlingFault, Texts>> = {
  CLOSED: { sv: 'Synpunkten är avslutad.', en: 'The complaint is closed.' },
  ANSWERED: { sv: 'Svaret är redan lämnat.', en: 'The answer is given already.' },
  NOT_ANSWERED: { sv: 'Lämna svaret först.', en: 'Give the answer first.' },
  ASKED_ALREADY: { sv: 'Frågan är redan ställd och väntar på svar.', en: 'It was asked already, and waits.' },
  NOBODY_TO_ASK: { sv: 'Ange först vem det gäller.', en: 'Say first whom it is about.' },
  NO_MISCONDUCT: { sv: 'Det är inte registrerat som missförhållande.', en: 'It is not registered as misconduct.' },
  IS_MISCONDUCT: { sv: 'Det är redan registrerat som missförhållande.', en: 'It is registered as misconduct already.' },
  REPORTED: { sv: 'Det är redan anmält till IVO.', en: 'It was reported to IVO already.' },
  NOT_SERIOUS: { sv: 'Bara det som bedömts som allvarligt anmäls.', en: 'Only what was found serious is reported.' },
  FUTURE_DAY: { sv: 'Dagen kan inte ligga framåt.', en: 'The day can not be ahead.' },
  MISCONDUCT_UNSETTLED: {
    sv: 'Missförhållandet är inte färdigutrett, eller inte anmält till IVO.',
    en: 'The misconduct is not investigated, or not reported to IVO.',
  },
  CANNOT_BE_READ: {
    sv: 'Den som skrev har ingen adress att läsa svaret på. Svara på ett annat sätt.',
    en: 'The writer has no address to read the answer at. Answer in another way.',
  },
};
