import {
  type ApprovalRefusal,
  approveDisposal,
  awaitsDecision,
  type Disposal,
} from '../../domain/register/disposal.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import type { Kept } from '../codec.ts';
import { retryOnConcurrency } from '../transact.ts';
import { commitDisposal, readDisposal, readDisposalLine, settleLine } from './disposal.ts';

interface Acted {
  readonly by: string;
  readonly at: string;
}

/** `GONE`: there is no such disposal, or no such case in it. */
export type DisposalRefusal = ApprovalRefusal | 'GONE';

/**
 * Approves what a month's run has proposed, or reviews it where two people are asked for. What is taken out meanwhile is
 * out: both change the same thing. Nothing is erased here.
 */
export async function approve(
  subject: Subject,
  acted: Acted,
  needsTwo: boolean,
): Promise<Result<Kept<Disposal>, DisposalRefusal>> {
  return retryOnConcurrency(async () => {
    const before = await readDisposal(subject);
    if (before === null) return err('GONE');
    const approved = approveDisposal(before, acted, needsTwo);
    if (!approved.ok) return approved;
    const after = approved.value;
    const event = { type: `DISPOSAL_${after.status}`, ...acted, data: { cases: after.cases } };
    return ok(await commitDisposal({ before, after, event }));
  });
}

/** Takes one case out of a proposal, for a reason; the rest stands as it was proposed. The same again changes nothing. */
export async function takeOut(
  subject: Subject,
  applicationId: string,
  taken: Acted & { readonly why: string },
): Promise<Result<Kept<Disposal>, DisposalRefusal>> {
  return retryOnConcurrency(async () => {
    const [before, line] = await Promise.all([readDisposal(subject), readDisposalLine(subject, applicationId)]);
    if (before === null || line === null) return err('GONE');
    if (line.status === 'TAKEN_OUT') return ok(before);
    if (!awaitsDecision(before) || line.status !== 'PROPOSED') return err('SETTLED');
    const { by, at } = taken;
    return ok(
      await commitDisposal({
        before,
        after: before,
        event: { type: 'CASE_TAKEN_OUT', at, by, data: { applicationId } },
        also: [settleLine(subject, { ...line, status: 'TAKEN_OUT', takenOut: taken })],
      }),
    );
  });
}
