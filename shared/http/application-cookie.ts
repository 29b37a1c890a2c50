import { setCookie } from './cookie.ts';

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
