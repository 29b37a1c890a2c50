import type { Definition } from '../../workflows/graph.ts';

/** How every wait and step of an application ends when nothing is missing and nobody objects. */
const straightOutcomes = ['CONFIRMED', 'READY', 'ASSESSED', 'DECIDED', 'APPROVED', 'SIGNED'];

/** The states of an application that goes straight through to its contract, in order. */
export function straightPath({ StartAt, States }: Definition): readonly string[] {
  const passed: string[] = [];
  let name: string | undefined = StartAt;
  while (name !== undefined) {
    if (passed.includes(name)) throw new Error(`The straight path comes back to ${name}`);
    passed.push(name);
    const state: Definition['States'][string] | undefined = States[name];
    if (state === undefined) throw new Error(`The workflow has no state ${name}`);
    name = state.Next ?? state.Choices?.find((choice) => straightOutcomes.includes(choice.StringEquals))?.Next;
  }
  return passed;
}

/** What Step Functions charges for it: each state, and the start. */
export function transitionsOf(path: readonly string[]): number {
  return path.length + 1;
}
