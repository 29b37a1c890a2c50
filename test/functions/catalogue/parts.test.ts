import { describe, expect, it } from 'vitest';
import { partOf } from '../../../functions/catalogue/show-catalogue/parts.tsx';
import { handler } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { projectEntry } from '../../../shared/store/catalogue.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';

useTables();

function entry(number: number): CatalogueEntry {
  const name = `Utförare ${String(number).padStart(4, '0')}`;
  return {
    schemaVersion: 1,
    entryId: `entry-${String(number)}`,
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    provider: { name, organisationNumber: '559999-9009', regi: 'PRIVATE' },
    basis: 'IMPORTED',
    scopes: [{ service: 'Omvårdnad', area: 'Centrum', targetGroup: 'Äldre' }],
    text: { sv: 'Vi hjälper dig hemma.', en: null },
    phone: '0701740650',
    email: 'hej@utforare.example',
    website: null,
    languages: ['Svenska'],
    specialCompetence: [],
    hours: '07.00–22.00',
    capacity: null,
    visibleFrom: '2026-01-12T08:00:00.000Z',
    selectableFrom: '2026-01-12',
    updatedAt: '2026-01-12T08:00:00.000Z',
  };
}

const page = async (query: Record<string, string> = {}) => (await ask(handler, { route: '/', query })).body;
const names = (html: string) => [...html.matchAll(/Utförare \d{4}/g)].map(([name]) => name);

describe('a catalogue that is too long for one page', () => {
  it('is shown in parts that weigh the same however many there are; each entry is in one of them', async () => {
    for (let number = 0; number < 40; number += 1) await projectEntry(entry(number));
    const forty = await page();
    expect(new Set(names(forty)).size).toBe(30);
    expect(forty).toContain('40 att välja mellan.');
    const rest = await page({ sida: '2' });
    expect(new Set([...names(forty), ...names(rest)]).size).toBe(40);

    for (let number = 40; number < 400; number += 1) await projectEntry(entry(number));
    const fourHundred = await page();
    expect(new Set(names(fourHundred)).size).toBe(30);
    expect(Math.abs(fourHundred.length - forty.length) / forty.length).toBeLessThan(0.01);
  });

  it('leads on and back, and keeps what was chosen', async () => {
    const middle = await page({ sida: '2', tjanst: 'Omvårdnad' });
    expect(middle).toContain('Sida 2 av 14');
    for (const part of ['1', '3']) expect(middle).toContain(`?tjanst=Omv%C3%A5rdnad&amp;sida=${part}`);
  });

  it('shows the nearest part when there is none of that number', () => {
    const list = Array.from({ length: 95 }, (_, index) => index);
    expect(partOf(list, '4').entries).toEqual([90, 91, 92, 93, 94]);
    expect(partOf(list, '99')).toMatchObject({ part: 4, parts: 4 });
    for (const asked of ['0', '-1', 'två', '']) expect(partOf(list, asked).part).toBe(1);
    expect(partOf([], '1')).toEqual({ entries: [], part: 1, parts: 1 });
  });
});
