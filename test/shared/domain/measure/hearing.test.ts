import { describe, expect, it } from 'vitest';
import {
  decideMeasure,
  hearProvider,
  isHeard,
  Measure,
  replyToHearing,
} from '../../../../shared/domain/measure/measure.ts';

const proposed = Measure.parse({
  schemaVersion: 1,
  status: 'PROPOSED',
  measureId: 'm',
  municipality: 'granvik',
  contractId: 'c',
  providerName: 'Omsorg',
  deficiencies: [{ requirementId: 'HT-G-11', text: 'Ingen redovisning.', source: { kind: 'REPORT', reportId: 'r' } }],
  may: ['ACTION_PLAN', 'WARNING'],
  proposedAt: '2026-04-01T08:00:00.000Z',
  taskId: 't',
});
const on = '2026-04-02';
const question = {
  about: 'WARNING' as const,
  text: 'En varning övervägs.',
  dueOn: '2026-04-20',
  sentAt: `${on}T08:00:00.000Z`,
  sentBy: 'Sam',
  taskId: 'h',
};
const heard = hearProvider(proposed, question, on);
const decision = {
  reasons: 'Ingen redovisning.',
  authority: '4.2',
  rectifyBy: '2026-06-01',
  decidedBy: 'Sam',
  decidedAt: '2026-04-10T08:00:00.000Z',
  noticeId: 'n',
};

describe('FL 25: a provider is heard', () => {
  it('before a warning, until it has answered or its time has passed', () => {
    if (!heard.ok) throw new Error('It can be heard');
    const warn = (measure: Measure, day: string) => decideMeasure(measure, { ...decision, kind: 'WARNING', on: day });
    expect(warn(proposed, on)).toEqual({ ok: false, error: 'NOT_HEARD' });
    expect(warn(heard.value, '2026-04-20')).toEqual({ ok: false, error: 'NOT_HEARD' });
    expect(warn(heard.value, '2026-04-21').ok).toBe(true);
    const replied = replyToHearing(heard.value, { words: 'Vi är sena.', at: '2026-04-05T08:00:00.000Z', by: 'Vera' });
    expect(replied.ok && isHeard(replied.value, 'WARNING', '2026-04-05')).toBe(true);
    expect(replied.ok && warn(replied.value, '2026-04-05').ok).toBe(true);
  });

  it('not before it is asked to put something right', () => {
    expect(decideMeasure(proposed, { ...decision, kind: 'ACTION_PLAN', on }).ok).toBe(true);
  });

  it('once, with a day to come, and its first words stand', () => {
    if (!heard.ok) throw new Error('It can be heard');
    expect(hearProvider(proposed, { ...question, dueOn: on }, on)).toEqual({ ok: false, error: 'DAY_PASSED' });
    expect(hearProvider(heard.value, question, on)).toEqual({ ok: false, error: 'SETTLED' });
    const words = { words: 'Först.', at: '2026-04-05T08:00:00.000Z', by: 'Vera' };
    const replied = replyToHearing(heard.value, words);
    expect(replied.ok && replyToHearing(replied.value, { ...words, words: 'Sedan.' })).toEqual({
      ok: false,
      error: 'SETTLED',
    });
    expect(replyToHearing(proposed, words)).toEqual({ ok: false, error: 'SETTLED' });
  });
});
