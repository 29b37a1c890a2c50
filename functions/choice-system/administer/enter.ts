import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { notFound } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff, type Staff } from '../../../shared/http/session.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import type { Kept } from '../../../shared/store/codec.ts';

/**
 * The choice system that the address names, for its coordinator.
 * @throws SignInNeeded, NotAllowed, or ProblemError 404
 */
export async function enterSystem(request: Request): Promise<{ staff: Staff; municipality: string; id: string }> {
  const addressed = findAddressed(request, 'choiceSystemId');
  if (addressed === null) throw notFound('choice system');
  const municipality = addressed.municipality.id;
  const staff = await requireStaff(request, municipality, ['coordinator']);
  return { staff, municipality, id: addressed.id };
}

/** @throws ProblemError 404 */
export async function systemOf(municipality: string, id: string): Promise<Kept<ChoiceSystem>> {
  const system = await findChoiceSystem(municipality, id);
  if (system === null) throw notFound('choice system');
  return system;
}

/** The version's number in the address. @throws ProblemError 404 */
export function versionNumber(request: Request): number {
  const number = request.params['number'] ?? '';
  if (!/^[1-9]\d{0,2}$/.test(number)) throw notFound('version');
  return Number(number);
}
