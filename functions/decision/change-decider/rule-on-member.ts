import { isRegistered } from '../../../shared/domain/application/application.ts';
import { type ConflictRuling, rulingOn } from '../../../shared/domain/decision/conflict-of-interest.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { changeDecider } from '../../../shared/store/decision/ask.ts';
import type { ProposedApplication } from '../../../shared/store/decision/pending.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';

/**
 * The committee's own ruling on the contested conflict of interest of a member or a delegate (KL 6:30). Whoever has been asked
 * to decide or to prepare is asked anew: without a conflict the delegate is asked again; with one the case is the
 * committee's, and a member is asked no more. Of somebody who has not been asked it holds for when they would be.
 * @returns `SETTLED` for a case that is none any more
 */
export async function ruleOnMember(
  subject: Subject,
  ruling: ConflictRuling,
  isAsked: boolean,
): Promise<Result<true, 'SETTLED'>> {
  const { name, email, answer, reason, heldOn, paragraph, by, at } = ruling;
  const event = { type: 'CONFLICT_RULED_ON', by, at, data: { name, answer, reason, heldOn, paragraph } } as const;
  if (isAsked) {
    const changed = await changeDecider(subject, ({ application }) => {
      if (isRuledSo(application.conflictRulings, ruling)) return err('RULED_SO');
      // A delegate who has one is asked no more: the committee is, when the case is asked about anew.
      const after = answer === 'NONE' ? givenBack(application, email) : application;
      return ok({ ...event, application: { ...after, conflictRulings: added(application, ruling) }, why: event.type });
    });
    // Whoever pressed twice sees what the first press did.
    return changed.ok || changed.error === 'RULED_SO' ? ok(true) : err('SETTLED');
  }
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    if (application === null || !isRegistered(application)) return err('SETTLED');
    if (isRuledSo(application.conflictRulings, ruling)) return ok(true);
    const after = { ...application, conflictRulings: added(application, ruling) };
    await commitApplication({ before: application, after, event });
    return ok(true);
  });
}

function added(
  { conflictRulings = [] }: { readonly conflictRulings?: readonly ConflictRuling[] | undefined },
  ruling: ConflictRuling,
) {
  return [...conflictRulings, ruling];
}

function isRuledSo(
  rulings: readonly ConflictRuling[] = [],
  { email, answer, heldOn, paragraph }: ConflictRuling,
): boolean {
  const ruled = rulingOn(rulings, email);
  return ruled?.answer === answer && ruled.heldOn === heldOn && ruled.paragraph === paragraph;
}

/** The delegate's again, when it was this person's conflict, and nothing else, that made it the committee's. */
function givenBack(application: ProposedApplication, email: string): ProposedApplication {
  const { handedOver: _over, remark, ...rest } = application;
  return remark?.conflictOf?.toLowerCase() === email.toLowerCase() ? rest : application;
}
