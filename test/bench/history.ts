import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GetExecutionHistoryCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { localCredentials } from '../../infra/local/local-environment.ts';
import { readOutputs } from '../../infra/local/outputs.ts';
import { runningSystem } from '../demo/endpoints.ts';

/** What one finished execution of a running system went through. */
export interface PastExecution {
  readonly lastState: string;
  /** States entered, and the start: what Step Functions charges for. */
  readonly transitions: number;
}

/** Of the system that `npm start` runs here, every application whose workflow has ended; none where nothing runs. */
export async function pastExecutions(root: string, region: string): Promise<readonly PastExecution[]> {
  const folder = join(root, '.local');
  if (!existsSync(join(folder, 'endpoints.json'))) return [];
  const { endpoints } = runningSystem(new URL(`file://${folder}/`));
  const { ApplicationWorkflowArn: stateMachineArn } = readOutputs(join(folder, 'outputs.json'));
  const client = new SFNClient({ endpoint: endpoints.aws, region, credentials: localCredentials });
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: 20 }),
  );
  const past: PastExecution[] = [];
  for (const { executionArn } of executions) {
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    const entered = events.flatMap(({ type, stateEnteredEventDetails }) => {
      return type?.endsWith('StateEntered') === true ? [stateEnteredEventDetails?.name ?? ''] : [];
    });
    past.push({ lastState: entered.at(-1) ?? '', transitions: entered.length + 1 });
  }
  client.destroy();
  return past;
}
