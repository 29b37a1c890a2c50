import { JwtVerifier } from 'aws-jwt-verify/jwt-verifier';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import { environment, optionalEnvironment } from '../platform/environment.ts';
import { type Door, providerDoor, staffDoor } from './door.ts';
import type { Request } from './request.ts';
import { NotAllowed, SignInNeeded } from './session-problem.ts';

/** What a municipality's accounts may be allowed to do; the groups of the sign-in service are `<municipality>:<role>`. */
export const StaffRole = z.enum(['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor']);
export type StaffRole = z.infer<typeof StaffRole>;

/** Somebody who is signed in. */
export interface Holder {
  readonly issuer: string;
  /** The issuer's name for them. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** When the sign-in ends, in seconds since 1970. */
  readonly expiresAt: number;
}

/** Somebody who is signed in with one of the municipality's accounts. */
export interface Staff extends Holder {
  readonly roles: ReadonlyMap<string, readonly StaffRole[]>;
}

/** A sign-in service, as far as its tokens are verified. */
export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly jwksUri: string;
}

/** A door's sign-in service, from the environment that `access.signIn` or `access.providerSignIn` gives a function. */
export function issuerOf({ settings }: Door): Issuer {
  return {
    issuer: environment(`${settings}_ISSUER`),
    clientId: environment(`${settings}_CLIENT_ID`),
    jwksUri: environment(`${settings}_JWKS_URI`),
  };
}

const Claims = z.object({
  sub: z.string().check(z.minLength(1)),
  exp: z.number(),
  name: z.optional(z.string()),
  given_name: z.optional(z.string()),
  family_name: z.optional(z.string()),
  email: z.optional(z.string()),
});

const Groups = z.array(z.string());

type Credentials = Pick<Request, 'cookies' | 'headers'>;
type Verify = (token: string) => Promise<Staff | null>;

const verifiers = new Map<string, Verify>();

/**
 * Who is signed in: the session cookie, or `Authorization: Bearer` with an ID token.
 * Null when there is no token, or one that is forged, expired, or somebody else's.
 * @throws when the sign-in service's keys can't be fetched.
 */
export async function staffFrom(request: Credentials): Promise<Staff | null> {
  return signedInAt(staffDoor, request);
}

/**
 * The person who is signed in as somebody of a provider's; what they may see of it is the provider's to say.
 * @throws SignInNeeded when nobody is
 */
export async function requireHolder(request: Credentials & Pick<Request, 'path'>): Promise<Holder> {
  const holder = await holderFrom(request);
  if (holder === null) throw new SignInNeeded(request.path, providerDoor.signIn);
  return holder;
}

/** As `requireHolder`, or null. */
export async function holderFrom(request: Credentials): Promise<Holder | null> {
  return signedInAt(providerDoor, request);
}

async function signedInAt(door: Door, request: Credentials): Promise<Staff | null> {
  const token =
    /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? request.cookies[door.cookie];
  if (token === undefined || token === '') return null;
  return verifierFor(issuerOf(door))(token);
}

/**
 * The signed-in person, when one of their roles in the municipality is among `roles`.
 * @throws SignInNeeded when nobody is signed in (pages redirect, APIs answer 401)
 * @throws NotAllowed when the account lacks the role (403)
 */
export async function requireStaff(
  request: Credentials & Pick<Request, 'path'>,
  municipality: string,
  roles: readonly StaffRole[],
): Promise<Staff> {
  const staff = await staffFrom(request);
  if (staff === null) throw new SignInNeeded(request.path);
  if (!hasRole(staff, municipality, roles)) throw new NotAllowed();
  return staff;
}

/** Whether any of these roles is theirs in this municipality. */
export function hasRole(staff: Staff, municipality: string, roles: readonly StaffRole[]): boolean {
  return (staff.roles.get(municipality) ?? []).some((role) => roles.includes(role));
}

/** Verifies ID tokens of one issuer; its keys are fetched once and kept. */
export function verifierFor(issuer: Issuer): Verify {
  const key = JSON.stringify(issuer);
  const known = verifiers.get(key);
  if (known !== undefined) return known;
  const verifier = JwtVerifier.create(
    { issuer: issuer.issuer, audience: issuer.clientId, jwksUri: issuer.jwksUri },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: (uri) => fetchKeys(uri) } }) },
  );
  const verify: Verify = async (token) => {
    try {
      return toStaff(issuer.issuer, await verifier.verify(token));
    } catch (error) {
      if (error instanceof JwtBaseError) return null;
      throw error;
    }
  };
  verifiers.set(key, verify);
  return verify;
}

/** Plain HTTP only to this very machine: the local sign-in service. */
export function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname))
  );
}

async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  if (!uri.startsWith('https://') && !isLoopback(uri)) throw new Error('Keys are fetched over HTTPS only');
  const response = await fetch(uri, { signal: AbortSignal.timeout(3000), redirect: 'error' });
  if (!response.ok) throw new Error(`The sign-in service's keys: status ${String(response.status)}`);
  return response.arrayBuffer();
}

function toStaff(issuer: string, payload: Readonly<Record<string, unknown>>): Staff | null {
  // An access token of the same issuer is not a statement about who somebody is.
  if (payload['token_use'] !== undefined && payload['token_use'] !== 'id') return null;
  const claims = Claims.safeParse(payload);
  if (!claims.success) return null;
  const { sub, exp, name, given_name: given, family_name: family, email } = claims.data;
  const whole = [given, family].filter((part) => part !== undefined).join(' ');
  return {
    issuer,
    subject: sub,
    name: name ?? (whole === '' ? (email ?? sub) : whole),
    email: email ?? '',
    roles: rolesIn(payload[optionalEnvironment('OIDC_ROLES_CLAIM') ?? 'cognito:groups']),
    expiresAt: exp,
  };
}

function rolesIn(groups: unknown): ReadonlyMap<string, readonly StaffRole[]> {
  const roles = new Map<string, StaffRole[]>();
  for (const group of Groups.safeParse(groups).data ?? []) {
    const [municipality, name, ...rest] = group.split(':');
    const role = StaffRole.safeParse(name);
    if (municipality === undefined || municipality === '' || !role.success || rest.length > 0) continue;
    roles.set(municipality, [...(roles.get(municipality) ?? []), role.data]);
  }
  return roles;
}
