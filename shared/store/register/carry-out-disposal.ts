import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { type DisposalIn, proposedAgainFrom } from '../../domain/register/disposal.ts';
import { applicationSubject } from '../application/application.ts';
import type { Kept } from '../codec.ts';
import { postponeEnded } from '../desk/ended.ts';
import { commitDisposal, disposalSubject, listDisposals, readDisposalLines } from './disposal.ts';
import { disposeOfCase } from './dispose-case.ts';

export interface CarriedOut {
  readonly erased: number;
  readonly stopped: number;
  readonly failed: number;
}

/**
 * Erases what people have approved, a case at a time, for as long as there is time; the next run does the rest. When every
 * case is settled the disposal is, and stays as its own log.
 * @param hasTime whether another case may be begun
 * @param onFailure told of a case that could not be erased; the others are
 */
export async function carryOutDisposal(
  { id, retention }: Municipality,
  at: string,
  { hasTime, onFailure }: { readonly hasTime: () => boolean; readonly onFailure: (error: unknown) => void },
): Promise<CarriedOut> {
  const done = { erased: 0, stopped: 0, failed: 0 };
  const disposal = (await listDisposals(id, 1)).find(isApproved);
  if (disposal === undefined) return done;
  const log = disposalSubject(id, disposal.disposalId);
  for (const line of (await readDisposalLines(log)).filter(waits)) {
    if (!hasTime()) return done;
    try {
      const became = await disposeOfCase(line, { disposal, plan: retention ?? null, at });
      if (became === 'ERASED') done.erased += 1;
      else done.stopped += 1;
    } catch (error) {
      done.failed += 1;
      onFailure(error);
    }
  }
  if (done.failed > 0) return done;
  await settle(disposal, at);
  return done;
}

async function settle(before: Kept<DisposalIn<'APPROVED'>>, at: string): Promise<void> {
  const { municipality, disposalId } = before;
  const lines = await readDisposalLines(disposalSubject(municipality, disposalId));
  // Before the next proposal can be made, which would have them in it again.
  for (const line of lines.filter(({ status }) => status === 'TAKEN_OUT')) {
    const about = applicationSubject(municipality, line.applicationId);
    await postponeEnded(about, line.ended, proposedAgainFrom(line, stockholmDay(at)));
  }
  const count = (status: string): number => lines.filter((line) => line.status === status).length;
  await commitDisposal({
    before,
    after: { ...before, status: 'CARRIED_OUT', carriedOutAt: at },
    event: {
      type: 'DISPOSAL_CARRIED_OUT',
      at,
      by: 'calendar',
      data: { erased: count('ERASED'), stopped: count('STOPPED'), takenOut: count('TAKEN_OUT') },
    },
  });
}

function isApproved<D extends { readonly status: string }>(one: D): one is Extract<D, { status: 'APPROVED' }> {
  return one.status === 'APPROVED';
}

function waits<L extends { readonly status: string }>(line: L): line is Extract<L, { status: 'PROPOSED' }> {
  return line.status === 'PROPOSED';
}
