import { describe, expect, it } from 'vitest';
import type { ProposalFacts } from '../../../../shared/domain/decision/derive-proposal.ts';
import type { Municipality } from '../../../../shared/domain/municipality/municipality.ts';
import { noticeSections } from '../../../../shared/http/decision/notice-document.ts';
import { decisionOf, finding } from '../../domain/decision/builders.ts';
import { granvik } from '../../../support/granvik.ts';
import { lillby } from '../../../support/lillby/lillby.ts';

function noticeOf(municipality: Municipality, facts: Partial<ProposalFacts> = {}): string {
  return JSON.stringify(noticeSections({ decision: decisionOf(facts), notice: null, municipality, lang: 'sv' }));
}

const refusal = {
  findings: [finding('G-01', 'NOT_MET', 'Verksamheten är inte registrerad.'), finding('S-01', 'MET')],
};

describe('a notice', () => {
  it('speaks in the municipality’s own terms, whatever was decided', () => {
    expect(noticeOf(lillby)).toContain('Ansökan auktoriseras"');
    expect(noticeOf(lillby, refusal)).toContain('Ansökan auktoriseras inte"');
    for (const facts of [{}, refusal]) {
      // The act keeps its name.
      const words = noticeOf(lillby, facts).replaceAll('lagen om valfrihetssystem', '');
      expect(words).not.toMatch(/godkän|utförar|valfrihetssystem|förfrågningsunderlag/i);
      expect(noticeOf(granvik, facts)).toContain('Ansökan godkänns');
    }
  });
});
