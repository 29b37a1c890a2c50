import type { TaskKind } from './task.ts';

/**
 * How a task's holder shows who they are.
 * `LINK`: the mailbox is enough. `LINK_AND_CODE`: a one-time code by text message too. `LINK_AND_ACCOUNT`: an account of
 * their own too, signed in. `SIGN_IN`: an account of the municipality's.
 */
export type IdentityPolicy = 'LINK' | 'LINK_AND_CODE' | 'LINK_AND_ACCOUNT' | 'SIGN_IN';

/** The floor: deciding, voting, signing, withdrawing and exclusion are never link only; officers always sign in. */
const policies: Record<TaskKind, IdentityPolicy> = {
  CONFIRM_CONTACT: 'LINK',
  OPEN_APPLICATION: 'LINK',
  CONFIRM_SUBMISSION: 'LINK_AND_CODE',
  ENTER_APPLICATION: 'SIGN_IN',
  WITHDRAW: 'LINK_AND_CODE',
  COMPLETE: 'LINK',
  DECIDE_EXTENSION: 'SIGN_IN',
  DECIDE_CORRECTION: 'SIGN_IN',
  ASSESS: 'SIGN_IN',
  JUDGE: 'SIGN_IN',
  GET_MOVING: 'SIGN_IN',
  DECIDE_AS_OFFICER: 'SIGN_IN',
  DECIDE_AS_MEMBER: 'LINK_AND_CODE',
  DECIDE_URGENTLY: 'LINK_AND_CODE',
  PREPARE: 'LINK_AND_CODE',
  REGISTER_MEETING: 'SIGN_IN',
  VOTE: 'LINK_AND_CODE',
  RECEIVE_NOTICE: 'LINK',
  STATE_REGISTRATION: 'LINK',
  CHECK_REGISTRATION: 'SIGN_IN',
  SIGN: 'LINK_AND_CODE',
  REGISTER_SIGNATURE: 'SIGN_IN',
  CONFIRM_START: 'SIGN_IN',
  SEE_TO_SIGNING: 'SIGN_IN',
  DECIDE_LAPSE: 'SIGN_IN',
  DECIDE_TERM: 'SIGN_IN',
  RECEIVE_CONTRACT_NOTICE: 'LINK',
  ANSWER_TERMS_CHANGE: 'LINK_AND_CODE',
  CONFIRM_ADVERT: 'SIGN_IN',
  APPROVE_TEXTS: 'SIGN_IN',
  CONFIRM_ENTRY: 'LINK',
  CORRECT_ENTRY: 'SIGN_IN',
  REPORT_QUALITY: 'LINK',
  DECIDE_MEASURE: 'SIGN_IN',
  COMMENT_MEASURE: 'LINK',
  TERMINATE_AS_OFFICER: 'SIGN_IN',
  TERMINATE_AS_MEMBER: 'LINK_AND_CODE',
  REGISTER_TERMINATION: 'SIGN_IN',
  HELP_CHOOSE_AGAIN: 'SIGN_IN',
  SUPPLY_PROOF: 'LINK',
  JUDGE_RECHECK: 'SIGN_IN',
  CONFIRM_ADDRESS: 'LINK',
  ANSWER_QUESTION: 'SIGN_IN',
  GIVE_OPINION: 'LINK_AND_CODE',
  ACCEPT_INVITATION: 'LINK_AND_ACCOUNT',
  JUDGE_CHANGE_NOTICE: 'SIGN_IN',
  GIVE_ACCOUNT: 'LINK_AND_CODE',
};

export function identityPolicy(kind: TaskKind): IdentityPolicy {
  return policies[kind];
}
