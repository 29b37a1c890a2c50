import { Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnUserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { AccountPool } from '../constructs/account-pool.ts';
import type { DeploymentConfig } from '../deployment-config.ts';

/** What a member of staff may be; a group of the user pool is `<municipality>:<role>`. */
const roles = ['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor'] as const;

interface SignInStackProps extends StackProps {
  readonly config: DeploymentConfig;
  /** Where the local AWS serves what in the cloud is a pool's own domain. */
  readonly localEndpoint: string | undefined;
}

/** Accounts for those that the deployment brings no OIDC issuer for: the staff's, and the providers'. */
export class SignInStack extends Stack {
  readonly staff: AccountPool | null;
  readonly providers: AccountPool | null;

  constructor(scope: Construct, id: string, { config, localEndpoint, ...props }: SignInStackProps) {
    super(scope, id, props);
    const domainPrefix = `${config.name}-${Aws.ACCOUNT_ID}`;
    this.staff =
      config.oidc === undefined
        ? new AccountPool(this, 'Staff', {
            config,
            audience: 'staff',
            domainPrefix,
            // An account is given to somebody who works for the municipality.
            selfSignUp: false,
            localEndpoint,
          })
        : null;
    if (this.staff !== null) {
      this.#groups(config, this.staff);
      new CfnOutput(this, 'UserPoolId', { value: this.staff.userPool.userPoolId });
      new CfnOutput(this, 'UserPoolDomain', { value: this.staff.hostedAt });
    }
    this.providers =
      config.providerOidc === undefined
        ? new AccountPool(this, 'Providers', {
            config,
            audience: 'providers',
            domainPrefix: `${domainPrefix}-providers`,
            // It opens nothing by itself: whoever has one still has to be invited.
            selfSignUp: true,
            localEndpoint,
          })
        : null;
    if (this.providers !== null) {
      new CfnOutput(this, 'ProviderPoolId', { value: this.providers.userPool.userPoolId });
      new CfnOutput(this, 'ProviderPoolDomain', { value: this.providers.hostedAt });
    }
  }

  #groups({ municipalities }: DeploymentConfig, { userPool }: AccountPool): void {
    for (const { id: municipality, name } of municipalities) {
      for (const role of roles) {
        new CfnUserPoolGroup(this, `Group ${municipality} ${role}`, {
          userPoolId: userPool.userPoolId,
          groupName: `${municipality}:${role}`,
          description: `${name}: ${role}`,
        });
      }
    }
  }
}
