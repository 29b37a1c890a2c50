import { sum } from './numbers.ts';
import type { House, Invocation } from './house.ts';
import type { Call } from './wire.ts';

/** How often each operation was called. */
export type Counts = Readonly<Record<string, number>>;

/** What one use case asks of AWS. */
export interface UseCase {
  /** `application-apply · POST /v1/applications`. */
  readonly name: string;
  readonly counts: Counts;
  readonly total: number;
  /** Calls that asked for exactly what was asked for before in the same run. */
  readonly repeated: number;
  /** Of the ways it went, the costliest. */
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Every use case that was driven, by name; where one went several ways, the one with the most calls. */
export function useCasesOf(invocations: readonly Invocation[]): readonly UseCase[] {
  const cases = new Map<string, UseCase>();
  for (const invocation of invocations) {
    const useCase = useCaseOf(invocation);
    const known = cases.get(useCase.name);
    if (known === undefined || known.total < useCase.total) cases.set(useCase.name, useCase);
  }
  return [...cases.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function useCaseOf({ name, by, calls }: Invocation): UseCase {
  return {
    name: `${name} · ${by}`,
    counts: countsOf(calls),
    total: calls.length,
    repeated: calls.length - new Set(calls.map(({ operation, body }) => `${operation} ${body}`)).size,
    readUnits: sum(calls.map(({ readUnits }) => readUnits)),
    writeUnits: sum(calls.map(({ writeUnits }) => writeUnits)),
  };
}

function countsOf(calls: readonly Call[]): Counts {
  const counts: Record<string, number> = {};
  for (const operation of calls.map((call) => call.operation).toSorted()) {
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}

/** What one case took from its draft to its end, polling left out. */
export interface CaseTotals {
  readonly invocations: number;
  readonly httpRequests: number;
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly mails: number;
  readonly outboxLines: Counts;
  readonly transitions: number;
}

/** Waiting for something to have happened is the driver's doing: each such request counts once. */
const polled = ['GET /v1/applications/{applicationId}', 'GET /v1/catalogue'];

export function totalsOf({ invocations, outbox, walks }: Pick<House, 'invocations' | 'outbox' | 'walks'>): CaseTotals {
  const counted = invocations.filter(
    ({ by }, index) => !polled.includes(by) || invocations.findIndex((other) => other.by === by) === index,
  );
  const calls = counted.flatMap((invocation) => invocation.calls);
  const outboxLines: Record<string, number> = {};
  for (const line of outbox.toSorted()) outboxLines[line] = (outboxLines[line] ?? 0) + 1;
  return {
    invocations: counted.length,
    httpRequests: counted.filter(({ status }) => status !== undefined).length,
    calls: calls.length,
    readUnits: sum(calls.map(({ readUnits }) => readUnits)),
    writeUnits: sum(calls.map(({ writeUnits }) => writeUnits)),
    mails: calls.filter(({ operation }) => operation === 'SendEmail').length,
    outboxLines,
    transitions: sum([...walks.values()].map((entered) => entered.length + 1)),
  };
}
