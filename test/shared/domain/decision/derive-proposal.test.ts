import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveProposal, requirementServicesOf } from '../../../../shared/domain/decision/derive-proposal.ts';
import { Proposal } from '../../../../shared/domain/decision/proposal.ts';
import { exclusionRulesOn } from '../../../../shared/domain/requirement/exclusion-grounds.ts';
import type { Finding } from '../../../../shared/domain/requirement/finding.ts';
import { holds } from '../../../support/holds.ts';
import { at, escort, exclusion, facts, finding, homeCare, proposal } from './builders.ts';

const bankrupt = {
  ground: 'INSOLVENCY',
  applies: 'YES',
  evidence: 'Konkursbeslut 2026-02-11.',
  exclude: true,
  proportionality: 'Verksamheten har upphört.',
} as const;

describe('deriveProposal', () => {
  it('LOV 8:1: proposes approval when every mandatory requirement is settled in favour and nobody is excluded', () => {
    const results = ['MET', 'NOT_APPLICABLE', 'NOT_TESTED_NOW'] as const;
    const derived = proposal({
      findings: results.map((result, index) => finding(`R-${index}`, result)),
      requirementServices: { 'R-0': 'ALL', 'R-1': 'ALL', 'R-2': 'ALL' },
    });
    expect(derived.outcome).toBe('CLEAR_APPROVAL');
    expect(derived.scopes.map(({ outcome }) => outcome)).toEqual(['APPROVE']);
    expect(Proposal.parse(derived)).toEqual(derived);
  });

  it('LOV 8:2: gives reasons for an approval too', () => {
    expect(proposal().scopes[0]?.reasons.map(({ basis }) => basis.kind)).toEqual(['ALL_MET']);
  });

  it('LOV 8:2: gives what an officer wrote of a met requirement with an approval, in the scopes that it is for', () => {
    const noted = { ...finding('S-01', 'MET', 'Två års erfarenhet är visad.'), inOwnWords: true as const };
    const derived = proposal({ scopes: [homeCare, escort], findings: [finding('G-01', 'MET'), noted] });
    expect(derived.scopes.map(({ outcome, reasons }) => [outcome, reasons.map(({ basis }) => basis)])).toEqual([
      ['APPROVE', [{ kind: 'ALL_MET' }, { kind: 'REQUIREMENT', requirementId: 'S-01' }]],
      ['APPROVE', [{ kind: 'ALL_MET' }]],
    ]);
    expect(derived.scopes[0]?.reasons[1]?.text.sv).toBe('Två års erfarenhet är visad.');
  });

  it('LOV 8:2: gives one reason for every unmet requirement, in the words of its finding', () => {
    const derived = proposal({
      findings: [finding('G-01', 'NOT_MET', 'Försäkring saknas.'), finding('S-01', 'NOT_MET', 'Utbildning saknas.')],
    });
    expect(derived.outcome).toBe('REFUSAL');
    expect(derived.scopes[0]?.outcome).toBe('REFUSE');
    expect(derived.scopes[0]?.reasons).toEqual([
      {
        basis: { kind: 'REQUIREMENT', requirementId: 'G-01' },
        text: { sv: 'Försäkring saknas.', en: 'Försäkring saknas.' },
      },
      {
        basis: { kind: 'REQUIREMENT', requirementId: 'S-01' },
        text: { sv: 'Utbildning saknas.', en: 'Utbildning saknas.' },
      },
    ]);
  });

  it('tells a clear approval from one after completion', () => {
    expect(proposal({ completions: [{ kind: 'COMPLETION' }] }).outcome).toBe('APPROVAL_AFTER_COMPLETION');
  });

  it('LOV 6:2: takes what was only made clearer for no completion', () => {
    const clarified = [{ kind: 'CLARIFICATION' }, { kind: 'CLARIFICATION' }] as const;
    expect(proposal({ completions: clarified }).outcome).toBe('CLEAR_APPROVAL');
    expect(proposal({ completions: [...clarified, { kind: 'COMPLETION' }] }).outcome).toBe('APPROVAL_AFTER_COMPLETION');
  });

  it('refuses only the services that an unmet requirement is for', () => {
    const derived = proposal({
      scopes: [homeCare, escort],
      findings: [finding('G-01', 'MET'), finding('S-01', 'NOT_MET')],
    });
    expect(derived.outcome).toBe('PARTIAL_APPROVAL');
    expect(derived.scopes.map(({ scope, outcome }) => [scope.service, outcome])).toEqual([
      ['Hemtjänst', 'REFUSE'],
      ['Ledsagning', 'APPROVE'],
    ]);
  });

  it('LOV 8:1: asks nothing about a requirement that is for services nobody applied for', () => {
    expect(proposal({ scopes: [escort], findings: [finding('G-01', 'MET')] }).outcome).toBe('CLEAR_APPROVAL');
  });

  it('LOV 8:1: only requirements of the bound version count', () => {
    expect(proposal({ findings: [...facts().findings, finding('INVENTED', 'NOT_MET')] }).outcome).toBe(
      'CLEAR_APPROVAL',
    );
  });

  it.each(['NEEDS_COMPLETION', 'NEEDS_HUMAN'] as const)('proposes nothing while a requirement is %s', (result) => {
    expect(deriveProposal(facts({ findings: [finding('G-01', result), finding('S-01', 'NOT_MET')] }))).toEqual({
      kind: 'OUTSTANDING',
      requirementIds: ['G-01'],
      grounds: [],
      scopesMissing: false,
    });
  });

  it('proposes nothing while a mandatory requirement has not been checked at all', () => {
    expect(deriveProposal(facts({ findings: [finding('G-01', 'MET')] }))).toMatchObject({ requirementIds: ['S-01'] });
  });

  it('proposes nothing while it is not known what is applied for', () => {
    expect(deriveProposal(facts({ scopes: [] }))).toMatchObject({ kind: 'OUTSTANDING', scopesMissing: true });
  });

  it('LOV 7:1: proposes nothing before a person has assessed every ground', () => {
    expect(deriveProposal(facts({ exclusion: undefined }))).toMatchObject({
      kind: 'OUTSTANDING',
      grounds: exclusionRulesOn('2026-03-06').grounds.map(({ ground }) => ground),
    });
    const unclear = exclusion({ ground: 'CONVICTION', applies: 'UNCLEAR' });
    expect(deriveProposal(facts({ exclusion: unclear }))).toMatchObject({
      kind: 'OUTSTANDING',
      grounds: ['CONVICTION'],
    });
  });

  it('LOV 7:1: proposes exclusion of every scope on a person’s assessment, with its proportionality', () => {
    const derived = proposal({ scopes: [homeCare, escort], exclusion: exclusion(bankrupt) });
    expect(derived.outcome).toBe('EXCLUSION');
    expect(derived.scopes.map(({ outcome }) => outcome)).toEqual(['EXCLUDE', 'EXCLUDE']);
    const [reason] = derived.scopes[0]?.reasons ?? [];
    expect(reason?.basis).toEqual({ kind: 'EXCLUSION', ground: 'INSOLVENCY' });
    expect(reason?.text.sv).toContain('LOV 7:1 p. 1');
    expect(reason?.text.sv).toContain('Konkursbeslut 2026-02-11.');
    expect(reason?.text.sv).toContain('Verksamheten har upphört.');
  });

  it('LOV 7:1: a ground that applies but is not used excludes nobody', () => {
    expect(proposal({ exclusion: exclusion({ ...bankrupt, exclude: false }) }).outcome).toBe('CLEAR_APPROVAL');
  });

  it('binds the basis to everything it was derived from, and to nothing else', () => {
    const { basisHash } = proposal();
    expect(proposal({ at: '2026-04-01T09:00:00.000Z' }).basisHash).toBe(basisHash);
    expect(proposal({ findings: facts().findings.toReversed() }).basisHash).toBe(basisHash);
    expect(proposal({ completions: [{ kind: 'COMPLETION' }] }).basisHash).not.toBe(basisHash);
    expect(proposal({ findings: [finding('G-01', 'MET', 'Annat.'), finding('S-01', 'MET')] }).basisHash).not.toBe(
      basisHash,
    );
    expect(proposal({ exclusion: exclusion({ ...bankrupt, exclude: false }) }).basisHash).not.toBe(basisHash);
    const opinions = [{ opinionId: '01', hash: 'a'.repeat(64) }];
    expect(proposal({ opinions }).basisHash).not.toBe(basisHash);
    expect(proposal({ opinions: [{ opinionId: '01', hash: 'b'.repeat(64) }] }).basisHash).not.toBe(
      proposal({ opinions }).basisHash,
    );
    expect(proposal({ opinions }).opinions).toEqual(opinions);
  });

  it('reads the mandatory requirements and their services out of a version', () => {
    expect(
      requirementServicesOf([
        { id: 'A', mandatory: true },
        { id: 'B', mandatory: true, services: ['Hemtjänst'] },
        { id: 'C', mandatory: false },
      ]),
    ).toEqual({ A: 'ALL', B: ['Hemtjänst'] });
  });

  it('LOV 8:1: approves a scope if and only if no requirement that is for it is unmet', () => {
    const services = ['Hemtjänst', 'Ledsagning', 'Avlösning'];
    const results: Finding['result'][] = [
      'MET',
      'NOT_MET',
      'NOT_APPLICABLE',
      'NOT_TESTED_NOW',
      'NEEDS_HUMAN',
      'NEEDS_COMPLETION',
    ];
    const requirement = fc.record({
      services: fc.oneof(fc.constant('ALL' as const), fc.subarray(services, { minLength: 1 })),
      result: fc.constantFrom(...results),
    });
    holds(
      fc.property(
        fc.array(requirement, { maxLength: 8 }),
        fc.subarray(services, { minLength: 1 }),
        fc.nat(2),
        (requirements, applied, rounds) => {
          const derived = deriveProposal(
            facts({
              findings: requirements.map(({ result }, index) => finding(`R-${index}`, result)),
              requirementServices: Object.fromEntries(requirements.map((line, index) => [`R-${index}`, line.services])),
              scopes: applied.map((service) => ({ ...homeCare, service })),
              completions: Array.from({ length: rounds }, () => ({ kind: 'COMPLETION' as const })),
            }),
          );
          const counting = (service: string) =>
            requirements.filter((line) => line.services === 'ALL' || line.services.includes(service));
          const open = applied.some((service) => counting(service).some(({ result }) => result.startsWith('NEEDS')));
          if (derived.kind === 'OUTSTANDING') return open;
          return (
            !open &&
            derived.proposal.at === at &&
            derived.proposal.scopes.every(
              ({ scope, outcome, reasons }) =>
                reasons.length > 0 &&
                (outcome === 'APPROVE') === counting(scope.service).every(({ result }) => result !== 'NOT_MET'),
            )
          );
        },
      ),
    );
  });
});
