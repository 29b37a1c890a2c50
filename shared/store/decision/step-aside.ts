import type { OpenTask } from '../../domain/task/task.ts';
import { recordEvent } from '../record-event.ts';
import { revokeTask } from '../task/task.ts';
import { conflictAnswered } from './conflict-of-interest.ts';

/**
 * A member's declared conflict of interest ends what they were asked (KL 6:28); the secretary sees it and registers the recusal
 * in the meeting.
 * @throws ConcurrencyError when the task was settled, or they answered before
 */
export async function stepAside(task: OpenTask, at: string): Promise<void> {
  await recordEvent(task.subject, conflictAnswered(task, 'DECLARED', at), {
    also: [revokeTask({ ...task, conflict: 'DECLARED', conflictAnsweredAt: at }, { at, why: 'CONFLICT_DECLARED' })],
  });
}
