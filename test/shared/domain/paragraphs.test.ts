import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

const number = /\d+(?: [a-z]\b)?(?::\d+(?: [a-z]\b)?)?/;
const named = new RegExp(`\\b(LOV|FL|KL|OSL|SoL|LSS) (${number.source}(?:(?:–|, )${number.source})*)`, 'g');

/** `LOV 4:1–4:4, 8:1` names three paragraphs of one Act; those between are not named. */
function paragraphsIn(text: string): string[] {
  return [...text.matchAll(named)].flatMap(([, act = '', numbers = '']) =>
    numbers.split(/–|, /).map((one) => `${act} ${one}`),
  );
}

function textsOf(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root });
  return files.map((file) => readFileSync(join(root, file), 'utf8'));
}

it('every paragraph that a rule says it follows begins the name of a test', () => {
  const docstrings = textsOf('shared/domain/**/*.ts').flatMap((text) => text.match(/\/\*\*[^]*?\*\//g) ?? []);
  // At its beginning, or alone in the table that its names are made from.
  const names = textsOf('test/**/*.test.{ts,tsx}').flatMap(
    (text) => text.match(/(?<=['`])[A-Z][A-Za-z]+ \d[^'`:]*(?::\d[^'`:]*)*(?=: |['`])/g) ?? [],
  );
  const tested = new Set(names.flatMap(paragraphsIn));
  const followed = new Set(docstrings.flatMap(paragraphsIn));
  expect(followed.size).toBeGreaterThan(50);
  expect([...followed].filter((paragraph) => !tested.has(paragraph)).toSorted()).toEqual([]);
});
