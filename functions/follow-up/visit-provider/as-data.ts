import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { VisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { notFound } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff, type StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { putVisitForm, readVisitForm } from '../../../shared/store/follow-up/visit-form.ts';
import { readers } from './enter.ts';

/** Writes a kind of service's questions; the same again changes nothing. */
export async function putForm(request: Request): Promise<ApiResponse> {
  const { system, serviceType, by } = await enter(request, ['coordinator']);
  const form = parseBody(request, VisitForm);
  return view(system, serviceType, await putVisitForm(system, serviceType, form, { by, at: now() }));
}

export async function readForm(request: Request): Promise<ApiResponse> {
  const { system, serviceType } = await enter(request, readers);
  return view(system, serviceType, await readVisitForm(system, serviceType));
}

async function enter(request: Request, roles: readonly StaffRole[]) {
  const addressed = findAddressed(request, 'choiceSystemId');
  if (addressed === null) throw notFound('choice system');
  const staff = await requireStaff(request, addressed.municipality.id, roles);
  const system = await findChoiceSystem(addressed.municipality.id, addressed.id);
  if (system === null) throw notFound('choice system');
  const serviceType = request.params['serviceType'] ?? '';
  if (system.serviceTypes.every(({ id }) => id !== serviceType)) throw notFound('kind of service');
  return { system, serviceType, by: staff.name };
}

function view(
  { municipality, id }: ChoiceSystem,
  serviceType: string,
  { number, form }: { readonly number: number; readonly form: VisitForm },
): ApiResponse {
  return { status: 200, body: { choiceSystemId: publicId(municipality, id), serviceType, number, form } };
}
