import { pages } from '../../../shared/http/page.ts';
import { setLevel, showContractsRisk } from './contract-page.tsx';
import { showRiskLevels } from './levels-page.tsx';

/** How deep each contract's follow-up goes: the system counts and suggests by the municipality's table, a person sets. */
export const handler = pages({
  'GET /desk/contracts/{contractId}/risk-level': showContractsRisk,
  'POST /desk/contracts/{contractId}/risk-level': setLevel,
  'GET /desk/choice-systems/{choiceSystemId}/risk-levels': showRiskLevels,
});
