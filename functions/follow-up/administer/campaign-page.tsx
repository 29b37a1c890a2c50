import type { Campaign } from '../../../shared/domain/follow-up/campaign.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { readCampaign, readForm } from '../../../shared/store/follow-up/campaign.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { countReports, readReports, reportStatuses } from '../../../shared/store/follow-up/report-list.ts';
import { changePlan } from './change-plan.ts';
import { PlanForms } from './plan-forms.tsx';
import { QuestionTable } from './question-table.tsx';
import { reportableRequirements } from './form-faults.ts';
import { campaignWords, reportWords } from './words.ts';

export interface Visit extends DeskVisit {
  readonly campaign: Kept<Campaign>;
  readonly mayPlan: boolean;
}

const place = /^[0-9A-Za-z_-]{1,80}$/;

export async function showCampaign(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), emptyForm);
}

/** Changes the days or the questions of a campaign that nobody has been asked by yet. */
export async function actOnCampaign(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayPlan) throw new NotAllowed();
  const errors = await changePlan(visit, valueOf(request.form, 'step'));
  return errors.length === 0 ? again(visit) : page(visit, { values: request.form, errors });
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'campaignId', ['coordinator', 'case-officer', 'auditor']);
  const campaign = await readCampaign(visit.subject);
  if (campaign === null) throw new PageProblem(404);
  return { ...visit, campaign, mayPlan: hasRole(visit.staff, visit.municipality.id, ['coordinator']) };
}

async function page(visit: Visit, form: FormState): Promise<PageResponse> {
  const { campaign, lang, municipality, staff, mayPlan } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const system = await readChoiceSystem(campaign.municipality, campaign.choiceSystemId);
  const questions = await readForm(campaign.municipality, campaign);
  const { sample } = campaign;
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          { label: say('Tjänst', 'Service'), value: system.service },
          { label: say('Läge', 'State'), value: campaignWords[campaign.status][lang] },
          { label: say('Skickas ut', 'Is sent'), value: shownDay(campaign.opensOn, lang) },
          { label: say('Sista dag', 'Last day'), value: shownDay(campaign.dueOn, lang) },
          {
            label: say('Lottas att visa underlag', 'Drawn to show proof'),
            value:
              sample === undefined
                ? say('Ingen', 'Nobody')
                : say(
                    `${String(sample.percent)} %, minst ${String(sample.atLeast)}`,
                    `${String(sample.percent)} %, at least ${String(sample.atLeast)}`,
                  ),
          },
          ...('draw' in campaign && campaign.draw !== undefined
            ? [{ label: say('Lottens frö', 'Seed of the draw'), value: <code>{campaign.draw.seed}</code> }]
            : []),
        ]}
      />
      {campaign.status !== 'PLANNED' && <Reports {...await whoIsWhere(visit)} visit={visit} />}
      {campaign.status === 'PLANNED' && mayPlan ? (
        <PlanForms
          campaign={campaign}
          questions={questions}
          requirements={await reportableRequirements(system)}
          form={form}
          lang={lang}
        />
      ) : (
        <QuestionTable form={questions} lang={lang} />
      )}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say(
    `Kvalitetsredovisningar för ${String(campaign.year)}`,
    `Quality reports for ${String(campaign.year)}`,
  );
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

async function whoIsWhere({ campaign, request }: Visit) {
  const { state, after } = request.query;
  if (after !== undefined && !place.test(after)) throw new PageProblem(400);
  const shown = reportStatuses.find((one) => one === state) ?? 'SUBMITTED';
  const [counts, portion] = await Promise.all([countReports(campaign), readReports(campaign, shown, after)]);
  return { counts, shown, ...portion };
}

function Reports({
  visit,
  counts,
  shown,
  reports,
  next,
}: Awaited<ReturnType<typeof whoIsWhere>> & { readonly visit: Visit }) {
  const { campaign, lang, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const left = 'left' in campaign ? campaign.left : [];
  return (
    <>
      {left.length > 0 && (
        <Note tone="warn">
          <p>
            {say(
              `${String(left.length)} avtal kunde inte frågas än; det görs ett nytt försök varje timme. Se efter att de har en kontaktadress: ${left.join(', ')}`,
              `${String(left.length)} contracts could not be asked yet; it is tried anew every hour. See that they have a contact: ${left.join(', ')}`,
            )}
          </p>
        </Note>
      )}
      <ul>
        {reportStatuses.map((status) => (
          <li key={status}>
            <a
              href={inLanguage(`${request.path}?state=${status}`, lang)}
              aria-current={status === shown ? 'true' : undefined}
            >
              {reportWords[status][lang]}
            </a>
            : {String(counts[status])}
          </li>
        ))}
      </ul>
      {reports.length === 0 ? (
        <p>{say('Ingen är i det här läget.', 'Nobody is in this state.')}</p>
      ) : (
        <Table
          caption={reportWords[shown][lang]}
          columns={[
            { heading: say('Verksamhet', 'Provider') },
            { heading: say('Läge', 'State') },
            { heading: say('Sista dag', 'Last day') },
            { heading: say('Lottad', 'Drawn') },
          ]}
          rows={reports.map(({ municipality, reportId, providerName, status, dueOn, drawn, returns }) => [
            <a href={inLanguage(`/desk/reports/${publicId(municipality, reportId)}`, lang)}>{providerName}</a>,
            <StatusTag tone={reportWords[status].tone}>
              {status === 'OPEN' && returns.length > 0
                ? say('Återlämnad för ändring', 'Given back to be changed')
                : reportWords[status][lang]}
            </StatusTag>,
            shownDay(dueOn, lang),
            drawn ? say('Ja', 'Yes') : say('Nej', 'No'),
          ])}
        />
      )}
      {next !== null && (
        <p>
          <a href={inLanguage(`${request.path}?state=${shown}&after=${encodeURIComponent(next)}`, lang)}>
            {say('Nästa', 'Next')}
          </a>
        </p>
      )}
    </>
  );
}
