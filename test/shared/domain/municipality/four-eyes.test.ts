import { describe, expect, it } from 'vitest';
import { isSamePerson, needsAnother } from '../../../../shared/domain/municipality/four-eyes.ts';
import { Municipality } from '../../../../shared/domain/municipality/municipality.ts';
import { granvik } from '../../../support/granvik.ts';

describe('four eyes', () => {
  it('are asked for by nobody who says nothing, and by step', () => {
    expect(needsAnother({}, 'DECISION')).toBe(false);
    expect(needsAnother({ fourEyes: [] }, 'DECISION')).toBe(false);
    expect(needsAnother({ fourEyes: ['EXCLUSION'] }, 'DECISION')).toBe(false);
    expect(needsAnother({ fourEyes: ['EXCLUSION'] }, 'EXCLUSION')).toBe(true);
  });

  it('hold a name written differently to be the same person', () => {
    expect(isSamePerson('Ebba Lind', ' ebba LIND')).toBe(true);
    expect(isSamePerson('Ebba Lind', 'Nora Sköld')).toBe(false);
  });

  it('can not be asked for at a step that there is not', () => {
    expect(Municipality.safeParse({ ...granvik, fourEyes: ['COFFEE'] }).success).toBe(false);
  });
});
