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
