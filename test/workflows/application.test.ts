import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import * as contracts from '../../workflows/contracts.ts';
import { Definition, drawGraph } from '../../workflows/graph.ts';

const folder = join(import.meta.dirname, '../../workflows');
const text = readFileSync(join(folder, 'application.asl.json'), 'utf8');
const definition = Definition.parse(JSON.parse(text));
const states = Object.entries(definition.States);
const tasks = states.filter(([, state]) => state.Type === 'Task');

const Task = z.looseObject({
  Resource: z.string(),
  TimeoutSeconds: z.int().check(z.positive()),
  Parameters: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }),
  ResultSelector: z.optional(z.record(z.string(), z.string())),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), MaxAttempts: z.int() })).check(z.minLength(1)),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).check(z.minLength(1)),
});

function outcomesChosenAt(name: string): string[] {
  return (definition.States[name]?.Choices ?? []).map((choice) => choice.StringEquals).toSorted();
}

describe('the application workflow', () => {
  it('is a valid definition', () => {
    const validator = join(folder, '../node_modules/asl-validator/dist/bin/asl-validator.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [validator, '--json-path', join(folder, 'application.asl.json')],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
  });

  test.each(tasks)('%s ends some day, tries again, and is caught', (name, state) => {
    const task = Task.parse(state);
    expect(task.Catch.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    expect(task.Catch.at(-1)?.Next).toBe(name === 'Record Attention' ? 'Needs Attention' : 'Record Attention');
    const retried = task.Retry.flatMap((retry) => retry.ErrorEquals);
    expect(retried).toEqual(expect.arrayContaining(['Lambda.TooManyRequestsException', 'States.TaskFailed']));
    // The local engine takes a timeout for a failed task, so it has to be excepted first.
    expect(task.Retry[0]).toMatchObject({ ErrorEquals: ['States.Timeout'], MaxAttempts: 0 });
  });

  test.each(tasks)('%s passes ids and an outcome, and nothing else', (name, state) => {
    const { Parameters, ResultSelector, Resource } = Task.parse(state);
    const waits = Resource.endsWith('.waitForTaskToken');
    expect(Parameters.Payload).toEqual({
      'applicationId.$': '$.applicationId',
      'attempt.$': '$.attempt',
      ...(waits ? { 'taskToken.$': '$$.Task.Token', 'enteredAt.$': '$$.State.EnteredTime' } : {}),
      ...(name === 'Record Attention' ? { 'error.$': '$.error' } : {}),
    });
    expect(Object.keys(ResultSelector ?? { 'outcome.$': '' })).toEqual(['outcome.$']);
  });

  test.each(tasks.filter(([, state]) => state.Resource?.endsWith('.waitForTaskToken')))(
    '%s hears of a round that could not be opened',
    (_name, state) => {
      expect(Task.parse(state).Retry.flatMap((retry) => retry.ErrorEquals)).toContain(contracts.openRoundFailed);
    },
  );

  test.each([
    ['Confirmed?', contracts.ConfirmationOutcome],
    ['Complete Enough?', contracts.CheckOutcome],
    ['Completed?', contracts.CompletionOutcome],
    ['Assessed?', contracts.AssessmentOutcome],
    ['Decided?', contracts.DecisionOutcome],
    ['Approved?', contracts.NoticeOutcome],
    ['Registered?', contracts.RegistrationOutcome],
    ['Signed?', contracts.SigningOutcome],
  ])('%s knows every outcome that may be answered, and no other', (name, outcomes) => {
    expect(outcomesChosenAt(name)).toEqual(outcomes.options.toSorted());
  });

  test.each(states.filter(([, state]) => state.Type === 'Choice'))(
    '%s sends what it does not know to a person',
    (_name, state) => {
      expect(state.Default).toBe('Unknown Outcome');
    },
  );

  it('tells the coordinator before it fails', () => {
    expect(states.filter(([, state]) => state.Type === 'Fail').map(([name]) => name)).toEqual(['Needs Attention']);
    expect(states.filter(([, state]) => state.Next === 'Needs Attention').map(([name]) => name)).toEqual([
      'Record Attention',
    ]);
  });

  it('ends well in four ways', () => {
    const ends = states.filter(([, state]) => state.Type === 'Succeed').map(([name]) => name);
    expect(ends.toSorted()).toEqual([
      'Applicant Refused',
      'Application Withdrawn',
      'Approval Lapsed',
      'Provider Contracted',
    ]);
  });

  it('takes a straight case through in at most 20 transitions', () => {
    const best = ['CONFIRMED', 'READY', 'ASSESSED', 'DECIDED', 'APPROVED', 'SIGNED'];
    const passed: string[] = [];
    let name: string | undefined = definition.StartAt;
    while (name !== undefined) {
      passed.push(name);
      const state: Definition['States'][string] | undefined = definition.States[name];
      name = state?.Next ?? state?.Choices?.find((choice) => best.includes(choice.StringEquals))?.Next;
    }
    expect(passed.at(-1)).toBe('Provider Contracted');
    // Step Functions counts the start too.
    expect(passed.length + 1).toBe(18);
    expect(passed.length + 1).toBeLessThanOrEqual(20);
  });

  it('is drawn in the README as it is', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const drawn = /<!-- graph:application -->\s*```mermaid\n(?<graph>[\s\S]*?)\n```/.exec(readme)?.groups?.['graph'];
    expect(drawn).toBe(drawGraph(definition));
  });
});
