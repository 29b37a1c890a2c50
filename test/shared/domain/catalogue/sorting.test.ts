import { describe, expect, it } from 'vitest';
import { inBriefOf, sortedBy, takesOn } from '../../../../shared/domain/catalogue/sorting.ts';
import { sampleEntry } from '../../../support/catalogue-entry.ts';

const on = '2026-05-01';
const brief = (name: string, changes: Partial<ReturnType<typeof sampleEntry>> = {}) =>
  inBriefOf({ ...sampleEntry(name, name), ...changes });

describe('whether a provider takes on anybody new', () => {
  it('is so from its first day, outside pauses, and through its last day', () => {
    const full = { state: 'FULL', from: '2026-04-20', until: null } as const;
    const paused = { state: 'PAUSED', from: '2026-04-20', until: '2026-04-30' } as const;
    expect(takesOn(brief('A'), on)).toBe(true);
    expect(takesOn(brief('A', { selectableFrom: null }), on)).toBe(false);
    expect(takesOn(brief('A', { selectableFrom: '2026-05-02' }), on)).toBe(false);
    expect(takesOn(brief('A', { intake: full }), on)).toBe(false);
    expect(takesOn(brief('A', { intake: full }), '2026-04-19')).toBe(true);
    expect(takesOn(brief('A', { intake: paused }), '2026-04-30')).toBe(false);
    expect(takesOn(brief('A', { intake: paused }), on)).toBe(true);
    expect(takesOn(brief('A', { endsOn: on }), on)).toBe(true);
    expect(takesOn(brief('A', { endsOn: '2026-04-30' }), on)).toBe(false);
  });
});

describe('the reader’s own order', () => {
  const briefs = new Map([
    ['1', brief('Östanvinden', { visibleFrom: '2026-03-01T12:00:00.000Z' })],
    ['2', brief('Alen 10', { visibleFrom: '2026-04-01T12:00:00.000Z', selectableFrom: null })],
    ['3', brief('Alen 9', { visibleFrom: '2026-02-01T12:00:00.000Z' })],
    ['4', brief('Åkern', { visibleFrom: '2026-04-01T12:00:00.000Z' })],
  ]);
  const neutral = ['4', '2', 'unknown', '3', '1'];
  const sorted = (sorting: Parameters<typeof sortedBy>[0]) => sortedBy(sorting, neutral, { briefs, on });

  it('is by name as Swedes write it, numbers by what they amount to', () => {
    expect(sorted('name')).toEqual(['3', '2', '4', '1', 'unknown']);
  });

  it('LOV 9:1: keeps the neutral order among those that are equal, whoever they are', () => {
    expect(sorted('newest')).toEqual(['4', '2', '1', '3', 'unknown']);
    expect(sorted('open-first')).toEqual(['4', '3', '1', '2', 'unknown']);
    expect(sortedBy('newest', ['2', '4'], { briefs, on })).toEqual(['2', '4']);
  });
});
