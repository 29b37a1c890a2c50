import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { LocalAccount } from './local-accounts.ts';

interface SignInTarget {
  /** Where the local AWS serves the sign-in pages. */
  readonly endpoint: string;
  readonly clientId: string;
  readonly callback: string;
}

const Tokens = z.looseObject({ id_token: z.string() });

/** Signs somebody in as a browser would, by code and PKCE; the ID token opens the API. */
export async function accountToken({ email, password }: LocalAccount, target: SignInTarget): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const asked = {
    client_id: target.clientId,
    redirect_uri: target.callback,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const answer = await fetch(`${target.endpoint}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...asked, username: email, password }),
  });
  const code = new URL(answer.headers.get('location') ?? '', target.callback).searchParams.get('code');
  if (code === null) throw new Error(`The sign-in service did not let ${email} in: ${String(answer.status)}`);
  const exchanged = await fetch(`${target.endpoint}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: target.clientId,
      redirect_uri: target.callback,
      code,
      code_verifier: verifier,
    }),
  });
  return Tokens.parse(await exchanged.json()).id_token;
}
