import type { Application } from '../../../shared/domain/application/application.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { askToDecide } from '../../../shared/store/decision/ask.ts';
import { waitHandler } from '../../../workflows/wait.ts';
import type { DecisionOutcome } from '../../../workflows/contracts.ts';

/** Asks whom the delegation order names for the proposed outcome: a delegate, or the committee in a meeting. */
export const handler = waitHandler('DECISION', async (subject, round) => {
  const application = await readApplication(subject);
  if (application === null) throw new Error('A decision about an application that is not there');
  if (application.status !== 'PROPOSED') return { settled: settledAs(application) };
  await askToDecide(application, round, now());
  return 'WAITING';
});

/** The stage was passed: a workflow that was started anew goes on from where the case is. */
function settledAs({ status }: Application): DecisionOutcome {
  switch (status) {
    case 'APPROVED':
    case 'REFUSED':
    case 'CONTRACT_PENDING':
    case 'CONTRACTED':
    case 'LAPSED':
      return 'DECIDED';
    case 'WITHDRAWN':
      return 'WITHDRAWN';
    default:
      return 'SENT_BACK';
  }
}
