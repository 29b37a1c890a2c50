import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { campaignIdOf } from '../../../shared/domain/follow-up/campaign.ts';
import { standardForm } from '../../../shared/domain/follow-up/report-form.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { listCampaigns, readForm } from '../../../shared/store/follow-up/campaign.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { planCampaign } from '../../../shared/store/follow-up/plan-campaign.ts';
import { DaysFields, readDays, valuesOfDays } from './plan-form.tsx';
import { campaignWords } from './words.ts';

interface Visit extends DeskVisit {
  readonly system: ChoiceSystem;
  readonly mayPlan: boolean;
}

export async function showYears(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), null);
}

/** Plans a year with the form of the latest one; it is changed on the page that this leads to. */
export async function planYear(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayPlan) throw new NotAllowed();
  const { lang, municipality, system, staff } = visit;
  const written = valueOf(request.form, 'year');
  const year = /^2[01]\d\d$/.test(written) ? Number(written) : undefined;
  const asked = { values: request.form, errors: [] };
  if (year === undefined) {
    const message = lang === 'sv' ? 'Skriv ett årtal' : 'Write a year';
    return page(visit, { ...asked, errors: [{ field: 'year', message }] });
  }
  const days = readDays(request.form, year, lang);
  if (!days.ok) return page(visit, { ...asked, errors: days.errors });
  const latest = (await listCampaigns(municipality.id, system.id)).at(-1);
  const form = latest === undefined ? standardForm : await readForm(municipality.id, latest);
  await planCampaign(
    { municipality: municipality.id, choiceSystemId: system.id, year, form, ...days.value },
    { by: staff.name, at: now() },
    { onlyIfNobody: true },
  );
  return seeOther(inLanguage(`/desk/campaigns/${publicId(municipality.id, campaignIdOf(system.id, year))}`, lang));
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'choiceSystemId', ['coordinator', 'case-officer', 'auditor']);
  const system = await findChoiceSystem(visit.municipality.id, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  return { ...visit, system, mayPlan: hasRole(visit.staff, visit.municipality.id, ['coordinator']) };
}

async function page(visit: Visit, sent: FormState | null): Promise<PageResponse> {
  const { lang, municipality, staff, system, mayPlan } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const campaigns = (await listCampaigns(municipality.id, system.id)).toReversed();
  const form = sent ?? proposed(visit);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>{system.service}</p>
      {campaigns.length > 0 && (
        <Table
          caption={say('År', 'Years')}
          columns={[
            { heading: say('År', 'Year') },
            { heading: say('Läge', 'State') },
            { heading: say('Skickas ut', 'Is sent') },
            { heading: say('Sista dag', 'Last day') },
          ]}
          rows={campaigns.map(({ campaignId, year, status, opensOn, dueOn }) => [
            <a href={inLanguage(`/desk/campaigns/${publicId(municipality.id, campaignId)}`, lang)}>{String(year)}</a>,
            campaignWords[status][lang],
            shownDay(opensOn, lang),
            shownDay(dueOn, lang),
          ])}
        />
      )}
      {mayPlan && (
        <>
          <h2>{say('Planera ett år', 'Plan a year')}</h2>
          <p>
            {say(
              'Ett år som ingen planerar skickas ut ändå, med förra årets frågor och de dagar som kommunen har bestämt.',
              'A year that nobody plans is sent all the same, with last year’s questions and the days that the municipality has set.',
            )}
          </p>
          <form method="post" novalidate>
            <TextField
              form={form}
              name="year"
              inputMode="numeric"
              size="short"
              label={say('År som redovisas', 'Year that is reported on')}
            />
            <DaysFields form={form} lang={lang} />
            <SubmitButton>{say('Planera', 'Plan')}</SubmitButton>
          </form>
        </>
      )}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say('Årliga kvalitetsredovisningar', 'Yearly quality reports');
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}

/** This year, on the days that the municipality has set. */
function proposed({ municipality }: Visit): FormState {
  const year = Number(stockholmDay(now()).slice(0, 4));
  const { opensMonthDay, dueMonthDay, sample } = municipality.qualityReport;
  const days = { opensOn: `${String(year + 1)}-${opensMonthDay}`, dueOn: `${String(year + 1)}-${dueMonthDay}` };
  return {
    ...emptyForm,
    values: { year: String(year), ...valuesOfDays({ ...days, ...(sample === undefined ? {} : { sample }) }) },
  };
}
