import { describe, expect, it } from 'vitest';
import { proposeJudges } from '../../../../shared/domain/desk/propose-judges.ts';

const nurse = { name: 'Nora Sköld', email: 'nora@granvik.example', competences: ['sjuksköterska'] };
const economist = { name: 'Eko Nilsson', email: 'eko@granvik.example', competences: ['Ekonomi', 'upphandling'] };
const other = { name: 'Eva Berg', email: 'eva@granvik.example', competences: ['ekonomi'] };

const tax = { requirementId: 'HT-G-03', competence: 'ekonomi' };
const merits = { requirementId: 'HT-S-01', competence: 'sjuksköterska' };

function proposed(
  officers: Parameters<typeof proposeJudges>[1],
  now: Partial<Parameters<typeof proposeJudges>[2]> = {},
): Record<string, string> {
  const judges = proposeJudges([tax, merits, { requirementId: 'HT-G-05', competence: undefined }], officers, {
    caseId: 'A',
    ...now,
  });
  return Object.fromEntries([...judges].map(([id, { email }]) => [id, email]));
}

describe('who is proposed to judge a requirement', () => {
  it('is an officer with the competence that its control point names, however it is written', () => {
    expect(proposed([nurse, economist])).toEqual({ 'HT-G-03': economist.email, 'HT-S-01': nurse.email });
  });

  it('is nobody where no officer has it: whoever has the case judges', () => {
    expect(proposed([nurse])).toEqual({ 'HT-S-01': nurse.email });
    expect(proposed([])).toEqual({});
  });

  it('is not another when whoever has the case has the competence', () => {
    const officer = { name: other.name, email: 'EVA@granvik.example' };
    expect(proposed([nurse, economist, other], { officer })).toEqual({ 'HT-S-01': nurse.email });
  });

  it('stays whom it was given to before', () => {
    expect(proposed([nurse, economist], { judges: { 'HT-G-03': nurse } })).toEqual({ 'HT-S-01': nurse.email });
  });

  it('is another from case to case where several can, and the same each time for one', () => {
    const found = ['A', 'B'].map((caseId) => proposed([economist, other], { caseId })['HT-G-03']);
    expect(new Set(found)).toEqual(new Set([economist.email, other.email]));
    expect(proposed([economist, other], { caseId: 'A' })['HT-G-03']).toBe(found[0]);
  });
});
