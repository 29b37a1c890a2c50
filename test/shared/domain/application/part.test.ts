import { describe, expect, it } from 'vitest';
import { escaped, mapParts, partAt } from '../../../../shared/domain/application/part.ts';

const whole = { a: [{ b: 1 }, { b: 2 }], 'x/y~z': 'c', none: null };

describe('a part of an application', () => {
  it.each([
    ['/a/1/b', 2],
    ['/a/0', { b: 1 }],
    [`/${escaped('x/y~z')}`, 'c'],
    ['/none', null],
    ['', whole],
  ])('is found by its pointer: %s', (pointer, part) => {
    expect(partAt(whole, pointer)).toEqual(part);
  });

  it.each(['/a/2', '/a/-', '/a/01', '/a/length', '/b', '/none/x', '/__proto__', '/constructor', '/a/0/b/c'])(
    'is not found where there is none: %s',
    (pointer) => {
      expect(partAt(whole, pointer)).toBeUndefined();
    },
  );

  it('is changed or left out, and all else stays', () => {
    const change = (pointer: string, part: unknown) =>
      pointer === '/a/0' ? undefined : pointer === '/x~1y~0z' ? '…' : part;
    expect(mapParts(whole, change)).toEqual({ a: [{ b: 2 }], 'x/y~z': '…', none: null });
  });
});
