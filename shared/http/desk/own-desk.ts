import type { Municipality } from '../../domain/municipality/municipality.ts';
import { municipalities } from '../../platform/config.ts';
import type { Request } from '../request.ts';
import { NotAllowed, SignInNeeded } from '../session-problem.ts';
import { hasRole, type Staff, staffFrom, type StaffRole } from '../session.ts';

/** One of the staff at what is a whole municipality's. */
export interface OwnDesk {
  readonly staff: Staff;
  /** The one that the address names, or else the first of the reader's own. */
  readonly municipality: Municipality;
  /** Every municipality where the reader has one of the roles. */
  readonly own: readonly Municipality[];
}

/** @throws SignInNeeded; NotAllowed without one of the roles anywhere */
export async function enterOwnDesk(request: Request, roles: readonly StaffRole[]): Promise<OwnDesk> {
  const staff = await staffFrom(request);
  if (staff === null) throw new SignInNeeded(request.path);
  const own = municipalities().filter(({ id }) => hasRole(staff, id, roles));
  const municipality = own.find(({ id }) => id === request.query['municipality']) ?? own[0];
  if (municipality === undefined) throw new NotAllowed();
  return { staff, municipality, own };
}
