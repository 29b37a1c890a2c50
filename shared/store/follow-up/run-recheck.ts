import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import { isAskable } from '../../domain/follow-up/facts-checked.ts';
import { factsKnown } from '../../domain/follow-up/facts-known.ts';
import { type Recheck, recheck, requestDueOn, seenOn } from '../../domain/follow-up/recheck.ts';
import { recheckRuleOf } from '../../domain/follow-up/risk-level.ts';
import type { Lookup } from '../../domain/registry/lookup.ts';
import { registriesAsked } from '../../domain/requirement/registries-asked.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { contactOf } from '../contract/contact.ts';
import { commitContract, readContract } from '../contract/contract.ts';
import type { OutboxMessage } from '../outbox.ts';
import { ofProvider } from '../provider/provider.ts';
import { putLookup } from '../registry/registry.ts';
import { openTask, readTask, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';
import { type KnownKeeping, readKeeping } from './keeping.ts';
import { putRecheck, readRecheck } from './recheck.ts';

/** How the registries are asked about a contract's parties: the words that are new, and no silence. */
export type AskRegistries = (known: KnownKeeping) => Promise<readonly Lookup[]>;

/**
 * Looks at a contract anew, if its day has come. What has changed or lapsed becomes an officer's task, one for all of it;
 * a proof that is missing or soon lapses is asked for by one task, which is taken back when nothing more is, and asked
 * anew when something is added that its provider has not been told of. Twice on one day is once.
 * @returns whether it was looked at
 */
export async function runRecheck(subject: Subject, at: string, ask: AskRegistries): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const on = stockholmDay(at);
    // The contract first: what is read after it can't be older than the version that the write is conditional on.
    const contract = await readContract(subject);
    const before = await readRecheck(subject);
    if (contract?.status !== 'SIGNED' || before === null || before.nextOn > on) return false;
    const municipality = municipalityOf(subject.municipality);
    const rule = recheckRuleOf(municipality, contract);
    const known = await readKeeping(contract, before, at);
    const said = await ask(known);
    const facts = factsKnown({ ...withWords(known, said).keeping, seenOn: seenOn(before) });
    const { after, opened, asks } = recheck(before, facts, rule, on);
    const diary = diaryNumberOf(contract);

    const judging = await openOf(subject, before.taskId);
    const judge =
      judging === null && after.points.length > 0
        ? openTask({
            kind: 'JUDGE_RECHECK',
            subject,
            assignee: { name: municipality.coordinator.name, email: municipality.coordinator.email },
            ...diary,
            dueOn: addDays(on, rule.officerDays),
            openedAt: at,
          })
        : null;

    const asking = await openOf(subject, before.request?.taskId);
    const told = before.request?.proofs ?? [];
    const isMore = asks.some((kind) => !told.includes(kind));
    const request =
      (asking === null || isMore) && asks.length > 0
        ? openTask({
            kind: 'SUPPLY_PROOF',
            subject,
            assignee: await contactOf(contract),
            ...ofProvider(subject.municipality, contract.provider.registration, contract.contractId),
            ...diary,
            dueOn: requestDueOn(facts, asks, rule, on),
            openedAt: at,
          })
        : null;
    const ended = asks.length === 0 ? 'DONE_THEIR_PART' : request === null ? undefined : 'MORE_IS_ASKED';

    const { taskId: _judging, request: _asking, ...standing } = after;
    const taskId = judge?.task.taskId ?? judging?.taskId;
    const requestId = request?.task.taskId ?? asking?.taskId;
    const kept: Recheck = {
      ...standing,
      ...(taskId === undefined ? {} : { taskId }),
      ...(requestId === undefined || asks.length === 0
        ? {}
        : { request: { ...before.request, taskId: requestId, proofs: [...asks] } }),
    };
    const tasks = [judge, request].filter((task) => task !== null);
    const outbox: OutboxMessage[] = tasks.map(({ mail }) => mail);
    const also: Write[] = [
      putRecheck(subject, kept),
      ...said.map((lookup) => putLookup(subject, lookup)),
      ...tasks.map(({ write }) => write),
      ...(asking === null || ended === undefined ? [] : [revokeTask(asking, { at, why: ended })]),
    ];
    const data = {
      looked: facts.length,
      points: opened.map(({ about, cause }) => ({ about, cause })),
      asked: request === null ? [] : [...asks],
      lookups: said.map(({ registry, answer, answerHash }) => ({ registry, outcome: answer.outcome, answerHash })),
    };
    await commitContract({
      before: contract,
      after: contract,
      event: { type: 'CONTRACT_RECHECKED', at, by: 'calendar', data },
      outbox,
      also,
    });
    return true;
  });
}

/** What the registries that the requirements name are to be asked about a contract's parties. */
export function questionsOf({ keeping, registrations }: KnownKeeping) {
  // Whoever is no firm, as the own unit, is in none of them.
  if (keeping.facts === null) return [];
  return registrations
    .filter(isAskable)
    .flatMap((registration) => registriesAsked(keeping.set).map((registry) => ({ registry, registration })));
}

function withWords(known: KnownKeeping, said: readonly Lookup[]): KnownKeeping {
  const { facts } = known.keeping;
  if (facts === null || said.length === 0) return known;
  const isNew = ({ registry, numberHash }: Lookup) =>
    said.some((one) => one.registry === registry && one.numberHash === numberHash);
  const lookups = [...known.lookups.filter((one) => !isNew(one)), ...said];
  return { ...known, lookups, keeping: { ...known.keeping, facts: { ...facts, lookups } } };
}

async function openOf(subject: Subject, taskId: string | undefined): Promise<OpenTask | null> {
  const task = taskId === undefined ? null : await readTask(subject, taskId);
  return task?.status === 'OPEN' ? task : null;
}
