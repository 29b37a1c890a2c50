import type { JointVisit } from '../../../shared/domain/follow-up/joint-visit.ts';
import type { FollowUpVisit } from '../../../shared/domain/follow-up/visit.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { Tone } from '../../../shared/http/parts.tsx';

export const statusWords: Readonly<Record<FollowUpVisit['status'], Texts & { readonly tone: Tone }>> = {
  PLANNED: { sv: 'Planerat', en: 'Planned', tone: 'calm' },
  CANCELLED: { sv: 'Inställt', en: 'Cancelled', tone: 'calm' },
  SENT: { sv: 'Rapporten faktagranskas', en: 'Report being checked', tone: 'warn' },
  ESTABLISHED: { sv: 'Rapporten fastställd', en: 'Report established', tone: 'good' },
  FOLLOWED_UP: { sv: 'Bristerna uppföljda', en: 'Deficiencies followed up', tone: 'good' },
};

export const jointWords: Readonly<Record<JointVisit['status'], Texts & { readonly tone: Tone }>> = {
  INVITED: { sv: 'Väntar på svar', en: 'Waits for an answer', tone: 'warn' },
  ACCEPTED: {
    sv: 'Ja, får rapporten när den är fastställd',
    en: 'Yes, to be given the established report',
    tone: 'calm',
  },
  DECLINED: { sv: 'Nej', en: 'No', tone: 'calm' },
  CANCELLED: { sv: 'Inställt', en: 'Cancelled', tone: 'calm' },
  RECEIVED: { sv: 'Rapporten överlämnad', en: 'Report given', tone: 'good' },
  READ: { sv: 'Rapporten läst', en: 'Report read', tone: 'good' },
};
