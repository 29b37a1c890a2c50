import * as z from 'zod/mini';
import { ChangeKind } from '../../change-notice/kind.ts';
import { addDays, type Day } from '../../calendar/day.ts';
import { Text } from '../finding.ts';
import { allOf } from './all-of.ts';
import { met, needsHuman, notApplicable, type CheckKind, type CheckOutcome } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';

export const NoticeDutyCheck = z.strictObject({
  kind: z.literal('notice-duty'),
  /** What the provider tells the municipality of, in the words it reads. */
  event: Text,
  /** The kinds of change notice that tell of it; absent, no notice on the own page does. */
  concerns: z.optional(z.array(ChangeKind).check(z.minLength(1))),
  /** Days from the event to the notice. */
  withinDays: Limit,
  /** Whether the municipality must approve, as of a new person in daily charge. */
  approval: z.boolean(),
});
export type NoticeDutyCheck = z.infer<typeof NoticeDutyCheck>;

interface NoticeRead {
  readonly happenedOn: Day;
  readonly noticedOn: Day;
  readonly approved: boolean;
}

/** Whether what has happened was told in time; what nobody has told of, the machine knows nothing about. */
export const noticeDuty: CheckKind<NoticeDutyCheck, readonly NoticeRead[]> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (_config, facts, { requirementId }) =>
    (facts.notices ?? [])
      .filter((notice) => notice.requirementId === requirementId)
      .map(({ happenedOn, noticedOn, approvedOn }) => ({ happenedOn, noticedOn, approved: approvedOn !== undefined }))
      .toSorted((left, right) => (left.happenedOn < right.happenedOn ? -1 : 1)),
  run: (config, notices) =>
    notices.length === 0
      ? notApplicable({
          sv: `Ingen anmälan har kommit in om: ${config.event.sv}`,
          en: `No notice has come in of: ${config.event.en}`,
        })
      : allOf(notices.map((notice) => outcome(config, notice))),
  uses: () => [],
};

function outcome(config: NoticeDutyCheck, { happenedOn, noticedOn, approved }: NoticeRead): CheckOutcome {
  const told = {
    sv: `${config.event.sv} Hände ${happenedOn}, anmält ${noticedOn}.`,
    en: `${config.event.en} Happened on ${happenedOn}, notified on ${noticedOn}.`,
  };
  const days = measurable(config.withinDays);
  if (days === undefined) return needsHuman(told);
  if (noticedOn > addDays(happenedOn, days)) {
    const limit = String(days);
    return needsHuman(
      {
        sv: `${told.sv} Det är senare än ${limit} dagar.`,
        en: `${told.en} That is later than ${limit} days.`,
      },
      'NOT_MET',
    );
  }
  if (config.approval && !approved)
    return needsHuman({
      sv: `${told.sv} Väntar på kommunens besked.`,
      en: `${told.en} Waits for the municipality's answer.`,
    });
  return met(told);
}
