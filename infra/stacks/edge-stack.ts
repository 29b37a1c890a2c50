import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { DeploymentConfig } from '../deployment-config.ts';
import { acknowledge } from '../policies.ts';

/** How many requests one address may send in five minutes. */
const requestsPerAddress = 2000;

/** The rules of the house door. CloudFront reads them from us-east-1, wherever the deployment is. */
export class EdgeGuardStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, { config, ...props }: StackProps & { readonly config: DeploymentConfig }) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, 'Guard', {
      name: `${config.name}-edge`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible(`${config.name}-edge`),
      rules: [
        ...['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet'].map((name, priority) => ({
          name,
          priority,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
          visibilityConfig: visible(name),
        })),
        {
          name: 'RatePerAddress',
          priority: 10,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsPerAddress } },
          visibilityConfig: visible('RatePerAddress'),
        },
      ],
    });
    this.webAclArn = acl.attrArn;
  }
}

interface EdgeStackProps extends StackProps {
  readonly config: DeploymentConfig;
  readonly edge: NonNullable<DeploymentConfig['edge']>;
  readonly api: HttpApi;
  readonly webAclArn: string;
}

/** The public address. Nothing is cached: what one person may see, the next may not. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { config, edge, api, webAclArn, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const distribution = new Distribution(this, 'Distribution', {
      comment: config.name,
      domainNames: [edge.domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', edge.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: webAclArn,
      defaultBehavior: {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${this.region}.amazonaws.com`, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    });
    acknowledge(distribution, 'AwsSolutions::AwsSolutions-CFR1', 'AwsSolutions::AwsSolutions-CFR3');
    new CfnOutput(this, 'DistributionDomainName', { value: distribution.distributionDomainName });
  }
}

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  // Sampled requests would keep task links' addresses.
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
