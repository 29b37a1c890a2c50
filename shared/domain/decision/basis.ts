import type { RegisteredApplication } from '../application/application.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { Evidence } from '../application/evidence.ts';
import { lostSince } from '../application/scan.ts';
import type { Opinion } from '../opinion/opinion.ts';
import type { ExclusionAssessment } from '../requirement/exclusion.ts';
import type { Finding } from '../requirement/finding.ts';
import type { Requirement } from '../requirement/requirement-set.ts';
import type { Proposal } from './proposal.ts';

/** What is before whoever decides on an application, as it is now. */
export interface DecisionBasis {
  readonly application: RegisteredApplication;
  readonly content: ApplicationContent;
  readonly findings: readonly Finding[];
  /** Of the version that the application is bound to, in its order: no other requirement counts (LOV 8:1). */
  readonly requirements: readonly Pick<Requirement, 'id' | 'title' | 'controlPoints'>[];
  /** The grounds for the remuneration (LOV 4:1) in that version. */
  readonly compensation?: string | undefined;
  readonly exclusion: ExclusionAssessment | null;
  /** What others were asked, and what they said. */
  readonly opinions: readonly Opinion[];
  /** Files that counted when the proposal was made, and that a scan has since found to be harmful or could not read. */
  readonly lost: readonly Evidence[];
}

/** The proposal that stands; none before an officer's assessment, or once it was sent back there. */
export function proposalOf(application: RegisteredApplication): Proposal | undefined {
  return 'proposal' in application ? application.proposal : undefined;
}

/** The files that a scan took out of the case after the proposal that stands was made. */
export function lostFiles(application: RegisteredApplication, evidence: readonly Evidence[]): readonly Evidence[] {
  const proposal = proposalOf(application);
  return proposal === undefined ? [] : lostSince(evidence, proposal.at);
}
