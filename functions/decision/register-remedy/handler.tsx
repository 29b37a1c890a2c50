import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { carriesRefusal } from '../../../shared/domain/decision/decision.ts';
import { openToTakeUp, takenUpOf } from '../../../shared/domain/decision/taken-up.ts';
import { remedyWindow } from '../../../shared/domain/decision/remedy.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { RemedyPage } from './page.tsx';
import { steps } from './steps.ts';
import { enter, type Visit } from './visit.ts';

const path = '/desk/applications/{applicationId}/remedy';

/**
 * Correction in court (LOV 10:1–10:3) of the case's last decision: until when it can be sought, what the municipality
 * knows of it, and how the case comes back.
 */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
});

async function act(request: PageRequest): Promise<PageResponse> {
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    if (!visit.mayAct) throw new NotAllowed();
    const name = valueOf(request.form, 'step');
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (step === undefined) throw new PageProblem(400);
    const errors = await step(visit, now());
    return errors.length === 0 ? again(visit) : show(visit, { values: request.form, errors });
  });
}

function show(visit: Visit, form: FormState): PageResponse {
  const { application, decision, decisions, notice, remedy, municipality, staff, lang, mayAct, request } = visit;
  const { diaryNumber = '' } = application;
  const window =
    notice === null
      ? ({ kind: carriesRefusal(decision) ? 'NOT_GIVEN' : 'NOTHING_REFUSED' } as const)
      : remedyWindow(notice, carriesRefusal(decision), stockholmDay(now()));
  const content = (
    <RemedyPage
      decision={decision}
      decisions={decisions}
      window={window}
      remedy={remedy}
      court={municipality.court}
      scopes={openToTakeUp(decision, application)}
      takenUp={takenUpOf(application)}
      mayAct={mayAct}
      casePath={request.path.replace(/\/remedy$/, '')}
      form={form}
      lang={lang}
    />
  );
  const title = lang === 'sv' ? `Rättelse i domstol, ${diaryNumber}` : `Correction in court, ${diaryNumber}`;
  const invalid = form.errors.length > 0;
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}
