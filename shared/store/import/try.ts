import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../domain/choice-system/choice-system.ts';
import type { Outcome } from '../../domain/import/compare.ts';
import { ImportRow } from '../../domain/import/row.ts';
import {
  fault,
  faultsOf,
  partsOf,
  type Receiving,
  repeatedRows,
  type RowFault,
  schemaFaults,
} from '../../domain/import/row-faults.ts';
import { type ImportLine, startRun } from '../../domain/import/run.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { commitRun, importSubject, putLines, readRun, readTermRule, standingOf } from './import.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

/** A row as it came, perhaps with what was wrong with it already. */
export interface RowAsItCame {
  readonly value: unknown;
  readonly sheetRow?: number;
  readonly faults?: readonly RowFault[];
}

/** A row that was tried. */
export interface TriedRow {
  readonly sheetRow?: number;
  readonly row: ImportRow | null;
  readonly outcome: Outcome;
}

/** How many rows are compared with what there is at the same time. */
const atATime = 20;

/** Tries every row and changes nothing: all that is wrong, and what would be made, changed or left as it is. */
export async function tryRows(
  system: ChoiceSystem,
  came: readonly RowAsItCame[],
  at: string,
): Promise<readonly TriedRow[]> {
  const hasTerm = (await readTermRule(system)) !== undefined;
  const receiving = { system, hasTerm, on: stockholmDay(at) };
  const read = came.map(({ value, faults = [] }) => readRow(value, faults, receiving));
  const repeated = repeatedRows(read.map(({ row }) => row));
  const tried: TriedRow[] = [];
  for (let first = 0; first < read.length; first += atATime) {
    const portion = read.slice(first, first + atATime).map(async ({ row, faults }, index) => {
      const { sheetRow } = came[first + index] ?? {};
      const earlier = repeated.get(first + index);
      const all = earlier === undefined ? faults : [...faults, repeats(came[earlier]?.sheetRow ?? earlier + 1)];
      const isRight = row !== null && all.length === 0;
      const outcome: Outcome = isRight ? (await standingOf(system, row)).outcome : { kind: 'REFUSED', faults: all };
      return { ...(sheetRow === undefined ? {} : { sheetRow }), row, outcome };
    });
    tried.push(...(await Promise.all(portion)));
  }
  return tried;
}

function readRow(value: unknown, known: readonly RowFault[], receiving: Receiving) {
  const read = ImportRow.safeParse(value);
  const broken = faultsOf(partsOf(value), receiving);
  if (read.success) return { row: read.data, faults: [...known, ...broken] };
  // What could not be read is missing too: it is told once.
  const isNew = ({ path }: RowFault) => !known.some((one) => path.startsWith(one.path) || one.path.startsWith(path));
  return { row: null, faults: [...known, ...[...schemaFaults(read.error), ...broken].filter(isNew)] };
}

function repeats(row: number): RowFault {
  return fault('/basis/reference', {
    sv: `Samma avtal står redan på rad ${String(row)}`,
    en: `Row ${String(row)} is the same contract`,
  });
}

/** Keeps rows that were tried and hold no faults, to be brought in. @returns the run's id */
export async function keepTrial(
  system: ChoiceSystem,
  tried: readonly TriedRow[],
  { by, at, also = () => [] }: { by: string; at: string; also?: (importId: string) => readonly Write[] },
): Promise<string> {
  const importId = newId();
  const { municipality, id } = system;
  const lines = tried.map(({ row, sheetRow, outcome }, index): ImportLine => {
    if (row === null || outcome.kind === 'REFUSED') throw new Error('A row with faults can not be kept');
    const place = sheetRow === undefined ? {} : { sheetRow };
    const fields = outcome.kind === 'CHANGED' ? { fields: [...outcome.fields] } : {};
    return { number: index + 1, ...place, row, outcome: { kind: 'WAITING', expected: outcome.kind, ...fields } };
  });
  const count = (kind: Outcome['kind']) => tried.filter(({ outcome }) => outcome.kind === kind).length;
  const expected = { made: count('NEW'), changed: count('CHANGED'), same: count('SAME') };
  await putLines(importSubject(municipality, importId), lines);
  await commitRun({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'TRIED',
      importId,
      municipality,
      choiceSystemId: id,
      rows: lines.length,
      expected,
      createdAt: at,
      by,
      rowsUntil: addDays(stockholmDay(at), municipalityOf(municipality).drafts.keptDays),
    },
    event: { type: 'IMPORT_TRIED', at, by, data: { choiceSystemId: id, rows: lines.length, ...expected } },
    also: also(importId),
  });
  return importId;
}

/** Begins to bring in what was tried; begun already, it is left to go on. */
export async function beginImport(
  municipality: string,
  importId: string,
  { by, at }: { by: string; at: string },
): Promise<void> {
  await retryOnConcurrency(async () => {
    const run = await readRun(importSubject(municipality, importId));
    if (run?.status !== 'TRIED' || run.erasedOn !== undefined) return;
    const { version: _version, eventHash: _eventHash, ...tried } = run;
    await commitRun({
      before: run,
      after: startRun(tried, at),
      event: { type: 'IMPORT_STARTED', at, by, data: { rows: run.rows } },
      outbox: [{ kind: 'IMPORT' }],
    });
  });
}
