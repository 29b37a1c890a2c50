import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { partOf } from '../../../functions/catalogue/show-catalogue/parts.tsx';
import { handler } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { handler as readCatalogue } from '../../../functions/catalogue/read-catalogue/handler.ts';
import { CatalogueList } from '../../../functions/catalogue/read-catalogue/manifest.ts';
import { database } from '../../../shared/store/client.ts';
import { tables } from '../../../shared/store/tables.ts';
import { fillCatalogue } from '../../support/fill-catalogue.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';

useTables();

const fill = (from: number, to: number) =>
  fillCatalogue(database, tables.catalogue, { municipality: 'granvik', from, to });
const page = async (query: Record<string, string> = {}) => (await ask(handler, { route: '/', query })).body;
const names = (html: string) => [...new Set([...html.matchAll(/Utförare \d{4}/g)].map(([name]) => name))];

describe('a catalogue that is too long for one page', () => {
  it('is shown in parts that weigh the same however many there are; each entry is in one of them', async () => {
    await fill(0, 40);
    const forty = await page();
    expect(new Set(names(forty)).size).toBe(30);
    expect(forty).toContain('40 att välja mellan.');
    const rest = await page({ sida: '2' });
    expect(new Set([...names(forty), ...names(rest)]).size).toBe(40);

    await fill(40, 400);
    const fourHundred = await page();
    expect(new Set(names(fourHundred)).size).toBe(30);
    expect(Math.abs(fourHundred.length - forty.length) / forty.length).toBeLessThan(0.01);
  });

  it('leads on and back, and keeps what was chosen', async () => {
    const middle = await page({ sida: '2', tjanst: 'Omvårdnad' });
    expect(middle).toContain('Sida 2 av 14');
    for (const part of ['1', '3']) expect(middle).toContain(`?tjanst=Omv%C3%A5rdnad&amp;sida=${part}`);
  });

  it('LOV 9:1: is given as data in the same order, a part at a time, each entry once', async () => {
    const seen: string[] = [];
    const days = new Set<string>();
    for (let next: string | undefined = '/v1/catalogue?service=Omv%C3%A5rdnad'; next !== undefined;) {
      const query = Object.fromEntries(new URL(next, 'https://here.invalid').searchParams);
      const answer = await ask(readCatalogue, { route: '/v1/catalogue', query });
      const list: z.infer<typeof CatalogueList> = CatalogueList.parse(JSON.parse(answer.body));
      expect(list.entries.length).toBe(100);
      seen.push(...list.entries.map(({ provider }) => provider.name));
      days.add(list.order.on);
      next = list.next;
    }
    expect(new Set(seen).size).toBe(400);
    expect(days.size).toBe(1);
    expect(seen.slice(0, 30)).toEqual(names(await page()));
  });

  it('shows the nearest part when there is none of that number', () => {
    const list = Array.from({ length: 95 }, (_, index) => index);
    expect(partOf(list, '4').ids).toEqual([90, 91, 92, 93, 94]);
    expect(partOf(list, '99')).toMatchObject({ part: 4, parts: 4 });
    for (const asked of ['0', '-1', 'två', '']) expect(partOf(list, asked).part).toBe(1);
    expect(partOf([], '1')).toEqual({ ids: [], part: 1, parts: 1 });
  });
});
