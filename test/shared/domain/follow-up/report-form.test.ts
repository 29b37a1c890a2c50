import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import granvik from '../../../../config/report-forms/granvik-hemtjanst.json' with { type: 'json' };
import { Answers, answersTo, unchangedSince } from '../../../../shared/domain/follow-up/answers.ts';
import { Question } from '../../../../shared/domain/follow-up/question.ts';
import {
  ReportForm,
  requirementFaults,
  requirementsFollowed,
  standardForm,
} from '../../../../shared/domain/follow-up/report-form.ts';
import { Text } from '../../../../shared/domain/requirement/finding.ts';
import { homeCare } from '../../../support/application-builder.ts';
import { keepSchema } from '../../../support/json-schema.ts';

const answers = {
  staffFullTimeEquivalents: 14.5,
  educatedSharePercent: 82,
  serviceUsers: 61,
  complaints: 4,
  complaintsLeadingToChange: 3,
  misconductReports: 0,
  improvementsMade: 'Fast omsorgskontakt för alla.',
  improvementsPlanned: 'Ny rutin för nycklar.',
};
const fixed = (change: Record<string, unknown>) => ({ ...standardForm, ...change });

describe('the format of a report form', () => {
  it('its JSON Schema is the one in docs (UPDATE_SCHEMAS=1 writes it)', async () => {
    const names = z.registry<{ id?: string; title?: string }>();
    names.add(Text, { id: 'Text' });
    names.add(Question, { id: 'Question' });
    names.add(ReportForm, { title: 'Report form' });
    const { generated, kept } = await keepSchema('report-form', ReportForm, names);
    expect(kept).toEqual(generated);
  });

  it('Granvik’s form follows up requirements that its providers report on themselves, and says whose duty it is', () => {
    const form = ReportForm.parse(granvik);
    expect(requirementFaults(form, homeCare.requirements)).toEqual([]);
    expect(requirementsFollowed(form)).toEqual(['HT-S-08', 'HT-S-07', 'HT-S-06', 'HT-G-09', 'HT-S-13', 'HT-S-15']);
    expect(form.duty).toBe('HT-G-11');
  });

  it('names a requirement that is not there, and one that no provider reports on', () => {
    const form = ReportForm.parse(granvik);
    const [first, second, ...others] = form.questions;
    if (first === undefined || second === undefined) throw new Error('The form has more');
    const questions = [{ ...first, requirement: 'HT-X-99' }, { ...second, requirement: 'HT-G-06' }, ...others];
    expect(requirementFaults({ ...form, questions }, homeCare.requirements)).toEqual([
      { path: '/questions/0/requirement', requirementId: 'HT-X-99' },
      { path: '/questions/1/requirement', requirementId: 'HT-G-06' },
    ]);
  });

  const [first, second] = standardForm.questions;
  it.each([
    ['no question', fixed({ questions: [] })],
    ['two of the same id', fixed({ questions: [first, first] })],
    ['a part of nothing', fixed({ questions: [{ ...second, kind: 'COUNT', notMoreThan: 'missing' }] })],
    [
      'a choice of one',
      fixed({ questions: [{ ...second, kind: 'CHOICE', choices: [{ value: 'A', text: first?.text }] }] }),
    ],
    ['an unknown kind', fixed({ questions: [{ ...second, kind: 'SIGNATURE' }] })],
    [
      'more words than an item holds',
      fixed({
        questions: Array.from({ length: 21 }, (_, n) => ({
          ...first,
          kind: 'TEXT',
          most: undefined,
          id: `q${String(n)}`,
        })),
      }),
    ],
  ])('does not take a form with %s', (_case, form) => {
    expect(ReportForm.safeParse(standardForm).success).toBe(true);
    expect(ReportForm.safeParse(form).success).toBe(false);
  });
});

describe('answers', () => {
  it('are those that the form asks for, by their kinds', () => {
    expect(answersTo(standardForm).parse(answers)).toEqual(answers);
    const all = answersTo(ReportForm.parse(granvik));
    const more = { ...answers, managerAllYear: false, managerReplacement: 'BY_WORD', catalogueReadOn: '2026-12-01' };
    expect(Answers.parse(all.parse(more))).toEqual(more);
    expect(all.safeParse({ ...more, managerReplacement: 'TELEPATHY' }).success).toBe(false);
    expect(all.safeParse({ ...more, catalogueReadOn: '2026-13-01' }).success).toBe(false);
  });

  it.each([
    ['a share above all', { educatedSharePercent: 101 }],
    ['a negative count', { complaints: -1 }],
    ['half a complaint', { complaints: 1.5 }],
    ['more acted on than came in', { complaintsLeadingToChange: 5 }],
    ['an empty account', { improvementsMade: '   ' }],
    ['something not asked for', { personnummer: '640823-3234' }],
  ])('are not %s', (_case, change) => {
    expect(answersTo(standardForm).safeParse({ ...answers, ...change }).success).toBe(false);
  });

  it('that are as the year before are told apart, so that somebody confirms them', () => {
    expect(unchangedSince(undefined, answers)).toEqual([]);
    expect(unchangedSince({ ...answers, complaints: 9, gone: 1 }, answers)).not.toContain('complaints');
    expect(unchangedSince({ serviceUsers: 61 }, answers)).toEqual(['serviceUsers']);
  });
});
