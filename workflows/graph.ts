import * as z from 'zod/mini';

/** What a drawing needs to know of a state. */
const State = z.looseObject({
  Type: z.enum(['Task', 'Choice', 'Pass', 'Succeed', 'Fail']),
  Resource: z.optional(z.string()),
  Next: z.optional(z.string()),
  Default: z.optional(z.string()),
  Choices: z.optional(z.array(z.looseObject({ StringEquals: z.string(), Next: z.string() }))),
  Catch: z.optional(z.array(z.looseObject({ Next: z.string() }))),
});

export const Definition = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), State) });
export type Definition = z.infer<typeof Definition>;

/**
 * A definition as a Mermaid flow chart: rounded where it waits for people, square where it works, a rhombus where it chooses.
 * Faults, which all lead to the same state, are drawn as one dotted arrow.
 */
export function drawGraph({ StartAt, States }: Definition): string {
  const ids = new Map(Object.keys(States).map((name, at) => [name, `s${String(at)}`]));
  const id = (name: string) => ids.get(name) ?? name;
  const nodes = Object.entries(States).map(([name, state]) => `  ${id(name)}${shape(name, state)}`);
  const arrows = Object.entries(States).flatMap(([name, state]) => [
    ...(state.Next === undefined ? [] : [`  ${id(name)} --> ${id(state.Next)}`]),
    ...(state.Choices ?? []).map((choice) => `  ${id(name)} -- ${choice.StringEquals} --> ${id(choice.Next)}`),
    ...(state.Default === undefined ? [] : [`  ${id(name)} -. anything else .-> ${id(state.Default)}`]),
  ]);
  const caught = new Set(Object.values(States).flatMap((state) => (state.Catch ?? []).map((handler) => handler.Next)));
  const faults = [...caught].map((name) => `  fault((fault)) -.-> ${id(name)}`);
  return ['flowchart TD', `  start((start)) --> ${id(StartAt)}`, ...nodes, ...arrows, ...faults].join('\n');
}

function shape(name: string, state: z.infer<typeof State>): string {
  switch (state.Type) {
    case 'Task':
      return state.Resource?.endsWith('.waitForTaskToken') === true ? `(["${name}"])` : `["${name}"]`;
    case 'Choice':
      return `{"${name}"}`;
    case 'Pass':
      return `["${name}"]`;
    case 'Succeed':
    case 'Fail':
      return `[["${name}"]]`;
  }
}
