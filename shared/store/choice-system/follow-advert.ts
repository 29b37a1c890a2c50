import { isDeepStrictEqual } from 'node:util';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type ChoiceSystem, takesApplications } from '../../domain/choice-system/choice-system.ts';
import { type AdvertCheck, advertStanding, asksAdvertOn } from '../../domain/choice-system/national-advert.ts';
import type { VersionIn } from '../../domain/choice-system/version.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import type { Kept } from '../codec.ts';
import { answerTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';
import { choiceSystemSubject, commitChoiceSystem, readChoiceSystem, readVersion } from './choice-system.ts';

type OpenSystem = Extract<Kept<ChoiceSystem>, { status: 'OPEN' }>;

interface Place {
  readonly municipality: string;
  readonly id: string;
}

/** What the coordinator found: the advert, or that it was not there and what is done about it. */
export type Look =
  | { readonly kind: 'LIVE'; readonly url: string; readonly on: string }
  | { readonly kind: 'MISSING'; readonly action: string };

/**
 * Asks the coordinator whether the advert of an open system is live (LOV 3:1), when it is time; once until it is answered.
 * @returns whether somebody was asked
 */
export async function askWhetherLive({ municipality, id }: Place, at: string): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const system = await readChoiceSystem(municipality, id);
    const on = stockholmDay(at);
    if (!takesApplications(system, on)) return false;
    const { coordinator, nationalAdvert: rule } = municipalityOf(municipality);
    const version = await advertisedVersion(system);
    if (asksAdvertOn(version, system.advert, rule) > on || (await openQuestion(system)) !== undefined) return false;
    const { task, write, mail } = openTask({
      kind: 'CONFIRM_ADVERT',
      subject: choiceSystemSubject(municipality, id),
      assignee: { name: coordinator.name, email: coordinator.email },
      dueOn: addDays(on, rule.answerDays),
      openedAt: at,
    });
    await commitChoiceSystem({
      before: system,
      after: system,
      event: { type: 'ADVERT_ASKED', at, by: 'calendar', data: { taskId: task.taskId, version: version.number } },
      outbox: [mail],
      also: [write],
    });
    return true;
  });
}

/** Notes what was found, and answers the question when it was asked. The same again changes nothing. */
export async function noteAdvert(
  system: OpenSystem,
  version: VersionIn<'PUBLISHED'>,
  look: Look,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  const question = await openQuestion(system);
  const { seen } = advertStanding(version, system.advert);
  const advert: AdvertCheck =
    look.kind === 'LIVE'
      ? { versionNumber: version.number, seen: { url: look.url, confirmedOn: look.on, confirmedBy: by } }
      : { versionNumber: version.number, seen, missing: { on: stockholmDay(at), by, action: look.action } };
  if (question === undefined && isDeepStrictEqual(advert, system.advert)) return;
  await commitChoiceSystem({
    before: system,
    after: { ...system, advert },
    event: {
      type: look.kind === 'LIVE' ? 'ADVERT_SEEN' : 'ADVERT_MISSED',
      at,
      by,
      data: {
        version: version.number,
        ...(look.kind === 'LIVE' ? { url: look.url, seenOn: look.on } : { action: look.action }),
      },
    },
    also: question === undefined ? [] : [answerTask(question, { at, by, outcome: look.kind })],
  });
}

/** What nobody is to answer any more when the system is cancelled. */
export async function endAdvertQuestion(system: Place, at: string): Promise<readonly Write[]> {
  const question = await openQuestion(system);
  return question === undefined ? [] : [revokeTask(question, { at, why: 'SYSTEM_CANCELLED' })];
}

/** The version that an open system is advertised with. */
export async function advertisedVersion({
  municipality,
  id,
  versionNumber,
}: OpenSystem): Promise<VersionIn<'PUBLISHED'>> {
  const version = await readVersion(municipality, id, versionNumber);
  if (version?.status !== 'PUBLISHED')
    throw new Error('A choice system that is open on a version that is not published');
  return version;
}

async function openQuestion({ municipality, id }: Place): Promise<OpenTask | undefined> {
  const tasks = await readTasks(choiceSystemSubject(municipality, id));
  return tasks.find((task): task is OpenTask => task.kind === 'CONFIRM_ADVERT' && task.status === 'OPEN');
}
