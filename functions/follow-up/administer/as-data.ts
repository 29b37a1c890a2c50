import { campaignIdOf, checkCampaignDays } from '../../../shared/domain/follow-up/campaign.ts';
import type { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff, type StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { campaignSubject, readCampaign, readForm } from '../../../shared/store/follow-up/campaign.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { planCampaign } from '../../../shared/store/follow-up/plan-campaign.ts';
import { countReports } from '../../../shared/store/follow-up/report-list.ts';
import { formFaults } from './form-faults.ts';
import { PutCampaign } from './manifest.ts';

/** Plans a year; the same again changes nothing, until it has opened. */
export async function putCampaign(request: Request): Promise<ApiResponse> {
  const { system, year, by } = await enter(request, ['coordinator']);
  const { form, ...body } = parseBody(request, PutCampaign);
  const days = checkCampaignDays({ year, ...body });
  if (!days.ok) throw problem('days-do-not-fit', 422, dayWords[days.error]);
  await refuseWrongForm(system, form);
  const { municipality, id: choiceSystemId } = system;
  const plan = { municipality, choiceSystemId, year, form, ...body };
  if (!(await planCampaign(plan, { by, at: now() })).ok) {
    throw problem('already-opened', 409, 'Providers have been asked already; a form that was asked is never changed');
  }
  return view(system, year);
}

export async function readCampaignView(request: Request): Promise<ApiResponse> {
  const { system, year } = await enter(request, ['coordinator', 'case-officer', 'auditor']);
  return view(system, year);
}

const dayWords = {
  OPENS_TOO_EARLY: 'The reports can not open before the year that they are about',
  TOO_SHORT: 'The last day has to be at least two weeks after the day they open',
} as const;

async function enter(request: Request, roles: readonly StaffRole[]) {
  const addressed = findAddressed(request, 'choiceSystemId');
  if (addressed === null) throw notFound('choice system');
  const staff = await requireStaff(request, addressed.municipality.id, roles);
  const year = request.params['year'] ?? '';
  if (!/^2[01]\d\d$/.test(year)) throw notFound('campaign');
  const system = await findChoiceSystem(addressed.municipality.id, addressed.id);
  if (system === null) throw notFound('choice system');
  return { system, year: Number(year), by: staff.name };
}

async function refuseWrongForm(system: ChoiceSystem, form: ReportForm): Promise<void> {
  const faults = await formFaults(system, form);
  if (faults.length === 0) return;
  throw problem('form-does-not-fit', 422, 'The form follows up requirements that it can not', {
    errors: faults.map(({ path, requirementId }) => ({
      path: `/form${path}`,
      message: `${requirementId} is no requirement that providers report on in the published version`,
    })),
  });
}

async function view({ municipality, id }: ChoiceSystem, year: number): Promise<ApiResponse> {
  const campaignId = campaignIdOf(id, year);
  const campaign = await readCampaign(campaignSubject(municipality, campaignId));
  if (campaign === null) throw notFound('campaign');
  const [form, reports] = await Promise.all([readForm(municipality, campaign), countReports(campaign)]);
  const { status, opensOn, dueOn, sample } = campaign;
  return {
    status: 200,
    body: {
      campaignId: publicId(municipality, campaignId),
      choiceSystemId: publicId(municipality, id),
      year,
      status,
      opensOn,
      dueOn,
      sample,
      draw: 'draw' in campaign ? campaign.draw : undefined,
      reports,
      left: 'left' in campaign ? campaign.left : [],
      form,
    },
  };
}
