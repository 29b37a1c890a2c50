import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asItReads, putRight } from '../../../../shared/domain/decision/clerical-error.ts';
import { caseOutcome, decidedOn, type Decision } from '../../../../shared/domain/decision/decision.ts';
import { at, decisionOf, errorOf, finding, value } from './builders.ts';

const delegated = decisionOf({
  findings: [finding('G-01', 'NOT_MET', 'Chefen har ett års erfarenhet, kravet är två år.'), finding('S-01', 'MET')],
});
const { decidedBy: _by, mode: _mode, ...rest } = delegated;
const met: Decision = {
  schemaVersion: 1,
  number: rest.number,
  scopes: rest.scopes,
  basisHash: rest.basisHash,
  proposalOutcome: rest.proposalOutcome,
  decidedAt: '2026-03-10T14:00:00.000Z',
  mode: 'MEETING',
  decidedBy: { name: 'Socialnämnden', role: 'COMMITTEE', chair: 'Agnes Alm' },
  meeting: { heldOn: '2026-03-09', paragraph: '97', castingVote: false },
};
const slip = { why: 'Skrivfel vid registreringen.', by: 'Sekla Teräng', at } as const;

function with_(decision: Decision, ...errors: Parameters<typeof putRight>[1][]): Decision {
  return errors.reduce((now, error) => {
    const kept = value(putRight(asItReads(now), error));
    return { ...now, clericalErrors: [...(now.clericalErrors ?? []), kept] };
  }, decision);
}

describe('a slip in a decision', () => {
  it('FL 36: is put right in the § and the day of the meeting, one after the other; the original stays', () => {
    const decision = with_(
      met,
      { ...slip, what: 'PARAGRAPH', after: '§ 98' },
      { ...slip, what: 'HELD_ON', after: '2026-03-10' },
      { ...slip, what: 'PARAGRAPH', after: '99' },
    );
    expect(asItReads(decision)).toMatchObject({ meeting: { heldOn: '2026-03-10', paragraph: '99' } });
    expect(decidedOn(asItReads(decision))).toBe('2026-03-10');
    expect(decision).toMatchObject({ meeting: { heldOn: '2026-03-09', paragraph: '97' } });
    expect(decision.clericalErrors?.map(({ before, after }) => [before, after])).toEqual([
      ['97', '98'],
      ['2026-03-09', '2026-03-10'],
      ['98', '99'],
    ]);
  });

  it('FL 36: is put right in words that stand in one place of the reasons', () => {
    const decision = with_(delegated, { ...slip, what: 'PASSAGE', before: 'ett års', after: 'ett halvt års' });
    const [reason] = asItReads(decision).scopes[0]?.reasons ?? [];
    expect(reason?.text.sv).toBe('Chefen har ett halvt års erfarenhet, kravet är två år.');
    expect(errorOf(putRight(delegated, { ...slip, what: 'PASSAGE', before: 'år', after: 'månader' }))).toBe(
      'NOT_THERE',
    );
    expect(errorOf(putRight(delegated, { ...slip, what: 'PASSAGE', before: 'tre år', after: 'x' }))).toBe('NOT_THERE');
    expect(errorOf(putRight(delegated, { ...slip, what: 'PASSAGE', after: 'x' }))).toBe('NOT_THERE');
  });

  it('FL 36: leaves a reason alone whose Swedish lacks the words, though its English has them', () => {
    const slipped = finding('G-01', 'NOT_MET', 'Chefen saknar HSL-intyg.');
    const text = { sv: 'Försäkringen täcker inte larm.', en: 'The insurance covers no HSL alarm.' };
    const decision = with_(decisionOf({ findings: [slipped, { ...finding('S-01', 'NOT_MET'), reason: text }] }), {
      ...slip,
      what: 'PASSAGE',
      before: 'HSL',
      after: 'SoL',
    });
    const texts = asItReads(decision).scopes.flatMap(({ reasons }) => reasons.map((reason) => reason.text));
    expect(texts.map(({ sv }) => sv)).toContain('Chefen saknar SoL-intyg.');
    expect(texts).toContainEqual(text);
  });

  it('FL 36: never reaches outcome, requirement, right or number, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('PARAGRAPH' as const, 'HELD_ON' as const, 'PASSAGE' as const),
        fc.string(),
        fc.oneof(fc.string(), fc.constantFrom('98', '2026-03-01', 'APPROVE', '$&')),
        (what, before, after) => {
          const error = putRight(met, { ...slip, what, before, after });
          if (!error.ok) return;
          const read = asItReads({ ...met, clericalErrors: [error.value] });
          const bare = (decision: Decision) =>
            decision.scopes.map((line) => ({ ...line, reasons: line.reasons.map(({ basis }) => basis) }));
          expect(bare(read)).toEqual(bare(met));
          expect([read.mode, read.number, caseOutcome(read)]).toEqual([met.mode, met.number, caseOutcome(met)]);
        },
      ),
    );
  });

  it('FL 36: is no § or day where nobody met, no day after the decision, and no change to what it says already', () => {
    expect(errorOf(putRight(delegated, { ...slip, what: 'PARAGRAPH', after: '98' }))).toBe('NO_MINUTES');
    expect(errorOf(putRight(met, { ...slip, what: 'HELD_ON', after: '2026-03-11' }))).toBe('WRONG_DAY');
    expect(errorOf(putRight(met, { ...slip, what: 'HELD_ON', after: 'i går' }))).toBe('WRONG_DAY');
    expect(errorOf(putRight(met, { ...slip, what: 'PARAGRAPH', after: 'nittio' }))).toBe('WRONG_PARAGRAPH');
    expect(errorOf(putRight(met, { ...slip, what: 'PARAGRAPH', after: '97' }))).toBe('SAME');
    expect(errorOf(putRight(met, { ...slip, what: 'PARAGRAPH', after: '98', why: ' ' }))).toBe('EMPTY');
  });
});
