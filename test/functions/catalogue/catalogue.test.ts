import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as readCatalogue } from '../../../functions/catalogue/read-catalogue/handler.ts';
import { CatalogueList } from '../../../functions/catalogue/read-catalogue/manifest.ts';
import { handler as showCatalogue } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import {
  type ContractBasis,
  type ContractProvider,
  registerContract,
} from '../../../shared/domain/contract/contract.ts';
import type { Presentation, Scope } from '../../../shared/domain/application/content.ts';
import { commitContract, contractSubject, putStated, readContract } from '../../../shared/store/contract/contract.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue as readLists } from '../../../shared/store/catalogue/lists.ts';
import { approveAllTexts } from '../../support/approve-all-texts.ts';
import { faultsOf } from '../../support/browser.ts';
import { publishLines } from '../../support/outbox-stream.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';

useTables();

const care: Scope = { service: 'Omvårdnad', area: 'Centrum', targetGroup: 'Äldre' };
const escort: Scope = { service: 'Ledsagning', area: 'Norra Granvik', targetGroup: 'Äldre' };

interface Registered {
  readonly id: string;
  readonly provider: ContractProvider;
  readonly basis: Extract<ContractBasis, { kind: 'ASSIGNMENT' | 'IMPORTED' }>;
  readonly scopes?: Scope[];
  readonly selectableFrom?: string;
  readonly presentation?: Partial<Presentation>;
}

async function register({ id, provider, basis, scopes, selectableFrom, presentation }: Registered): Promise<void> {
  await commitContract({
    before: null,
    after: registerContract({
      contractId: id,
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      basis,
      provider,
      scopes: scopes ?? [care],
      selectableFrom: selectableFrom ?? '2024-01-01',
      createdAt: '2026-01-12T08:00:00.000Z',
    }),
    event: { type: 'CONTRACT_REGISTERED', at: '2026-01-12T08:00:00.000Z', by: 'Sam Ordning', data: {} },
    outbox: [{ kind: 'PUBLISH' }],
    also: [
      putStated(contractSubject('granvik', id), {
        presentation: {
          text: { sv: `Vi är ${provider.name}.` },
          phone: '0701740650',
          email: 'hej@utforare.example',
          languages: ['Svenska'],
          hours: '07.00–22.00',
          ...presentation,
        },
        capacity: null,
      }),
    ],
  });
  await approveAllTexts(contractSubject('granvik', id));
}

const imported = { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'SN 2023/00017' } as const;

beforeAll(async () => {
  await register({
    id: 'own',
    provider: {
      name: 'Granviks hemtjänst',
      registration: { kind: 'SWEDISH', organisationNumber: '212000-9994' },
      legalForm: null,
    },
    basis: { kind: 'ASSIGNMENT', decidedBy: 'Socialnämnden', decidedOn: '2025-12-09', paragraph: '§ 141' },
    scopes: [care, escort],
  });
  await register({
    id: 'sole',
    provider: {
      name: 'Tallens Omsorg',
      registration: { kind: 'SWEDISH', organisationNumber: '640823-3234' },
      legalForm: 'SOLE_TRADER',
    },
    basis: imported,
    presentation: { text: { sv: 'Ett <b>tag</b> & mer', en: 'In English', ar: 'نحن' } },
  });
  await register({
    id: 'later',
    provider: {
      name: 'Lönnbackens Omsorg',
      registration: { kind: 'SWEDISH', organisationNumber: '769999-9996' },
      legalForm: 'ECONOMIC_ASSOCIATION',
    },
    basis: imported,
    scopes: [escort],
    selectableFrom: '2999-03-14',
  });
});

describe('publishing', () => {
  it('LOV 9:1: shows a signed contract in the catalogue; the same line again changes nothing', async () => {
    for (const id of ['own', 'sole', 'later']) {
      await advance(await publishLines(contractSubject('granvik', id)), webContext);
    }
    const first = await everythingIn('CATALOGUE_TABLE');
    const { entryIds } = await readLists('granvik', {}, '2026-05-01');
    expect(entryIds.toSorted()).toEqual(['later', 'own', 'sole']);
    for (const id of ['own', 'sole', 'later']) {
      await advance(await publishLines(contractSubject('granvik', id)), webContext);
    }
    expect(await everythingIn('CATALOGUE_TABLE')).toEqual(first);
  });

  it('does not show a contract that has ended', async () => {
    await register({
      id: 'ended',
      provider: {
        name: 'Slut AB',
        registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
        legalForm: 'LIMITED_COMPANY',
      },
      basis: imported,
    });
    const subject = contractSubject('granvik', 'ended');
    const before = await readContract(subject);
    if (before?.status !== 'SIGNED') throw new Error('It was registered');
    await commitContract({
      before,
      after: { ...before, status: 'ENDED', endedOn: '2026-02-01', why: 'Upphört' },
      event: { type: 'CONTRACT_ENDED', at: '2026-02-01T08:00:00.000Z', by: 'Sam Ordning', data: {} },
    });
    await advance(await publishLines(subject), webContext);
    expect(await readEntry('granvik', 'ended')).toBeNull();
  });
});

describe('read-catalogue', () => {
  beforeEach(async () => {
    for (const id of ['own', 'sole', 'later'])
      await advance(await publishLines(contractSubject('granvik', id)), webContext);
  });

  async function list(query: Record<string, string> = {}): Promise<z.infer<typeof CatalogueList>> {
    const answer = await ask(readCatalogue, { route: '/v1/catalogue', query });
    expect(answer.status).toBe(200);
    return CatalogueList.parse(JSON.parse(answer.body));
  }

  it('LOV 9:1: gives everybody with the same fields, the own unit too, and no sole trader’s number', async () => {
    const { entries, order } = await list();
    expect(order.rule).toBe('daily-shuffle-1');
    expect(entries).toHaveLength(3);
    const fields = entries.map((entry) => Object.keys(entry).toSorted());
    expect(fields[1]).toEqual(fields[0]);
    expect(fields[2]).toEqual(fields[0]);
    expect(entries.find(({ entryId }) => entryId === 'granvik.sole')?.provider.organisationNumber).toBe('XXXXXX-XXXX');
    expect(JSON.stringify(entries)).not.toContain('640823');
  });

  it('narrows by service and area, within one scope', async () => {
    const ids = async (query: Record<string, string>) =>
      (await list(query)).entries.map(({ entryId }) => entryId).toSorted();
    expect(await ids({ service: 'Ledsagning' })).toEqual(['granvik.later', 'granvik.own']);
    expect(await ids({ service: 'Omvårdnad', area: 'Norra Granvik' })).toEqual([]);
    expect(await ids({ municipality: 'granvik', area: 'Centrum' })).toEqual(['granvik.own', 'granvik.sole']);
  });

  it('refuses a municipality it does not serve, a filter it does not know and a cursor it did not give', async () => {
    for (const query of [{ municipality: 'annanby' }, { colour: 'red' }, { cursor: 'bWFkZSB1cA' }]) {
      const answer = await ask(readCatalogue, { route: '/v1/catalogue', query });
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    }
  });

  it('gives one entry; an unknown one is not found', async () => {
    const one = (entryId: string) => ask(readCatalogue, { route: '/v1/catalogue/{entryId}', params: { entryId } });
    const found = await one('granvik.own');
    expect(CatalogueEntry.parse(JSON.parse(found.body))).toMatchObject({
      choiceSystemId: 'granvik.hemtjanst',
      provider: { regi: 'MUNICIPAL' },
    });
    for (const unknown of ['granvik.none', 'annanby.own', 'own', '../own'])
      expect((await one(unknown)).status).toBe(404);
  });

  it('answers 304 to a reader who has it, and HEAD without a body', async () => {
    const first = await ask(readCatalogue, { route: '/v1/catalogue' });
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=60, stale-while-revalidate=600',
      'access-control-allow-origin': '*',
    });
    const etag = first.headers['etag'] ?? '';
    const second = await ask(readCatalogue, {
      route: '/v1/catalogue',
      headers: { 'if-none-match': `"other", W/${etag}` },
    });
    expect([second.status, second.body]).toEqual([304, '']);
    const head = await ask(readCatalogue, { method: 'HEAD', route: '/v1/catalogue' });
    expect([head.status, head.body, head.headers['etag']]).toEqual([200, '', etag]);
  });
});

describe('show-catalogue', () => {
  beforeEach(async () => {
    for (const id of ['own', 'sole', 'later'])
      await advance(await publishLines(contractSubject('granvik', id)), webContext);
  });

  const page = (query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    ask(showCatalogue, { route: '/', query, headers });
  const rows = (body: string) =>
    body
      .split('<li class="card">')
      .slice(1)
      .map((card) => [...card.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, label]) => label));

  it('LOV 9:1: says the same about everybody, in an order that the page explains', async () => {
    const { status, body } = await page();
    expect(status).toBe(200);
    for (const name of ['Granviks hemtjänst', 'Tallens Omsorg', 'Lönnbackens Omsorg']) expect(body).toContain(name);
    const [first, ...others] = rows(body);
    expect(first?.length).toBeGreaterThan(5);
    for (const other of others) expect(other).toEqual(first);
    expect(body).toContain('Ordningen är slumpad');
    expect(body).toContain('Kommunens egen regi');
    expect(body).toContain('Kan väljas från 14 mars 2999');
    expect(body).not.toContain('640823');
  });

  it('writes what a provider says as text, never as markup', async () => {
    expect((await page()).body).toContain('Ett &lt;b>tag&lt;/b> &amp; mer');
  });

  it('narrows by service and area', async () => {
    const { body } = await page({ tjanst: 'Omvårdnad', omrade: 'Centrum' });
    expect(rows(body)).toHaveLength(2);
    expect(body).toContain('Visar 2 av 3');
    expect(rows((await page({ tjanst: '<script>' })).body)).toHaveLength(0);
  });

  it('speaks English, with what was only said in Swedish marked as such', async () => {
    const { body } = await page({ lang: 'en' });
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('In English');
    expect(body).toContain('<p lang="sv">Vi är Granviks hemtjänst.</p>');
  });

  it('shows a text in each language that it is written in, under that language’s own name, and says where it is missing', async () => {
    const { body } = await page({ lang: 'en' });
    expect(body).toContain('<summary lang="ar">العربية</summary><p lang="ar" dir="auto">نحن</p>');
    expect(body).toContain('<summary lang="sv">Svenska</summary>');
    expect(body).toContain('<p class="hint">The text is in Swedish.</p><p lang="sv">Vi är Granviks hemtjänst.</p>');
    const inSwedish = (await page()).body;
    expect(inSwedish).not.toContain('Texten finns på svenska.');
    expect(await faultsOf(Object.entries({ inSwedish, inEnglish: body }))).toEqual([]);
  }, 60_000);

  it('may be cached by everybody, and is not sent again to who has it', async () => {
    const first = await page();
    expect(first.headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=600');
    const second = await page({}, { 'if-none-match': first.headers['etag'] ?? '' });
    expect([second.status, second.body]).toEqual([304, '']);
    expect((await ask(showCatalogue, { method: 'HEAD', route: '/' })).body).toBe('');
  });

  it('LOV 9:2: tells how to choose, whom to call, and what happens otherwise', async () => {
    const { status, body } = await ask(showCatalogue, { route: '/sa-valjer-du' });
    expect(status).toBe(200);
    expect(body).toContain('tel:0701740605');
    expect(body).toContain('Du måste inte välja');
  });
});
