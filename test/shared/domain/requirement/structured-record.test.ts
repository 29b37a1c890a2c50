import { describe, expect, test } from 'vitest';
import type { Check } from '../../../../shared/domain/requirement/check-kinds/check.ts';
import type { Finding } from '../../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';
import { runChecks } from '../../../../shared/domain/requirement/run-checks.ts';
import { settle, type SettlementAnswer } from '../../../../shared/domain/requirement/settlement.ts';
import { StructuredRecord } from '../../../../shared/domain/requirement/structured-record.ts';
import { completeApplication, factsOf, homeCare, withContent, without } from '../../../support/application-builder.ts';

const [first] = homeCare.requirements;
if (first === undefined) throw new Error('The set is empty');
const text = (sv: string) => ({ sv, en: sv });
const interview: Check = {
  kind: 'structured-assessment',
  record: 'interview',
  title: text('Intervju'),
  method: 'INTERVIEW',
  points: [
    { id: 'goals', title: text('Målen'), guidance: text('Kan berätta om målen.') },
    { id: 'staff', title: text('Personalen'), guidance: text('Vet hur frånvaro täcks.') },
  ],
  evidence: [],
  sections: ['persons'],
};
const fitness: Check = {
  kind: 'for-each-person',
  role: 'OWNER',
  nobody: 'NOT_APPLICABLE',
  checks: [
    {
      kind: 'suitability',
      record: 'fitness',
      title: text('Lämplighet'),
      evidence: 'record.fitness',
      points: [{ id: 'history', title: text('Tidigare bolag'), guidance: text('Konkurser, skulder.') }],
      registerExtract: 'NOTED',
    },
  ],
};

const requirementOf = (check: Check): Requirement => ({
  ...first,
  controlPoints: [{ point: 'AUTHORISATION', evidence: [], check }],
});

const a = completeApplication();
const owners = ['Mika Glänta', 'Kim Solberg'].map((name) => ({ name, roles: ['OWNER' as const], sharePercent: 50 }));
const owned = withContent(a, { persons: [...(a.content.persons ?? []), ...owners] });

function findingOf(check: Check, application = owned): Finding {
  const [finding] = runChecks({ ...homeCare, requirements: [requirementOf(check)] }, factsOf(application));
  if (finding === undefined) throw new Error('No finding');
  return finding;
}

function settled(check: Check, answer: Partial<SettlementAnswer>, application = owned) {
  const by = { by: 'Hanna Läggare', at: '2026-03-06T10:00:00.000Z', result: 'MET', note: '' } as const;
  return settle(
    requirementOf(check),
    findingOf(check, application),
    { ...by, ...answer },
    { completionRoundsUsed: false },
  );
}

const talked: StructuredRecord = {
  record: 'interview',
  on: '2026-03-05',
  with: 'Robin Ljungström',
  points: [
    { point: 'goals', answer: 'YES' },
    { point: 'staff', answer: 'PARTLY', note: 'Reservplan saknas på helger.' },
  ],
};
const lookedAt = (subject: string): StructuredRecord => ({
  record: 'fitness',
  subject,
  on: '2026-03-05',
  points: [{ point: 'history', answer: 'YES', note: 'Inga tidigare konkurser.' }],
  extract: 'SHOWN',
});

describe('a structured assessment', () => {
  test('asks for its record, and a whole one settles it and stays with the settlement', () => {
    expect(findingOf(interview).records).toEqual([{ record: 'interview', needed: true }]);
    expect(settled(interview, { records: [talked] })).toMatchObject({ ok: true, value: { records: [talked] } });
  });

  test.each<[string, readonly StructuredRecord[]]>([
    ['without a record', []],
    ['with a point unanswered', [{ ...talked, points: talked.points.slice(0, 1) }]],
    ['with a point twice', [{ ...talked, points: [...talked.points, ...talked.points] }]],
    ['with a point that nobody asked', [{ ...talked, points: [...talked.points, { point: 'looks', answer: 'YES' }] }]],
    ['with two records', [talked, talked]],
    ['with a record of something else', [{ ...talked, record: 'visit' }]],
    ['with a record about somebody', [{ ...talked, subject: 'Kim Solberg' }]],
    ['with a talk that has not been held yet', [{ ...talked, on: '2026-03-07' }]],
    ['with a register extract that it does not ask about', [{ ...talked, extract: 'SHOWN' }]],
  ])('is not settled %s', (_what, records) => {
    expect(settled(interview, { records: [...records] }).ok).toBe(false);
    expect(settled(interview, { records: [...records], result: 'NOT_MET', note: 'Nej.' }).ok).toBe(false);
  });

  test('LOV 8:2: met although a point is a no needs a reason', () => {
    const doubtful = { ...talked, points: talked.points.map(({ point }) => ({ point, answer: 'NO' as const })) };
    expect(settled(interview, { records: [doubtful] }).ok).toBe(false);
    expect(settled(interview, { records: [doubtful], note: 'Helheten väger över.' }).ok).toBe(true);
  });

  test('where another alternative may do, no record has to be made', () => {
    const alternatives: Check = {
      kind: 'one-of',
      checks: [interview, { kind: 'human', guidance: text('Se.'), sections: [] }],
    };
    expect(findingOf(alternatives).records).toEqual([{ record: 'interview', needed: false }]);
    expect(settled(alternatives, {}).ok).toBe(true);
    expect(settled(alternatives, { records: [talked] }).ok).toBe(true);
  });

  test('what does not apply asks for none, and what lacks its file asks for the file first', () => {
    const newOnly: Check = { kind: 'applies-when', when: { fact: 'NEWLY_STARTED', is: true }, check: interview };
    expect(findingOf(newOnly).records).toBeUndefined();
    const reading = { ...interview, method: 'READING' as const, evidence: ['person.cv'] };
    const missing = findingOf(reading, without(owned, 'person.cv'));
    expect(missing).toMatchObject({ result: 'NEEDS_COMPLETION', records: [{ needed: false }] });
  });

  test('its settlement lapses when the part of the application that it is about changes', () => {
    expect(findingOf(interview).factsHash).not.toBe(findingOf(interview, a).factsHash);
  });
});

describe('suitability of those behind the company', () => {
  test('asks for a record of each, by name; without anybody in the role it does not apply', () => {
    expect(findingOf(fitness).records).toEqual([
      { record: 'fitness', subject: 'Mika Glänta', needed: true },
      { record: 'fitness', subject: 'Kim Solberg', needed: true },
    ]);
    expect(findingOf(fitness, a)).toMatchObject({ result: 'NOT_APPLICABLE' });
  });

  test('is settled when everybody is looked at, and by a person alone', () => {
    expect(findingOf(fitness)).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(findingOf(fitness).suggestion).toBeUndefined();
    expect(settled(fitness, { records: [lookedAt('Mika Glänta')] }).ok).toBe(false);
    expect(settled(fitness, { records: [lookedAt('Mika Glänta'), lookedAt('Kim Solberg')] }).ok).toBe(true);
  });

  test('lag 2026:43: only whether an extract was shown can be kept, and that must be said', () => {
    const { extract: _unsaid, ...silent } = lookedAt('Mika Glänta');
    expect(settled(fitness, { records: [silent, lookedAt('Kim Solberg')] }).ok).toBe(false);
    expect(StructuredRecord.safeParse({ ...lookedAt('Mika Glänta'), extract: 'Dom 2019, stöld.' }).success).toBe(false);
    expect(StructuredRecord.safeParse({ ...lookedAt('Mika Glänta'), extractText: 'Dom 2019.' }).success).toBe(false);
  });

  test('a new owner lapses the settlement; another manager does not', () => {
    const before = findingOf(fitness).factsHash;
    expect(findingOf(fitness, withContent(owned, { persons: owners })).factsHash).toBe(before);
    const more = [...owners, { name: 'Ny Ägare', roles: ['OWNER' as const] }];
    expect(findingOf(fitness, withContent(owned, { persons: more })).factsHash).not.toBe(before);
  });
});
