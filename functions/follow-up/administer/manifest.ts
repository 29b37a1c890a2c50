import * as z from 'zod/mini';
import { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import { Draw, SampleRule } from '../../../shared/domain/follow-up/sample.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const PutCampaign = z.strictObject({
  opensOn: z.iso.date(),
  /** The same last day for everybody, at least two weeks later. */
  dueOn: z.iso.date(),
  sample: z.optional(SampleRule),
  form: ReportForm,
});

export const CampaignView = z.strictObject({
  campaignId: z.string(),
  choiceSystemId: z.string(),
  year: z.int(),
  status: z.enum(['PLANNED', 'OPENING', 'OPEN']),
  opensOn: z.iso.date(),
  dueOn: z.iso.date(),
  sample: z.optional(SampleRule),
  /** Who shows proof: those whose hash of seed and contract is not above `through`, or above their risk level's. */
  draw: z.optional(Draw),
  reports: z.strictObject({ OPEN: z.int(), SUBMITTED: z.int(), ACCEPTED: z.int(), CLOSED: z.int() }),
  /** Contracts that could not be asked yet. */
  left: z.array(z.string()),
  form: ReportForm,
});

const campaign = '/v1/choice-systems/{choiceSystemId}/campaigns/{year}';

export const manifest = defineFunction({
  name: 'follow-up-administer',
  trigger: {
    kind: 'http',
    routes: [
      {
        method: 'PUT',
        path: campaign,
        kind: 'api',
        security: 'staff',
        summary: 'Plan a year’s quality reports: the form, its days, and how many are drawn to show proof',
        body: PutCampaign,
        responses: {
          200: CampaignView,
          400: Problem,
          401: Problem,
          403: Problem,
          404: Problem,
          409: Problem,
          415: Problem,
          422: Problem,
        },
      },
      {
        method: 'GET',
        path: campaign,
        kind: 'api',
        security: 'staff',
        summary: 'A year’s quality reports: how many are where, and the form that they answer',
        responses: { 200: CampaignView, 401: Problem, 403: Problem, 404: Problem },
      },
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/campaigns',
        'The years that a choice system has asked its providers about; plans another.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/campaigns/{campaignId}',
        'One year’s reports: the form and the days until they open, then who has handed in, in portions.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/reports/{reportId}',
        'One quality report: accepts it, gives it back with reasons, or settles that none is waited for.',
        'staff',
      ),
      {
        method: 'GET',
        path: '/desk/reports/{reportId}/files/{evidenceId}',
        kind: 'page',
        security: 'staff',
        summary: 'A file that a provider handed in with its report to show that a requirement is met.',
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    evidenceBucket: ['GetObject'],
    signIn: true,
  },
});
