import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Subject } from '../../../../shared/domain/task/task.ts';
import { eventWord } from '../../../../shared/http/register/event-words.ts';

describe('a case’s events', () => {
  it('are told in the reader’s language', () => {
    expect(eventWord('DECISION_MADE', 'sv')).toBe('Beslut fattat');
    expect(eventWord('DECISION_MADE', 'en')).toBe('Decision made');
  });

  it('have words, each kind that the product writes', () => {
    const root = join(import.meta.dirname, '../../../..');
    const things = new Set<string>(Subject.shape.type.options);
    const written = globSync('{shared,functions}/**/*.{ts,tsx}', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\btype: [^,{}]*/g)].flatMap(([line]) =>
        [...line.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, type = '']) => type),
      ),
    );
    const kinds = [...new Set(written)].filter((type) => !things.has(type));
    expect(kinds.length).toBeGreaterThan(100);
    expect(kinds.filter((type) => eventWord(type, 'sv') === type)).toEqual([]);
  });

  it('that have no words yet, or a name that every object has, are shown by their code', () => {
    for (const type of ['SOMETHING_NEW', 'constructor', 'toString']) expect(eventWord(type, 'sv')).toBe(type);
  });
});
