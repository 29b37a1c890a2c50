import type { CaseEnd } from '../../../shared/domain/register/case-end.ts';
import type { DisposalHindrance } from '../../../shared/domain/register/disposal-hindrance.ts';
import type { Disposal, DisposalLine } from '../../../shared/domain/register/disposal.ts';
import type { Preserved } from '../../../shared/domain/register/retention.ts';
import type { StaffRole } from '../../../shared/http/session.ts';
import { hindranceWords as retentionWords } from '../../../shared/http/register/hindrance-words.ts';
import type { Texts } from '../../../shared/http/language.ts';

/** Who sees what was and is to be disposed of, and who decides on it. */
export const readers = ['coordinator', 'secretary', 'auditor'] as const satisfies readonly StaffRole[];
export const deciders = ['coordinator', 'secretary'] as const satisfies readonly StaffRole[];

export const disposalWords: Readonly<Record<Disposal['status'], Texts>> = {
  PROPOSED: { sv: 'Föreslagen, väntar på beslut', en: 'Proposed, waits for a decision' },
  REVIEWED: { sv: 'Granskad, väntar på beslut av någon annan', en: 'Reviewed, waits for somebody else’s decision' },
  APPROVED: { sv: 'Beslutad, raderas i natt', en: 'Approved, erased tonight' },
  CARRIED_OUT: { sv: 'Genomförd', en: 'Carried out' },
};

export const lineWords: Readonly<Record<DisposalLine['status'], Texts>> = {
  PROPOSED: { sv: 'Föreslaget', en: 'Proposed' },
  TAKEN_OUT: { sv: 'Undantaget', en: 'Taken out' },
  STOPPED: { sv: 'Stoppat', en: 'Stopped' },
  ERASED: { sv: 'Gallrat', en: 'Disposed of' },
};

export const endWords: Readonly<Record<CaseEnd, Texts>> = {
  WITHDRAWN: { sv: 'återkallat', en: 'withdrawn' },
  REFUSED: { sv: 'avslag', en: 'refused' },
  LAPSED: { sv: 'avtalet blev aldrig undertecknat', en: 'the contract was never signed' },
  CONTRACTED: { sv: 'avtal', en: 'contracted' },
};

export const preservedWords: Readonly<Record<Preserved, Texts>> = {
  BASIS: { sv: 'beslutsunderlag', en: 'decision basis' },
  DECISION: { sv: 'beslut', en: 'decisions' },
  NOTICE: { sv: 'underrättelser', en: 'notices' },
  CONTRACT: { sv: 'avtal', en: 'contracts' },
};

export const hindranceWords: Readonly<Record<DisposalHindrance, Texts>> = {
  ...retentionWords,
  NOT_ADOPTED: { sv: 'planen är inte antagen', en: 'the plan is not adopted' },
  NOT_DUE: { sv: 'dess tid har inte gått', en: 'its time has not passed' },
  HELD: { sv: 'det är undantaget från gallring', en: 'it is held from disposal' },
  DAMAGES_YEAR: {
    sv: 'skadestånd kan fortfarande begäras i domstol',
    en: 'damages can still be sued for',
  },
  TASK_OPEN: { sv: 'någon har en uppgift kvar i det', en: 'somebody has something to do in it' },
  PRESERVES_MORE: {
    sv: 'planen bevarar mer av det än när det föreslogs',
    en: 'the plan preserves more of it than when it was proposed',
  },
  CHANGE_WAITS: { sv: 'en anmäld ändring väntar', en: 'a notice of change waits' },
};
