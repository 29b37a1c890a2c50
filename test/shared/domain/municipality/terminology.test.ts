import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capital, Terminology } from '../../../../shared/domain/municipality/terminology.ts';
import { granvik } from '../../../support/granvik.ts';

const root = join(import.meta.dirname, '../../../..');

/** A word that some municipality says otherwise. The Act's name and an address are not such words. */
const own =
  /utförar|godkänn|godkän[dt]|förfrågningsunderlag|(?<!lag \(2008:962\) om |lagen om |lagen \(2008:962\) om )(?<!['`])(?<!\/)valfrihetssystem/i;

/** Lines that people read, without comments. */
function lines(file: string): string[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .map((line, index) => `${file}:${String(index + 1)} ${line.trim()}`)
    .filter((line) => !/ (\/\*\*|\*|\/\/)/.test(line));
}

describe('the words of a municipality', () => {
  it('are nowhere written into the product: take them from its terminology, or say it in words that all share', () => {
    const files = globSync('{shared,functions}/**/*.{ts,tsx}', { cwd: root });
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap(lines).filter((line) => own.test(line))).toEqual([]);
  });

  it('stand in no set, form or list of kinds that is shipped, nor in what the API says of itself: any municipality reads them', () => {
    const shipped = globSync('{config/{requirement-sets,report-forms,service-types}/*.json,infra/openapi.ts}', {
      cwd: root,
    });
    expect(shipped.length).toBeGreaterThan(4);
    // Approval for F-tax is the tax agency's word.
    const said = shipped.flatMap(lines).map((line) => line.replaceAll(/godkän\w+ för F-skatt/g, ''));
    expect(said.filter((line) => own.test(line))).toEqual([]);
  });

  it('are written in lower case with all their forms, and begin a sentence with a capital', () => {
    expect(Terminology.safeParse({ ...granvik.terminology, provider: { singular: 'utförare' } }).success).toBe(false);
    expect(Terminology.safeParse({ ...granvik.terminology, provider: undefined }).success).toBe(false);
    expect(capital('åtagande')).toBe('Åtagande');
  });
});
