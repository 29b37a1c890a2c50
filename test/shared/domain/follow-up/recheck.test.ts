import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/domain/application/evidence.ts';
import { factsKnown, type Keeping } from '../../../../shared/domain/follow-up/facts-known.ts';
import {
  answerRequest,
  broughtNearer,
  deficiencyOf,
  firstRecheck,
  judgePoint,
  recheck,
  type Recheck,
  requestDueOn,
  seenOn,
} from '../../../../shared/domain/follow-up/recheck.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';
import { homeCare } from '../../../support/application-builder.ts';
import { granvik } from '../../../support/granvik.ts';

const rule = { ...granvik.recheck, everyMonths: 1, askBeforeDays: 30, answerDays: 21 };
const scopes = [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }];
const today = '2026-06-01';

const insurance: Evidence = {
  schemaVersion: 1,
  evidenceId: '01INSURANCE',
  kind: 'insurance.certificate',
  fileName: 'f.pdf',
  contentType: 'application/pdf',
  bytes: 10,
  objectKey: 'k',
  status: 'STORED',
  at: '2026-01-10T08:00:00.000Z',
  validThrough: '2026-12-31',
};

function known(changes: Partial<Keeping> = {}, on = today) {
  return factsKnown({
    set: homeCare,
    scopes,
    evidence: [insurance],
    facts: null,
    inCharge: { names: ['Vera Ansvarig'], source: { sv: 'Ansökan', en: 'The application' }, on: '2026-01-10' },
    seenOn: {},
    since: '2026-02-01',
    today: on,
    hash: hashOf,
    ...changes,
  });
}

const about = (facts: ReturnType<typeof known>, name: string) => facts.find((fact) => fact.about === name);
/** A contract that has been looked at once, and of which all that was unknown has been settled. */
function settled(changes: Partial<Keeping> = {}): Recheck {
  const { after, asks } = recheck(firstRecheck('c', today), known(changes), rule, today);
  const words = Object.fromEntries(asks.map((kind) => [kind, 'Finns inte.']));
  const answered = answerRequest({ ...after, request: { taskId: 't', proofs: [...asks] } }, words, today);
  return { ...(answered.ok ? answered.value : after), points: [] };
}

describe('what is known of a contract', () => {
  it('has each proof that is followed up once, with the day it holds through and the requirements it shows', () => {
    expect(about(known(), 'PROOF#insurance.certificate')).toMatchObject({
      state: 'HOLDS',
      through: '2026-12-31',
      requirementIds: ['HT-G-13'],
    });
    expect(about(known({}, '2027-01-01'), 'PROOF#insurance.certificate')?.state).toBe('LAPSED');
    expect(about(known(), 'PROOF#person.employer-certificate')?.requirementIds).toEqual(['HT-S-02', 'HT-S-03']);
  });

  it('counts a proof without a last day from its date by the requirement’s own interval', () => {
    const tax = { ...insurance, kind: 'tax.certificate', validThrough: undefined, issuedOn: '2026-01-05' };
    expect(about(known({ evidence: [tax] }), 'PROOF#tax.certificate')?.through).toBe('2027-01-05');
  });

  it('of a contract that nobody here has approved knows nothing, and says no more than that', () => {
    const facts = known({ evidence: [], inCharge: null, since: null });
    expect(new Set(facts.map(({ state }) => state))).toEqual(new Set(['UNKNOWN']));
  });

  it('takes no rejected or expected file for a proof', () => {
    for (const status of ['EXPECTED', 'REJECTED'] as const)
      expect(about(known({ evidence: [{ ...insurance, status }] }), 'PROOF#insurance.certificate')?.state).toBe(
        'UNKNOWN',
      );
  });
});

describe('a re-check', () => {
  it('opens nothing anew when nothing has changed, however often it runs', () => {
    const once = recheck(settled(), known(), rule, today);
    expect(once).toMatchObject({ opened: [], asks: [] });
    const twice = recheck(once.after, known(), rule, today);
    expect(twice).toEqual({ ...once, after: { ...once.after } });
  });

  it('says of what is unknown the first time that no fact is known, never that anything is wrong', () => {
    const { opened, asks } = recheck(
      firstRecheck('c', today),
      known({ evidence: [], inCharge: null, since: null }),
      rule,
      today,
    );
    expect(new Set(opened.map(({ cause }) => cause))).toEqual(new Set(['NO_FACT']));
    expect(opened.map((point) => point.about)).toEqual(['MANAGER', 'ROUTINE#HT-G-03']);
    expect(asks).toContain('permit.ivo');
  });

  it('asks for a proof thirty days before it lapses, not a day earlier, with its last day as the due day', () => {
    const day = (on: string) => recheck(settled(), known({}, on), rule, on);
    expect(day('2026-12-01').asks).not.toContain('insurance.certificate');
    expect(day('2026-12-02').asks).toContain('insurance.certificate');
    expect(requestDueOn(known({}, '2026-12-02'), ['insurance.certificate'], rule, '2026-12-02')).toBe('2026-12-31');
    expect(requestDueOn(known({}, '2026-12-20'), ['insurance.certificate'], rule, '2026-12-20')).toBe('2027-01-10');
  });

  it('comes back on the day that something happens, at the latest when the months have gone by', () => {
    expect(recheck(settled(), known(), rule, today).after.nextOn).toBe('2026-07-01');
    expect(recheck(settled(), known({}, '2026-11-15'), rule, '2026-11-15').after.nextOn).toBe('2026-12-02');
    expect(recheck(settled(), known({}, '2026-12-20'), rule, '2026-12-20').after.nextOn).toBe('2027-01-01');
  });

  it('asks no longer when the new proof has come, and shows it to a person', () => {
    const renewed = { ...insurance, evidenceId: '02', at: '2026-12-10T08:00:00.000Z', validThrough: '2027-12-31' };
    const facts = known({ evidence: [insurance, renewed] }, '2026-12-11');
    const { asks, opened } = recheck(settled(), facts, rule, '2026-12-11');
    expect(asks).not.toContain('insurance.certificate');
    expect(opened).toMatchObject([{ about: 'PROOF#insurance.certificate', cause: 'SUPPLIED' }]);
  });

  it('tells a person, with what was before, of a proof that has lapsed and of another in daily charge', () => {
    const lapsed = recheck(settled(), known({}, '2027-01-01'), rule, '2027-01-01').opened;
    expect(lapsed.find(({ cause }) => cause === 'LAPSED')).toMatchObject({
      about: 'PROOF#insurance.certificate',
      before: { sv: 'Daterad 2026-01-10; gäller till och med 2026-12-31.' },
    });
    const inCharge = { names: ['Nils Ny'], source: { sv: 'Anmäld ändring', en: 'A notice' }, on: '2026-05-20' };
    expect(recheck(settled(), known({ inCharge }), rule, today).opened).toMatchObject([
      { about: 'MANAGER', cause: 'CHANGED', before: { sv: 'Vera Ansvarig' }, on: '2026-05-20' },
    ]);
  });

  it('has a person repeat a check at its interval, and counts from their word when they have', () => {
    const on = '2027-02-02';
    const first = recheck(settled(), known({}, on), rule, on);
    expect(first.opened).toContainEqual(expect.objectContaining({ about: 'ROUTINE#HT-G-03', cause: 'DUE' }));
    const judged = judgePoint(first.after, 'ROUTINE#HT-G-03', {
      result: 'IN_ORDER',
      note: '',
      by: 'Mika',
      at: `${on}T09:00:00.000Z`,
      on,
    });
    if (!judged.ok) throw new Error('It waits');
    const again = recheck(judged.value.after, known({ seenOn: { 'HT-G-03': on } }, on), rule, on);
    expect(again.opened.filter((point) => point.about === 'ROUTINE#HT-G-03')).toEqual([]);
  });

  it('asks whoever answered in words once more when the proof has lapsed, and not before', () => {
    const on = '2026-12-10';
    const asked = recheck(settled(), known({}, on), rule, on);
    const answered = answerRequest(
      { ...asked.after, request: { taskId: 't', proofs: [...asked.asks] } },
      { 'insurance.certificate': 'Nytt bevis kommer 2 januari.' },
      on,
    );
    if (!answered.ok) throw new Error('It was asked');
    expect(answered.value.points).toContainEqual(expect.objectContaining({ cause: 'EXPLAINED' }));
    expect(recheck(answered.value, known({}, '2026-12-20'), rule, '2026-12-20').asks).toEqual([]);
    expect(recheck(answered.value, known({}, '2027-01-01'), rule, '2027-01-01').asks).toContain(
      'insurance.certificate',
    );
  });
});

describe('an officer’s word on a changed fact', () => {
  const waiting = recheck(firstRecheck('c', today), known({ inCharge: null }), rule, today).after;
  const word = {
    result: 'DEFICIENT',
    note: ' ',
    by: 'Mika',
    at: '2026-06-02T09:00:00.000Z',
    on: '2026-06-02',
  } as const;

  it('of a deficiency needs its reason; what does not wait can’t be judged', () => {
    expect(judgePoint(waiting, 'MANAGER', word)).toEqual({ ok: false, error: 'NO_REASON' });
    expect(judgePoint(waiting, 'PROOF#nothing', word)).toEqual({ ok: false, error: 'GONE' });
  });

  const point = (name: string): Recheck['points'][number] => ({
    about: name,
    requirementIds: ['HT-G-13'],
    cause: 'CHANGED',
    title: { sv: name, en: name },
    text: { sv: 'Nytt', en: 'New' },
    source: { sv: 'Källa', en: 'Source' },
    noticedOn: today,
  });
  const insured = 'PROOF#insurance.certificate';
  const both = { ...settled(), points: [point(insured), point('REGISTRY#COMPANY')] };
  function judge(before: Recheck, name: string, changes: Partial<Parameters<typeof judgePoint>[2]> = {}): Recheck {
    const judged = judgePoint(before, name, { ...word, note: 'Fel belopp', ...changes });
    if (!judged.ok) throw new Error('It waits');
    return judged.value.after;
  }

  it('hides no deficiency behind what is in order about the same requirement, until that itself is found in order', () => {
    const deficient = judge(judge(both, insured), 'REGISTRY#COMPANY', { result: 'IN_ORDER' });
    expect(deficient.found).toEqual({ 2026: { 'HT-G-13': 'DEFICIENT' } });
    expect(deficient.judged[insured]).toMatchObject({ result: 'DEFICIENT', note: 'Fel belopp' });
    const renewed = judge({ ...deficient, points: [point(insured)] }, insured, { result: 'IN_ORDER' });
    expect(renewed.found).toEqual({ 2026: { 'HT-G-13': 'IN_ORDER' } });
    expect(seenOn(renewed)).toEqual({ 'HT-G-13': '2026-06-02' });
  });

  it('of one year stands when the same is judged anew in the next', () => {
    const next = judge({ ...judge(both, insured), points: [point(insured)] }, insured, {
      result: 'IN_ORDER',
      on: '2027-01-08',
    });
    expect(next.found).toEqual({ 2026: { 'HT-G-13': 'DEFICIENT' }, 2027: { 'HT-G-13': 'IN_ORDER' } });
  });

  it('that a proof is deficient asks for another the next night, once, with its days and the officer’s words', () => {
    const facts = known();
    const deficient = judge(both, insured);
    expect(deficient.nextOn).toBe('2026-06-02');
    const asked = recheck(deficient, facts, rule, '2026-06-02');
    expect(asked.asks).toEqual(['insurance.certificate']);
    expect(requestDueOn(facts, asked.asks, rule, '2026-06-02')).toBe('2026-06-23');
    const fact = about(facts, insured);
    expect(fact && deficiencyOf(asked.after, fact)).toBe('Fel belopp');
    const request = { taskId: 't', proofs: [...asked.asks] };
    const answered = answerRequest(
      { ...asked.after, request },
      { 'insurance.certificate': 'Beloppet är rätt.' },
      '2026-06-03',
    );
    if (!answered.ok) throw new Error('It was asked');
    expect(recheck(answered.value, facts, rule, '2026-06-04').asks).toEqual([]);
    const again = judge(answered.value, insured);
    expect(recheck(again, facts, rule, '2026-06-05').asks).toEqual(['insurance.certificate']);
    const renewed = known({
      evidence: [insurance, { ...insurance, evidenceId: '02', at: '2026-06-06T08:00:00.000Z' }],
    });
    expect(recheck(again, renewed, rule, '2026-06-07').asks).toEqual([]);
  });
});

describe('a contract that is to be looked at more often', () => {
  const nearer = (nextOn: string, ranOn: string | undefined, everyMonths: number) =>
    broughtNearer({ nextOn, ...(ranOn === undefined ? {} : { ranOn }) }, { ...rule, everyMonths }, today);

  it('is looked at so many months after the last time, never later than it was to be and never in the past', () => {
    expect(nearer('2026-08-01', '2026-05-01', 2)).toBe('2026-07-01');
    expect(nearer('2026-08-01', '2026-04-01', 1)).toBe(today);
    expect(nearer('2026-08-01', undefined, 1)).toBe('2026-07-01');
    expect(nearer('2026-06-10', '2026-05-01', 3)).toBe('2026-06-10');
  });
});
