import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../../../shared/domain/application/application.ts';
import { deskList } from '../../../../shared/domain/desk/place.ts';
import { sought } from '../../../../shared/domain/desk/search-words.ts';
import { commitApplication } from '../../../../shared/store/application/application.ts';
import { database } from '../../../../shared/store/client.ts';
import { findCases, portionSize, readPortion } from '../../../../shared/store/desk/list.ts';
import { storeManyCases } from '../../../support/many-cases.ts';
import { storeReceived } from '../../../support/stored-case.ts';
import { useTables } from '../../../support/tables.ts';

useTables();

const at = '2026-03-03T10:00:00.000Z';
const ebba = { name: 'Ebba Lind', email: 'Ebba@granvik.example' };

async function idsIn(list: string): Promise<string[]> {
  return (await readPortion('granvik', list)).cases.map(({ applicationId }) => applicationId);
}

async function change(before: Awaited<ReturnType<typeof storeReceived>>['application'], after: Application) {
  return commitApplication({ before, after, event: { type: 'MOVED', at, by: 'test', data: {} } });
}

describe('the desk’s lists', () => {
  it('follow the case: by state, system and officer, in the transaction that changes it', async () => {
    const { application } = await storeReceived();
    const { applicationId: id } = application;
    expect(await idsIn(deskList.open)).toContain(id);
    expect(await idsIn(deskList.unassigned)).toContain(id);
    expect(await idsIn(deskList.system('hemtjanst'))).toContain(id);
    if (application.status !== 'RECEIVED') throw new Error('It was stored as received');
    const taken = await change(application, { ...application, officer: ebba });
    expect(await idsIn(deskList.unassigned)).not.toContain(id);
    expect(await idsIn(deskList.officer('ebba@granvik.example'))).toContain(id);
    if (taken.status !== 'RECEIVED') throw new Error('It is still received');
    const checking = await change(taken, { ...taken, status: 'CHECKING' });
    expect(await idsIn(deskList.state('RECEIVED'))).not.toContain(id);
    expect(await idsIn(deskList.state('CHECKING'))).toContain(id);
    await change(checking, {
      schemaVersion: 1,
      status: 'WITHDRAWN',
      applicationId: id,
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      applicantName: application.applicantName,
      tokenHashes: application.tokenHashes,
      createdAt: application.createdAt,
      diaryNumber: 'SN 2026/00042',
      withdrawnAt: at,
    });
    for (const list of [deskList.open, deskList.state('CHECKING'), deskList.officer(ebba.email)]) {
      expect(await idsIn(list)).not.toContain(id);
    }
  });

  it('find a case by the beginning of a word, with or without accents, and by its diary number', async () => {
    const { application } = await storeReceived(
      {},
      { applicantName: 'Ålgårda Omsörg AB', diaryNumber: 'SN 2026/00777' },
    );
    const found = async (text: string) =>
      (await findCases('granvik', sought(text, 2026))).cases.map(({ applicationId }) => applicationId);
    for (const text of ['Ålgårda', 'algarda', 'ålg omsörg', 'ÅLGÅRDA ab', 'SN 2026/00777', '2026/777', '777']) {
      expect(await found(text), text).toContain(application.applicationId);
    }
    for (const text of ['ålgårda bageri', '77', '2025/777', '', '   ', '#', '~']) {
      expect(await found(text), text).not.toContain(application.applicationId);
    }
    if (application.status !== 'RECEIVED') throw new Error('It was stored as received');
    const foreignNumber = { number: 'KS-2026-00913', by: 'Ebba Lind', at };
    const numbered = await change(application, { ...application, foreignNumber });
    for (const text of ['KS-2026-00913', 'ks 2026/913', 'KS 2026-913']) {
      expect(await found(text), text).toEqual([application.applicationId]);
    }
    for (const text of ['ks 2026/91', '2026-913', 'ks']) expect(await found(text), text).toEqual([]);
    await change(numbered, { ...application, foreignNumber, applicantName: 'Nynamn Vård AB' });
    expect(await found('ålgårda')).toEqual([]);
    expect(await found('nynamn')).toEqual([application.applicationId]);
  });
});

describe('a municipality with 5,000 cases', () => {
  beforeAll(() => storeManyCases(1000, 6000), 120_000);

  /** The calls of one portion, and how much they carry. */
  async function weighed(read: () => Promise<unknown>): Promise<{ calls: number; bytes: number }> {
    const send = vi.spyOn(database, 'send');
    await read();
    const answers: unknown[] = await Promise.all(send.mock.results.map(({ value }): unknown => value));
    send.mockRestore();
    return { calls: answers.length, bytes: JSON.stringify(answers).length };
  }

  it('pages with two calls of the same weight, at the beginning as far into the list', async () => {
    const first = await weighed(() => readPortion('granvik', deskList.open));
    const late = await weighed(() => readPortion('granvik', deskList.open, { after: '2026-05-20#C' }));
    expect(first.calls).toBe(2);
    expect(late.calls).toBe(2);
    expect(late.bytes / first.bytes).toBeLessThan(1.2);
    const filtered = await weighed(() =>
      readPortion('granvik', deskList.officer(ebba.email), { fits: ({ choiceSystemId }) => choiceSystemId === 'none' }),
    );
    expect(filtered.calls).toBe(2);
  });

  it('shows every case once, by the day a decision is promised', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { cases, next } = await readPortion('granvik', deskList.officer(ebba.email), { after });
      expect(cases.length).toBeLessThanOrEqual(portionSize);
      seen.push(...cases.map((one) => ('decisionDueOn' in one ? `${one.decisionDueOn} ${one.applicationId}` : '')));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(500);
    expect(new Set(seen).size).toBe(500);
    expect(seen).toEqual(seen.toSorted());
  });

  it('leaves out what is not late when only late cases are asked for', async () => {
    const { cases } = await readPortion('granvik', deskList.officer(ebba.email), { before: '2026-03-02' });
    expect(cases.length).toBeGreaterThan(0);
    for (const one of cases) expect('decisionDueOn' in one && one.decisionDueOn < '2026-03-02').toBe(true);
  });
});
