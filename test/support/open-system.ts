import { ChoiceSystem } from '../../shared/domain/choice-system/choice-system.ts';
import { Version, type VersionIn } from '../../shared/domain/choice-system/version.ts';
import { hashOf } from '../../shared/platform/hash.ts';
import {
  choiceSystemSubject,
  commitChoiceSystem,
  putRequirementSet,
  putVersion,
} from '../../shared/store/choice-system/choice-system.ts';
import type { RequirementSet } from '../../shared/domain/requirement/requirement-set.ts';
import { homeCare } from './application-builder.ts';
import { granvik } from './granvik.ts';
import { homeCareTypes } from './service-types.ts';

/** Granvik's home care as a public id: open for applications on version 1. */
export const homeCareSystemId = 'granvik.hemtjanst';

/** Stores Granvik's home care with its published version and that version's requirements. */
export async function openHomeCare(): Promise<void> {
  await openHomeCareWith({});
}

/** The same on other requirements, on a version that says something else, or as a neighbour's system. */
export async function openHomeCareWith({
  municipality = 'granvik',
  id = 'hemtjanst',
  requirements = homeCare,
  version = {},
  ...changes
}: Partial<ChoiceSystem> & {
  readonly requirements?: RequirementSet;
  readonly version?: Partial<VersionIn<'PUBLISHED'>>;
}): Promise<void> {
  const subject = choiceSystemSubject(municipality, id);
  const contentHash = hashOf(requirements);
  await commitChoiceSystem({
    before: null,
    after: ChoiceSystem.parse({
      schemaVersion: 1,
      status: 'OPEN',
      id,
      municipality,
      service: 'Hemtjänst',
      decisionRef: { body: 'Kommunfullmäktige', heldOn: '2025-11-24', paragraph: '§ 112' },
      cpvCodes: ['85312000-9'],
      serviceTypes: homeCareTypes,
      services: ['Hemtjänst', 'Ledsagning'],
      areas: ['Hela kommunen'],
      targetGroups: ['Äldre'],
      versionNumber: 1,
      ...changes,
    }),
    event: { type: 'CHOICE_SYSTEM_OPENED', at: '2026-01-05T12:00:00.000Z', by: 'Sam Ordning', data: {} },
    also: [
      putRequirementSet(subject, requirements, contentHash),
      putVersion(
        subject,
        Version.parse({
          schemaVersion: 1,
          municipality,
          choiceSystemId: id,
          number: 1,
          status: 'PUBLISHED',
          requirementSet: { id: requirements.id, contentHash },
          compensation: { grounds: 'Ersättning per utförd timme.' },
          specialTerms: [],
          submissionChannels: [{ kind: 'POST', address: 'Granviks kommun, 999 90 Granvik' }],
          decisionTime: { weeks: 8 },
          completion: granvik.completion,
          contractTemplate: { title: 'Avtal', sections: [{ heading: 'Parter', text: '{{provider.name}}' }] },
          nationalAdvert: {
            url: 'https://lov-uppdrag.example/granvik',
            confirmedOn: '2026-01-05',
            confirmedBy: 'Sam Ordning',
          },
          validFrom: '2026-02-01',
          publishedAt: '2026-01-05T12:00:00.000Z',
          publishedBy: 'Sam Ordning',
          contentHash: 'a'.repeat(64),
          ...version,
        }),
      ),
    ],
  });
}
