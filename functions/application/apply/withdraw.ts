import type { ApiResponse } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { requestWithdrawal } from '../../../shared/store/application/withdraw.ts';
import { doorOf } from './door.ts';

/** Discards a draft; asks the signatories of what has been received whether it is withdrawn. */
export async function askToWithdraw(request: Request): Promise<ApiResponse> {
  const requested = await requestWithdrawal(doorOf(request), now());
  if (!requested.ok) throw problem('already-decided', 409, 'The application has been decided; it can’t be withdrawn');
  return { status: requested.value === 'ASKED' ? 202 : 200, body: { withdrawal: requested.value } };
}
