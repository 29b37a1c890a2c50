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

/** A fictional member of staff who can sign in. */
export const StaffAccount = z.strictObject({
  email: z.string(),
  password: z.string(),
  /** Groups of the user pool: `<municipality>:<role>`. */
  groups: z.array(z.string()),
});
export type StaffAccount = z.infer<typeof StaffAccount>;

/** Who works with choice systems in the fictional municipalities. */
const staff: Readonly<Record<string, { readonly name: string; readonly groups: string[] }>> = {
  'samordnare@granvik.example': { name: 'Sam Ordning', groups: ['granvik:coordinator'] },
  'handlaggare@granvik.example': { name: 'Handa Läggare', groups: ['granvik:case-officer'] },
  'ekonom@granvik.example': { name: 'Eskil Budgeth', groups: ['granvik:case-officer'] },
  'sjukskoterska@granvik.example': { name: 'Nora Sköld', groups: ['granvik:case-officer'] },
  'sekreterare@granvik.example': { name: 'Sekla Teräng', groups: ['granvik:secretary'] },
  'enhetschef@granvik.example': { name: 'Enar Chefsson', groups: ['granvik:delegate'] },
  'samordnare@lillby.example': { name: 'Kaja Valberg', groups: ['lillby:coordinator'] },
  'sekreterare@lillby.example': { name: 'Stina Protokollin', groups: ['lillby:secretary'] },
  'omsorgschef@lillby.example': { name: 'Olle Omsorg', groups: ['lillby:delegate'] },
};

interface AccountsTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  /** Where the passwords are written; nowhere else. */
  readonly file: string;
}

/** Gives each of the staff an account with a new password, and writes them down. */
export async function createStaffAccounts(target: AccountsTarget): Promise<void> {
  const { endpoint, region, userPoolId, file } = target;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials: localCredentials });
  const accounts: StaffAccount[] = [];
  for (const [email, { name, groups }] of Object.entries(staff)) {
    const password = newPassword();
    accounts.push({ email, groups, password });
    const user = { UserPoolId: userPoolId, Username: email };
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
  }
  cognito.destroy();
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
}

/** What `createStaffAccounts` wrote down. */
export function readStaffAccounts(file: string): StaffAccount[] {
  return z.array(StaffAccount).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Long and random, with one of each kind that the pool asks for. */
function newPassword(): string {
  return `Aa1-${randomBytes(12).toString('base64url')}`;
}
