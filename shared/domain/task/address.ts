import { publicId } from '../municipality/public-id.ts';
import type { Subject, TaskKind } from './task.ts';

/** The word in a task link's address, `/t/<word>/<token>`; officers' tasks lie behind sign-in instead. */
export const linkWord = {
  CONFIRM_CONTACT: 'confirm-contact',
  OPEN_APPLICATION: 'open-application',
  CONFIRM_SUBMISSION: 'confirm-submission',
  WITHDRAW: 'withdraw',
  COMPLETE: 'complete',
  DECIDE_AS_MEMBER: 'decide',
  DECIDE_URGENTLY: 'decide-urgently',
  PREPARE: 'prepare',
  VOTE: 'vote',
  RECEIVE_NOTICE: 'notice',
  STATE_REGISTRATION: 'registration',
  SIGN: 'sign',
  RECEIVE_CONTRACT_NOTICE: 'contract-notice',
  ANSWER_TERMS_CHANGE: 'terms-change',
  CONFIRM_ENTRY: 'confirm-entry',
  REPORT_QUALITY: 'report-quality',
  SUPPLY_PROOF: 'supply-proof',
  COMMENT_MEASURE: 'measure',
  TERMINATE_AS_MEMBER: 'terminate',
  CONFIRM_ADDRESS: 'confirm-address',
  GIVE_OPINION: 'opinion',
  ACCEPT_INVITATION: 'invitation',
  GIVE_ACCOUNT: 'account',
  CHECK_VISIT_REPORT: 'visit-report',
} as const satisfies Partial<Record<TaskKind, string>>;

const deskPage = {
  ENTER_APPLICATION: 'entry',
  ASSESS: 'assessment',
  DECIDE_EXTENSION: 'completion',
  JUDGE: 'assessment',
  DECIDE_CORRECTION: 'correction',
  DECIDE_AS_OFFICER: 'decision',
  REGISTER_MEETING: 'meeting',
  RECEIVE_NOTICE: 'notice',
  CHECK_REGISTRATION: 'registration',
  REGISTER_SIGNATURE: 'signature',
  CONFIRM_START: 'start',
  GIVE_OPINION: 'opinions',
  CONFIRM_ADVERT: 'advert',
  APPROVE_TEXTS: 'texts',
  CORRECT_ENTRY: 'catalogue',
  JUDGE_CHANGE_NOTICE: 'changes',
  JUDGE_RECHECK: 'rechecks',
  TERMINATE_AS_OFFICER: 'decision',
  REGISTER_TERMINATION: 'decision',
} as const satisfies Partial<Record<TaskKind, string>>;

const deskFolder: Partial<Record<Subject['type'], string>> = {
  APPLICATION: 'applications',
  CHOICE_SYSTEM: 'choice-systems',
  CONTRACT: 'contracts',
  QUESTION: 'questions',
  REPORT: 'reports',
  MEASURE: 'measures',
  VISIT: 'visits',
  JOINT_VISIT: 'joint-visits',
};

/** A token for a mailed link, or none when the task is reached by signing in. */
export function taskPath(kind: TaskKind, subject: Subject, token: string): string {
  if (kind in linkWord) return `/t/${wordOf(kind)}/${token}`;
  return deskPath(kind, subject);
}

/** Where the staff read a case. */
export function casePath({ municipality, id }: Subject): string {
  return `/desk/applications/${municipality}.${id}`;
}

/** Where a signed-in officer does it; of a notice, registers that it was given in another way. */
export function deskPath(kind: TaskKind, subject: Subject): string {
  const folder = deskFolder[subject.type];
  if (folder === undefined) return '/desk';
  const page: string | undefined = Object.entries(deskPage).find(([name]) => name === kind)?.[1];
  return `/desk/${folder}/${subject.municipality}.${subject.id}${page === undefined ? '' : `/${page}`}`;
}

/** Where the staff see which decisions by delegation the committee is to be told of. */
export function delegatedPath({ id, committee }: { readonly id: string; readonly committee: { readonly id: string } }) {
  return `/desk/committees/${publicId(id, committee.id)}/delegated-decisions`;
}

/** Where the staff see the delegations by which applications are decided. */
export function delegationsPath({
  id,
  committee,
}: {
  readonly id: string;
  readonly committee: { readonly id: string };
}) {
  return `/desk/committees/${publicId(id, committee.id)}/delegations`;
}

/** Where the staff read the basis of a case's decision as a document. */
export function documentPath({ municipality, id }: Subject): string {
  return `/desk/applications/${municipality}.${id}/document`;
}

function wordOf(kind: TaskKind): string {
  return Object.entries(linkWord).find(([name]) => name === kind)?.[1] ?? '';
}
