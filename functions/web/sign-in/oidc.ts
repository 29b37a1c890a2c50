import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { environment } from '../../../shared/platform/environment.ts';
import type { Door } from '../../../shared/http/door.ts';
import { isLoopback } from '../../../shared/http/session.ts';

/** What must come back unchanged from the sign-in service; kept in the reader's own short-lived cookie. */
export const Attempt = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type Attempt = z.infer<typeof Attempt>;

export function newAttempt(returnTo: string): Attempt {
  return {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
}

/** An attempt as a cookie's value. */
export function sealAttempt(attempt: Attempt): string {
  return Buffer.from(JSON.stringify(attempt)).toString('base64url');
}

/** The attempt that a cookie carries, or null when it was tampered with. */
export function openAttempt(cookie: string | undefined): Attempt | null {
  if (cookie === undefined) return null;
  try {
    return Attempt.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

/** Where to send the browser: the code flow with PKCE. */
export async function authorizationUrl(door: Door, attempt: Attempt): Promise<string> {
  const url = new URL(environment(`${door.settings}_AUTHORIZATION_ENDPOINT`));
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', environment(`${door.settings}_CLIENT_ID`));
  url.searchParams.set('redirect_uri', callbackUrl(door));
  url.searchParams.set('scope', 'openid email profile');
  url.searchParams.set('state', attempt.state);
  url.searchParams.set('nonce', attempt.nonce);
  url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(attempt.verifier));
  url.searchParams.set('code_challenge_method', 'S256');
  return url.href;
}

/**
 * Redeems the code that came back.
 * @returns the ID token, its issuer, audience, nonce and times checked but not yet its signature; or null when the
 * sign-in service said no, or what came back was not asked for.
 */
export async function redeem(
  door: Door,
  attempt: Attempt,
  query: Readonly<Record<string, string>>,
): Promise<string | null> {
  const tokenEndpoint = environment(`${door.settings}_TOKEN_ENDPOINT`);
  const server: oauth.AuthorizationServer = {
    issuer: environment(`${door.settings}_ISSUER`),
    token_endpoint: tokenEndpoint,
  };
  const client: oauth.Client = { client_id: environment(`${door.settings}_CLIENT_ID`) };
  try {
    const parameters = oauth.validateAuthResponse(server, client, new URLSearchParams(query), attempt.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      callbackUrl(door),
      attempt.verifier,
      {
        signal: AbortSignal.timeout(5000),
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; only the local issuer is on loopback
        [oauth.allowInsecureRequests]: isLoopback(tokenEndpoint),
      },
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: attempt.nonce,
      requireIdToken: true,
    });
    return tokens.id_token ?? null;
  } catch (error) {
    const refused =
      error instanceof oauth.AuthorizationResponseError ||
      error instanceof oauth.ResponseBodyError ||
      error instanceof oauth.OperationProcessingError;
    if (refused) return null;
    throw error;
  }
}

function callbackUrl({ callback }: Door): string {
  return `${environment('PUBLIC_BASE_URL').replace(/\/$/, '')}${callback}`;
}
