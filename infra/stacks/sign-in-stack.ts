import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, FeaturePlan, Mfa, UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { DeploymentConfig } from '../deployment-config.ts';
import { acknowledge } from '../policies.ts';

/** What a member of staff may be; a group of the user pool is `<municipality>:<role>`. */
const roles = ['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor'] as const;

interface SignInStackProps extends StackProps {
  readonly config: DeploymentConfig;
  /** Where the local AWS serves what in the cloud is the pool's own domain. */
  readonly localEndpoint: string | undefined;
}

/** The addresses of an issuer, without the client, which belongs to who uses it. */
export interface Issuer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
}

/** Staff accounts, for a municipality that does not bring an OIDC issuer of its own. */
export class SignInStack extends Stack {
  readonly userPool: UserPool;
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, { config, localEndpoint, ...props }: SignInStackProps) {
    super(scope, id, props);
    this.userPool = new UserPool(this, 'Staff', {
      userPoolName: `${config.name}-staff`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: config.removalPolicy === 'RETAIN',
      removalPolicy: config.removalPolicy === 'RETAIN' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.userPool, 'AwsSolutions::AwsSolutions-COG8');
    for (const { id: municipality, name } of config.municipalities) {
      for (const role of roles) {
        new CfnUserPoolGroup(this, `Group ${municipality} ${role}`, {
          userPoolId: this.userPool.userPoolId,
          groupName: `${municipality}:${role}`,
          description: `${name}: ${role}`,
        });
      }
    }
    const domainPrefix = `${config.name}-${Aws.ACCOUNT_ID}`;
    new UserPoolDomain(this, 'Domain', { userPool: this.userPool, cognitoDomain: { domainPrefix } });

    const hostedAt = localEndpoint ?? `https://${domainPrefix}.auth.${this.region}.amazoncognito.com`;
    const issuer = `https://cognito-idp.${this.region}.amazonaws.com/${this.userPool.userPoolId}`;
    this.issuer = {
      issuer,
      jwksUri: `${localEndpoint === undefined ? issuer : `${localEndpoint}/${this.userPool.userPoolId}`}/.well-known/jwks.json`,
      authorizationEndpoint: `${hostedAt}/oauth2/authorize`,
      tokenEndpoint: `${hostedAt}/oauth2/token`,
    };
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolDomain', { value: hostedAt });
  }
}
