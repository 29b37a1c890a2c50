import { describe, expect, test } from 'vitest';
import {
  ExclusionRulebook,
  exclusionRules,
  exclusionRulesOn,
  groundsToAskAbout,
  type ExclusionGround,
} from '../../../../shared/domain/requirement/exclusion-grounds.ts';
import {
  assessExclusion,
  ExclusionAssessment,
  exclusionGroundsApplied,
  GroundAssessment,
  unsettledGrounds,
} from '../../../../shared/domain/requirement/exclusion.ts';

const rules = exclusionRulesOn('2026-03-06');
const signOff = {
  officer: 'Hanna Läggare',
  at: '2026-03-06T10:00:00.000Z',
  factsHash: 'f'.repeat(64),
  legalForm: 'LIMITED_COMPANY',
} as const;
const clear: GroundAssessment[] = rules.grounds.map(({ ground }) => ({
  ground,
  applies: 'NO',
  evidence: 'Registerslagning 2026-03-06.',
  representativesChecked: ['Mika Glänta'],
}));

function withAnswer(answer: GroundAssessment): GroundAssessment[] {
  return clear.map((line) => (line.ground === answer.ground ? answer : line));
}

function assessed(answers: readonly GroundAssessment[]): ExclusionAssessment {
  const result = assessExclusion(answers, rules, signOff);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const taxes = {
  ground: 'UNPAID_TAXES',
  applies: 'YES',
  evidence: 'Skuld sedan två år.',
  proportionality: 'Stor och återkommande.',
} as const;

describe('LOV 7:1: the grounds', () => {
  test('are six, in the order of the law', () => {
    expect(rules.grounds.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('misconduct and wrong information are the municipality’s to prove: nobody is asked to disprove them', () => {
    expect(groundsToAskAbout(rules).map(({ item }) => item)).toEqual([1, 2, 3, 5]);
  });

  test('LOV 7:2: a statement on honour replaces the extracts and the certificate that are not issued', () => {
    expect(rules.grounds.filter((rule) => rule.honourStatementAccepted).map(({ item }) => item)).toEqual([1, 2, 3, 5]);
  });

  test('LOV 7:2: those on an official list are presumed clear of items 1–5', () => {
    expect(rules.grounds.filter((rule) => rule.presumedAbsentWhenListed).map(({ item }) => item)).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  test('are dated: the rules of a day are found again by their version, and none is guessed before the first', () => {
    expect(exclusionRules(rules.version)).toEqual(rules);
    expect(exclusionRules('LOV-7-1@1999-01-01')).toBeUndefined();
    expect(() => exclusionRulesOn('2022-07-31')).toThrow(RangeError);
  });
});

describe('LOV 7:1: the assessment', () => {
  test('is signed by an officer, on the version of the rules', () => {
    const assessment = assessed(clear);
    expect(ExclusionAssessment.safeParse(assessment).success).toBe(true);
    expect(assessment).toMatchObject({
      ruleVersion: rules.version,
      assessedBy: { name: 'Hanna Läggare', role: 'OFFICER' },
      factsHash: signOff.factsHash,
    });
    expect(unsettledGrounds(assessment, rules)).toEqual([]);
    expect(exclusionGroundsApplied(assessment)).toEqual([]);
  });

  test('needs every ground once', () => {
    const twice = assessExclusion([...clear.slice(1), ...clear.slice(1, 2)], rules, signOff);
    expect(twice.ok ? [] : twice.error.map(({ ground }) => ground)).toEqual(['INSOLVENCY', 'INSOLVENCY_PENDING']);
  });

  test('names the representatives who were looked at, of a legal person', () => {
    const nobody = clear.map((line) => ({ ...line, representativesChecked: [] }));
    const result = assessExclusion(nobody, rules, signOff);
    const grounds: ExclusionGround[] = ['CONVICTION', 'PROFESSIONAL_MISCONDUCT'];
    expect(result.ok ? [] : result.error.map(({ ground }) => ground)).toEqual(grounds);
    expect(assessExclusion(nobody, rules, { ...signOff, legalForm: 'SOLE_TRADER' }).ok).toBe(true);
  });

  test('a ground that applies can’t be written without its proportionality', () => {
    const { proportionality: _none, ...bare } = taxes;
    expect(GroundAssessment.safeParse({ ...bare, exclude: true }).success).toBe(false);
    expect(GroundAssessment.safeParse({ ...taxes, proportionality: '  ', exclude: true }).success).toBe(false);
    expect(GroundAssessment.safeParse({ ...taxes, exclude: true }).success).toBe(true);
  });

  test('"may": a ground that applies excludes only when the officer says that it should', () => {
    expect(exclusionGroundsApplied(assessed(withAnswer({ ...taxes, exclude: false })))).toEqual([]);
    expect(exclusionGroundsApplied(assessed(withAnswer({ ...taxes, exclude: true })))).toMatchObject([taxes]);
  });

  test('unclear is an answer that settles nothing, and so is none at all', () => {
    const assessment = assessed(withAnswer({ ground: 'CONVICTION', applies: 'UNCLEAR' }));
    expect(unsettledGrounds(assessment, rules)).toEqual(['CONVICTION']);
    expect(unsettledGrounds(undefined, rules)).toHaveLength(6);
    expect(exclusionGroundsApplied(undefined)).toEqual([]);
  });
});

describe('coming legislation is data', () => {
  const [first] = rules.grounds;
  if (first === undefined) throw new Error('The law has grounds');
  const invented = {
    ...first,
    ground: 'INVENTED_GROUND',
    item: 7,
    text: { sv: 'En påhittad sjunde grund.', en: 'A made-up seventh ground.' },
    coversRepresentatives: true,
  };
  const next = { version: 'LOV-7-1@2031-01-01', validFrom: '2031-01-01', grounds: [...rules.grounds, invented] };
  const rulebook = ExclusionRulebook.parse(JSON.parse(JSON.stringify([rules, next])));
  const later = exclusionRulesOn('2031-01-01', rulebook);
  const seventh: GroundAssessment = {
    ...(clear[0] ?? { applies: 'NO', evidence: 'Sett.' }),
    ground: 'INVENTED_GROUND',
  };

  test('one more ground counts from its day, and not a day before', () => {
    expect(exclusionRulesOn('2030-12-31', rulebook).grounds).toHaveLength(6);
    expect(later.grounds.map(({ ground }) => ground)).toContain('INVENTED_GROUND');
    expect(exclusionRules('LOV-7-1@2031-01-01', rulebook)).toEqual(later);
  });

  test('it must be assessed as the others, with whom it covers, and may exclude', () => {
    expect(assessExclusion(clear, later, signOff)).toMatchObject({ ok: false, error: [{ ground: 'INVENTED_GROUND' }] });
    expect(assessExclusion([...clear, seventh], later, signOff)).toMatchObject({
      ok: true,
      value: { ruleVersion: 'LOV-7-1@2031-01-01' },
    });
    const used: GroundAssessment = { ...taxes, ground: 'INVENTED_GROUND', exclude: true };
    const assessed = assessExclusion([...clear, used], later, signOff);
    expect(assessed.ok && exclusionGroundsApplied(assessed.value)).toEqual([used]);
    expect(unsettledGrounds(undefined, later)).toHaveLength(7);
  });

  test('an assessment keeps to the rules of its day: the new ground is unknown to the old ones', () => {
    expect(assessExclusion([...clear, seventh], rules, signOff).ok).toBe(false);
    expect(unsettledGrounds(assessed(clear), later)).toEqual([]);
  });

  test.each([
    ['the newest first', [next, rules]],
    ['the same name twice', [rules, { ...next, version: rules.version }]],
    ['a ground twice', [{ ...next, grounds: [invented, invented] }]],
    ['a word that no rule has', [{ ...rules, repeals: 'LOV' }]],
  ])('a rulebook with %s is refused', (_what, book) => {
    expect(ExclusionRulebook.safeParse(book).success).toBe(false);
  });
});
