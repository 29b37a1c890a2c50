import { readFileSync } from 'node:fs';
import type { ApplicationContent, WrittenContent } from '../../shared/domain/application/content.ts';
import type { PersonInRole } from '../../shared/domain/application/persons.ts';
import type { Evidence } from '../../shared/domain/application/evidence.ts';
import { addDays, addYears, type Day } from '../../shared/domain/calendar/day.ts';
import { numberHashOf, type Lookup, type RegistryEntry } from '../../shared/domain/registry/lookup.ts';
import type { Facts } from '../../shared/domain/requirement/facts.ts';
import {
  RequirementSet,
  authorisationPoint,
  requirementsToDeclare,
  requirementsToUndertake,
  statementEvidence,
  uploadableEvidence,
} from '../../shared/domain/requirement/requirement-set.ts';
import { hashOf, sha256 } from '../../shared/platform/hash.ts';

/** The requirement set that Granvik's home care runs on. */
export const homeCare = shippedSet('granvik-hemtjanst');

/** The other set that is shipped, of daily activities. */
export const dailyActivities = shippedSet('granvik-daglig-verksamhet');

function shippedSet(name: string): RequirementSet {
  const file = new URL(`../../config/requirement-sets/${name}.json`, import.meta.url);
  return RequirementSet.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** What an applicant writes, and the files that go with it. */
export interface BuiltApplication {
  readonly receivedOn: Day;
  readonly content: WrittenContent;
  readonly evidence: readonly Evidence[];
}

export const homeCareScope = { service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' };

/**
 * Applicant A: everything stated, accepted and handed in, so that no check asks for more and every suggestion is "met".
 * All dates follow the day it is received.
 */
export function completeApplication(receivedOn: Day = '2026-03-02'): BuiltApplication {
  return {
    receivedOn,
    content: {
      applicant: {
        name: 'Solgläntans Hemtjänst AB',
        registration: { kind: 'SWEDISH', organisationNumber: '559999-9009' },
        legalForm: 'LIMITED_COMPANY',
        newlyStarted: false,
        address: 'Solvägen 1, 999 91 Granvik',
      },
      contact: { name: 'Kim Solberg', email: 'kim@solglantan.example', phone: '0701740610' },
      signatories: [{ name: 'Mika Glänta', email: 'mika@solglantan.example', phone: '0701740611' }],
      persons: [experiencedManager('Robin Ljungström', receivedOn)],
      scopes: [homeCareScope],
      capacity: { unit: 'HOURS_PER_MONTH', amount: 800 },
      selectableFrom: addDays(receivedOn, 90),
      declarations: allTrue(requirementsToDeclare(homeCare).map(({ id }) => id)),
      undertakings: allTrue(requirementsToUndertake(homeCare).map(({ id }) => id)),
      statements: Object.fromEntries(
        [...statementEvidence(homeCare)].map((kind) => [kind, 'Vi beskriver här hur vi arbetar, mål för mål.']),
      ),
      presentation: {
        text: { sv: 'Hemtjänst med få och kända medarbetare.', en: 'Home care by few and familiar staff.' },
        phone: '0701740612',
        email: 'hej@solglantan.example',
        website: 'https://solglantan.example',
        languages: ['Svenska', 'Finska'],
        specialCompetence: ['Demens'],
        hours: '07.00–22.00 alla dagar',
      },
    },
    evidence: [...uploadableEvidence(homeCare)]
      .filter((kind) => kind !== 'person.uhr-statement')
      .map((kind) => storedFile(kind, receivedOn)),
  };
}

/** Applicant B: a newly started sole trader who forgets two files and one undertaking, and can complete all of it. */
export function incompleteApplication(receivedOn: Day = '2026-03-02'): BuiltApplication {
  const { content, evidence } = completeApplication(receivedOn);
  const { 'HT-S-11': _forgotten, ...undertakings } = content.undertakings ?? {};
  return without(
    {
      receivedOn,
      content: {
        ...content,
        applicant: {
          name: 'Tolvans Omsorg',
          registration: { kind: 'SWEDISH', organisationNumber: '121212-1212' },
          legalForm: 'SOLE_TRADER',
          newlyStarted: true,
          address: 'Tolvstigen 12, 999 92 Granvik',
        },
        contact: { name: 'Tolvan Tolvansson', email: 'tolvan@tolvans.example', phone: '0701740620' },
        signatories: [{ name: 'Tolvan Tolvansson', email: 'tolvan@tolvans.example', phone: '0701740620' }],
        persons: [experiencedManager('Tolvan Tolvansson', receivedOn)],
        undertakings,
        presentation: {
          text: { sv: 'Liten utförare med stort tålamod.' },
          phone: '0701740621',
          email: 'hej@tolvans.example',
          languages: ['Svenska'],
          hours: '08.00–17.00 vardagar',
        },
      },
      evidence,
    },
    'insurance.certificate',
    'routine.lex-sarah',
    'company.registration',
    'company.annual-report',
  );
}

/** Applicant C: complete, but the person in daily charge has worked for one year only, half time, within the last ten. */
export function inexperiencedApplication(receivedOn: Day = '2026-03-02'): BuiltApplication {
  const { content, evidence } = completeApplication(receivedOn);
  return {
    receivedOn,
    content: {
      ...content,
      applicant: {
        name: 'Dimviks Omsorg AB',
        registration: { kind: 'SWEDISH', organisationNumber: '559999-9108' },
        legalForm: 'LIMITED_COMPANY',
        newlyStarted: false,
        address: 'Dimgatan 3, 999 93 Granvik',
      },
      contact: { name: 'Dag Dimmander', email: 'dag@dimvik.example', phone: '0701740630' },
      signatories: [{ name: 'Ylva Dimmander', email: 'ylva@dimvik.example', phone: '0701740631' }],
      persons: [
        {
          ...experiencedManager('Dag Dimmander', receivedOn),
          practice: [
            {
              from: addYears(receivedOn, -1),
              to: addDays(receivedOn, -1),
              share: 0.5,
              employer: 'Dimviks Omsorg AB',
              field: 'ELDERLY_CARE',
            },
            {
              from: addYears(receivedOn, -15),
              to: addYears(receivedOn, -11),
              share: 1,
              employer: 'Fjällbergs kommun',
              field: 'ELDERLY_CARE',
            },
          ],
        },
      ],
      presentation: {
        text: { sv: 'Hemtjänst i Dimvik med omnejd.' },
        phone: '0701740632',
        email: 'hej@dimvik.example',
        languages: ['Svenska'],
        hours: '07.00–22.00 alla dagar',
      },
    },
    evidence,
  };
}

/** The application with parts of what is written in it replaced. */
export function withContent(application: BuiltApplication, content: Partial<WrittenContent>): BuiltApplication {
  return { ...application, content: { ...application.content, ...content } };
}

/** The application without its files of some kinds. */
export function without(application: BuiltApplication, ...kinds: readonly string[]): BuiltApplication {
  return { ...application, evidence: application.evidence.filter(({ kind }) => !kinds.includes(kind)) };
}

/** The application with one more file, replacing none. */
export function withFile(
  application: BuiltApplication,
  kind: string,
  changes: Partial<Evidence> = {},
): BuiltApplication {
  const file = { ...storedFile(kind, application.receivedOn), ...changes };
  return { ...application, evidence: [...application.evidence, file] };
}

/** A file as it is stored: issued ten days before the application, valid for a year after it. */
export function storedFile(kind: string, receivedOn: Day): Evidence {
  return {
    schemaVersion: 1,
    evidenceId: `01-${kind}`,
    kind,
    fileName: `${kind}.pdf`,
    contentType: 'application/pdf',
    bytes: 2048,
    sha256: sha256(kind),
    issuedOn: addDays(receivedOn, -10),
    validThrough: addYears(receivedOn, 1),
    objectKey: `granvik/application/${kind}`,
    status: 'STORED',
    at: `${receivedOn}T08:00:00.000Z`,
    scan: 'CLEAN',
    scannedAt: `${receivedOn}T08:00:30.000Z`,
  };
}

/** The company register's word on the day of the application: everything as the applicant says, unless changed. */
export function companyLookup(
  { content, receivedOn }: Pick<Parameters<typeof factsOf>[0], 'content' | 'receivedOn'>,
  changes: Partial<RegistryEntry> = {},
): Lookup {
  const { name, legalForm, registration } = content.applicant;
  const entry = { name, legalForm, registeredOn: '2015-05-04', proceedings: [], ...changes };
  const answer = { outcome: 'FOUND' as const, entry };
  return {
    schemaVersion: 1,
    registry: 'COMPANY',
    source: 'Bolagsverket, värdefulla datamängder',
    numberHash: numberHashOf(registration, hashOf) ?? '',
    answer,
    answerHash: hashOf(answer),
    since: `${receivedOn}T12:00:00.000Z`,
    at: `${receivedOn}T12:00:00.000Z`,
  };
}

/** The facts of an application three days after it was received, confirmed by its signatory. */
export function factsOf(
  application: Omit<BuiltApplication, 'content'> & { readonly content: ApplicationContent },
  changes: Partial<Facts> = {},
): Facts {
  const { content, evidence, receivedOn } = application;
  const today = addDays(receivedOn, 3);
  return {
    content,
    evidence,
    receivedOn,
    today,
    at: `${today}T09:00:00.000Z`,
    signatoryConfirmedAt: `${receivedOn}T12:00:00.000Z`,
    settlements: {},
    lookups: [companyLookup(application)],
    hash: hashOf,
    ...changes,
  };
}

/** Two years at university, four years of full-time practice and three of leading staff. */
export function experiencedManager(name: string, receivedOn: Day): PersonInRole {
  return {
    name,
    roles: ['MANAGER'],
    education: [
      { programme: 'Social omsorgsutbildning', level: 'UNIVERSITY', careRelated: true, years: 3, country: 'SE' },
    ],
    practice: [
      {
        from: addYears(receivedOn, -4),
        to: addDays(receivedOn, -1),
        share: 1,
        employer: 'Fjällbergs kommun',
        field: 'ELDERLY_CARE',
      },
    ],
    leadership: [
      {
        from: addYears(receivedOn, -3),
        to: addDays(receivedOn, -1),
        share: 1,
        employer: 'Fjällbergs kommun',
        field: 'ELDERLY_CARE',
      },
    ],
    swedish: true,
  };
}

/** The requirements of the set that an application is tried against. */
export const testedAtAuthorisation = homeCare.requirements.filter(
  (requirement) => authorisationPoint(requirement) !== undefined,
);

function allTrue(ids: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(ids.map((id) => [id, true]));
}
