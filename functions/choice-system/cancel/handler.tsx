import * as z from 'zod/mini';
import { cancelSystem, DecisionReference, endOf } from '../../../shared/domain/choice-system/choice-system.ts';
import { advertStanding } from '../../../shared/domain/choice-system/national-advert.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { deskList } from '../../../shared/domain/desk/place.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { applicationSubject, readApplication } from '../../../shared/store/application/application.ts';
import { commitChoiceSystem, readVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { endAdvertQuestion } from '../../../shared/store/choice-system/follow-advert.ts';
import { readContracts } from '../../../shared/store/contract/contract.ts';
import { readPortion } from '../../../shared/store/desk/list.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { closeAsCancelled } from '../../../shared/store/application/withdraw.ts';
import { changeEnd } from './change-end.tsx';
import { CancellationPage } from './page.tsx';
import { enter, type Visit } from './visit.ts';

const path = '/desk/choice-systems/{choiceSystemId}/cancellation';
const cursor = /^[A-Z_]{1,40}#[0-9A-Za-z_-]{1,64}$/;

/** The municipality's coordinator cancels a choice system that it has decided to end (LOV 8:2 st. 2). */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
});

async function act(request: PageRequest): Promise<PageResponse> {
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    const step = valueOf(request.form, 'step');
    const steps = { cancel, close, change: changeEnd };
    if (step !== 'cancel' && step !== 'close' && step !== 'change') throw new PageProblem(400);
    const errors = await steps[step](visit);
    return errors.length === 0 ? again(visit) : show(visit, { values: request.form, errors });
  });
}

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const Cancellation = z.object({
  ...DecisionReference.shape,
  body: Line,
  paragraph: Line,
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  /** The first day that no application is received on; today when it is left empty. */
  from: z.optional(z.iso.date()),
  sure: z.literal('yes'),
});

const wrongDay = {
  sv: 'Ange dagen då det beslutades: efter att systemet infördes och senast i dag',
  en: 'Give the day of the decision: after the system was decided on, and today at the latest',
};

const wrongFrom = {
  sv: 'Ange en dag i kalendern, tidigast i dag. Är systemet inte öppet avslutas det genast',
  en: 'Give a day of the calendar, today at the earliest. A system that is not open is cancelled at once',
};

/** What follows from it is told by the outbox: those who have applied, and those who follow its news, on the day it is registered. */
async function cancel({ system, staff, request, lang }: Visit): Promise<readonly FieldError[]> {
  // Cancelled by somebody else meanwhile: what was recorded first stands, and is shown.
  if (endOf(system) !== null) return [];
  const parsed = parseForm(Cancellation, request.form, lang, {
    heldOn: wrongDay,
    from: wrongFrom,
    sure: { sv: 'Bekräfta att systemet ska avslutas', en: 'Confirm that the system is to be cancelled' },
  });
  if (!parsed.ok) return parsed.errors;
  const { body, heldOn, paragraph, reason } = parsed.value;
  const at = now();
  const today = stockholmDay(at);
  const { from = today } = parsed.value;
  const cancellation = { body, heldOn, paragraph };
  const cancelled = cancelSystem(system, { cancellation, reason, on: from }, today);
  if (!cancelled.ok) {
    const isFrom = cancelled.error === 'FROM';
    return [{ field: isFrom ? 'from' : 'heldOn', message: (isFrom ? wrongFrom : wrongDay)[lang] }];
  }
  const isAhead = cancelled.value.status === 'OPEN';
  const { endChanges: changes } = system.status === 'OPEN' ? system : {};
  await commitChoiceSystem({
    before: system,
    after: cancelled.value,
    event: {
      type: isAhead ? 'SYSTEM_CANCELLATION_DECIDED' : 'SYSTEM_CANCELLED',
      at,
      by: staff.name,
      data: { from, ...cancellation },
    },
    outbox: [
      {
        kind: 'ANNOUNCE',
        choiceSystemId: system.id,
        news: {
          kind: 'CANCELLED',
          ...(isAhead ? { from } : {}),
          ...(changes === undefined ? {} : { change: changes + 1 }),
        },
      },
    ],
    also: isAhead ? [] : await endAdvertQuestion(system, at),
  });
  return [];
}

/** One open case of the cancelled system, by the person who pressed. @throws PageProblem 404, 409 */
async function close({ system, staff, request, municipality }: Visit): Promise<readonly FieldError[]> {
  if (system.status !== 'CANCELLED') throw new PageProblem(409);
  const id = parsePublicId(valueOf(request.form, 'application'));
  if (id?.municipality !== municipality.id) throw new PageProblem(404);
  const subject = applicationSubject(municipality.id, id.id);
  const application = await readApplication(subject);
  if (application?.choiceSystemId !== system.id || application.status === 'DRAFT') throw new PageProblem(404);
  const { body, heldOn, paragraph } = system.cancellation;
  const decision = `${body} ${heldOn}, ${paragraph}`;
  // Closed or decided meanwhile: the list shows what is left.
  await closeAsCancelled(subject, { by: staff.name, decision, at: now() });
  return [];
}

async function show(visit: Visit, form: FormState): Promise<PageResponse> {
  const { system, subject, municipality, staff, lang, request } = visit;
  const { after } = request.query;
  if (after !== undefined && !cursor.test(after)) throw new PageProblem(400);
  const number = system.status === 'PREPARING' ? undefined : system.versionNumber;
  const [version, open, contracts] = await Promise.all([
    number === undefined ? null : readVersion(subject.municipality, subject.id, number),
    readPortion(municipality.id, deskList.system(system.id)),
    readContracts({ municipality: municipality.id, id: system.id }, after),
  ]);
  const advert =
    version?.nationalAdvert === undefined
      ? undefined
      : advertStanding({ nationalAdvert: version.nationalAdvert }, system.advert).seen;
  const content = (
    <CancellationPage
      system={system}
      advert={advert}
      open={open}
      contracts={contracts}
      today={stockholmDay(now())}
      path={request.path}
      terms={municipality.terminology}
      form={form}
      lang={lang}
    />
  );
  const title = lang === 'sv' ? `Avsluta: ${system.service}` : `Cancel: ${system.service}`;
  const invalid = form.errors.length > 0;
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}
