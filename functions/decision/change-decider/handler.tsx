import { again } from '../../../shared/http/desk/desk.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { conflictPages } from './conflicts.tsx';
import { DeciderPage } from './page.tsx';
import { steps } from './steps.ts';
import { enter, type Visit } from './visit.ts';

const path = '/desk/applications/{applicationId}/decider';

/**
 * Who decides in a case that waits for its decision, by what right, and how it becomes another's to decide; and who of
 * the staff takes no part in it.
 */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
  ...conflictPages,
});

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayAct) throw new NotAllowed();
  const name = valueOf(request.form, 'step');
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) throw new PageProblem(400);
  const errors = await step(visit, now());
  return errors.length === 0 ? again(visit) : show(visit, { values: request.form, errors });
}

function show(visit: Visit, form: FormState): PageResponse {
  const invalid = form.errors.length > 0;
  const title = { sv: 'Vem som beslutar', en: 'Who decides' };
  return casePage(visit, { title, status: invalid ? 422 : 200, invalid }, <DeciderPage visit={visit} form={form} />);
}
