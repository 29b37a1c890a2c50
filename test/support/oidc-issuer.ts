import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { closed, listen } from './web-server.ts';

interface IssuedCode {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** A small OpenID Connect issuer on loopback: authorises at once, checks PKCE, signs with RS256. */
export class OidcIssuer {
  readonly clientId = 'valbar-test';
  /** Claims that the next ID tokens carry beside the standard ones. */
  claims: Record<string, unknown> = {
    sub: 'officer-1',
    name: 'Handa Läggare',
    email: 'handlaggare@granvik.example',
    'cognito:groups': ['granvik:case-officer'],
  };
  issuer = '';
  /** Its own: another issuer may have had the same address earlier in this process, and its keys are remembered. */
  readonly #kid = randomUUID();
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #codes = new Map<string, IssuedCode>();
  readonly #server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', this.issuer);
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/jwks') {
      answer(200, {
        keys: [{ ...this.#publicKey.export({ format: 'jwk' }), kid: this.#kid, alg: 'RS256', use: 'sig' }],
      });
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const code = this.#codes.get(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (code?.challenge !== challenge || code.redirectUri !== form.get('redirect_uri')) {
        answer(400, { error: 'invalid_grant' });
        return;
      }
      this.#codes.delete(form.get('code') ?? '');
      answer(200, {
        access_token: 'none',
        token_type: 'Bearer',
        expires_in: 3600,
        id_token: this.token({ nonce: code.nonce }),
      });
    });
  });

  constructor() {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#key = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  async start(): Promise<void> {
    this.issuer = `http://127.0.0.1:${String(await listen(this.#server))}`;
  }

  stop(): Promise<void> {
    return closed(this.#server);
  }

  /** What infrastructure would have put into a function's environment. */
  get environment(): Readonly<Record<string, string>> {
    return this.#environmentOf('OIDC');
  }

  /** The same for the providers' issuer, when it is this one. */
  get providerEnvironment(): Readonly<Record<string, string>> {
    return this.#environmentOf('PROVIDER_OIDC');
  }

  #environmentOf(prefix: string): Readonly<Record<string, string>> {
    return {
      [`${prefix}_ISSUER`]: this.issuer,
      [`${prefix}_CLIENT_ID`]: this.clientId,
      [`${prefix}_JWKS_URI`]: `${this.issuer}/jwks`,
      [`${prefix}_AUTHORIZATION_ENDPOINT`]: `${this.issuer}/authorize`,
      [`${prefix}_TOKEN_ENDPOINT`]: `${this.issuer}/token`,
    };
  }

  /** What the hosted sign-in page does when somebody's password was right: the address to go back to. */
  authorise(authorizationUrl: string): URL {
    const asked = new URL(authorizationUrl).searchParams;
    const code = randomUUID();
    const redirectUri = asked.get('redirect_uri') ?? '';
    this.#codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirectUri,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return back;
  }

  /** An ID token; `over` replaces claims, `key` signs it with another key than the published one. */
  token(over: Readonly<Record<string, unknown>> = {}, key: KeyObject = this.#key): string {
    const now = Math.floor(Date.now() / 1000);
    const standard = { iss: this.issuer, aud: this.clientId, iat: now, exp: now + 3600, token_use: 'id' };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: this.#kid, typ: 'JWT' })}.${part({ ...standard, ...this.claims, ...over })}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  }
}
