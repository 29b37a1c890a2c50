import type { Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Notice } from '../requirement/facts.ts';
import type { ChangeNotice } from './change-notice.ts';

/**
 * What a provider has told of that has happened by a day, for the requirement that obliges it to tell. What was taken back
 * or refused has not, nor what is still to come: whoever asks beforehand has done what is asked of them.
 */
export function happenedBy(notices: readonly ChangeNotice[], day: Day): readonly Notice[] {
  return notices.flatMap(({ requirementId, countsFrom, submittedAt, ...notice }) => {
    const isNothing = notice.status === 'WITHDRAWN' || notice.status === 'REFUSED';
    if (requirementId === undefined || isNothing || countsFrom > day) return [];
    const approved = 'approved' in notice ? notice.approved : undefined;
    return [
      {
        requirementId,
        happenedOn: countsFrom,
        noticedOn: stockholmDay(submittedAt),
        ...(approved === undefined ? {} : { approvedOn: stockholmDay(approved.at) }),
      },
    ];
  });
}
