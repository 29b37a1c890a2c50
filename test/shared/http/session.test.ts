import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasRole, isLoopback, requireStaff, staffFrom } from '../../../shared/http/session.ts';
import { NotAllowed, SignInNeeded } from '../../../shared/http/session-problem.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';

const issuer = new OidcIssuer();

beforeAll(() => issuer.start());
afterAll(() => issuer.stop());
beforeEach(() => {
  for (const [name, value] of Object.entries(issuer.environment)) vi.stubEnv(name, value);
});

const withCookie = (token: string) => ({ cookies: { '__Host-session': token }, headers: {}, path: '/desk' });

describe('staffFrom', () => {
  test('reads the session cookie, or a bearer token', async () => {
    const staff = await staffFrom(withCookie(issuer.token()));
    expect(staff).toMatchObject({ subject: 'officer-1', name: 'Handa Läggare', email: 'handlaggare@granvik.example' });
    const bearer = { cookies: {}, headers: { authorization: `Bearer ${issuer.token()}` } };
    expect(await staffFrom(bearer)).toMatchObject({ subject: 'officer-1' });
  });

  test('reads roles per municipality, and only those that exist', async () => {
    const groups = [
      'granvik:coordinator',
      'granvik:case-officer',
      'lillby:auditor',
      'granvik:king',
      'coordinator',
      ':auditor',
      'a:auditor:b',
    ];
    const staff = await staffFrom(withCookie(issuer.token({ 'cognito:groups': groups })));
    expect([...(staff?.roles ?? [])]).toEqual([
      ['granvik', ['coordinator', 'case-officer']],
      ['lillby', ['auditor']],
    ]);
    const none = await staffFrom(withCookie(issuer.token({ 'cognito:groups': 'granvik:coordinator' })));
    expect(none?.roles.size).toBe(0);
  });

  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  test.each([
    ['signed with another key', () => issuer.token({}, foreign)],
    ['expired', () => issuer.token({ exp: 1_700_000_000 })],
    ['of another issuer', () => issuer.token({ iss: 'https://elsewhere.example' })],
    ['for another client', () => issuer.token({ aud: 'somebody-else' })],
    ['an access token', () => issuer.token({ token_use: 'access' })],
    ['without a subject', () => issuer.token({ sub: '' })],
    ['no token at all', () => 'abc'],
    ['unsigned', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${issuer.token().split('.')[1] ?? ''}.`],
    ['changed', () => issuer.token().replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"x"}').toString('base64url')}.`)],
    ['empty', () => ''],
  ])('a token that is %s is nobody', async (_name, token) => {
    expect(await staffFrom(withCookie(token()))).toBeNull();
  });

  test('nobody is signed in without a token', async () => {
    expect(await staffFrom({ cookies: {}, headers: {} })).toBeNull();
  });
});

describe('requireStaff', () => {
  test('lets through whoever has one of the roles in that municipality', async () => {
    const staff = await requireStaff(withCookie(issuer.token()), 'granvik', ['secretary', 'case-officer']);
    expect(hasRole(staff, 'granvik', ['case-officer'])).toBe(true);
    expect(hasRole(staff, 'lillby', ['case-officer'])).toBe(false);
  });

  test('asks the others to sign in, or tells them that they may not', async () => {
    await expect(requireStaff(withCookie(''), 'granvik', ['auditor'])).rejects.toThrow(SignInNeeded);
    await expect(requireStaff(withCookie(issuer.token()), 'granvik', ['auditor'])).rejects.toThrow(NotAllowed);
    await expect(requireStaff(withCookie(issuer.token()), 'lillby', ['case-officer'])).rejects.toThrow(NotAllowed);
  });
});

test('plain HTTP is for this very machine', async () => {
  expect(['http://127.0.0.1:1/a', 'http://localhost:80', 'http://[::1]/'].every(isLoopback)).toBe(true);
  expect(
    [
      'https://127.0.0.1',
      'http://127.0.0.1.elsewhere.example',
      'http://10.0.0.1',
      'http://localhost.elsewhere.example',
    ].some(isLoopback),
  ).toBe(false);
  vi.stubEnv('OIDC_JWKS_URI', 'http://elsewhere.example/jwks');
  await expect(staffFrom(withCookie(issuer.token()))).rejects.toThrow('HTTPS only');
});
