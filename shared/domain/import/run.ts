import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';
import { ProviderPerson } from '../provider/provider.ts';
import { Presentation } from '../application/content.ts';
import { changeable } from './compare.ts';
import { ImportRow } from './row.ts';

const common = {
  schemaVersion: z.literal(1),
  importId: z.string(),
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  /** How many rows it has, numbered from 1. */
  rows: z.int().check(z.positive()),
  /** What the trial found: how many would be made, changed or left as they are. */
  expected: z.strictObject({ made: z.int(), changed: z.int(), same: z.int() }),
  createdAt: z.iso.datetime(),
  by: z.string(),
  /** The last day that its rows are kept, and that it can be brought in or undone. */
  rowsUntil: z.iso.date(),
  /** The day after which nothing was left of its rows; who brought in how many stays. */
  erasedOn: z.optional(z.iso.date()),
};
const begun = { ...common, startedAt: z.iso.datetime() };

/** One file, or one list by API, from its trial to its receipt. `done`: how many rows have been gone through. */
export const ImportRun = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('TRIED') }),
  z.strictObject({ ...begun, status: z.literal('RUNNING'), done: z.int() }),
  z.strictObject({ ...begun, status: z.literal('DONE'), endedAt: z.iso.datetime() }),
  z.strictObject({ ...begun, status: z.literal('UNDOING'), endedAt: z.iso.datetime(), done: z.int() }),
  z.strictObject({ ...begun, status: z.literal('UNDONE'), endedAt: z.iso.datetime(), undoneAt: z.iso.datetime() }),
]);
export type ImportRun = z.infer<typeof ImportRun>;
export type ImportRunIn<S extends ImportRun['status']> = Extract<ImportRun, { status: S }>;

const Fault = z.strictObject({ path: z.string(), text: z.strictObject({ sv: z.string(), en: z.string() }) });
const contract = { contractId: z.string() };
/** The contract's version as the run left it: a later one says that something has happened since. */
const left = { ...contract, version: z.int() };

/** What came of a row. */
export const RowOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('WAITING'),
    /** What the trial found that it would do. */
    expected: z.enum(['NEW', 'CHANGED', 'SAME']),
    fields: z.optional(z.array(z.enum(changeable))),
  }),
  z.strictObject({ kind: z.literal('MADE'), ...left }),
  z.strictObject({
    kind: z.literal('CHANGED'),
    ...left,
    /** What was said before, to come back to. */
    before: z.strictObject({
      presentation: Presentation,
      capacity: ImportRow.shape.capacity,
      persons: z.optional(z.array(ProviderPerson)),
    }),
  }),
  z.strictObject({ kind: z.literal('SAME'), ...contract }),
  z.strictObject({ kind: z.literal('REFUSED'), faults: z.array(Fault) }),
  z.strictObject({ kind: z.literal('UNDONE'), ...contract }),
  /** It could not be undone: something has happened since. */
  z.strictObject({ kind: z.literal('KEPT'), ...contract }),
]);
export type RowOutcome = z.infer<typeof RowOutcome>;

/** One row of a run. */
export const ImportLine = z.strictObject({
  number: z.int().check(z.positive()),
  /** Where it stood in the sheet; absent by API. */
  sheetRow: z.optional(z.int()),
  row: ImportRow,
  outcome: RowOutcome,
});
export type ImportLine = z.infer<typeof ImportLine>;

/** So many rows at a time, so that a worker that dies has little to do again. */
export const portionSize = 50;

/** Begins to bring it in. */
export function startRun({ ...run }: ImportRunIn<'TRIED'>, at: string): ImportRunIn<'RUNNING'> {
  return { ...run, status: 'RUNNING', startedAt: at, done: 0 };
}

/** Begins to take back what it did. */
export function undoRun(run: ImportRunIn<'DONE'>): ImportRunIn<'UNDOING'> {
  return { ...run, status: 'UNDOING', done: 0 };
}

/** After another portion of it. */
export function advanceRun(run: ImportRunIn<'RUNNING' | 'UNDOING'>, at: string): ImportRun {
  const done = Math.min(run.done + portionSize, run.rows);
  if (done < run.rows) return { ...run, done };
  const { done: _done, ...rest } = run;
  return rest.status === 'RUNNING'
    ? { ...rest, status: 'DONE', endedAt: at }
    : { ...rest, status: 'UNDONE', undoneAt: at };
}
