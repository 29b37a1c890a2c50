import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approveText,
  awaitsApproval,
  returnText,
  shownText,
  standingOfTexts,
  type TextApproval,
} from '../../../../shared/domain/catalogue/text-approval.ts';
import { asksOn, confirmed, isOld } from '../../../../shared/domain/catalogue/confirmation.ts';
import { granvik } from '../../../support/granvik.ts';
import { holds } from '../../../support/holds.ts';

const by = { by: 'Sam Ordning', at: '2026-05-01T08:00:00.000Z' };
const approve = (words: string, tag = 'sv', before?: TextApproval) => approveText(before, { tag, words, ...by });
const shown = (stated: { sv: string; [tag: string]: string }, approvals: readonly TextApproval[]) =>
  shownText(standingOfTexts(stated, approvals));

describe('a text of the catalogue', () => {
  it('LOV 9:1: is not shown before an officer has approved it', () => {
    expect(shown({ sv: 'Vi.' }, [])).toBeNull();
    expect(awaitsApproval(standingOfTexts({ sv: 'Vi.' }, []))).toBe(true);
    expect(shown({ sv: 'Vi.' }, [approve('Vi.')])).toEqual({ sv: 'Vi.' });
  });

  it('is shown as it was approved until other words are', () => {
    const standing = standingOfTexts({ sv: 'Vi är bäst.' }, [approve('Vi.')]);
    expect(standing).toEqual([{ tag: 'sv', words: 'Vi är bäst.', state: 'AWAITING', shown: 'Vi.' }]);
    expect(shownText(standing)).toEqual({ sv: 'Vi.' });
  });

  it('is shown in each language that is approved, and in none while the Swedish is not', () => {
    const stated = { sv: 'Vi.', fi: 'Me.', en: 'We.' };
    expect(shown(stated, [approve('Me.', 'fi')])).toBeNull();
    expect(shown(stated, [approve('Me.', 'fi'), approve('Vi.')])).toEqual({ sv: 'Vi.', fi: 'Me.' });
    expect(standingOfTexts(stated, []).map(({ tag }) => tag)).toEqual(['sv', 'en', 'fi']);
  });

  it('is no longer shown in a language that its provider took away', () => {
    expect(shown({ sv: 'Vi.' }, [approve('Vi.'), approve('Me.', 'fi')])).toEqual({ sv: 'Vi.' });
  });

  it('that is sent back is not asked about again until it is changed, and what was approved before stands', () => {
    const returned = returnText(approve('Vi.'), { tag: 'sv', words: 'Vi är bäst.', why: 'Rangordnar.', ...by });
    expect(standingOfTexts({ sv: 'Vi är bäst.' }, [returned])).toEqual([
      { tag: 'sv', words: 'Vi är bäst.', state: 'RETURNED', why: 'Rangordnar.', shown: 'Vi.' },
    ]);
    expect(awaitsApproval(standingOfTexts({ sv: 'Vi är bra.' }, [returned]))).toBe(true);
  });

  it('that was approved and is sent back is not shown any more', () => {
    const returned = returnText(approve('Vi.'), { tag: 'sv', words: 'Vi.', why: 'Stämmer inte.', ...by });
    expect(shown({ sv: 'Vi.' }, [returned])).toBeNull();
    expect(shown({ sv: 'Vi.' }, [approve('Vi.', 'sv', returned)])).toEqual({ sv: 'Vi.' });
  });

  it('never shows words that no officer approved, whatever was judged in whatever order', () => {
    const words = fc.constantFrom('a', 'b', 'c');
    const step = fc.record({ words, approves: fc.boolean() });
    holds(
      fc.property(fc.array(step, { maxLength: 8 }), words, (steps, now) => {
        const approved = new Set<string>(steps.filter((one) => one.approves).map((one) => one.words));
        const last = steps.reduce<TextApproval | undefined>(
          (before, one) =>
            one.approves
              ? approveText(before, { tag: 'sv', words: one.words, ...by })
              : returnText(before, { tag: 'sv', words: one.words, why: 'x', ...by }),
          undefined,
        );
        const text = shown({ sv: now }, last === undefined ? [] : [last]);
        expect(text === null || approved.has(text.sv)).toBe(true);
      }),
    );
  });
});

describe('an entry’s confirmation', () => {
  const rule = { ...granvik.catalogue, confirmEveryMonths: 6, ageShownAfterDays: 270 };

  it('is asked for half a year after the last one, and not while somebody is being asked', () => {
    const said = confirmed('2026-01-31', 'Mika Glänta');
    expect(asksOn(said, rule)).toBe('2026-07-31');
    expect(asksOn({ ...said, asked: { on: '2026-07-31', taskId: 't' } }, rule)).toBeNull();
  });

  it('is told to those who choose from the day after the configured age', () => {
    expect(isOld('2026-01-01', '2026-09-28', rule)).toBe(false);
    expect(isOld('2026-01-01', '2026-09-29', rule)).toBe(true);
  });
});
