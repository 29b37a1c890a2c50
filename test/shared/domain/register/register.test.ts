import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiaryNumber, diaryNumber, parseDiaryNumber } from '../../../../shared/domain/register/diary-number.ts';
import {
  AuditEvent,
  chainEvent,
  chainStart,
  eraseTold,
  verifyChain,
  type NewEvent,
} from '../../../../shared/domain/register/event.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';
import { holds } from '../../../support/holds.ts';

describe('a diary number', () => {
  it('OSL 5:2: reads prefix, year and number', () => {
    expect(diaryNumber('SN', 2026, 42)).toBe('SN 2026/00042');
    expect(diaryNumber('ÄON', 2026, 123456)).toBe('ÄON 2026/123456');
  });

  it('is read back as it was written', () => {
    holds(
      fc.property(
        fc.constantFrom('SN', 'VON', 'ÄON', 'KS2'),
        fc.integer({ min: 1900, max: 9999 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (prefix, year, number) => {
          const read = parseDiaryNumber(diaryNumber(prefix, year, number));
          return read?.prefix === prefix && read.year === year && read.number === number;
        },
      ),
    );
  });

  it.each(['SN 2026/42', 'sn 2026/00042', 'SN 26/00042', 'SN2026/00042', ' SN 2026/00042', ''])(
    'does not take "%s" for one',
    (text) => {
      expect(DiaryNumber.safeParse(text).success).toBe(false);
      expect(parseDiaryNumber(text)).toBeUndefined();
    },
  );

  it.each([0, -1, 1.5, Number.NaN])('is never given for %s', (number) => {
    expect(() => diaryNumber('SN', 2026, number)).toThrow(RangeError);
  });
});

const newEvent = fc.record({
  type: fc.constantFrom('APPLICATION_SUBMITTED', 'DECISION_MADE', 'VOTE_CAST'),
  at: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  by: fc.string({ minLength: 1 }),
  data: fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  ),
});

const chaining = { hash: hashOf, salt: 'a salt' };

function chain(events: readonly NewEvent[]): AuditEvent[] {
  return events.reduce<AuditEvent[]>((made, event) => [...made, chainEvent(made.at(-1), event, chaining)], []);
}

describe('the chain of events', () => {
  const chains = fc.array(newEvent, { minLength: 2, maxLength: 12 }).map(chain);

  it('holds for what was chained, numbered from 1 without gaps', () => {
    holds(
      fc.property(chains, (events) => {
        const head = events.at(-1);
        return verifyChain(events, hashOf, head).ok && events.every(({ seq }, index) => seq === index + 1);
      }),
    );
  });

  it('is read the same whatever order the keys were stored in', () => {
    const [event] = chain([{ type: 'A', at: '2026-01-01T00:00:00.000Z', by: 'x', data: { a: 1, b: 2 } }]);
    if (event === undefined) throw new Error('No event');
    const { hash, by, ...rest } = event;
    expect(verifyChain([{ hash, ...rest, by, data: { b: 2, a: 1 } }], hashOf).ok).toBe(true);
    expect(AuditEvent.parse(event)).toEqual(event);
  });

  it('shows any change of any event', () => {
    const change = fc.constantFrom<(event: AuditEvent) => AuditEvent>(
      (event) => ({ ...event, by: `${event.by}!` }),
      (event) => ({ ...event, type: `${event.type}_X` }),
      (event) => ({ ...event, at: '1999-01-01T00:00:00.000Z' }),
      (event) => ({ ...event, data: { ...event.data, changed: true } }),
      (event) => ({ ...event, seq: event.seq + 1 }),
      (event) => ({ ...event, previousHash: hashOf('another') }),
      (event) => ({ ...event, hash: hashOf('another') }),
    );
    holds(
      fc.property(chains, fc.nat(), change, (events, at, alter) => {
        const index = at % events.length;
        const altered = events.map((event, position) => (position === index ? alter(event) : event));
        return !verifyChain(altered, hashOf, events.at(-1)).ok;
      }),
    );
  });

  it('shows a changed event even when it was hashed anew, by the one after it or by the case’s head', () => {
    holds(
      fc.property(chains, fc.nat(), (events, at) => {
        const index = at % events.length;
        const forged = events.map((event, position) =>
          position === index ? chainEvent(events[index - 1], { ...event, by: `${event.by}!` }, chaining) : event,
        );
        return !verifyChain(forged, hashOf, events.at(-1)).ok;
      }),
    );
  });

  it('arkivlagen 10 §: is whole when what events told is erased, of any of them, and nothing but that can be taken away', () => {
    holds(
      fc.property(chains, fc.nat(), (events, mask) => {
        const erased = events.map((event, position) => ((mask >> position) % 2 === 1 ? eraseTold(event) : event));
        const [first = erased[0], ...later] = erased;
        if (first === undefined) return false;
        const { salt: _salt, ...unsalted } = first;
        const said = [{ ...unsalted, by: 'somebody', data: {} }, ...later];
        const dated = [{ ...first, at: '1999-01-01T00:00:00.000Z' }, ...later];
        return (
          verifyChain(erased, hashOf, events.at(-1)).ok &&
          !verifyChain(said, hashOf, events.at(-1)).ok &&
          !verifyChain(dated, hashOf, events.at(-1)).ok
        );
      }),
    );
  });

  it('shows an event left out, two swapped, and an end that was cut off', () => {
    holds(
      fc.property(chains, fc.nat(), (events, at) => {
        const index = at % events.length;
        const without = events.filter((_event, position) => position !== index);
        const swapped = [...without.slice(0, -1), ...events.slice(-1), ...without.slice(-1)];
        return !verifyChain(without, hashOf, events.at(-1)).ok && !verifyChain(swapped, hashOf, events.at(-1)).ok;
      }),
    );
  });

  it('tells where it breaks, and why', () => {
    const event = { type: 'A', at: '2026-01-01T00:00:00.000Z', by: 'x', data: {} };
    const [one, two, three] = chain([event, event, event]);
    if (one === undefined || two === undefined || three === undefined) throw new Error('No chain');
    const broken = (events: AuditEvent[], head?: AuditEvent) => {
      const verified = verifyChain(events, hashOf, head);
      return verified.ok ? undefined : verified.error;
    };
    expect(broken([one, three])).toEqual({ seq: 2, why: 'OUT_OF_SEQUENCE' });
    expect(broken([one, { ...two, previousHash: 'x' }])).toEqual({ seq: 2, why: 'LINK_BROKEN' });
    expect(broken([one, { ...two, by: 'y' }])).toEqual({ seq: 2, why: 'CONTENT_CHANGED' });
    expect(broken([one, two], three)).toEqual({ seq: 3, why: 'END_DIFFERS' });
    expect(verifyChain([], hashOf)).toEqual({ ok: true, value: chainStart });
  });
});
