import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../domain/choice-system/choice-system.ts';
import { type Term, termOf, type TermRule } from '../../domain/contract/term.ts';
import type { ImportRow } from '../../domain/import/row.ts';
import { faultsOf } from '../../domain/import/row-faults.ts';
import { advanceRun, type ImportLine, portionSize, type RowOutcome } from '../../domain/import/run.ts';
import type { Subject } from '../../domain/task/task.ts';
import { readChoiceSystem } from '../choice-system/choice-system.ts';
import { commitContract, contractSubject, putStated, type Stated } from '../contract/contract.ts';
import { commitRun, readLine, readPortion, readRun, readTermRule, settleLine, standingOf } from './import.ts';
import { putRelation } from '../provider/provider.ts';
import { registerOlderContract, relationOf } from '../contract/register.ts';
import { retryOnConcurrency, transact } from '../transact.ts';
import { undoRow } from './undo.ts';

/**
 * Brings in, or takes back, the next portion of a run, and asks for the one after it. Each row is a transaction of its
 * own that carries its outcome: whoever comes after one that died does only what is left.
 * @param at the instant of the outbox line
 */
export async function carryOutImport(subject: Subject, at: string): Promise<void> {
  const run = await readRun(subject);
  if (run?.status !== 'RUNNING' && run?.status !== 'UNDOING') return;
  const system = await readChoiceSystem(run.municipality, run.choiceSystemId);
  const rule = await readTermRule(system);
  const portion = await readPortion(subject, run.done, run.done + portionSize);
  for (const line of portion) {
    await retryOnConcurrency(async (attempt) => {
      const present = attempt === 1 ? line : await readLine(subject, line.number);
      if (run.status === 'UNDOING') return undoRow(subject, present, { by: run.by, at });
      return bringIn({ subject, system, rule, line: present, by: run.by, at });
    });
  }
  const { version: _version, eventHash: _eventHash, ...standing } = run;
  const after = advanceRun(standing, at);
  const goesOn = after.status === 'RUNNING' || after.status === 'UNDOING';
  // Another may have carried out this portion meanwhile: then it has asked for the next one too.
  await commitRun({
    before: run,
    after,
    event: {
      type: goesOn ? 'IMPORT_CONTINUED' : run.status === 'RUNNING' ? 'IMPORT_DONE' : 'IMPORT_UNDONE',
      at,
      by: 'import',
      data: { rows: portion.length },
    },
    outbox: goesOn ? [{ kind: 'IMPORT' }] : [],
  });
}

interface Bringing {
  readonly subject: Subject;
  readonly system: ChoiceSystem;
  /** How its contracts run and end. */
  readonly rule: TermRule | undefined;
  readonly line: ImportLine;
  readonly by: string;
  readonly at: string;
}

/** What was tried may have changed since: it is tried again, on what is true now. */
async function bringIn(bringing: Bringing): Promise<void> {
  const { subject, system, rule, line, by, at } = bringing;
  if (line.outcome.kind !== 'WAITING') return;
  const { row } = line;
  const faults = faultsOf(row, { system, hasTerm: rule !== undefined, on: stockholmDay(at) });
  const { contractId, contract, stated, outcome } = await standingOf(system, row);
  const settled = (done: RowOutcome) => settleLine(subject, line, done);
  if (faults.length > 0 || system.status !== 'OPEN') {
    await transact([settled({ kind: 'REFUSED', faults: [...faults] })]);
  } else if (outcome.kind === 'REFUSED') {
    await transact([settled({ kind: 'REFUSED', faults: [...outcome.faults] })]);
  } else if (outcome.kind === 'NEW') {
    const { basis, provider, scopes, selectableFrom } = row;
    const version = (contract?.version ?? 0) + 1;
    await registerOlderContract(
      system,
      { contractId, basis, provider, scopes, selectableFrom, ...termIn(rule, row) },
      statedIn(row),
      {
        by,
        at,
        before: contract,
        also: [settled({ kind: 'MADE', contractId, version })],
      },
    );
  } else if (outcome.kind === 'CHANGED' && contract !== null && stated !== null) {
    const version = contract.version + 1;
    await commitContract({
      before: contract,
      after: contract,
      event: { type: 'CONTRACT_DETAILS_IMPORTED', at, by, data: { fields: [...outcome.fields] } },
      outbox: [{ kind: 'PUBLISH' }],
      also: [
        putStated(contractSubject(system.municipality, contractId), statedIn(row)),
        putRelation(system.municipality, relationOf(contract, statedIn(row), contract.createdAt)),
        settled({ kind: 'CHANGED', contractId, version, before: stated }),
      ],
    });
  } else {
    await transact([settled({ kind: 'SAME', contractId })]);
  }
}

/** The version's own days of notice and reminders, from the day and until the day that the contract says. */
function termIn(rule: TermRule | undefined, { basis }: ImportRow): { term?: Term } {
  if (basis.kind === 'ASSIGNMENT' || rule === undefined) return {};
  return { term: { ...termOf(rule, basis.validFrom), until: basis.validUntil ?? null } };
}

function statedIn({ presentation, capacity, persons }: ImportRow): Stated {
  return { presentation, capacity, persons };
}
