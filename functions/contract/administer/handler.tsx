import { pages } from '../../../shared/http/page.ts';
import { act } from './act.ts';
import { showContract } from './show-contract.tsx';
import { showList } from './show-list.tsx';

/** The municipality's contracts: which there are, and what is done with each. */
export const handler = pages({
  'GET /desk/contracts': showList,
  'GET /desk/contracts/{contractId}': showContract,
  'POST /desk/contracts/{contractId}': act,
});
