import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { declareResult } from '../../../../shared/domain/decision/meeting/declare.ts';
import { recuse } from '../../../../shared/domain/decision/meeting/presence.ts';
import { meetingFacts } from '../../../../shared/http/register/meeting-facts.ts';
import { at, meetingWith, value } from '../../domain/decision/builders.ts';

const recused = value(recuse(meetingWith(['1', '2', '3', '4', '5']), { person: '5', reason: 'Delägare', at }));
const declared = value(declareResult(recused, { proposal: 'P1', paragraph: '97', at }));
const meeting = z.json().parse(JSON.parse(JSON.stringify(declared)));

const reserved = (name: string, words: string) => ({ number: 1, name, words });

const events = [
  { type: 'RESERVATION_REGISTERED', data: reserved('Mot återremissen', '') },
  { type: 'DECISION_MADE', data: { meeting } },
  { type: 'RESERVATION_REGISTERED', data: reserved('Cia Carlsson', 'Räcker inte.') },
  { type: 'RESERVATION_REGISTERED', data: { ...reserved('Mot nästa beslut', ''), number: 2 } },
  { type: 'MINUTES_ADJUSTED', data: { number: 1, on: '2026-03-12' } },
];

describe('how a decision was made in a meeting, on file', () => {
  const written = (edition: 'FULL' | 'PUBLIC') =>
    JSON.stringify(meetingFacts({ number: 1 }, events, { lang: 'sv', edition }));

  it('KL 5:67: says who served, who was recused and who reserved themself against that decision and no other', () => {
    const facts = written('FULL');
    for (const words of ['Tjänstgjorde', 'Agnes Alm', 'Delägare', 'Cia Carlsson: Räcker inte.', 'Justerad']) {
      expect(facts).toContain(words);
    }
    expect(facts).not.toContain('Mot återremissen');
    expect(facts).not.toContain('Mot nästa beslut');
  });

  it('leaves out of the public edition what was written freely about people', () => {
    expect(written('PUBLIC')).toContain('Cia Carlsson');
    expect(written('PUBLIC')).not.toContain('Räcker inte.');
    expect(written('PUBLIC')).not.toContain('Delägare');
  });

  it('says nothing of a decision that nobody met for', () => {
    expect(meetingFacts({ number: 2 }, events, { lang: 'sv', edition: 'FULL' })).toEqual([]);
  });
});
