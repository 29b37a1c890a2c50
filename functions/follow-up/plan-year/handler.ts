import { pages } from '../../../shared/http/page.ts';
import { actOnPlan } from './act-on-plan.ts';
import { showPlan } from './plan-page.tsx';
import { makePlan, showPlans } from './plans-page.tsx';

const plans = '/desk/choice-systems/{choiceSystemId}/follow-up-plans';
const plan = '/desk/follow-up-plans/{planId}';

/** The year's follow-up as a plan that the committee adopts: made from the requirements, followed, changed with trace. */
export const handler = pages({
  [`GET ${plans}`]: showPlans,
  [`POST ${plans}`]: makePlan,
  [`GET ${plan}`]: showPlan,
  [`POST ${plan}`]: actOnPlan,
});
