import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Definition } from '../../workflows/graph.ts';

const root = join(import.meta.dirname, '../..');

const TaskState = z.looseObject({ Parameters: z.object({ FunctionName: z.string() }), ResultPath: z.string() });
const Variable = z.looseObject({ Variable: z.string(), StringEquals: z.string(), Next: z.string() });
const Outcome = z.object({ outcome: z.string() });

/** One thing a workflow's state asks of a function. */
export interface StateTask {
  readonly state: string;
  /** The function's name, for example `requirement-check-requirements`. */
  readonly name: string;
  /** Whether the state waits until somebody calls back. */
  readonly waits: boolean;
}

/**
 * Goes through the application workflow as its definition says, each state's outcome given by `answer`.
 * It knows only what the straight and the usual paths need: no retries, no faults.
 * @returns the states in the order they were entered
 */
export async function walkApplication(answer: (task: StateTask) => Promise<unknown>): Promise<readonly string[]> {
  const definition = applicationDefinition();
  const entered: string[] = [];
  /** Under where each state's result lies: `$.decision.outcome`. */
  const outcomes = new Map<string, string>();
  let name: string | undefined = definition.StartAt;
  while (name !== undefined) {
    entered.push(name);
    const state: Definition['States'][string] | undefined = definition.States[name];
    if (state === undefined) throw new Error(`The workflow has no state ${name}`);
    if (state.Type === 'Choice') {
      const choices: z.infer<typeof Variable>[] = (state.Choices ?? []).map((choice) => Variable.parse(choice));
      const chosen = choices.find((choice) => outcomes.get(choice.Variable) === choice.StringEquals);
      name = chosen?.Next ?? state.Default;
      continue;
    }
    if (state.Type === 'Task') {
      const { Parameters, ResultPath } = TaskState.parse(state);
      const waits = state.Resource?.endsWith('.waitForTaskToken') ?? false;
      const result = await answer({ state: name, name: Parameters.FunctionName.replaceAll(/[${}]/g, ''), waits });
      outcomes.set(`${ResultPath}.outcome`, Outcome.safeParse(result).data?.outcome ?? '');
    }
    name = state.Next;
  }
  return entered;
}

function applicationDefinition(): Definition {
  return Definition.parse(JSON.parse(readFileSync(join(root, 'workflows/application.asl.json'), 'utf8')));
}
