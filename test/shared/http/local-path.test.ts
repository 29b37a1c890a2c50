import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from '../../../shared/http/local-path.ts';

test.each(['/desk', '/desk/applications/granvik.01J?tab=checks', '/'])('%s stays on the site', (path) => {
  expect(localPath(path, '/fallback')).toBe(path);
});

test.each([
  undefined,
  '',
  'desk',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/.//elsewhere.example',
  '/..//elsewhere.example',
  'https://elsewhere.example/',
  'javascript:alert(1)',
  '/desk\r\nSet-Cookie: a=b',
  '/\t/elsewhere.example',
  `/${'a'.repeat(600)}`,
])('%j is not followed', (path) => {
  expect(localPath(path, '/fallback')).toBe('/fallback');
});

test('no text at all leads to another site', () => {
  const parts = fc.constantFrom('/', '\\', '.', '%2f', '@', ':', 'elsewhere.example', '\t', 'https:', '?', '#', 'a');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
      const path = localPath(pieces.join(''), '/fallback');
      expect(new URL(path, 'https://here.example').origin).toBe('https://here.example');
    }),
    { numRuns: 2000 },
  );
});
