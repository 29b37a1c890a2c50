import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

/** What the stacks say about themselves that a client on this machine needs. */
export const Outputs = z.object({
  HttpApiId: text,
  UserPoolId: text,
  UserPoolClientId: text,
  ProviderPoolId: text,
  ProviderPoolClientId: text,
  CaseTableName: text,
  LinkTableName: text,
  CatalogueTableName: text,
  EvidenceBucketName: text,
  ApplicationWorkflowArn: text,
});
export type Outputs = z.infer<typeof Outputs>;

const OutputsByStack = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Reads what `cdk deploy --outputs-file` wrote, over all stacks.
 * @throws ZodError that names what no stack has
 */
export function readOutputs(file: string): Outputs {
  const byStack = OutputsByStack.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Outputs.parse(Object.assign({}, ...Object.values(byStack)));
}
