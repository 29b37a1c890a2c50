import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Check } from '../../../../shared/domain/requirement/check-kinds/check.ts';
import { Text } from '../../../../shared/domain/requirement/finding.ts';
import {
  EvidenceKind,
  Requirement,
  RequirementSet,
  authorisationPoint,
  requirementsToDeclare,
  requirementsToUndertake,
  statementEvidence,
  uploadableEvidence,
} from '../../../../shared/domain/requirement/requirement-set.ts';
import { homeCare } from '../../../support/application-builder.ts';
import { keepSchema } from '../../../support/json-schema.ts';

describe('the format of a requirement set', () => {
  test('its JSON Schema is the one in docs (UPDATE_SCHEMAS=1 writes it)', async () => {
    const names = z.registry<{ id?: string; title?: string }>();
    names.add(Check, { id: 'Check' });
    names.add(Text, { id: 'Text' });
    names.add(Requirement, { id: 'Requirement' });
    names.add(EvidenceKind, { id: 'EvidenceKind' });
    names.add(RequirementSet, { title: 'Requirement set' });
    const { generated, kept } = await keepSchema('requirement-set', RequirementSet, names);
    expect(kept).toEqual(generated);
  });

  test('Granvik’s home care has thirty requirements, fifteen general and fifteen specific', () => {
    const ids = homeCare.requirements.map(({ id }) => id);
    const numbered = (letter: string): string[] =>
      Array.from({ length: 15 }, (_, index) => `HT-${letter}-${String(index + 1).padStart(2, '0')}`);
    expect(ids).toEqual([...numbered('G'), ...numbered('S')]);
    expect(homeCare.requirements.every(({ id, kind }) => (kind === 'general') === id.startsWith('HT-G'))).toBe(true);
    expect(homeCare.requirements.every(({ mandatory }) => mandatory)).toBe(true);
  });

  test('LOV 7:1: what an applicant is asked to declare says nothing of misconduct', () => {
    for (const requirement of requirementsToDeclare(homeCare))
      expect(JSON.stringify(authorisationPoint(requirement)?.check)).not.toMatch(/allvarligt fel|misconduct/i);
  });

  test('tells what an applicant declares, undertakes, writes and hands in', () => {
    expect(requirementsToDeclare(homeCare).map(({ id }) => id)).toEqual(['HT-G-02', 'HT-G-12']);
    expect(requirementsToUndertake(homeCare)).toHaveLength(14);
    expect([...statementEvidence(homeCare)]).toEqual(['plan.goals', 'plan.staffing']);
    expect(uploadableEvidence(homeCare)).toContain('insurance.certificate');
    expect(uploadableEvidence(homeCare)).not.toContain('credit.report');
    expect(uploadableEvidence(homeCare)).not.toContain('report.incident');
  });
});
