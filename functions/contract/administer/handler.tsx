import { pages } from '../../../shared/http/page.ts';
import { act } from './act.ts';
import { actOnMembers, showMembers } from './members.tsx';
import { readSealed } from './sealed.ts';
import { showContract } from './show-contract.tsx';
import { showList } from './show-list.tsx';

/** The municipality's contracts: which there are, and what is done with each. */
export const handler = pages({
  'GET /desk/contracts': showList,
  'GET /desk/contracts/{contractId}': showContract,
  'POST /desk/contracts/{contractId}': act,
  'GET /desk/contracts/{contractId}/sealed': readSealed,
  'GET /desk/contracts/{contractId}/members': showMembers,
  'POST /desk/contracts/{contractId}/members': actOnMembers,
});
