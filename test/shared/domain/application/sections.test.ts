import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionFaults } from '../../../../shared/domain/application/content-fault.ts';
import type { ApplicationContent } from '../../../../shared/domain/application/content.ts';
import { evidenceSlots } from '../../../../shared/domain/application/evidence-slots.ts';
import type { Evidence } from '../../../../shared/domain/application/evidence.ts';
import {
  type DraftSoFar,
  lackingIn,
  type Section,
  sectionNames,
  sectionsOf,
} from '../../../../shared/domain/application/sections.ts';
import { RequirementSet } from '../../../../shared/domain/requirement/requirement-set.ts';
import {
  completeApplication,
  homeCare,
  homeCareScope,
  storedFile,
  without,
} from '../../../support/application-builder.ts';

const today = '2026-03-02';
const offer = {
  services: [homeCareScope.service],
  areas: [homeCareScope.area],
  targetGroups: [homeCareScope.targetGroup],
};
const ground = { requirements: homeCare, offer, today, at: `${today}T09:00:00.000Z` };
const complete = completeApplication(today);
const { applicant, contact } = complete.content;

function draft(
  content: ApplicationContent = complete.content,
  evidence: readonly Evidence[] = complete.evidence,
): DraftSoFar {
  return { content, evidence, confirmedEmail: contact.email };
}

function sectionIn(sections: readonly Section[], name: Section['name']): Section {
  const found = sections.find((section) => section.name === name);
  if (found === undefined) throw new Error(`No section ${name}`);
  return found;
}

/** What nobody asks for. */
const optional: ReadonlySet<string> = new Set(['reliances', 'businessSecrets']);

describe('the sections of an application', () => {
  it('are all complete when everything is stated, accepted and handed in', () => {
    const sections = sectionsOf(draft(), ground);
    expect(lackingIn(sections)).toEqual([]);
    expect(sections.map(({ name, state }) => [name, state])).toEqual(
      sectionNames.map((name) => [name, optional.has(name) ? 'OPTIONAL' : 'COMPLETE']),
    );
  });

  it('are not started beyond who applies when a draft is new', () => {
    const sections = sectionsOf({ content: { applicant, contact }, evidence: [] }, ground);
    const states = Object.fromEntries(sections.map(({ name, state }) => [name, state]));
    expect(states).toEqual({
      applicant: 'COMPLETE',
      contact: 'BEGUN',
      signatories: 'NOT_STARTED',
      scopes: 'NOT_STARTED',
      capacity: 'NOT_STARTED',
      persons: 'NOT_STARTED',
      declarations: 'NOT_STARTED',
      undertakings: 'NOT_STARTED',
      statements: 'NOT_STARTED',
      evidence: 'NOT_STARTED',
      reliances: 'OPTIONAL',
      presentation: 'NOT_STARTED',
      businessSecrets: 'OPTIONAL',
    });
  });

  it('LOV 6:2: lack exactly the document that the checks would ask for', () => {
    const { evidence } = without(complete, 'insurance.certificate');
    const sections = sectionsOf(draft(complete.content, evidence), ground);
    expect(lackingIn(sections).map(({ section, want }) => [section, want.key])).toEqual([
      ['evidence', 'evidence:insurance.certificate'],
    ]);
    expect(sectionIn(sections, 'evidence').state).toBe('BEGUN');
  });

  it('ask for mending when a document is too old, and when an area is no longer offered', () => {
    const old = { ...storedFile('tax.certificate', today), issuedOn: '2025-01-02' };
    const { evidence } = without(complete, 'tax.certificate');
    const content = { ...complete.content, scopes: [{ ...homeCareScope, area: 'Nedlagda ön' }] };
    const sections = sectionsOf(draft(content, [...evidence, old]), ground);
    expect(sectionIn(sections, 'evidence').state).toBe('TO_MEND');
    expect(sectionIn(sections, 'scopes').state).toBe('TO_MEND');
  });

  it('want a contact’s present address confirmed, and no other', () => {
    const { state } = sectionIn(
      sectionsOf({ ...draft(), confirmedEmail: 'annan@solglantan.example' }, ground),
      'contact',
    );
    expect(state).toBe('BEGUN');
  });

  it('ask nothing that another municipality’s requirements do not ask', () => {
    const small = RequirementSet.parse({
      ...homeCare,
      id: 'liten',
      requirements: [
        {
          id: 'L-1',
          title: { sv: 'Inget tvång', en: 'No coercion' },
          text: { sv: 'Utföraren använder inget tvång.', en: 'The provider uses no coercion.' },
          kind: 'specific',
          mandatory: true,
          controlPoints: [
            {
              point: 'AUTHORISATION',
              evidence: ['promise'],
              check: { kind: 'undertaking', accepts: { sv: 'Vi använder inget tvång.', en: 'We use no coercion.' } },
            },
          ],
          onDeficiency: ['WARNING'],
          source: { sv: 'Kommunens villkor.', en: 'The municipality’s term.' },
        },
      ],
      evidence: {
        promise: {
          title: { sv: 'Åtagande', en: 'Undertaking' },
          issuer: { sv: 'Sökanden', en: 'The applicant' },
          suppliedBy: 'APPLICANT',
          form: 'DECLARATION',
        },
      },
    });
    const sections = sectionsOf({ content: { applicant, contact }, evidence: [] }, { ...ground, requirements: small });
    expect(sections.map(({ name }) => name)).toEqual([
      'applicant',
      'contact',
      'signatories',
      'scopes',
      'capacity',
      'undertakings',
      'reliances',
      'presentation',
      'businessSecrets',
    ]);
    expect(sectionIn(sections, 'undertakings').wants).toMatchObject([{ key: 'undertaking:L-1', state: 'MISSING' }]);
  });

  it('each have a state whatever a draft says, and when all are complete it can be submitted', () => {
    const some = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });
    const answers = (all: Readonly<Record<string, boolean>> = {}) =>
      fc.option(
        fc.subarray(Object.keys(all)).chain((ids) => fc.dictionary(fc.constantFrom(...ids, 'other'), fc.boolean())),
        { nil: undefined },
      );
    const { content, evidence } = complete;
    const scopes = fc.array(
      fc.record({
        service: fc.constantFrom(homeCareScope.service, 'Annat'),
        area: fc.constantFrom(homeCareScope.area, 'Nedlagda ön'),
        targetGroup: fc.constant(homeCareScope.targetGroup),
      }),
      { maxLength: 3 },
    );
    const drafts = fc.record({
      content: fc
        .record({
          signatories: some(content.signatories),
          persons: some(content.persons),
          scopes: fc.oneof(some(content.scopes), scopes),
          capacity: some(content.capacity),
          selectableFrom: some(content.selectableFrom),
          declarations: fc.oneof(some(content.declarations), answers(content.declarations)),
          undertakings: fc.oneof(some(content.undertakings), answers(content.undertakings)),
          statements: some(content.statements),
          presentation: some(content.presentation),
        })
        .map((parts): ApplicationContent => ({ ...parts, applicant, contact })),
      evidence: fc.oneof(fc.constant(evidence), fc.subarray([...evidence])),
      confirmedEmail: fc.constantFrom(contact.email, undefined),
    });
    fc.assert(
      fc.property(drafts, (one) => {
        const sections = sectionsOf(one, ground);
        expect(sections.map(({ name }) => name)).toEqual([...sectionNames]);
        expect(sections.every(({ name, wants }) => wants.length > 0 || optional.has(name))).toBe(true);
        const isDone = sections.every(({ state }) => state === 'COMPLETE' || state === 'OPTIONAL');
        expect(isDone).toBe(lackingIn(sections).length === 0);
        if (!isDone) return;
        expect(submissionFaults(one.content, offer)).toEqual([]);
        expect(one.confirmedEmail).toBe(contact.email);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the places for evidence', () => {
  const slotsOf = ({ content, evidence }: DraftSoFar) =>
    evidenceSlots(homeCare, sectionsOf({ content, evidence, confirmedEmail: contact.email }, ground), evidence);
  const slot = (so: DraftSoFar, kind: string) => slotsOf(so).find((one) => one.kind === kind);

  it('say what a document is to show, how old it may be, and whether it must be valid then', () => {
    const found = slot(draft(), 'tax.certificate');
    expect(found).toMatchObject({ state: 'ENOUGH', maxAgeMonths: 2 });
    expect(found?.requirements.map(({ id }) => id)).toContain('HT-G-03');
  });

  it('LOV 5:1: ask a sole trader for no registration certificate, and put what is not needed last', () => {
    const trader: ApplicationContent = {
      ...complete.content,
      applicant: {
        name: 'Tolvans Omsorg',
        registration: { kind: 'SWEDISH', organisationNumber: '121212-1212' },
        legalForm: 'SOLE_TRADER',
        newlyStarted: true,
      },
    };
    const slots = slotsOf(draft(trader, []));
    expect(slots.find(({ kind }) => kind === 'company.registration')?.state).toBe('NOT_NEEDED');
    const states = slots.map(({ state }) => state === 'NOT_NEEDED');
    expect(states).toEqual(states.toSorted((a, b) => Number(a) - Number(b)));
  });

  it('are one for each who leads, where each is to show the same', () => {
    const [first] = complete.content.persons ?? [];
    if (first === undefined) throw new Error('The builder names a manager');
    const persons = [first, { ...first, name: 'Vide Sjö' }];
    const { evidence } = without(complete, 'person.diploma');
    const states = (...files: Evidence[]) =>
      slotsOf(draft({ ...complete.content, persons }, [...evidence, ...files]))
        .filter(({ kind }) => kind === 'person.diploma')
        .map(({ person, state }) => [person, state]);
    const diploma = storedFile('person.diploma', today);
    expect(states()).toEqual([
      [first.name, 'LACKING'],
      ['Vide Sjö', 'LACKING'],
    ]);
    expect(states({ ...diploma, person: 'Vide Sjö' })).toEqual([
      [first.name, 'LACKING'],
      ['Vide Sjö', 'ENOUGH'],
    ]);
    expect(states({ ...diploma, person: 'Somebody who left' })).toContainEqual([undefined, 'ENOUGH']);
  });

  it('tell a file on its way from one that is missing and one that was rejected', () => {
    const { evidence } = without(complete, 'insurance.certificate');
    const file = storedFile('insurance.certificate', today);
    const state = (...files: Evidence[]) => slot(draft(complete.content, [...evidence, ...files]), file.kind)?.state;
    expect([
      state(),
      state({ ...file, status: 'EXPECTED' }),
      state({ ...file, status: 'REJECTED' }),
      state(file),
    ]).toEqual(['LACKING', 'ARRIVING', 'TO_MEND', 'ENOUGH']);
  });
});
