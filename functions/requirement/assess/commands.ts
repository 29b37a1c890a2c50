import {
  deriveProposal,
  requirementServicesOf,
  type Outstanding,
} from '../../../shared/domain/decision/derive-proposal.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import type { Reason } from '../../../shared/domain/desk/desk.ts';
import { type Opinion, opinionsInBasis } from '../../../shared/domain/opinion/opinion.ts';
import type { CompletionRequest } from '../../../shared/domain/completion/request.ts';
import type { ExclusionAssessment } from '../../../shared/domain/requirement/exclusion.ts';
import type { Settlement } from '../../../shared/domain/requirement/settlement.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { settleJudging } from '../../../shared/store/desk/assign.ts';
import { putExclusion } from '../../../shared/store/requirement/check.ts';
import { decideCompletion } from '../../../shared/store/completion/request.ts';
import { type Examination, examineWith, writeFindings } from '../../../shared/store/requirement/examination.ts';
import { endRound } from '../../../shared/store/task/round.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import type { Write } from '../../../shared/store/transact.ts';
import type { Visit } from './visit.ts';

/** An application in an officer's hands: it is being assessed, and the workflow waits for it. */
export interface Assessing {
  readonly visit: Visit;
  readonly application: Extract<Visit['application'], { status: 'ASSESSMENT' }>;
  readonly task: OpenTask;
  readonly examination: Examination;
  /** The municipality's reusable texts. */
  readonly reasons: readonly Reason[];
  /** What others were asked, and what they said. */
  readonly opinions: readonly Opinion[];
  readonly at: string;
}

/** What an officer has answered on the page. */
export interface Answered {
  readonly settlements: Readonly<Record<string, Settlement>>;
  /** Ids of the requirements that were settled anew. */
  readonly settled: readonly string[];
  readonly exclusion: ExclusionAssessment | null;
  readonly exclusionChanged: boolean;
}

/** What was on the page that the officer answered: another officer's answer, or a new file, makes it another. */
export function seenHash({ findings, exclusion, evidence }: Examination): string {
  const files = evidence.filter(({ status }) => status === 'STORED').map(({ evidenceId }) => evidenceId);
  // When the machine looked is not what it saw.
  return hashOf({ findings: findings.map(({ at: _at, ...finding }) => finding), exclusion, files });
}

/** Keeps what was answered, in one transaction; nothing when there is nothing new. */
export async function save({ visit, application, examination, at }: Assessing, answered: Answered): Promise<void> {
  const writes = assessed(examination, answered, at);
  if (writes.length === 0) return;
  const { settled, exclusion, exclusionChanged } = answered;
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'ASSESSMENT_SAVED',
      at,
      by: visit.staff.name,
      data: {
        settled: settled.map((id) => ({ requirementId: id, result: answered.settlements[id]?.result ?? '' })),
        grounds: exclusionChanged
          ? (exclusion?.grounds ?? []).map((ground) => ({ ground: ground.ground, applies: ground.applies }))
          : [],
      },
    },
    also: [...writes, ...settleJudging(visit.tasks, Object.keys(answered.settlements), { at, by: visit.staff.name })],
  });
}

/** Ends the assessment by asking the applicant (LOV 6:2); the workflow sends the request and takes the case back here. */
export async function askForCompletion(
  assessing: Assessing,
  answered: Answered,
  request: CompletionRequest,
): Promise<void> {
  const { visit, application, task, examination, at } = assessing;
  const { settled } = answered;
  const also = assessed(examination, answered, at);
  await decideCompletion(application, task, request, { at, by: visit.staff.name, settled, also });
}

/** What follows from what is settled now, or what nobody has settled yet (LOV 8:1). */
export function derive({ examination, opinions, at }: Assessing): Outstanding | Proposal {
  const { application, version, content, findings, exclusion } = examination;
  const derived = deriveProposal({
    findings,
    scopes: content.scopes ?? [],
    requirementServices: requirementServicesOf(version.requirements.requirements),
    exclusion: exclusion ?? undefined,
    opinions: opinionsInBasis(opinions, hashOf),
    completions: application.completions,
    at,
    hash: hashOf,
  });
  return derived.kind === 'PROPOSAL' ? derived.proposal : derived;
}

/** What the officer read before proposing it. */
export function proposalHash({ outcome, scopes, opinions = [] }: Proposal): string {
  return hashOf({ outcome, scopes, opinions });
}

/** Puts the proposal forward; a person decides on it. */
export async function propose(assessing: Assessing, proposal: Proposal): Promise<void> {
  const { visit, application, task, examination, at } = assessing;
  const end = endRound(visit.subject, roundOf(task), 'ASSESSED');
  await commitApplication({
    before: application,
    after: { ...application, status: 'PROPOSED', proposal },
    event: {
      type: 'DECISION_PROPOSED',
      at,
      by: visit.staff.name,
      data: { outcome: proposal.outcome, basisHash: proposal.basisHash },
    },
    outbox: [end.message],
    also: [
      ...writeFindings(examination),
      answerTask(task, { at, by: visit.staff.name, outcome: 'ASSESSED' }),
      ...settleJudging(visit.tasks, 'ALL', { at, by: visit.staff.name }),
      end.write,
    ],
  });
}

function assessed(examination: Examination, answered: Answered, at: string): Write[] {
  const { settlements, exclusion, exclusionChanged } = answered;
  const after = examineWith(examination, { settlements, exclusion }, at);
  const { municipality, applicationId } = examination.application;
  return [
    ...writeFindings(after),
    ...(exclusionChanged && exclusion !== null
      ? [putExclusion({ municipality, type: 'APPLICATION', id: applicationId }, exclusion)]
      : []),
  ];
}

function roundOf(task: OpenTask): { name: 'ASSESSMENT'; number: number } {
  if (task.round === undefined) throw new ConcurrencyError('an assessment that no workflow waits for');
  return { name: 'ASSESSMENT', number: task.round.number };
}
