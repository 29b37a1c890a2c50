import { keepOpen } from '../../../shared/http/application/cookie.ts';
import { canMove } from '../../../shared/domain/application/status.ts';
import { type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { type OpenedDraft, reopenDraft } from '../../../shared/store/application/draft.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { startFromEarlier } from '../../../shared/store/application/reuse.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import type { Visit } from './visit.ts';

/** Starts a new draft with what an ended application said. @param key the button's own: two presses make one draft */
export async function beginAgain(visit: Visit, key: string): Promise<PageResponse> {
  const { application, door, lang } = visit;
  const { municipality, choiceSystemId, applicationId: from } = application;
  if (!/^[0-9A-Z]{26}$/.test(key)) throw new PageProblem(400);
  if (canMove(application.status, 'withdraw')) throw new PageProblem(409);
  const { application: draft, token } = await once<OpenedDraft>(
    { municipality, scope: 'POST /ansokan again', key: `${key} ${from}`, body: from },
    {
      make: async (remember, at) => {
        const started = await startFromEarlier(door, { municipality, choiceSystemId, at, also: remember });
        // Closed for applications, or of before a rule that holds now: a draft is begun afresh.
        if (!started.ok) throw new PageProblem(409);
        return started.value;
      },
      again: async (applicationId, at) => {
        const reopened = await reopenDraft(applicationSubject(municipality, applicationId), at);
        if (!reopened.ok) throw new PageProblem(409);
        return reopened.value;
      },
    },
  );
  return seeOther(addressOf(draft, lang), [keepOpen(draft, token)]);
}
