import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { now, systemClock } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalityOf } from '../../../shared/platform/config.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { environment, optionalEnvironment } from '../../../shared/platform/environment.ts';
import { canonicalJson, hashOf, sameHash, sha256 } from '../../../shared/platform/hash.ts';
import { newCode, newId, newSecret } from '../../../shared/platform/ids.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { holds } from '../../support/holds.ts';

describe('a hash', () => {
  it('is SHA-256 in lower-case hex', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is the same whatever order fields were written in, at any depth', () => {
    holds(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        return hashOf({ a: value, b: 1 }) === hashOf({ b: 1, a: turned });
      }),
    );
  });

  it('is the same when it is read back from storage', () => {
    holds(fc.property(fc.jsonValue(), (value) => hashOf(value) === hashOf(JSON.parse(JSON.stringify(value)))));
  });

  it('differs when lists are in another order, and when a field is there', () => {
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 1, b: null }));
    expect(canonicalJson({ b: undefined, a: { d: 1, c: [{ f: 1, e: 2 }] } })).toBe('{"a":{"c":[{"e":2,"f":1}],"d":1}}');
  });

  it('is compared whole', () => {
    const hash = sha256('a');
    expect(sameHash(hash, sha256('a'))).toBe(true);
    expect(sameHash(hash, sha256('b'))).toBe(false);
    expect(sameHash(hash, hash.slice(1))).toBe(false);
    expect(sameHash(hash, '')).toBe(false);
  });
});

describe('ids', () => {
  it('sort in the order they were made, also within one millisecond', () => {
    const ids = Array.from({ length: 1000 }, () => newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
  });
});

describe('secrets', () => {
  it('are 32 random bytes that fit in an address', () => {
    const secrets = Array.from({ length: 200 }, () => newSecret());
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new Set(secrets).size).toBe(200);
  });

  it('for a telephone are six digits, zeros in front too', () => {
    const codes = Array.from({ length: 500 }, () => newCode());
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(new Set(codes).size).toBeGreaterThan(450);
  });
});

describe('the environment', () => {
  it('lacks nothing that was promised, or says what by name', () => {
    vi.stubEnv('CASE_TABLE', 'cases');
    expect(environment('CASE_TABLE')).toBe('cases');
    vi.stubEnv('CASE_TABLE', '');
    expect(() => environment('CASE_TABLE')).toThrow('CASE_TABLE');
    expect(optionalEnvironment('CASE_TABLE')).toBeUndefined();
    expect(optionalEnvironment('NOBODY_SET_THIS')).toBeUndefined();
  });
});

describe('the deployment’s municipalities', () => {
  it('are found by their id, and an unknown one from outside is none', () => {
    useGranvik();
    expect(municipalityOf('granvik')).toBe(granvik);
    expect(findMunicipality('fjallberg')).toBeUndefined();
    expect(() => municipalityOf('fjallberg')).toThrow();
  });
});

describe('the clock', () => {
  it('tells the present instant in UTC', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-29T01:30:00+01:00') });
    expect(now()).toBe('2026-03-29T00:30:00.000Z');
    expect(systemClock().getTime()).toBe(Date.parse('2026-03-29T00:30:00Z'));
    vi.useRealTimers();
  });
});

describe('a conflict', () => {
  it('says which writes had the condition that did not hold', () => {
    expect(new ConcurrencyError('write 0, 2', [0, 2])).toMatchObject({ name: 'ConcurrencyError', failed: [0, 2] });
    expect(new ConcurrencyError('the codes of a link').failed).toEqual([]);
  });
});
