import { describe, expect, it } from 'vitest';
import { ApplicationContent } from '../../../../shared/domain/application/content.ts';
import { askedFor, fieldStatement, itemsToAskFor, withAnswers } from '../../../../shared/domain/completion/request.ts';
import type { CompletionItem } from '../../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';
import { requirementsNeedingCompletion, runChecks } from '../../../../shared/domain/requirement/run-checks.ts';
import {
  completeApplication,
  factsOf,
  homeCare,
  incompleteApplication,
  without,
} from '../../../support/application-builder.ts';

const text = { sv: 'Saknas.', en: 'Missing.' };

const file = (requirementId: string, sv = 'Saknas.'): CompletionItem => ({
  requirementId,
  ask: { kind: 'EVIDENCE', evidence: 'person.cv' },
  text: { sv, en: 'Missing.' },
});

function requirement(id: string): Requirement {
  const found = homeCare.requirements.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The set has no ${id}`);
  return found;
}

describe('what is asked for', () => {
  it('asks for a file once that several requirements lack, with each one’s words', () => {
    expect(askedFor([file('A'), file('B'), file('C', 'För gammalt.')])).toEqual([
      {
        key: 'evidence:person.cv',
        ask: { kind: 'EVIDENCE', evidence: 'person.cv' },
        requirementIds: ['A', 'B', 'C'],
        texts: [text, { sv: 'För gammalt.', en: 'Missing.' }],
      },
    ]);
  });

  it('asks each of several people for their own, and nobody in particular for it once more', () => {
    const of = (person: string): CompletionItem => ({
      requirementId: 'B',
      ask: { kind: 'EVIDENCE', evidence: 'person.cv', person },
      text,
    });
    const asked = askedFor([file('A'), of('Vide Sjö'), of('Siv Ek')]);
    expect(asked.map(({ key, requirementIds }) => [key, requirementIds])).toEqual([
      ['evidence:person.cv:Vide Sjö', ['A', 'B']],
      ['evidence:person.cv:Siv Ek', ['B']],
    ]);
  });

  it('asks for each requirement’s declaration and undertaking on its own', () => {
    const items: CompletionItem[] = ['A', 'B'].flatMap((requirementId) => [
      { requirementId, ask: { kind: 'DECLARATION' }, text },
      { requirementId, ask: { kind: 'UNDERTAKING' }, text },
    ]);
    expect(askedFor(items).map(({ key }) => key)).toEqual([
      'declaration:A',
      'undertaking:A',
      'declaration:B',
      'undertaking:B',
    ]);
  });

  it('opens what the check misses, when an officer asks about a requirement that misses something', () => {
    const findings = runChecks(homeCare, factsOf(without(completeApplication(), 'insurance.certificate')));
    const finding = findings.find(({ requirementId }) => requirementId === 'HT-G-13');
    expect(itemsToAskFor(requirement('HT-G-13'), finding, homeCare)).toEqual(finding?.missing);
  });

  it('opens the files and statements of a requirement that misses nothing, and an answer where there are none', () => {
    const asks = (id: string) => itemsToAskFor(requirement(id), undefined, homeCare).map(({ ask }) => ask);
    expect(asks('HT-G-05')).toEqual([{ kind: 'STATEMENT', evidence: 'plan.goals' }]);
    expect(asks('HT-G-03')).toEqual([{ kind: 'EVIDENCE', evidence: 'tax.certificate' }]);
    expect(asks('HT-G-10')).toEqual([{ kind: 'FIELD', field: 'answer.HT-G-10' }]);
  });
});

describe('an answer', () => {
  it('LOV 6:2: completes what the checks asked for, so that they ask no more', () => {
    const built = incompleteApplication();
    const items = requirementsNeedingCompletion(runChecks(homeCare, factsOf(built)));
    const asked = askedFor(items);
    const content = withAnswers(built.content, asked, { 'undertaking:HT-S-11': 'yes' });
    const left = requirementsNeedingCompletion(runChecks(homeCare, factsOf({ ...built, content })));
    expect(items.map(({ requirementId }) => requirementId)).toContain('HT-S-11');
    expect(left.map(({ requirementId }) => requirementId)).not.toContain('HT-S-11');
  });

  it('takes words and ticks for what was asked, and nothing else', () => {
    const asked = askedFor([
      { requirementId: 'A', ask: { kind: 'STATEMENT', evidence: 'plan.goals' }, text },
      { requirementId: 'A', ask: { kind: 'FIELD', field: 'persons.MANAGER' }, text },
      { requirementId: 'A', ask: { kind: 'DECLARATION' }, text },
      { requirementId: 'B', ask: { kind: 'DECLARATION' }, text },
      file('A'),
    ]);
    const { statements: _none, declarations: _also, ...content } = completeApplication().content;
    const answered = withAnswers(content, asked, {
      'statement:plan.goals': ' Målen nås. ',
      'field:persons.MANAGER': 'Robin leder.',
      'declaration:A': 'yes',
      'declaration:B': '  ',
      'undertaking:A': 'yes',
      'evidence:person.cv': 'yes',
    });
    expect(answered.statements).toEqual({
      'plan.goals': 'Målen nås.',
      [fieldStatement('persons.MANAGER')]: 'Robin leder.',
    });
    expect(answered.declarations).toEqual({ A: true });
    expect(answered.undertakings).toEqual(content.undertakings);
  });

  describe('where a number was asked for', () => {
    const figure = askedFor([{ requirementId: 'A', ask: { kind: 'FIELD', field: 'figures.staff.full-time' }, text }]);
    const capacity = askedFor([{ requirementId: 'A', ask: { kind: 'FIELD', field: 'capacity' }, text }]);
    const { capacity: _stated, ...unstated } = completeApplication().content;

    it.each([
      ['12', 12],
      [' 2,5 ', 2.5],
      ['2.75', 2.75],
      ['1 200', 1200],
      ['0', 0],
    ])('sets the figure: %s', (answer, value) => {
      const after = withAnswers(unstated, figure, { 'field:figures.staff.full-time': answer });
      expect(after.figures).toEqual({ 'staff.full-time': value });
      expect(after.statements).toEqual(unstated.statements);
      expect(ApplicationContent.safeParse(after).success).toBe(true);
    });

    it.each(['tolv', '-3', '1e9', '12 personer', '2,555', '1'.repeat(10), '12; 13'])('sets no figure: %s', (answer) => {
      const after = withAnswers(unstated, figure, { 'field:figures.staff.full-time': answer });
      expect(after).not.toHaveProperty('figures');
      expect(after.statements?.[fieldStatement('figures.staff.full-time')]).toBe(answer);
    });

    it.each([
      ['800 timmar per månad', { unit: 'HOURS_PER_MONTH', amount: 800 }],
      ['1 200 timmar', { unit: 'HOURS_PER_MONTH', amount: 1200 }],
      ['800 hours', { unit: 'HOURS_PER_MONTH', amount: 800 }],
      ['30 platser', { unit: 'PLACES', amount: 30 }],
      ['30 Places', { unit: 'PLACES', amount: 30 }],
    ])('sets the capacity with its unit: %s', (answer, stated) => {
      expect(withAnswers(unstated, capacity, { 'field:capacity': answer }).capacity).toEqual(stated);
    });

    it.each(['800', '0 platser', '2,5 platser', 'många', '30 hästar', '2000000 timmar'])(
      'sets no capacity: %s',
      (answer) => {
        const after = withAnswers(unstated, capacity, { 'field:capacity': answer });
        expect(after).not.toHaveProperty('capacity');
        expect(after.statements?.[fieldStatement('capacity')]).toBe(answer);
      },
    );

    it('keeps the unit of a capacity that is known', () => {
      const { content } = completeApplication();
      const after = withAnswers(content, capacity, { 'field:capacity': '900' });
      expect(after.capacity).toEqual({ unit: 'HOURS_PER_MONTH', amount: 900 });
    });

    it('takes the name of a person, a registration and a free answer as words', () => {
      const fields = ['persons.MANAGER.education', 'applicant.organisationNumber', 'answer.A'];
      const asked = askedFor(
        fields.map((field) => ({ requirementId: 'A', ask: { kind: 'FIELD', field }, text }) as const),
      );
      const after = withAnswers(unstated, asked, Object.fromEntries(fields.map((field) => [`field:${field}`, '12'])));
      expect(after).toMatchObject({
        statements: Object.fromEntries(fields.map((field) => [fieldStatement(field), '12'])),
      });
    });
  });

  it('changes nothing when nothing was answered', () => {
    const { content } = completeApplication();
    expect(withAnswers(content, askedFor([file('A')]), {})).toEqual(content);
  });
});
