import type { ApplicationStatus } from '../../domain/application/application.ts';
import type { Texts } from '../language.ts';

/** How far an application has come, in the two words of a list. */
export const statusWords: Record<ApplicationStatus, Texts> = {
  DRAFT: { sv: 'Utkast', en: 'Draft' },
  RECEIVED: { sv: 'Inkommen', en: 'Received' },
  CHECKING: { sv: 'Kontrolleras', en: 'Being checked' },
  COMPLETION_REQUESTED: { sv: 'Komplettering begärd', en: 'Completion requested' },
  ASSESSMENT: { sv: 'Bedöms', en: 'Being assessed' },
  PROPOSED: { sv: 'Väntar på beslut', en: 'Waiting for a decision' },
  APPROVED: { sv: 'Bifallen', en: 'Approved' },
  REFUSED: { sv: 'Avslagen', en: 'Refused' },
  CONTRACT_PENDING: { sv: 'Väntar på underskrift', en: 'Waiting for signatures' },
  CONTRACTED: { sv: 'Avtal tecknat', en: 'Contracted' },
  LAPSED: { sv: 'Förfallen, inte undertecknad', en: 'Lapsed, not signed' },
  WITHDRAWN: { sv: 'Återkallad', en: 'Withdrawn' },
  DISPOSED: { sv: 'Gallrad', en: 'Disposed of' },
};
