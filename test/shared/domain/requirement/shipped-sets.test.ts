import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unfittingCpv } from '../../../../shared/domain/choice-system/service-type.ts';
import type { FindingResult } from '../../../../shared/domain/requirement/finding.ts';
import { lintRequirementSet } from '../../../../shared/domain/requirement/lint-requirement-set.ts';
import {
  authorisationPoint,
  type ControlPointName,
  RequirementSet,
  requirementsToDeclare,
  requirementsToUndertake,
  statementEvidence,
  uploadableEvidence,
} from '../../../../shared/domain/requirement/requirement-set.ts';
import { runChecks } from '../../../../shared/domain/requirement/run-checks.ts';
import {
  completeApplication,
  dailyActivities as daily,
  factsOf,
  homeCare,
  storedFile,
  withContent,
  without,
  type BuiltApplication,
} from '../../../support/application-builder.ts';
import { serviceTypes } from '../../../support/service-types.ts';

const folder = join(import.meta.dirname, '../../../../config/requirement-sets');
const files = globSync('*.json', { cwd: folder }).toSorted();
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

describe('every requirement set that the repository carries', () => {
  test.each(files)('%s has nothing for the linter to say, and is for kinds of service that there are', (file) => {
    expect(lintRequirementSet(read(file))).toEqual([]);
    const set = RequirementSet.parse(read(file));
    expect(serviceTypes(...set.serviceTypes)).toHaveLength(set.serviceTypes.length);
  });
});

/** Everything stated, accepted and handed in. */
function application(places: number): BuiltApplication {
  const { content, receivedOn } = completeApplication();
  const all = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, true]));
  return {
    receivedOn,
    content: {
      ...content,
      scopes: [{ service: 'Daglig verksamhet', area: 'Hela kommunen', targetGroup: 'Vuxna' }],
      capacity: { unit: 'PLACES', amount: places },
      figures: { 'permit.places': 20 },
      declarations: all(requirementsToDeclare(daily).map(({ id }) => id)),
      undertakings: all(requirementsToUndertake(daily).map(({ id }) => id)),
      statements: Object.fromEntries([...statementEvidence(daily)].map((kind) => [kind, 'Så här ryms kostnaderna.'])),
    },
    evidence: [...uploadableEvidence(daily)].map((kind) => storedFile(kind, receivedOn)),
  };
}

const findingOf = (id: string, built: BuiltApplication) =>
  runChecks(daily, factsOf(built)).find(({ requirementId }) => requirementId === id);

describe('daily activities under LSS', () => {
  test('has twenty-five requirements, thirteen general and twelve specific, at their control points', () => {
    const general = daily.requirements.filter(({ kind }) => kind === 'general');
    expect([general.length, daily.requirements.length - general.length]).toEqual([13, 12]);
    const tried = daily.requirements.filter((requirement) => authorisationPoint(requirement) !== undefined);
    expect(tried.map(({ id }) => id)).toEqual([
      ...['DV-G-01', 'DV-G-02', 'DV-G-03', 'DV-G-04', 'DV-G-07', 'DV-G-09', 'DV-G-10', 'DV-G-13'],
      ...['DV-S-01', 'DV-S-03', 'DV-S-09'],
    ]);
    expect(unfittingCpv(['85312100-0'], serviceTypes(...daily.serviceTypes))).toEqual({ codes: [], types: [] });
  });

  test('a complete application asks for nothing more, and each requirement says how far it has come', () => {
    const findings = runChecks(daily, factsOf(application(15)));
    const results = new Set<FindingResult>(findings.map(({ result }) => result));
    expect(findings).toHaveLength(25);
    expect(findings.flatMap(({ missing }) => missing)).toEqual([]);
    expect(results).toEqual(new Set(['MET', 'NEEDS_HUMAN', 'NOT_TESTED_NOW']));
  });

  test('places within the permit suggest that it is met, more places that it is not, and a person decides', () => {
    expect(findingOf('DV-S-03', application(20))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
    expect(findingOf('DV-S-03', application(21))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'NOT_MET' });
  });

  test('what is missing is asked for: the reference form, the permit, the number of places in it', () => {
    const built = application(15);
    const lacking = {
      ...built,
      content: { ...built.content, figures: {} },
      evidence: built.evidence.filter(({ kind }) => kind !== 'references' && kind !== 'permit.ivo'),
    };
    const asked = runChecks(daily, factsOf(lacking)).flatMap(({ missing }) => missing.map(({ ask }) => ask));
    expect(asked).toContainEqual({ kind: 'EVIDENCE', evidence: 'references' });
    expect(asked).toContainEqual({ kind: 'EVIDENCE', evidence: 'permit.ivo' });
    expect(asked).toContainEqual({ kind: 'FIELD', field: 'figures.permit.places' });
  });
});

describe('home care', () => {
  const built = completeApplication();
  const at = (id: string, application: BuiltApplication, point: ControlPointName = 'AUTHORISATION') =>
    runChecks(homeCare, factsOf(application), point).find(({ requirementId }) => requirementId === id);

  test('asks an officer whether those who confirm the application may sign for the company, by name', () => {
    const finding = at('HT-G-01', built);
    expect(finding).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(finding?.reason.sv).toContain('Mika Glänta');
    const signatories = [{ name: 'Vide Sjö', email: 'vide@solglantan.example', phone: '0701740613' }];
    expect(at('HT-G-01', withContent(built, { signatories }))?.factsHash).not.toBe(finding?.factsHash);
  });

  test('LOV 5:1: asks a sole trader for no certificate of who may sign', () => {
    const applicant = {
      ...built.content.applicant,
      legalForm: 'SOLE_TRADER' as const,
      registration: { kind: 'SWEDISH' as const, organisationNumber: '121212-1212' },
    };
    expect(at('HT-G-01', withContent(without(built, 'company.registration'), { applicant }))?.missing).toEqual([]);
  });

  test('has the suitability of each owner and of whoever leads written down at the visit, and asks nobody for an owner', () => {
    const [manager] = built.content.persons ?? [];
    if (manager === undefined) throw new Error('The builder names a manager');
    const records = (...owners: string[]) =>
      at(
        'HT-G-12',
        withContent(built, { persons: [manager, ...owners.map((name) => ({ name, roles: ['OWNER' as const] }))] }),
        'FOLLOW_UP',
      )?.records?.map(({ record, subject }) => [record, subject]);
    expect(records()).toEqual([['manager', manager.name]]);
    expect(records('Siv Ek', 'Vide Sjö')).toEqual([
      ['owner', 'Siv Ek'],
      ['owner', 'Vide Sjö'],
      ['manager', manager.name],
    ]);
  });
});

test('daily activities asks who may sign where it asks for somebody authorised', () => {
  const finding = findingOf('DV-G-03', application(15));
  expect(finding).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
  expect(finding?.reason.sv).toContain('Mika Glänta');
});
