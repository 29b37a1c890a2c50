import type { ExclusionGround } from '../../../shared/domain/requirement/exclusion-grounds.ts';

/** The form's name for each field; also its id on the page. */
export const fieldOf = {
  result: (requirementId: string) => `result-${requirementId}`,
  note: (requirementId: string) => `note-${requirementId}`,
  applies: (ground: ExclusionGround) => `applies-${ground}`,
  evidence: (ground: ExclusionGround) => `evidence-${ground}`,
  representatives: (ground: ExclusionGround) => `representatives-${ground}`,
  proportionality: (ground: ExclusionGround) => `proportionality-${ground}`,
  exclude: (ground: ExclusionGround) => `exclude-${ground}`,
  /** Hash of what the officer saw when the form was filled in. */
  seen: 'seen',
  ask: 'ask',
  askKind: 'ask-kind',
  askText: 'ask-text',
  askDays: 'ask-days',
  askDeviation: 'ask-deviation',
  /** Hash of the proposal that the officer read. */
  proposal: 'proposal',
} as const;
