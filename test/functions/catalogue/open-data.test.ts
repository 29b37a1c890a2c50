import { beforeAll, describe, expect, it, vi } from 'vitest';
import { handler as readOpenData } from '../../../functions/catalogue/read-open-data/handler.ts';
import { EventsPart, OpenDataPart } from '../../../functions/catalogue/read-open-data/manifest.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { projectEntry, withdrawEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';

useTables();

const entries = '/v1/open-data/entries';
const read = (query: Record<string, string> = {}, route = entries, headers: Record<string, string> = {}) =>
  ask(readOpenData, { route, query, headers });

/** As if it were that instant. */
async function stoppedClock(at: string, work: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) });
  try {
    await work();
  } finally {
    vi.useRealTimers();
  }
}

async function shownOn(query: Record<string, string>): Promise<string[]> {
  const { body } = await read(query);
  return OpenDataPart.parse(JSON.parse(body)).entries.map(({ id, hours }) => `${id} ${hours}`);
}

async function follow(from: string): Promise<{ events: string[]; next: string }> {
  const query = Object.fromEntries(new URL(from, 'https://x.example').searchParams);
  const { events, next } = EventsPart.parse(JSON.parse((await read(query, '/v1/open-data/events')).body));
  return { events: events.map(({ number, type, id }) => `${String(number)} ${type} ${id}`), next };
}

beforeAll(async () => {
  const entry = (id: string, hours: string, day: string) => ({
    ...sampleEntry(id),
    hours,
    updatedAt: `2026-${day}T08:00:00.000Z`,
  });
  await stoppedClock('2026-03-02T08:00:00.000Z', () => projectEntry(entry('A', '7–22', '03-02')));
  await stoppedClock('2026-04-02T08:00:00.000Z', () => projectEntry(entry('B', '7–22', '04-02')));
  await stoppedClock('2026-05-02T08:00:00.000Z', () => projectEntry(entry('A', 'Dygnet runt', '05-02')));
  // The same line again, as streams bring it.
  await stoppedClock('2026-05-03T08:00:00.000Z', () => projectEntry(entry('A', 'Dygnet runt', '05-02')));
  await stoppedClock('2026-06-02T08:00:00.000Z', () => withdrawEntry('granvik', 'B'));
});

describe('the catalogue as open data', () => {
  it('is what is shown now, with its licence; nothing reaches anybody by it', async () => {
    const { status, body, headers } = await read();
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*' });
    const part = OpenDataPart.parse(JSON.parse(body));
    expect(part).toMatchObject({
      municipality: 'granvik',
      licence: 'http://creativecommons.org/publicdomain/zero/1.0/',
    });
    expect(part.entries.map(({ id }) => id)).toEqual(['granvik.A']);
    expect(body).not.toContain('hej@utforare.example');
    expect(body).not.toContain('0701740610');
  });

  it('is what was shown at the end of a day', async () => {
    expect(await shownOn({ on: '2026-03-01' })).toEqual([]);
    expect(await shownOn({ on: '2026-03-02' })).toEqual(['granvik.A 7–22']);
    expect(await shownOn({ on: '2026-05-01' })).toEqual(['granvik.A 7–22', 'granvik.B 7–22']);
    expect(await shownOn({ on: '2026-05-02' })).toEqual(['granvik.A Dygnet runt', 'granvik.B 7–22']);
    expect(await shownOn({ on: '2026-06-02' })).toEqual(['granvik.A Dygnet runt']);
    expect(await shownOn({ on: addDays(stockholmDay(new Date().toISOString()), 1) })).toEqual([
      'granvik.A Dygnet runt',
    ]);
  });

  it('shows a change at once, and answers 304 to whoever has it', async () => {
    const first = await read();
    const etag = first.headers['etag'] ?? '';
    expect((await read({}, entries, { 'if-none-match': etag })).status).toBe(304);
    await projectEntry({ ...sampleEntry('A'), hours: 'Vardagar', updatedAt: '2026-07-01T08:00:00.000Z' });
    const changed = await read({}, entries, { 'if-none-match': etag });
    expect([changed.status, changed.body.includes('Vardagar')]).toEqual([200, true]);
  });

  it('comes as CSV too, and in parts that lead on', async () => {
    for (let number = 0; number < 101; number += 1) {
      await projectEntry(sampleEntry(`P${String(number).padStart(3, '0')}`));
    }
    const first = await read({}, `${entries}.csv`);
    expect(first.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(first.body.trimEnd().split('\r\n')).toHaveLength(101);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers['link'] ?? '')?.[1] ?? '';
    const query = Object.fromEntries(new URL(next, 'https://x.example').searchParams);
    const second = await read(query, `${entries}.csv`);
    expect(
      second.body
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ).toEqual(['granvik.P099', 'granvik.P100']);
    expect(second.headers['link']).toBeUndefined();
    expect((await ask(readOpenData, { method: 'HEAD', route: `${entries}.csv` })).body).toBe('');
  });

  it('refuses what it does not understand with the field’s path', async () => {
    for (const [query, path] of [
      [{ on: 'igår' }, '/on'],
      [{ cursor: '../x' }, '/cursor'],
      [{ colour: 'red' }, ''],
    ] as const) {
      const { status, body } = await read(query);
      expect([status, body.includes(`"path":"${path}`)]).toEqual([400, true]);
    }
    expect((await read({ municipality: 'annanby' })).status).toBe(404);
    expect((await read({ after: '-1' }, '/v1/open-data/events')).status).toBe(400);
  });
});

describe('the events of the catalogue', () => {
  it('tell what came, changed and ended, in order and without gaps; a repeated line is no event', async () => {
    const { events } = await follow('/v1/open-data/events');
    expect(events.slice(0, 5)).toEqual([
      '1 entry.published granvik.A',
      '2 entry.published granvik.B',
      '3 entry.changed granvik.A',
      '4 entry.ended granvik.B',
      '5 entry.changed granvik.A',
    ]);
  });

  it('are each read once by whoever follows `next`, those that came meanwhile too', async () => {
    let next = '/v1/open-data/events';
    const seen: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const part = await follow(next);
      seen.push(...part.events);
      ({ next } = part);
    }
    expect((await follow(next)).events).toEqual([]);
    await Promise.all(['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((id) => projectEntry(sampleEntry(id))));
    seen.push(...(await follow(next)).events);
    expect(seen.map((event) => Number(event.split(' ')[0]))).toEqual(seen.map((_event, index) => index + 1));
    expect(
      seen
        .slice(-5)
        .map((event) => event.split(' ')[2])
        .toSorted(),
    ).toEqual([1, 2, 3, 4, 5].map((n) => `granvik.Q${String(n)}`));
  });
});

describe('the metadata', () => {
  it('is where the national catalogue looks, as RDF/XML', async () => {
    const { status, headers, body } = await read({}, '/datasets/dcat');
    expect([status, headers['content-type']]).toEqual([200, 'application/rdf+xml; charset=utf-8']);
    expect(body).toContain('<dcat:Catalog rdf:about="https://valbar.granvik.example/datasets/dcat">');
    expect((await read({ municipality: 'annanby' }, '/datasets/dcat')).status).toBe(404);
  });
});
