import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { listYearPlans, makeYearPlan } from '../../../shared/store/follow-up/year-plan.ts';
import { readers } from './visit.ts';

interface Visit extends DeskVisit {
  readonly system: ChoiceSystem;
  readonly mayMake: boolean;
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'choiceSystemId', readers);
  const system = await findChoiceSystem(visit.municipality.id, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  const mayMake = system.status === 'OPEN' && hasRole(visit.staff, visit.municipality.id, ['coordinator']);
  return { ...visit, system, mayMake };
}

export async function showPlans(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), null);
}

/** Makes a year's plan as a draft; a year that has one leads to it. */
export async function makePlan(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { system, lang, municipality, staff, mayMake } = visit;
  if (!mayMake || system.status !== 'OPEN') throw new NotAllowed();
  const written = valueOf(request.form, 'year');
  if (!yearsToPlan().includes(written)) {
    const years = yearsToPlan();
    const message = lang === 'sv' ? `Skriv ${years.join(' eller ')}` : `Write ${years.join(' or ')}`;
    return page(visit, { values: request.form, errors: [{ field: 'year', message }] });
  }
  const plan = await makeYearPlan(system, Number(written), { by: staff.name, at: now() });
  return seeOther(inLanguage(`/desk/follow-up-plans/${publicId(municipality.id, plan.planId)}`, lang));
}

/** This year and the next: a plan stays when it has been made. */
function yearsToPlan(): readonly [string, string] {
  const year = stockholmDay(now()).slice(0, 4);
  return [year, String(Number(year) + 1)];
}

async function page(visit: Visit, sent: FormState | null): Promise<PageResponse> {
  const { lang, municipality, staff, system, mayMake } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const plans = (await listYearPlans(municipality.id, system.id)).toReversed();
  const form = sent ?? { ...emptyForm, values: { year: yearsToPlan()[1] } };
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>{system.service}</p>
      {plans.length > 0 && (
        <Table
          caption={say('År', 'Years')}
          columns={[
            { heading: say('År', 'Year') },
            { heading: say('Läge', 'State') },
            { heading: say('Avtal', 'Contracts') },
          ]}
          rows={plans.map((plan) => [
            <a
              key={plan.planId}
              href={inLanguage(`/desk/follow-up-plans/${publicId(municipality.id, plan.planId)}`, lang)}
            >
              {String(plan.year)}
            </a>,
            plan.status === 'DRAFT'
              ? say('Förslag', 'Proposal')
              : `${say('Antagen', 'Adopted')} ${shownDay(plan.adoption.heldOn, lang)}, § ${plan.adoption.paragraph}`,
            String(plan.contracts.length),
          ])}
        />
      )}
      {mayMake && (
        <>
          <h2>{say('Upprätta en plan', 'Make a plan')}</h2>
          <p>
            {say(
              'Planen görs av kravens kontrollpunkter, för alla avtal som är i kraft. Den är ett förslag tills nämnden har antagit den.',
              'The plan is made from the requirements’ control points, for every contract in force. It is a proposal until the committee has adopted it.',
            )}
          </p>
          <form method="post" novalidate>
            <TextField form={form} name="year" inputMode="numeric" size="short" label={say('År', 'Year')} />
            <SubmitButton>{say('Upprätta', 'Make')}</SubmitButton>
          </form>
        </>
      )}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say('Uppföljningsplaner', 'Follow-up plans');
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}
