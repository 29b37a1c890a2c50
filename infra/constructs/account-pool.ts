import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { DeploymentConfig } from '../deployment-config.ts';
import { acknowledge } from '../policies.ts';
import type { SignInSettings } from './surroundings.ts';

interface AccountPoolProps {
  readonly config: Pick<DeploymentConfig, 'name' | 'removalPolicy'>;
  /** `staff` or `providers`: ends the pool's name. */
  readonly audience: string;
  /** Begins the address of its sign-in pages; unique in the Region. */
  readonly domainPrefix: string;
  /** Whether people make their accounts themselves. */
  readonly selfSignUp: boolean;
  /** Where the local AWS serves what in the cloud is the pool's own domain. */
  readonly localEndpoint: string | undefined;
}

/** Accounts with a password and a second factor, and the pages where people sign in with them. */
export class AccountPool extends Construct {
  readonly userPool: UserPool;
  /** Where the sign-in pages are. */
  readonly hostedAt: string;
  readonly #issuer: Omit<SignInSettings, 'clientId'>;

  constructor(scope: Construct, id: string, props: AccountPoolProps) {
    super(scope, id);
    const { config, audience, domainPrefix, localEndpoint } = props;
    const { region } = Stack.of(this);
    this.userPool = new UserPool(this, 'Accounts', {
      userPoolName: `${config.name}-${audience}`,
      selfSignUpEnabled: props.selfSignUp,
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
    new UserPoolDomain(this, 'Domain', { userPool: this.userPool, cognitoDomain: { domainPrefix } });
    this.hostedAt = localEndpoint ?? `https://${domainPrefix}.auth.${region}.amazoncognito.com`;
    const issuer = `https://cognito-idp.${region}.amazonaws.com/${this.userPool.userPoolId}`;
    this.#issuer = {
      issuer,
      jwksUri: `${localEndpoint === undefined ? issuer : `${localEndpoint}/${this.userPool.userPoolId}`}/.well-known/jwks.json`,
      authorizationEndpoint: `${this.hostedAt}/oauth2/authorize`,
      tokenEndpoint: `${this.hostedAt}/oauth2/token`,
    };
  }

  /** Lets pages of another stack sign people in. @param pages whose, and where they come back to */
  settingsFor(scope: Construct, id: string, pages: { name: string; site: string; callback: string }): SignInSettings {
    const client = new UserPoolClient(scope, id, {
      userPool: this.userPool,
      userPoolClientName: pages.name,
      // A public client: the code is bound by PKCE, and there is no secret to keep.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${pages.site}${pages.callback}`],
        logoutUrls: [`${pages.site}/`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.hours(8),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(8),
    });
    return { ...this.#issuer, clientId: client.userPoolClientId };
  }
}
