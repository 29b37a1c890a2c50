import {
  type Application,
  type ApplicationIn,
  isRegistered,
  type RegisteredApplication,
} from '../application/application.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { Evidence } from '../application/evidence.ts';
import type { ChangeNotice } from '../change-notice/change-notice.ts';
import type { CompletionRequest } from '../completion/request.ts';
import type { Correction } from '../completion/correction.ts';
import type { Contract } from '../contract/contract.ts';
import type { ContractNotice } from '../contract/notice.ts';
import type { DecisionBasis } from '../decision/basis.ts';
import type { Decision } from '../decision/decision.ts';
import type { Notice } from '../decision/notice.ts';
import type { Remedy } from '../decision/remedy.ts';
import type { Note } from '../desk/note.ts';
import type { Opinion } from '../opinion/opinion.ts';
import type { Lookup } from '../registry/lookup.ts';
import type { DuringContract } from './during-contract.ts';
import type { AuditEvent } from './event.ts';
import type { KeptDocument } from './kept-document.ts';
import type { Letter } from './mail-template.ts';

/** An application that was withdrawn after it had come in: what came stays on file. */
export type WithdrawnOnFile = ApplicationIn<'WITHDRAWN'> & {
  readonly diaryNumber: string;
  readonly receivedAt: string;
  readonly contentHash: string;
};

/** An application that is in the diary, whatever became of it. */
export type FiledApplication = RegisteredApplication | WithdrawnOnFile;

/** Whether an application has come in: a draft, and one that was thrown away as a draft, are their applicant's own. */
export function isOnFile<A extends Application>(application: A): application is A & FiledApplication {
  if (isRegistered(application)) return true;
  return (
    application.status === 'WITHDRAWN' &&
    application.diaryNumber !== undefined &&
    application.receivedAt !== undefined &&
    application.contentHash !== undefined
  );
}

/** A contract that followed from a case, with what was written about it since. */
export interface ContractOnFile {
  readonly contract: Contract;
  readonly notices: readonly ContractNotice[];
  readonly changes: readonly ChangeNotice[];
  /** What came and went while it ran; absent where only the contract itself was asked for. */
  readonly during?: DuringContract;
}

/** A whole case, as it is read at one time. */
export interface CaseOnFile {
  readonly application: FiledApplication;
  readonly content: ApplicationContent;
  /** What is or was before whoever decides; null for a case that was withdrawn. */
  readonly basis: DecisionBasis | null;
  readonly evidence: readonly Evidence[];
  readonly lookups: readonly Lookup[];
  readonly completions: readonly CompletionRequest[];
  readonly corrections: readonly Correction[];
  readonly opinions: readonly Opinion[];
  readonly notes: readonly Note[];
  readonly letters: readonly Letter[];
  /** Who has acted for the applicant, beside those whom the application names. */
  readonly acted: readonly string[];
  readonly decisions: readonly Decision[];
  /** Of the minutes of the meetings that decided, as they came. */
  readonly excerpts: readonly Evidence[];
  /** Of each decision, in their order. */
  readonly notices: readonly Notice[];
  readonly remedies: readonly Remedy[];
  readonly contracts: readonly ContractOnFile[];
  /** What of it was kept as it was written at the time. */
  readonly kept: readonly KeptDocument[];
  readonly events: readonly AuditEvent[];
}
