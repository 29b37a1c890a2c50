import { describe, expect, it } from 'vitest';
import { warningOf, warningOn } from '../../../../shared/domain/catalogue/warning.ts';

const warning = { measureId: 'm', on: '2026-03-01' };

describe('LOV 9:1: a warning that those who choose see', () => {
  it('is shown as long as the municipality has decided, and not at all where it has not', () => {
    const shown = warningOf({ warning }, { measures: { shownWarningDays: 30 } });
    expect(shown).toEqual({ on: '2026-03-01', until: '2026-03-31', correctedOn: null });
    expect(warningOn(shown, '2026-03-31')).toEqual(shown);
    expect(warningOn(shown, '2026-04-01')).toBeNull();
    expect(warningOf({ warning }, { measures: {} })).toBeNull();
    expect(warningOf({ warning }, {})).toBeNull();
    expect(warningOf({}, { measures: { shownWarningDays: 30 } })).toBeNull();
  });

  it('says when it was put right', () => {
    const corrected = { ...warning, correctedOn: '2026-03-10' };
    expect(warningOf({ warning: corrected }, { measures: { shownWarningDays: 30 } })?.correctedOn).toBe('2026-03-10');
  });
});
