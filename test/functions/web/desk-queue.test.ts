import { beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import { putRelation } from '../../../shared/store/provider/provider.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { received, storeReceived } from '../../support/stored-case.ts';
import { openTask, revokeTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { everything, tokenOf, useRequirements } from '../requirement/support.ts';

useRequirements();

function desk(
  query: Readonly<Record<string, string>> = {},
  role = 'case-officer',
  method: 'GET' | 'HEAD' = 'GET',
): Promise<WebAnswer> {
  return ask(handler, {
    method,
    route: '/desk',
    query,
    headers: { authorization: `Bearer ${tokenOf('Ebba Lind', role)}` },
  });
}

beforeAll(async () => {
  for (let number = 1; number <= 60; number += 1) {
    await storeReceived(
      {},
      {
        applicantName: `Utförare ${String(number)} AB`,
        diaryNumber: `SN 2026/${String(number).padStart(5, '0')}`,
        decisionDueOn: addDays('2026-03-01', number),
        ...(number % 2 === 0 ? { officer: { name: 'Ebba Lind', email: 'ebba@granvik.example' } } : {}),
      },
    );
  }
}, 60_000);

const numbersIn = ({ body }: WebAnswer): string[] =>
  [...body.matchAll(/>(SN 2026\/\d{5})</g)].map(([, number = '']) => number);

function nextIn({ body }: WebAnswer): Record<string, string> | null {
  const [, address] = /href="(\/desk\?[^"]*after=[^"]*)"/.exec(body) ?? [];
  if (address === undefined) return null;
  return Object.fromEntries(new URL(address.replaceAll('&amp;', '&'), 'http://here.invalid').searchParams);
}

describe('the desk', () => {
  it('shows the queue by the day a decision is promised, in portions, each case once', async () => {
    const seen: string[] = [];
    let query: Record<string, string> | null = {};
    while (query !== null) {
      const page = await desk(query);
      expect(page.status).toBe(200);
      expect(numbersIn(page).length).toBeLessThanOrEqual(25);
      seen.push(...numbersIn(page));
      query = nextIn(page);
    }
    expect(seen).toHaveLength(60);
    expect(seen).toEqual(seen.toSorted());
  });

  it('marks what is late, and shows only that when asked', async () => {
    const page = await desk({ late: 'yes' });
    expect(numbersIn(page)).toEqual(['SN 2026/00001', 'SN 2026/00002', 'SN 2026/00003']);
    expect(page.body).toContain('försenad');
  });

  it('narrows to the reader’s own, to what nobody has, to a state and to a system, together too', async () => {
    expect(numbersIn(await desk({ whose: 'unassigned', late: 'yes' }))).toEqual(['SN 2026/00001', 'SN 2026/00003']);
    expect(numbersIn(await desk({ whose: 'unassigned', state: 'CHECKING' }))).toEqual([]);
    expect(numbersIn(await desk({ state: 'RECEIVED', late: 'yes' }))).toHaveLength(3);
    expect(numbersIn(await desk({ system: 'hemtjanst' }))).toHaveLength(25);
    expect(numbersIn(await desk({ system: 'annat' }))).toEqual([]);
    // Ebba of these tests signs in without an address of her own.
    expect(numbersIn(await desk({ whose: 'mine' }))).toEqual([]);
  });

  it('refuses a cursor that no page gave out, and takes what else it does not know as not said', async () => {
    for (const after of ['x', 'eA', '../..', 'a'.repeat(5000)]) expect((await desk({ after })).status).toBe(400);
    expect(numbersIn(await desk({ state: 'DRAFT', whose: 'all', system: '<script>', late: 'maybe' }))).toHaveLength(25);
  });

  it('finds a case by name, diary number and organisation number, a sole trader’s too', async () => {
    const { application } = await storeReceived(
      {
        also: () => [
          putRelation('granvik', {
            schemaVersion: 1,
            kind: 'APPLICATION',
            id: 'SOLE',
            organisation: {
              name: 'Tolvans Omsorg',
              registration: { kind: 'SWEDISH', organisationNumber: '121212-1212' },
              legalForm: 'SOLE_TRADER',
            },
            persons: [],
            since: '2026-03-02T09:00:00.000Z',
          }),
        ],
      },
      { ...received(), applicationId: 'SOLE', applicantName: 'Tolvans Omsorg', diaryNumber: 'SN 2026/00900' },
    );
    expect(application.applicationId).toBe('SOLE');
    for (const q of ['tolvans', 'SN 2026/00900', '900', '121212-1212', '19121212-1212']) {
      expect(numbersIn(await desk({ q })), q).toEqual(['SN 2026/00900']);
    }
    expect((await desk({ q: 'finnsinte<b>' })).body).toContain('Inget ärende hittades för ”finnsinte&lt;b>”');
    expect(await everything()).not.toContain('FOUND#121212');
  });

  it('leads each reader only to what they may read', async () => {
    const ways = async (role: string) => {
      const { body } = await desk({}, role);
      return [...body.matchAll(/href="\/desk\/([a-z-]+)\?municipality=granvik"/g)].map(([, way]) => way);
    };
    expect(await ways('coordinator')).toEqual(
      expect.arrayContaining(['overview', 'webhooks', 'streets', 'contracts', 'complaints', 'surveys', 'settings']),
    );
    expect(await ways('auditor')).toEqual([
      'overview',
      'webhooks',
      'contracts',
      'complaint-readings',
      'diary',
      'disposals',
    ]);
    expect(await ways('secretary')).toEqual(['overview', 'contracts', 'diary', 'disposals']);
  });

  it('says that there are more tasks than the twenty most urgent', async () => {
    const { subject } = await storeReceived();
    const assignee = { name: 'Ebba Lind', email: 'ebba@granvik.example' };
    const tasks = Array.from({ length: 21 }, (_one, day) =>
      openTask({
        kind: 'ASSESS',
        subject,
        assignee,
        dueOn: addDays('2026-04-01', day),
        openedAt: '2026-03-01T09:00:00.000Z',
      }),
    );
    await transact(tasks.slice(1).map(({ write }) => write));
    const authorization = `Bearer ${tokenOf(assignee.name, 'case-officer', assignee.email)}`;
    const shown = async () => (await ask(handler, { route: '/desk', headers: { authorization } })).body;
    expect(await shown()).not.toContain('Det finns fler. De mest brådskande visas här.');
    await transact(tasks.slice(0, 1).map(({ write }) => write));
    expect(await shown()).toContain('Det finns fler. De mest brådskande visas här.');
    expect((await shown()).match(/\/assessment"/g)).toHaveLength(20);
    await transact(
      tasks.map(({ task }) => revokeTask(task, { at: '2026-03-02T09:00:00.000Z', why: 'The test is over' })),
    );
  });

  it('is for the municipality’s own staff, and changes nothing by being read', async () => {
    const before = await everything();
    for (const role of ['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor']) {
      expect((await desk({}, role)).status).toBe(200);
    }
    expect((await desk({}, 'gardener')).status).toBe(403);
    expect((await ask(handler, { route: '/desk' })).status).toBe(303);
    expect((await desk({}, 'auditor', 'HEAD')).body).toBe('');
    expect(await everything()).toBe(before);
  });
});
