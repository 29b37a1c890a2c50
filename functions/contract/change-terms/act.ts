import * as z from 'zod/mini';
import { again } from '../../../shared/http/desk/desk.ts';
import { parseForm, valueOf } from '../../../shared/http/form/form.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { answerTermsChange } from '../../../shared/store/contract/answer-terms-change.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { readOfferPortion } from '../../../shared/store/contract/terms-change.ts';
import { changePage } from './show-change.tsx';
import { type ChangeVisit, enterChange } from './visit.ts';

const Answer = z.object({
  contractId: z.string().check(z.minLength(1), z.maxLength(64)),
  kind: z.enum(['ACCEPTED', 'DECLINED', 'SILENT']),
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
});

/** Reminds a portion of those who have not answered, or registers an answer that came in another way. */
export async function actOnChange(request: PageRequest): Promise<PageResponse> {
  const visit = await enterChange(request);
  const step = valueOf(request.form, 'step');
  if (step === 'remind') return remind(visit);
  if (step !== 'register') throw new PageProblem(400);
  const parsed = parseForm(Answer, request.form, visit.lang);
  if (!parsed.ok) return changePage(visit, { values: request.form, errors: parsed.errors });
  const { contractId, ...answer } = parsed.value;
  const contract = contractSubject(visit.municipality.id, contractId);
  const isRecorded = await answerTermsChange(contract, visit.change.changeId, {
    ...answer,
    at: now(),
    by: visit.staff.name,
  });
  if (!isRecorded) {
    throw new PageProblem(409, {
      sv: 'Svaret kan inte registreras: det finns redan, avtalet gäller inte längre, eller svarstiden har inte gått ut.',
      en: 'It can’t be registered: it is there already, the contract holds no more, or the time to answer has not passed.',
    });
  }
  return again(visit);
}

/** Those that the page shows: the same portion, so that a call's weight is known. */
async function remind(visit: ChangeVisit): Promise<PageResponse> {
  const { change, request, staff } = visit;
  const at = now();
  const after = valueOf(request.form, 'after');
  for (const { contractId, taskId } of (await readOfferPortion(change, 'WAITING', after)).offers) {
    await recordEvent(
      contractSubject(change.municipality, contractId),
      { type: 'TERMS_CHANGE_REMINDED', at, by: staff.name, data: { changeId: change.changeId, taskId } },
      { outbox: [{ kind: 'MAIL', template: 'REMINDER_BEFORE_DUE', taskId }] },
    );
  }
  return again(visit, { query: { reminded: 'yes', ...(after === '' ? {} : { after }) } });
}
