import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';

/** What stands in for SES: the local engine that the other tests send through would answer every mail alike. */
export const mail = mockClient(SESv2Client);

/** What stands in for Step Functions: no service says on request that it is slow, or that nobody waits any more. */
export const workflow = mockClient(SFNClient);
