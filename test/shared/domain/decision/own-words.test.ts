import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOwnWords, reasonsToWord } from '../../../../shared/domain/decision/own-words.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';
import { homeCareScope } from '../../../support/application-builder.ts';
import { finding, proposal } from './builders.ts';

const services = { requirementServices: { 'HT-G-01': 'ALL' } } as const;
const escort = { ...homeCareScope, service: 'Ledsagning' };
const approval = proposal({ ...services, findings: [finding('HT-G-01', 'MET')], scopes: [homeCareScope, escort] });
const refusal = proposal({ ...services, findings: [finding('HT-G-01', 'NOT_MET', 'Ej registrerad.')] });

describe('a person’s own words for the reasons of a proposal', () => {
  it('LOV 8:2: may be another for each scope, of an approval too, and make the basis another', () => {
    const worded = inOwnWords(approval, { '1-0': ' Erfarenheten av ledsagning är särskilt väl visad. ' }, hashOf);
    expect(worded.scopes[0]).toEqual(approval.scopes[0]);
    expect(worded.scopes[1]?.reasons[0]).toEqual({
      basis: { kind: 'ALL_MET' },
      text: {
        sv: 'Erfarenheten av ledsagning är särskilt väl visad.',
        en: 'Erfarenheten av ledsagning är särskilt väl visad.',
      },
    });
    expect(worded.basisHash).not.toBe(approval.basisHash);
  });

  it('leave outcomes, grounds and scopes as they followed from the checks, and no reason empty, whatever is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(approval, refusal), fc.string(), (from, written) => {
        const words = Object.fromEntries(reasonsToWord(from).map(({ place }) => [place, written]));
        const { scopes, outcome } = inOwnWords(from, words, hashOf);
        expect(outcome).toBe(from.outcome);
        expect(scopes.map((line) => [line.scope, line.outcome, line.reasons.map(({ basis }) => basis)])).toEqual(
          from.scopes.map((line) => [line.scope, line.outcome, line.reasons.map(({ basis }) => basis)]),
        );
        for (const { text } of scopes.flatMap(({ reasons }) => reasons)) expect(text.sv.trim()).not.toBe('');
      }),
    );
  });

  it('are none when the text is sent as it was shown, in either language', () => {
    const [first] = reasonsToWord(approval);
    for (const text of [first?.reason.text.sv ?? '', first?.reason.text.en ?? '']) {
      expect(inOwnWords(approval, { '0-0': text }, hashOf)).toBe(approval);
    }
  });
});
