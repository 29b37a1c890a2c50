/* global fetch */
import { Buffer } from 'node:buffer';
import process from 'node:process';

/**
 * Serves the local AWS only, where in the cloud GuardDuty scans: reads each file that arrives in the evidence bucket,
 * knows the harmless test file that every scanner takes for malware (EICAR), and says so in GuardDuty's own words.
 */
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

export async function handler({ detail }) {
  const { bucket, object } = detail;
  const endpoint = process.env.AWS_ENDPOINT_URL;
  const file = await fetch(`${endpoint}/${bucket.name}/${object.key}`);
  if (!file.ok) throw new Error(`The evidence bucket answered ${file.status}`);
  const infected = Buffer.from(await file.arrayBuffer()).includes(eicar);
  const told = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSEvents.PutEvents',
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${process.env.AWS_REGION}/events/aws4_request, SignedHeaders=host, Signature=local`,
    },
    body: JSON.stringify({ Entries: [scanResult(bucket.name, object, infected)] }),
  });
  const { FailedEntryCount } = await told.json();
  if (!told.ok || FailedEntryCount > 0) throw new Error(`The event bus answered ${told.status}`);
}

function scanResult(bucketName, { key, etag, 'version-id': versionId }, infected) {
  return {
    // Only AWS itself may speak as `aws.guardduty`.
    Source: 'valbar.local-scanner',
    DetailType: 'GuardDuty Malware Protection Object Scan Result',
    Detail: JSON.stringify({
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName, objectKey: key, eTag: etag, versionId, s3Throttled: false },
      scanResultDetails: {
        scanResultStatus: infected ? 'THREATS_FOUND' : 'NO_THREATS_FOUND',
        threats: infected ? [{ name: 'EICAR-Test-File (not a virus)' }] : null,
      },
    }),
  };
}
