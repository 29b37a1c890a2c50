import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as contracts from '../../workflows/contracts.ts';
import { Definition } from '../../workflows/graph.ts';

const recordings = join(import.meta.dirname, 'recorded-executions');

/**
 * A definition as it was deployed on some day, and executions that were running on it: where each waits, and how what it
 * had called before ended. Step Functions lets a running execution keep its definition, while the functions under it change
 * with each deploy. A recording is added, never changed.
 */
const Recording = z.strictObject({
  definition: Definition,
  executions: z.array(z.strictObject({ waitsAt: z.string(), answered: z.array(z.tuple([z.string(), z.string()])) })),
});

const Call = z.looseObject({
  Resource: z.string(),
  Next: z.string(),
  Parameters: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }),
});
type Call = z.infer<typeof Call>;

/** What the functions answer today. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  'application-request-confirmation': contracts.ConfirmationOutcome.options,
  'registry-look-up': contracts.LookupOutcome.options,
  'requirement-check-requirements': contracts.CheckOutcome.options,
  'completion-request': contracts.CompletionOutcome.options,
  'requirement-request-assessment': contracts.AssessmentOutcome.options,
  'register-keep-documents': contracts.KeepOutcome.options,
  'decision-request-decision': contracts.DecisionOutcome.options,
  'decision-give-notice': contracts.NoticeOutcome.options,
  'contract-request-signatures': contracts.SigningOutcome.options,
  'provider-request-registration': contracts.RegistrationOutcome.options,
  'application-record-attention': ['RECORDED'],
};

const present = Definition.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../workflows/application.asl.json'), 'utf8')),
);

function callsOf({ States }: Definition): readonly Call[] {
  return Object.values(States).flatMap((state) => (state.Type === 'Task' ? [Call.parse(state)] : []));
}

function functionOf({ Parameters }: Call): string {
  return Parameters.FunctionName.replaceAll(/[${}]/g, '');
}

/** Where an execution stands that has come to a state: at a call, or at its end. */
function standsAt({ States }: Definition, name: string): string {
  const state = States[name];
  if (state === undefined) throw new Error(`There is no ${name}`);
  return state.Type === 'Pass' ? standsAt({ StartAt: name, States }, state.Next ?? '') : name;
}

/** Where it stands when a call has ended so. */
function after(definition: Definition, name: string, outcome: string): string {
  const next = Call.parse(definition.States[name]).Next;
  const choice = definition.States[next];
  if (choice?.Type !== 'Choice') return standsAt(definition, next);
  const chosen = choice.Choices?.find(({ StringEquals }) => StringEquals === outcome)?.Next ?? choice.Default;
  return standsAt(definition, chosen ?? '');
}

/** Every state that it may come to from here, with whatever the functions answer today. */
function reachedFrom(definition: Definition, name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const state = definition.States[name];
  if (state?.Type !== 'Task') return seen;
  for (const outcome of outcomes[functionOf(Call.parse(state))] ?? [])
    reachedFrom(definition, after(definition, name, outcome), seen);
  return seen;
}

describe.each(readdirSync(recordings))('executions that were running on %s', (file) => {
  const { definition, executions } = Recording.parse(JSON.parse(readFileSync(join(recordings, file), 'utf8')));

  it('call functions that are still there, which the workflow may call, in the way that these answer', () => {
    const now = new Map(callsOf(present).map((call) => [functionOf(call), call]));
    for (const call of callsOf(definition)) {
      const same = now.get(functionOf(call));
      expect(same, functionOf(call)).toBeDefined();
      expect(same?.Resource).toBe(call.Resource);
      expect(Object.keys(outcomes)).toContain(functionOf(call));
    }
  });

  it('say what these functions need to hear', () => {
    const said = {
      'applicationId.$': 'granvik.01KAJ2V6T4Q8N5W0Y3Z7B9C1DE',
      'attempt.$': 1,
      'taskToken.$': 'AQCkAAAAKgAAAAMAAAAA',
      'enteredAt.$': '2026-11-28T08:00:00.000Z',
      'error.$': { Error: 'UnknownOutcome' },
    };
    for (const call of callsOf(definition)) {
      const names = Object.keys(call.Parameters.Payload);
      const input = Object.fromEntries(
        Object.entries(said).flatMap(([name, value]) =>
          names.includes(name) ? [[name.replace('.$', ''), value]] : [],
        ),
      );
      const heard = call.Resource.endsWith('.waitForTaskToken')
        ? contracts.RoundInput
        : functionOf(call) === 'application-record-attention'
          ? contracts.AttentionInput
          : contracts.StepInput;
      expect(heard.safeParse(input).error, functionOf(call)).toBeUndefined();
    }
  });

  it('wait at every wait that there was', () => {
    const waits = Object.entries(definition.States).flatMap(([name, state]) =>
      state.Resource?.endsWith('.waitForTaskToken') === true ? [name] : [],
    );
    expect(executions.map(({ waitsAt }) => waitsAt).toSorted()).toEqual(waits.toSorted());
  });

  it.each(executions)(
    'finish from $waitsAt, whatever it is answered, and never stand still',
    ({ waitsAt, answered }) => {
      const outcomesLeft = [...answered];
      let stands = standsAt(definition, definition.StartAt);
      while (outcomesLeft.length > 0 || stands !== waitsAt) {
        const known = outcomesLeft[0]?.[0] === stands ? outcomesLeft.shift()?.[1] : 'LOOKED_UP';
        expect(definition.States[stands]?.Type, stands).toBe('Task');
        stands = after(definition, stands, known ?? '');
      }
      for (const outcome of outcomes[functionOf(Call.parse(definition.States[stands]))] ?? []) {
        const reached = [...reachedFrom(definition, after(definition, stands, outcome))];
        const types = reached.map((name) => definition.States[name]?.Type);
        // It ends well, and what its definition does not know of is a person's to see to.
        expect(types, outcome).toContain('Succeed');
        expect(reached, outcome).not.toContain('Needs Attention');
      }
      expect([...reachedFrom(definition, after(definition, stands, 'AN_OUTCOME_OF_TOMORROW'))]).toContain(
        'Record Attention',
      );
    },
  );
});
