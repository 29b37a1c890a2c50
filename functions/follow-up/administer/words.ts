import type { Campaign } from '../../../shared/domain/follow-up/campaign.ts';
import type { Question } from '../../../shared/domain/follow-up/question.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { Tone } from '../../../shared/http/parts.tsx';
import type { ReportStatus } from '../../../shared/store/follow-up/report-list.ts';

export const reportWords: Readonly<Record<ReportStatus, Texts & { readonly tone: Tone }>> = {
  OPEN: { sv: 'Inte lämnad', en: 'Not handed in', tone: 'calm' },
  SUBMITTED: { sv: 'Väntar på kommunen', en: 'Waits for the municipality', tone: 'warn' },
  ACCEPTED: { sv: 'Godtagen', en: 'Accepted', tone: 'good' },
  CLOSED: { sv: 'Väntas inte', en: 'Not waited for', tone: 'calm' },
};

export const campaignWords: Readonly<Record<Campaign['status'], Texts>> = {
  PLANNED: { sv: 'Planerad', en: 'Planned' },
  OPENING: { sv: 'Skickas ut just nu', en: 'Being sent at this moment' },
  OPEN: { sv: 'Utskickad till alla', en: 'Sent to all' },
};

export const kindWords: Readonly<Record<Question['kind'], Texts>> = {
  COUNT: { sv: 'Antal', en: 'Count' },
  DECIMAL: { sv: 'Tal med decimaler', en: 'Number with decimals' },
  PERCENT: { sv: 'Andel i procent', en: 'Share in per cent' },
  YES_NO: { sv: 'Ja eller nej', en: 'Yes or no' },
  CHOICE: { sv: 'Val', en: 'Choice' },
  DAY: { sv: 'Dag', en: 'Day' },
  TEXT: { sv: 'Text', en: 'Words' },
};
