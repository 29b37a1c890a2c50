import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../shared/domain/application/content.ts';
import type { CatalogueEntry } from '../../../../shared/domain/catalogue/entry.ts';
import type { Selection } from '../../../../shared/domain/catalogue/selection.ts';
import { projectEntry, readEntries, readEntry } from '../../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../../../shared/store/catalogue/lists.ts';
import { sampleEntry } from '../../../support/catalogue-entry.ts';
import { everythingIn, useTables } from '../../../support/tables.ts';

useTables();

const today = '2026-05-01';
const scope = (service: string, area: string): Scope => ({ service, area, targetGroup: 'Äldre' });

/** A municipality of its own for each test. */
function entry(municipality: string, entryId: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { ...sampleEntry(entryId), municipality, ...more };
}

async function idsOf(municipality: string, selection: { service?: string; area?: string } = {}): Promise<string[]> {
  return (await readCatalogue(municipality, selection, today)).entryIds.toSorted();
}

describe('the catalogue’s lists', () => {
  it('show an entry under each of its services and areas, and under both where one scope has them', async () => {
    await projectEntry(entry('etta', 'a', { scopes: [scope('Omvårdnad', 'Centrum'), scope('Ledsagning', 'Norra')] }));
    await projectEntry(entry('etta', 'b', { scopes: [scope('Omvårdnad', 'Norra')] }));
    expect(await readCatalogue('etta', {}, today)).toMatchObject({
      total: 2,
      services: ['Ledsagning', 'Omvårdnad'],
      areas: ['Centrum', 'Norra'],
      choiceSystems: ['hemtjanst'],
    });
    expect(await idsOf('etta', { service: 'Omvårdnad' })).toEqual(['a', 'b']);
    expect(await idsOf('etta', { area: 'Norra' })).toEqual(['a', 'b']);
    expect(await idsOf('etta', { service: 'Omvårdnad', area: 'Norra' })).toEqual(['b']);
    expect(await idsOf('etta', { service: 'Ledsagning', area: 'Centrum' })).toEqual([]);
    expect(await idsOf('etta', { service: 'x'.repeat(5000) })).toEqual([]);
  });

  it('narrow by a language and a special competence too, each beside the others', async () => {
    const speaks = (id: string, languages: string[], specialCompetence: string[], area: string) =>
      projectEntry(entry('nia', id, { languages, specialCompetence, scopes: [scope('Omvårdnad', area)] }));
    await speaks('a', ['Svenska', 'Finska'], ['Demens'], 'Centrum');
    await speaks('b', ['Svenska'], ['Demens', 'Palliativ vård'], 'Centrum');
    await speaks('c', ['Svenska', 'Finska'], [], 'Norra');
    const ids = async (selection: Selection) => (await readCatalogue('nia', selection, today)).entryIds.toSorted();
    expect(await ids({ language: 'Finska' })).toEqual(['a', 'c']);
    expect(await ids({ language: 'Finska', competence: 'Demens' })).toEqual(['a']);
    expect(await ids({ service: 'Omvårdnad', area: 'Centrum', competence: 'Demens' })).toEqual(['a', 'b']);
    expect(await ids({ area: 'Norra', competence: 'Demens' })).toEqual([]);
    expect(await ids({ language: 'Klingonska' })).toEqual([]);
    expect(await readCatalogue('nia', {}, today)).toMatchObject({
      languages: ['Finska', 'Svenska'],
      competences: ['Demens', 'Palliativ vård'],
    });
  });

  it('follow an entry that offers something else from now, at once', async () => {
    await projectEntry(entry('tvaa', 'a', { scopes: [scope('Omvårdnad', 'Centrum')] }));
    expect(await idsOf('tvaa', { area: 'Centrum' })).toEqual(['a']);
    const moved = entry('tvaa', 'a', {
      scopes: [scope('Omvårdnad', 'Norra')],
      updatedAt: '2026-05-01T10:00:00.000Z',
    });
    await projectEntry(moved);
    expect(await idsOf('tvaa', { area: 'Centrum' })).toEqual([]);
    expect(await idsOf('tvaa', { area: 'Norra' })).toEqual(['a']);
    expect(await readCatalogue('tvaa', {}, today)).toMatchObject({ total: 1, areas: ['Norra'] });
  });

  it('have another version as soon as an entry says something else, and the same while none does', async () => {
    const first = entry('atta', 'a', { hours: '07–22' });
    await projectEntry(first);
    const { version } = await readCatalogue('atta', {}, today);
    await projectEntry(first);
    expect((await readCatalogue('atta', {}, today)).version).toBe(version);
    await projectEntry({ ...first, hours: '09–17', updatedAt: '2026-05-01T10:00:00.000Z' });
    expect((await readCatalogue('atta', {}, today)).version).toBe(version + 1);
  });

  it('are not led back by what comes late', async () => {
    const later = entry('trea', 'a', { hours: '09–17', updatedAt: '2026-05-01T10:00:00.000Z' });
    await projectEntry(later);
    await projectEntry(entry('trea', 'a', { scopes: [scope('Städ', 'Södra')], updatedAt: '2026-05-01T09:00:00.000Z' }));
    expect(await readEntry('trea', 'a')).toEqual(later);
    expect(await idsOf('trea', { service: 'Städ' })).toEqual([]);
  });

  it('count twenty that come at once, each twice, each once', async () => {
    const twenty = Array.from({ length: 20 }, (_one, index) => entry('fyra', `e${String(index)}`));
    await Promise.all([...twenty, ...twenty].map((one) => projectEntry(one)));
    expect((await readCatalogue('fyra', {}, today)).total).toBe(20);
    expect((await idsOf('fyra')).length).toBe(20);
  });

  it('hold an entry with more scopes than one transaction takes, however often it comes', async () => {
    const scopes = Array.from({ length: 200 }, (_one, index) =>
      scope(`Tjänst ${String(index % 10)}`, `O${String(index)}`),
    );
    const wide = entry('femma', 'wide', { scopes });
    await projectEntry(wide);
    const first = await everythingIn('CATALOGUE_TABLE');
    await projectEntry(wide);
    expect(await everythingIn('CATALOGUE_TABLE')).toEqual(first);
    expect((await readCatalogue('femma', {}, today)).areas).toHaveLength(200);
    expect(await idsOf('femma', { service: 'Tjänst 9', area: 'O199' })).toEqual(['wide']);
  });

  it('pass over what is listed before its entry is there', async () => {
    await projectEntry(entry('sexa', 'a'));
    const refs = ['gone', 'a', 'gone too'].map((entryId) => ({ municipality: 'sexa', entryId }));
    expect((await readEntries(refs)).map(({ entryId }) => entryId)).toEqual(['a']);
  });

  it('LOV 9:1: change their order with the day, and hold the same', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await projectEntry(entry('sjua', id));
    const days = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-01'];
    const orders: string[] = [];
    for (const on of days) orders.push((await readCatalogue('sjua', {}, on)).entryIds.join(''));
    expect(orders[3]).toBe(orders[0]);
    expect(new Set(orders).size).toBe(3);
    expect(new Set(orders.map((order) => [...order].toSorted().join('')))).toEqual(new Set(['abcdef']));
  });
});
