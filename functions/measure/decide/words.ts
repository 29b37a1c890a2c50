import type { Source } from '../../../shared/domain/measure/deficiency.ts';
import type { Measure, MeasureKind } from '../../../shared/domain/measure/measure.ts';
import type { Texts } from '../../../shared/http/language.ts';

export const kindWords: Readonly<Record<MeasureKind, Texts>> = {
  ACTION_PLAN: { sv: 'Begär rättelse', en: 'Ask for rectification' },
  WARNING: { sv: 'Varning', en: 'Warning' },
};

export const consequenceWords: Readonly<Record<Measure['may'][number], Texts>> = {
  ACTION_PLAN: { sv: 'rättelse', en: 'rectification' },
  WARNING: { sv: 'varning', en: 'warning' },
  TERMINATION: { sv: 'uppsägning', en: 'termination' },
};

export const hearingWords = {
  WARNING: { sv: 'En varning', en: 'A warning' },
  TERMINATION: { sv: 'Att avtalet avslutas', en: 'That the contract ends' },
} as const satisfies Record<string, Texts>;

export const statusWords: Readonly<Record<Measure['status'], Texts>> = {
  PROPOSED: { sv: 'Föreslagen', en: 'Proposed' },
  WITHDRAWN: { sv: 'Har fallit', en: 'Has fallen' },
  DISMISSED: { sv: 'Avslutad utan åtgärd', en: 'Ended without a measure' },
  REFERRED: { sv: 'Väntar på beslut om att avtalet avslutas', en: 'Waits for a decision that the contract ends' },
  TERMINATED: { sv: 'Avtalet avslutas', en: 'The contract ends' },
  DECIDED: { sv: 'Beslutad', en: 'Decided' },
  FOLLOWED_UP: { sv: 'Uppföljd', en: 'Followed up' },
};

export const sourceWords: Readonly<Record<Source['kind'], Texts>> = {
  REPORT: { sv: 'Redovisning som inte har kommit', en: 'Report that has not come' },
  RECHECK: { sv: 'Kontroll under avtalet', en: 'Check during the contract' },
  MEASURE: { sv: 'Tidigare åtgärd', en: 'Earlier measure' },
  VISIT_REPORT: { sv: 'Rapport från uppföljningsbesök', en: 'Report of a follow-up visit' },
  VISIT: { sv: 'Besök', en: 'Visit' },
  COMPLAINT: { sv: 'Synpunkt eller klagomål', en: 'Complaint' },
  MISCONDUCT: { sv: 'Missförhållande', en: 'Misconduct' },
  OTHER: { sv: 'Annat underlag', en: 'Another record' },
};
