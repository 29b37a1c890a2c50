import type * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type ChoiceSystem, takesApplications } from '../../../shared/domain/choice-system/choice-system.ts';
import { advertStanding, type NationalAdvert } from '../../../shared/domain/choice-system/national-advert.ts';
import { findMunicipality, municipalityOf } from '../../../shared/platform/config.ts';
import { now } from '../../../shared/platform/clock.ts';
import {
  findChoiceSystem,
  listChoiceSystems,
  readBoundVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { jointSystems } from '../../../shared/store/application/joint.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { OpenSystems, PublishedDocumentation } from './manifest.ts';

type OpenSystem = z.infer<typeof OpenSystems>['choiceSystems'][number];
export type Published = z.infer<typeof PublishedDocumentation>;

/** The systems of a municipality that take applications. */
export async function openSystems(municipality: string): Promise<readonly OpenSystem[]> {
  const today = stockholmDay(now());
  const systems = await listChoiceSystems(municipality);
  return Promise.all(systems.flatMap((system) => (takesApplications(system, today) ? [summaryOf(system, today)] : [])));
}

/**
 * What a system's applicants are tested against, its advert as it was last seen, and what it is another for when the system
 * or a neighbour's changes;
 * null when it takes no applications, or there is none.
 */
export async function publishedDocumentation(publicSystemId: string): Promise<{
  readonly documentation: Published;
  readonly advert: NationalAdvert;
  readonly systemVersion: string;
} | null> {
  const id = parsePublicId(publicSystemId);
  if (id === null || findMunicipality(id.municipality) === undefined) return null;
  const system = await findChoiceSystem(id.municipality, id.id);
  const today = stockholmDay(now());
  if (system === null || !takesApplications(system, today)) return null;
  const { municipality, id: choiceSystemId, versionNumber } = system;
  const version = await readBoundVersion({ municipality, choiceSystemId, versionNumber });
  const { compensation, specialTerms, submissionChannels, decisionTime, contractTemplate, nationalAdvert } = version;
  const {
    completion,
    legalFormRequiredAtContract = false,
    validFrom,
    requirements,
    publishedAt,
    contentHash,
  } = version;
  const documentation = {
    ...(await summaryOf(system, today)),
    versionNumber: version.number,
    compensation,
    specialTerms,
    submissionChannels,
    decisionTime,
    legalFormRequiredAtContract,
    completion,
    contractTemplate,
    nationalAdvert,
    validFrom,
    requirements,
    publishedAt,
    contentHash,
  };
  const together = documentation.jointWith.map((other) => other.choiceSystemId);
  const advert = advertStanding(version, system.advert).seen;
  return { documentation, advert, systemVersion: [system.version, ...together].join(' ') };
}

async function summaryOf(system: Extract<ChoiceSystem, { status: 'OPEN' }>, today: string): Promise<OpenSystem> {
  const {
    id,
    municipality,
    service,
    services,
    areas,
    targetGroups,
    cpvCodes,
    serviceTypes,
    decisionRef,
    versionNumber,
    ending,
  } = system;
  return {
    choiceSystemId: publicId(municipality, id),
    municipality: named(municipality),
    service,
    services,
    areas,
    targetGroups,
    cpvCodes,
    serviceTypes,
    decisionRef,
    versionNumber,
    ...(ending === undefined ? {} : { endsOn: ending.on }),
    jointWith: (await jointSystems(system, today)).map((other) => ({
      choiceSystemId: publicId(other.municipality, other.id),
      municipality: named(other.municipality),
    })),
  };
}

function named(municipality: string): OpenSystem['municipality'] {
  return { id: municipality, name: municipalityOf(municipality).name };
}
