import { describe, expect, it } from 'vitest';
import { eventWord } from '../../../../shared/http/register/event-words.ts';

describe('a case’s events', () => {
  it('are told in the reader’s language', () => {
    expect(eventWord('DECISION_MADE', 'sv')).toBe('Beslut fattat');
    expect(eventWord('DECISION_MADE', 'en')).toBe('Decision made');
  });

  it('that have no words yet, or a name that every object has, are shown by their code', () => {
    for (const type of ['SOMETHING_NEW', 'constructor', 'toString']) expect(eventWord(type, 'sv')).toBe(type);
  });
});
