import { parsePublicId } from '../../domain/municipality/public-id.ts';
import { setCookie } from '../cookie.ts';
import type { PageRequest } from '../page.ts';

/** A device keeps an application open for a month; the contact's mailbox opens it again. */
const openSeconds = 30 * 24 * 60 * 60;

/** One cookie per application, so that two can be open side by side; its value is the capability itself. */
export function applicationCookie({ applicationId }: { readonly applicationId: string }): `__Host-${string}` {
  return `__Host-application-${applicationId}`;
}

/** Opens an application on the device that is answered. */
export function keepOpen(application: { readonly applicationId: string }, token: string): string {
  return setCookie(applicationCookie(application), token, openSeconds);
}

/** The application that an address names, and what this device has to open it with. */
export function openedHere({ params, cookies }: Pick<PageRequest, 'params' | 'cookies'>) {
  const name = parsePublicId(params['applicationId'] ?? '');
  return { name, token: name === null ? undefined : cookies[applicationCookie({ applicationId: name.id })] };
}
