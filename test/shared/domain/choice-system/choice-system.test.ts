import { describe, expect, it } from 'vitest';
import {
  cancelSystem,
  ChoiceSystem,
  endOf,
  endSystem,
  offers,
  takesApplications,
} from '../../../../shared/domain/choice-system/choice-system.ts';
import { isWithinLov } from '../../../../shared/domain/choice-system/cpv.ts';
import {
  editVersion,
  missingFor,
  publishVersion,
  Version,
  type VersionIn,
} from '../../../../shared/domain/choice-system/version.ts';
import type { RequirementSet } from '../../../../shared/domain/requirement/requirement-set.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';
import { homeCare as homeCareSet } from '../../../support/application-builder.ts';
import { granvik } from '../../../support/granvik.ts';
import { homeCareTypes, serviceTypes } from '../../../support/service-types.ts';
import { errorOf, homeCare, value } from '../decision/builders.ts';

const system: ChoiceSystem = ChoiceSystem.parse({
  schemaVersion: 1,
  status: 'PREPARING',
  id: 'hemtjanst',
  municipality: 'granvik',
  service: 'Hemtjänst',
  decisionRef: { body: 'Kommunfullmäktige', heldOn: '2025-11-24', paragraph: '§ 112' },
  cpvCodes: ['85312000-9'],
  serviceTypes: homeCareTypes,
  services: ['Hemtjänst', 'Ledsagning'],
  areas: ['Hela kommunen'],
  targetGroups: ['Äldre'],
});

const empty: VersionIn<'DRAFT'> = {
  schemaVersion: 1,
  municipality: 'granvik',
  choiceSystemId: 'hemtjanst',
  number: 1,
  status: 'DRAFT',
};

const full: VersionIn<'DRAFT'> = {
  ...empty,
  requirementSet: { id: 'granvik-hemtjanst-1', contentHash: 'a'.repeat(64) },
  compensation: { grounds: 'Ersättning per utförd timme.' },
  specialTerms: [],
  submissionChannels: [
    { kind: 'API', address: 'https://valbar.granvik.example/v1/applications' },
    { kind: 'POST', address: 'Granviks kommun, 123 45 Granvik' },
  ],
  decisionTime: { weeks: 8 },
  contractTemplate: { title: 'Avtal', sections: [{ heading: 'Parter', text: '{{provider.name}}' }] },
  nationalAdvert: { url: 'https://lov-uppdrag.example/granvik', confirmedOn: '2026-01-05', confirmedBy: 'Ebba Lind' },
  validFrom: '2026-02-01',
};

const publication = {
  at: '2026-01-05T12:00:00.000Z',
  on: '2026-01-05',
  by: 'Ebba Lind',
  requirements: homeCareSet,
  completion: granvik.completion,
  hash: hashOf,
};
const paragraphs = (version: VersionIn<'DRAFT'>, of = system) =>
  missingFor(of, version, publication).map(({ paragraph }) => paragraph);

describe('isWithinLov', () => {
  it.each([
    ['79611000-0', true],
    ['85000000-9', true],
    ['85312000-9', true],
    ['85323000-9', true],
    ['85311300-5', false],
    ['85321000-5', false],
    ['85322000-2', false],
    ['84999999-9', false],
    ['85323001-9', false],
    ['79611001-0', false],
    ['85312000', false],
    ['hemtjänst', false],
    ['', false],
  ])('LOV 1:1: %s may be in a choice system: %s', (code, expected) => {
    expect(isWithinLov(code)).toBe(expected);
  });
});

describe('a choice system', () => {
  it('LOV 1:1: holds only services that the Act covers, and names who decided on it', () => {
    expect(ChoiceSystem.safeParse({ ...system, cpvCodes: ['85321000-5'] }).success).toBe(false);
    expect(ChoiceSystem.safeParse({ ...system, cpvCodes: [] }).success).toBe(false);
    const { decisionRef: _decisionRef, ...undecided } = system;
    expect(ChoiceSystem.safeParse(undecided).success).toBe(false);
  });

  it('offers the scopes of its services, areas and target groups, and no other', () => {
    expect(offers(system, homeCare)).toBe(true);
    expect(offers(system, { ...homeCare, service: 'Boendestöd' })).toBe(false);
    expect(offers(system, { ...homeCare, area: 'Norra' })).toBe(false);
    expect(offers(system, { ...homeCare, targetGroup: 'Barn' })).toBe(false);
  });
});

describe('publishVersion', () => {
  it('publishes complete documentation, with its content’s hash', () => {
    const published = value(publishVersion(system, full, publication));
    expect(published).toMatchObject({
      status: 'PUBLISHED',
      number: 1,
      publishedBy: 'Ebba Lind',
      requirementSet: full.requirementSet,
    });
    expect(Version.parse(published)).toEqual(published);
    const other = value(publishVersion(system, { ...full, compensation: { grounds: 'Annat.' } }, publication));
    expect(other.contentHash).not.toBe(published.contentHash);
    expect(value(publishVersion(system, full, { ...publication, by: 'Maj Nord' })).contentHash).toBe(
      published.contentHash,
    );
  });

  it('LOV 6:2: fixes how applicants may complete: what the draft says, or else what the municipality says of all', () => {
    const own = { ...granvik.completion, days: 21, silence: 'ASSESS_AS_IS' as const };
    expect(value(publishVersion(system, full, publication)).completion).toEqual(granvik.completion);
    expect(value(publishVersion(system, { ...full, completion: own }, publication)).completion).toEqual(own);
  });

  it('tells everything that is missing at once, each with its paragraph', () => {
    const refused = errorOf(publishVersion(system, empty, publication));
    expect(refused).toMatchObject({ code: 'INCOMPLETE' });
    expect(paragraphs(empty)).toEqual([
      'LOV 8:1',
      'LOV 4:1',
      'LOV 4:2',
      'LOV 4:3',
      'LOV 4:4',
      'LOV 2:2',
      'LOV 3:1',
      'LOV 3:1',
    ]);
    expect(missingFor(system, empty, publication).every(({ text }) => text.sv !== '' && text.en !== '')).toBe(true);
  });

  it.each([
    ['LOV 4:1', 'compensation'],
    ['LOV 4:2', 'specialTerms'],
    ['LOV 4:3', 'submissionChannels'],
    ['LOV 4:4', 'decisionTime'],
    ['LOV 3:1', 'nationalAdvert'],
    ['LOV 8:1', 'requirementSet'],
    ['LOV 2:2', 'contractTemplate'],
  ] as const)('%s: is not published without its %s', (paragraph, part) => {
    const { [part]: _left, ...rest } = full;
    expect(missingFor(system, rest, publication)).toMatchObject([{ paragraph, part }]);
    expect(publishVersion(system, rest, publication).ok).toBe(false);
  });

  it('LOV 4:3: an empty list of channels is none', () => {
    expect(paragraphs({ ...full, submissionChannels: [] })).toEqual(['LOV 4:3']);
  });

  it('LOV 6:1: an API may not be the only way to apply', () => {
    expect(
      paragraphs({ ...full, submissionChannels: [{ kind: 'API', address: 'https://valbar.granvik.example' }] }),
    ).toEqual(['LOV 6:1']);
  });

  it('LOV 3:1: the national advert is confirmed by what somebody has seen, not by what they will', () => {
    const advert = { url: 'https://lov-uppdrag.example/granvik', confirmedOn: '2026-01-06', confirmedBy: 'Ebba Lind' };
    expect(paragraphs({ ...full, nationalAdvert: advert })).toEqual(['LOV 3:1']);
  });

  it('LOV 2:2: the contract template uses only fields that a contract can fill', () => {
    const contractTemplate = { title: 'Avtal', sections: [{ heading: 'Pris', text: '{{price}}' }] };
    expect(paragraphs({ ...full, contractTemplate })).toEqual(['LOV 2:2']);
  });

  it('is published for its own system, while that exists', () => {
    expect(paragraphs({ ...full, choiceSystemId: 'boendestod' })).toEqual(['LOV 1:1']);
    const { status: _status, ...rest } = system;
    const cancelled: ChoiceSystem = ChoiceSystem.parse({
      ...rest,
      status: 'CANCELLED',
      reason: 'Kommunen utför tjänsten själv.',
      cancelledOn: '2026-01-01',
      cancellation: system.decisionRef,
    });
    expect(paragraphs(full, cancelled)).toEqual(['LOV 1:1']);
  });

  it('LOV 8:1: is not published with a parameter that is neither set nor left to a person', () => {
    const withValue = (value: number | string | null): RequirementSet => {
      const [first, ...others] = homeCareSet.requirements;
      if (first === undefined) throw new Error('The set is empty');
      const parameters = [{ name: 'amount', title: { sv: 'Belopp', en: 'Amount' }, value }];
      const controlPoints = first.controlPoints.map((point) => ({ ...point, parameters }));
      return { ...homeCareSet, requirements: [{ ...first, controlPoints }, ...others] };
    };
    const refused = publishVersion(system, full, { ...publication, requirements: withValue(null) });
    expect(errorOf(refused)).toMatchObject({ missing: [{ paragraph: 'LOV 8:1' }, { paragraph: 'LOV 8:1' }] });
    for (const value of [500_000, 'JUDGED_BY_PERSON'])
      expect(publishVersion(system, full, { ...publication, requirements: withValue(value) }).ok).toBe(true);
  });

  it('LOV 8:1: is not published with a requirement on a service that the system does not have', () => {
    const requirements = homeCareSet.requirements.map((each) => ({ ...each, services: ['Ledsagning', 'Nattpatrull'] }));
    const lacks = missingFor(system, full, { ...publication, requirements: { ...homeCareSet, requirements } });
    expect(lacks).toHaveLength(requirements.length);
    expect(lacks[0]?.text.en).toContain('Nattpatrull');
  });

  it('LOV 1:1: is not published while its CPV codes and kinds of service do not fit each other', () => {
    expect(paragraphs(full, { ...system, cpvCodes: ['85312400-3'] })).toEqual([]);
    expect(paragraphs(full, { ...system, cpvCodes: ['85312000-9', '79611000-0'] })).toEqual(['LOV 1:1']);
    expect(paragraphs(full, { ...system, cpvCodes: ['85312200-1'] })).toEqual(Array(5).fill('LOV 1:1'));
  });

  it('LOV 8:1: is not published for a kind of service that its requirements are not written for', () => {
    const wider = [...homeCareTypes, ...serviceTypes('housing-support')];
    expect(paragraphs(full, { ...system, serviceTypes: wider })).toEqual(['LOV 8:1']);
  });

  const withoutPermit = {
    ...homeCareSet,
    evidence: Object.fromEntries(
      Object.entries(homeCareSet.evidence).map(([id, { proves: _left, ...kind }]) => [id, kind]),
    ),
  };

  it('SoL 26:1: is not published without asking for a permit where the kind of service needs one', () => {
    const lacks = missingFor(system, full, { ...publication, requirements: withoutPermit });
    expect(lacks.map(({ paragraph }) => paragraph)).toEqual(Array(4).fill('SoL 26:1'));
  });

  it('LOV 1:2: is not published with a permit that no kind of service needs', () => {
    const free = homeCareTypes.map((type) => ({ ...type, permitRequired: false }));
    expect(paragraphs(full, { ...system, serviceTypes: free })).toEqual(['LOV 1:2']);
    expect(
      missingFor({ ...system, serviceTypes: free }, full, { ...publication, requirements: withoutPermit }),
    ).toEqual([]);
  });

  it('LOV 2:1: a published version is never changed nor published again', () => {
    const published = value(publishVersion(system, full, publication));
    expect(errorOf(editVersion(published, { decisionTime: { weeks: 10 } }))).toBe('PUBLISHED');
    expect(errorOf(publishVersion(system, published, publication))).toEqual({ code: 'PUBLISHED' });
    expect(value(editVersion(full, { decisionTime: { weeks: 10 } })).decisionTime).toEqual({ weeks: 10 });
  });
});

describe('the end of a choice system', () => {
  const end = { cancellation: { body: 'KF', heldOn: '2026-03-02', paragraph: '§ 9' }, reason: 'Egen regi.' };
  const today = '2026-03-02';
  const open = ChoiceSystem.parse({ ...system, status: 'OPEN', versionNumber: 1 });
  const decided = (on: string, of: ChoiceSystem = open) => cancelSystem(of, { ...end, on }, today);

  it('from a day to come leaves it open until then, with its decision', () => {
    const ahead = value(decided('2026-07-01'));
    expect(ahead).toMatchObject({ status: 'OPEN', ending: { ...end, on: '2026-07-01' } });
    expect(ChoiceSystem.parse(ahead)).toEqual(ahead);
    expect(['2026-06-30', '2026-07-01', '2026-07-02'].map((day) => takesApplications(ahead, day))).toEqual([
      true,
      false,
      false,
    ]);
    expect(endOf(ahead)).toEqual({ ...end, on: '2026-07-01' });
  });

  it('is taken into effect on its day and not before, however late the calendar is', () => {
    const ahead = value(decided('2026-07-01'));
    expect(endSystem(ahead, '2026-06-30')).toBeNull();
    expect(endSystem(open, '2026-07-01')).toBeNull();
    for (const day of ['2026-07-01', '2026-09-01']) {
      const ended = endSystem(ahead, day);
      expect(ended).toMatchObject({ status: 'CANCELLED', cancelledOn: '2026-07-01', versionNumber: 1 });
      expect(ended).not.toHaveProperty('ending');
      expect(ChoiceSystem.parse(ended)).toEqual(ended);
      if (ended !== null) expect(endSystem(ended, day)).toBeNull();
    }
  });

  it('is at once where the day is today', () => {
    expect(value(decided(today))).toMatchObject({ status: 'CANCELLED', cancelledOn: today });
  });

  it('is decided once, never for a day that has passed, nor ahead for what takes no applications', () => {
    expect(errorOf(decided('2026-03-01'))).toBe('FROM');
    expect(errorOf(decided('2026-07-01', { ...system, status: 'PREPARING' }))).toBe('FROM');
    expect(errorOf(decided(today, value(decided('2026-07-01'))))).toBe('CANCELLED');
    expect(errorOf(decided(today, value(decided(today))))).toBe('CANCELLED');
    expect(endOf(open)).toBeNull();
  });
});
