import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handler } from '../../../functions/web/sign-in/handler.tsx';
import { holderFrom, staffFrom } from '../../../shared/http/session.ts';
import { useGranvik } from '../../support/granvik.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';

useGranvik();
const issuer = new OidcIssuer();

beforeAll(() => issuer.start());
afterAll(() => issuer.stop());
beforeEach(() => {
  vi.stubEnv('PUBLIC_BASE_URL', 'http://127.0.0.1:8080');
  for (const [name, value] of Object.entries(issuer.environment)) vi.stubEnv(name, value);
});

function begin(returnTo?: string): Promise<WebAnswer> {
  return ask(handler, { route: '/sign-in', ...(returnTo === undefined ? {} : { query: { return: returnTo } }) });
}

function cookieOf(answer: WebAnswer, name: string): string {
  const line = answer.cookies.find((one) => one.startsWith(`${name}=`)) ?? '';
  return line.slice(name.length + 1).split(';')[0] ?? '';
}

async function comeBack(
  begun: WebAnswer,
  change: (query: URLSearchParams) => void = () => undefined,
): Promise<WebAnswer> {
  const { searchParams } = issuer.authorise(begun.headers['location'] ?? '');
  change(searchParams);
  return ask(handler, {
    route: '/sign-in/callback',
    query: Object.fromEntries(searchParams),
    cookies: [`__Host-sign-in=${cookieOf(begun, '__Host-sign-in')}`],
  });
}

describe('signing in', () => {
  test('goes to the issuer with state, nonce and a PKCE challenge', async () => {
    const begun = await begin('/desk/applications');
    expect(begun.status).toBe(303);
    const url = new URL(begun.headers['location'] ?? '');
    expect(url.origin + url.pathname).toBe(`${issuer.issuer}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://127.0.0.1:8080/sign-in/callback',
    });
    expect(begun.cookies[0]).toMatch(/^__Host-sign-in=[\w-]+; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('comes back to where one wanted, with a session that staffFrom accepts', async () => {
    const answer = await comeBack(await begin('/desk/applications?tab=2'));
    expect(answer).toMatchObject({ status: 303, headers: { location: '/desk/applications?tab=2' } });
    const session = cookieOf(answer, '__Host-session');
    expect(await staffFrom({ cookies: { '__Host-session': session }, headers: {} })).toMatchObject({
      name: 'Handa Läggare',
    });
    expect(answer.cookies[0]).toMatch(/Max-Age=3\d{3}; HttpOnly; Secure; SameSite=Lax$/);
    expect(answer.cookies[1]).toMatch(/^__Host-sign-in=; Path=\/; Max-Age=0/);
  });

  test.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', undefined])(
    'does not lead to %s afterwards',
    async (returnTo) => {
      expect((await comeBack(await begin(returnTo))).headers['location']).toBe('/desk');
    },
  );

  test.each([
    [
      'another state',
      (query: URLSearchParams) => {
        query.set('state', 'forged');
      },
    ],
    [
      'no state',
      (query: URLSearchParams) => {
        query.delete('state');
      },
    ],
    [
      'a code that the issuer does not know',
      (query: URLSearchParams) => {
        query.set('code', 'forged');
      },
    ],
    [
      'a refusal',
      (query: URLSearchParams) => {
        query.delete('code');
        query.set('error', 'access_denied');
      },
    ],
  ])('with %s signs nobody in', async (_name, change) => {
    const answer = await comeBack(await begin('/desk'), change);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Du är inte inloggad');
    expect(answer.cookies.join()).not.toContain('__Host-session');
  });

  test('without the cookie of the attempt, or with a changed one, signs nobody in', async () => {
    const begun = await begin('/desk');
    const query = Object.fromEntries(issuer.authorise(begun.headers['location'] ?? '').searchParams);
    for (const cookies of [[], ['__Host-sign-in=e30'], ['__Host-sign-in=%%%']]) {
      expect((await ask(handler, { route: '/sign-in/callback', query, cookies })).status).toBe(403);
    }
  });

  test('with an ID token that carries another nonce, or has expired, signs nobody in', async () => {
    const before = issuer.claims;
    for (const claims of [{ nonce: 'other' }, { exp: 1_700_000_000 }, { aud: 'somebody-else' }]) {
      const token = vi
        .spyOn(issuer, 'token')
        .mockReturnValueOnce(issuer.token({ nonce: 'unused', ...before, ...claims }));
      expect((await comeBack(await begin('/desk'))).status).toBe(403);
      token.mockRestore();
    }
  });

  test('a code is good once', async () => {
    const begun = await begin('/desk');
    const query = Object.fromEntries(issuer.authorise(begun.headers['location'] ?? '').searchParams);
    const cookies = [`__Host-sign-in=${cookieOf(begun, '__Host-sign-in')}`];
    expect((await ask(handler, { route: '/sign-in/callback', query, cookies })).status).toBe(303);
    expect((await ask(handler, { route: '/sign-in/callback', query, cookies })).status).toBe(403);
  });
});

describe('signing in as a provider', () => {
  const providers = new OidcIssuer();
  beforeAll(() => providers.start());
  afterAll(() => providers.stop());
  beforeEach(() => {
    for (const [name, value] of Object.entries(providers.providerEnvironment)) vi.stubEnv(name, value);
  });

  test('goes to an issuer of its own, comes back to My page, and leaves the staff’s session alone', async () => {
    const begun = await ask(handler, { route: '/mina-sidor/logga-in' });
    const url = new URL(begun.headers['location'] ?? '');
    expect(url.origin).toBe(providers.issuer);
    expect(url.searchParams.get('redirect_uri')).toBe('http://127.0.0.1:8080/mina-sidor/logga-in/tillbaka');
    const answer = await ask(handler, {
      route: '/mina-sidor/logga-in/tillbaka',
      query: Object.fromEntries(providers.authorise(url.href).searchParams),
      cookies: [`__Host-provider-sign-in=${cookieOf(begun, '__Host-provider-sign-in')}`],
    });
    expect(answer).toMatchObject({ status: 303, headers: { location: '/mina-sidor' } });
    expect(answer.cookies.join()).not.toContain('__Host-session');
    const session = { '__Host-provider-session': cookieOf(answer, '__Host-provider-session') };
    expect(await holderFrom({ cookies: session, headers: {} })).toMatchObject({ issuer: providers.issuer });
  });

  test('is no way to the desk, nor the staff’s a way to My page', async () => {
    const bearer = (token: string) => ({ cookies: {}, headers: { authorization: `Bearer ${token}` } });
    expect(await staffFrom(bearer(providers.token({ 'cognito:groups': ['granvik:coordinator'] })))).toBeNull();
    expect(await holderFrom(bearer(issuer.token()))).toBeNull();
  });

  test('ends by its own way out', async () => {
    const out = await ask(handler, { route: '/mina-sidor/logga-ut', form: {} });
    expect(out).toMatchObject({ status: 303, headers: { location: '/mina-sidor/logga-ut' } });
    expect(out.cookies.join()).toContain('__Host-provider-session=;');
    expect(out.cookies.join()).not.toContain('__Host-session');
  });
});

describe('signing out', () => {
  test('takes the session away, by a form of this site only', async () => {
    const out = await ask(handler, { route: '/sign-out', form: {} });
    expect(out).toMatchObject({ status: 303, headers: { location: '/sign-out' } });
    expect(out.cookies[0]).toMatch(/^__Host-session=; Path=\/; Max-Age=0/);
    const foreign = await ask(handler, { route: '/sign-out', form: {}, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    expect(foreign.cookies).toEqual([]);
  });

  test('reading the page changes nothing', async () => {
    const still = await ask(handler, { route: '/sign-out', cookies: ['__Host-session=x'] });
    expect(still.body).toContain('<button type="submit">Logga ut</button>');
    expect(still.cookies).toEqual([]);
    expect((await ask(handler, { route: '/sign-out' })).body).toContain('Du är utloggad');
  });
});
