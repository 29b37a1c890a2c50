import { Officer } from '../../../shared/domain/desk/officer.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { Staff, StaffRole } from '../../../shared/http/session.ts';

/** Who registers what comes in. */
export const registrars: readonly StaffRole[] = ['case-officer', 'coordinator'];

/** @throws PageProblem 422 for an account without an address: nobody could be told of the task that follows */
export function officerOf({ name, email }: Staff): Officer {
  const officer = Officer.safeParse({ name, email });
  if (!officer.success) throw new PageProblem(422, noAddress);
  return officer.data;
}

/** Where the papers of an application are entered. */
export function entryPath(municipality: string, applicationId: string): string {
  return `/desk/applications/${publicId(municipality, applicationId)}/entry`;
}

const noAddress = {
  sv: 'Ditt konto har ingen e-postadress. Be den som sköter inloggningen att lägga till en.',
  en: 'Your account has no e-mail address. Ask whoever keeps the sign-in to add one.',
};
