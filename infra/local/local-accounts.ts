import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { localCredentials } from './local-environment.ts';

/** Somebody fictional who can sign in. */
export const LocalAccount = z.strictObject({
  email: z.string(),
  password: z.string(),
  /** Groups of the staff's user pool: `<municipality>:<role>`; none for a provider's. */
  groups: z.array(z.string()),
});
export type LocalAccount = z.infer<typeof LocalAccount>;

interface Person {
  readonly name: string;
  readonly groups: readonly string[];
}

/** Who works with choice systems in the fictional municipalities. */
const staff: Readonly<Record<string, Person>> = {
  'samordnare@granvik.example': { name: 'Sam Ordning', groups: ['granvik:coordinator'] },
  'handlaggare@granvik.example': { name: 'Handa Läggare', groups: ['granvik:case-officer'] },
  'ekonom@granvik.example': { name: 'Eskil Budgeth', groups: ['granvik:case-officer'] },
  'sjukskoterska@granvik.example': { name: 'Nora Sköld', groups: ['granvik:case-officer'] },
  'sekreterare@granvik.example': { name: 'Sekla Teräng', groups: ['granvik:secretary'] },
  'enhetschef@granvik.example': { name: 'Enar Chefsson', groups: ['granvik:delegate'] },
  'granskare@granvik.example': { name: 'Rut Granskar', groups: ['granvik:auditor'] },
  'samordnare@lillby.example': { name: 'Kaja Valberg', groups: ['lillby:coordinator'] },
  'sekreterare@lillby.example': { name: 'Stina Protokollin', groups: ['lillby:secretary'] },
  'omsorgschef@lillby.example': { name: 'Olle Omsorg', groups: ['lillby:delegate'] },
};

/** Who manages the fictional provider's own page, and whom she may invite. */
const ofProviders: Readonly<Record<string, Person>> = {
  'hej@lonnbacken.example': { name: 'Lo Lönn', groups: [] },
  'medlem@lonnbacken.example': { name: 'Majken Lönn', groups: [] },
};

interface AccountsTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly providerPoolId: string;
  /** Where the passwords are written; nowhere else. */
  readonly file: string;
}

/** Gives each of them an account with a new password, and writes them down. */
export async function createLocalAccounts(target: AccountsTarget): Promise<void> {
  const { endpoint, region, userPoolId, providerPoolId, file } = target;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials: localCredentials });
  const accounts: LocalAccount[] = [];
  for (const [email, person] of Object.entries(staff)) {
    accounts.push(await createAccount(cognito, userPoolId, { email, ...person }));
  }
  for (const [email, person] of Object.entries(ofProviders)) {
    accounts.push(await createAccount(cognito, providerPoolId, { email, ...person }));
  }
  cognito.destroy();
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
}

async function createAccount(
  cognito: CognitoIdentityProviderClient,
  pool: string,
  { email, name, groups }: Person & { readonly email: string },
): Promise<LocalAccount> {
  const password = newPassword();
  const user = { UserPoolId: pool, Username: email };
  await cognito.send(
    new AdminCreateUserCommand({
      ...user,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: newPassword(),
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        // Decisions and minutes name whoever made them.
        { Name: 'name', Value: name },
      ],
    }),
  );
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  for (const group of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: group }));
  return { email, password, groups: [...groups] };
}

/** What `createLocalAccounts` wrote down. */
export function readLocalAccounts(file: string): LocalAccount[] {
  return z.array(LocalAccount).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Long and random, with one of each kind that the pool asks for. */
function newPassword(): string {
  return `Aa1-${randomBytes(12).toString('base64url')}`;
}
