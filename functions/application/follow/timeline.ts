import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import type { Texts } from '../../../shared/http/language.ts';

/** One step of the way from the click to the catalogue. */
export interface Step {
  readonly title: Texts;
  readonly state: 'DONE' | 'NOW' | 'LATER';
  /** When it was done, where it is known. */
  readonly at?: string;
}

/** How far each status has come; completion and assessment may take turns. */
const reached: Readonly<Record<RegisteredApplication['status'], number>> = {
  RECEIVED: 1,
  CHECKING: 2,
  COMPLETION_REQUESTED: 3,
  ASSESSMENT: 4,
  PROPOSED: 5,
  APPROVED: 6,
  REFUSED: 6,
  CONTRACT_PENDING: 6,
  CONTRACTED: 8,
  LAPSED: 6,
};

/** The course of a case as its applicant follows it; what was decided stands in the notice, not here. */
export function stepsOf(application: RegisteredApplication, tasks: readonly Task[]): readonly Step[] {
  const { status, receivedAt, signatoryConfirmedAt, completionRounds } = application;
  const now = reached[status];
  const completed = tasks.findLast((task) => task.kind === 'COMPLETE' && task.status === 'ANSWERED');
  const stateAt = (place: number): Step['state'] => (place < now ? 'DONE' : place === now ? 'NOW' : 'LATER');
  const hasCompletion = completionRounds > 0 || status === 'COMPLETION_REQUESTED';
  return [
    { title: { sv: 'Ansökan har kommit in', en: 'The application has arrived' }, state: 'DONE', at: receivedAt },
    signatoryConfirmedAt === undefined
      ? { title: confirmed, state: stateAt(1) === 'DONE' ? 'LATER' : 'NOW' }
      : { title: confirmed, state: 'DONE', at: signatoryConfirmedAt },
    { title: { sv: 'Kraven kontrolleras', en: 'The requirements are checked' }, state: stateAt(2) },
    ...(hasCompletion
      ? [
          {
            title: { sv: 'Komplettering', en: 'Completion' },
            state: stateAt(3),
            ...(completed?.status === 'ANSWERED' ? { at: completed.answeredAt } : {}),
          },
        ]
      : []),
    { title: { sv: 'En handläggare bedömer', en: 'An officer assesses' }, state: stateAt(4) },
    { title: { sv: 'Beslut', en: 'Decision' }, state: stateAt(5) },
    ...(status === 'REFUSED' || status === 'LAPSED'
      ? []
      : [
          {
            title: { sv: 'Avtalet skrivs under', en: 'The contract is signed' },
            state: status === 'APPROVED' ? 'LATER' : stateAt(6),
          } as const,
          { title: { sv: 'Ni syns i katalogen', en: 'You appear in the catalogue' }, state: stateAt(7) },
        ]),
  ];
}

const confirmed: Texts = { sv: 'Firmatecknaren bekräftar', en: 'The signatory confirms' };
