import * as z from 'zod/mini';
import { LegalForm } from '../../../shared/domain/application/applicant.ts';
import { Presentation, Scope } from '../../../shared/domain/application/content.ts';
import { Translations } from '../../../shared/domain/application/translations.ts';
import { DecisionReference } from '../../../shared/domain/choice-system/choice-system.ts';
import { CpvCode } from '../../../shared/domain/choice-system/cpv.ts';
import { ServiceType } from '../../../shared/domain/choice-system/service-type.ts';
import { Registration } from '../../../shared/domain/provider/registration.ts';
import { DraftDocumentation } from '../../../shared/domain/choice-system/version.ts';
import { ContactPoint, MunicipalityId } from '../../../shared/domain/municipality/municipality.ts';
import { SeatRole } from '../../../shared/domain/decision/committee.ts';
import { Position } from '../../../shared/domain/decision/position.ts';
import { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const Lines = z.array(Line).check(z.minLength(1), z.maxLength(100));
/** A short name for an address, for example `hemtjanst`. */
const Slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,40}$/));

export const CreateChoiceSystem = z.strictObject({
  municipality: MunicipalityId,
  id: Slug,
  service: Line,
  decisionRef: DecisionReference,
  cpvCodes: z.array(CpvCode).check(z.minLength(1), z.maxLength(20)),
  serviceTypes: z.array(ServiceType).check(z.minLength(1), z.maxLength(50)),
  services: Lines,
  areas: Lines,
  targetGroups: Lines,
});

export const CreatedChoiceSystem = z.strictObject({ choiceSystemId: z.string(), status: z.string() });

/** A draft may lack anything; what it names replaces what was there. Its requirements have an address of their own. */
export const DraftVersion = z.omit(DraftDocumentation, { requirementSet: true });

/** What the linter says of a requirement set that was taken in. */
export const ImportedRequirementSet = z.strictObject({
  choiceSystemId: z.string(),
  number: z.int(),
  requirementSet: z.strictObject({ id: z.string(), contentHash: z.string() }),
  remarks: z.array(
    z.strictObject({ stops: z.enum(['PUBLICATION', 'NOTHING']), path: z.string(), message: z.string() }),
  ),
});

export const VersionView = z.strictObject({
  choiceSystemId: z.string(),
  number: z.int(),
  status: z.enum(['DRAFT', 'PUBLISHED']),
  requirementSet: z.optional(z.strictObject({ id: z.string(), contentHash: z.string() })),
  /** Everything a draft still lacks before it can be published, each with the paragraph that asks for it. */
  missing: z.array(z.strictObject({ paragraph: z.string(), part: z.string(), message: z.string() })),
  /** For the form of the national website, from the same data: copied there by a person, who confirms what they saw. */
  advert: z.strictObject({
    authority: z.string(),
    title: z.string(),
    text: z.string(),
    services: z.array(z.string()),
    areas: z.array(z.string()),
    targetGroups: z.array(z.string()),
    cpvCodes: z.array(z.string()),
    documentation: z.string(),
    howToApply: z.array(z.string()),
    contact: z.strictObject({ name: z.string(), email: z.string(), phone: z.string() }),
  }),
  publishedAt: z.optional(z.iso.datetime()),
  contentHash: z.optional(z.string()),
});

/** The whole list, as `<municipality>.<id>`. */
export const PutJointSystems = z.strictObject({
  jointWith: z.array(z.string().check(z.maxLength(100))).check(
    z.maxLength(20),
    z.refine((named) => new Set(named).size === named.length, 'Each is named once'),
  ),
});

export const JointSystemsView = z.strictObject({
  choiceSystemId: z.string(),
  jointWith: z.array(
    z.strictObject({
      choiceSystemId: z.string(),
      /** It is offered together with this one when both name each other. */
      named: z.enum(['BY_BOTH', 'BY_THIS_ONE']),
    }),
  ),
});

/** The whole roster as it is from now; the secretary keeps it. */
export const PutCommittee = z.strictObject({
  name: Line,
  seats: z
    .array(
      z.strictObject({
        seat: Line,
        role: SeatRole,
        person: ContactPoint,
        callingOrder: z.optional(z.array(Line)),
      }),
    )
    .check(z.minLength(1), z.maxLength(101)),
  substitutes: z.array(z.strictObject({ id: Line, person: ContactPoint })).check(z.maxLength(101)),
  positions: z.optional(z.array(Position).check(z.maxLength(100))),
  exerciseOfAuthority: z.boolean(),
  remoteParticipation: z.optional(z.strictObject({ decidedOn: z.iso.date(), paragraph: Line })),
});

export const CommitteeView = z.extend(PutCommittee, { committeeId: z.string() });

/** The own unit's assignment, or a provider whose contract is older than this system: no signature makes it here. */
export const RegisterContract = z.strictObject({
  basis: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ASSIGNMENT'), decidedBy: Line, decidedOn: z.iso.date(), paragraph: Line }),
    z.strictObject({ kind: z.literal('IMPORTED'), signedOn: z.iso.date(), reference: Line }),
  ]),
  provider: z.strictObject({
    name: Line,
    registration: Registration,
    /** Null for the municipality's own unit. */
    legalForm: z.nullable(LegalForm),
  }),
  scopes: z.array(Scope).check(z.minLength(1), z.maxLength(200)),
  selectableFrom: z.iso.date(),
  presentation: Presentation,
  capacity: z.optional(
    z.strictObject({ unit: z.enum(['HOURS_PER_MONTH', 'PLACES']), amount: z.nullable(z.int().check(z.positive())) }),
  ),
});

export const RegisteredContract = z.strictObject({
  contractId: z.string(),
  status: z.string(),
  entry: z.string(),
  /** What a machine sees in what is said for the catalogue; it stops nothing. */
  remarks: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});

/** The words that were read, by language: they are shown if they are what the provider says. */
export const ApproveTexts = z.strictObject({ texts: Translations });

export const TextStandings = z.strictObject({
  texts: z.array(z.strictObject({ tag: z.string(), state: z.enum(['APPROVED', 'RETURNED', 'AWAITING']) })),
});

const failures = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  409: Problem,
  413: Problem,
  415: Problem,
  422: Problem,
};
const route = { kind: 'api', security: 'staff' } as const;

export const manifest = defineFunction({
  name: 'choice-system-administer',
  trigger: {
    kind: 'http',
    routes: [
      {
        ...route,
        method: 'POST',
        path: '/v1/choice-systems',
        summary: 'Register a choice system that the municipality has decided on (LOV 1:1)',
        body: CreateChoiceSystem,
        responses: { 201: CreatedChoiceSystem, ...failures },
      },
      {
        ...route,
        method: 'PUT',
        path: '/v1/choice-systems/{choiceSystemId}/versions/{number}',
        summary: 'Write a draft of the request documentation',
        body: DraftVersion,
        responses: { 200: VersionView, 412: Problem, ...failures },
      },
      {
        ...route,
        method: 'GET',
        path: '/v1/choice-systems/{choiceSystemId}/versions/{number}/requirement-set',
        summary: 'Export the requirements of a version, draft or published',
        responses: { 200: RequirementSet, 304: null, 401: Problem, 403: Problem, 404: Problem },
      },
      {
        ...route,
        method: 'PUT',
        path: '/v1/choice-systems/{choiceSystemId}/versions/{number}/requirement-set',
        summary: 'Import the requirements of a draft; what can not be tested and followed up is refused',
        body: RequirementSet,
        responses: { 200: ImportedRequirementSet, 412: Problem, ...failures },
      },
      {
        ...route,
        method: 'POST',
        path: '/v1/choice-systems/{choiceSystemId}/versions/{number}/publication',
        summary: 'Publish a version: it lacks nothing and is never changed again (LOV 3:1, 4:1–4:4)',
        responses: { 200: VersionView, ...failures },
      },
      {
        ...route,
        method: 'POST',
        path: '/v1/choice-systems/{choiceSystemId}/contracts',
        summary: 'Register the own unit, or a provider contracted before this system',
        body: RegisterContract,
        responses: { 201: RegisteredContract, ...failures },
      },
      {
        ...route,
        method: 'POST',
        path: '/v1/contracts/{contractId}/text-approvals',
        summary: 'Show texts in the catalogue that an officer has read and found objective (LOV 9:1)',
        body: ApproveTexts,
        responses: { 200: TextStandings, ...failures },
      },
      {
        ...route,
        method: 'PUT',
        path: '/v1/choice-systems/{choiceSystemId}/joint-systems',
        summary: 'Name the neighbours’ systems that it is offered together with, where they name it too',
        body: PutJointSystems,
        responses: { 200: JointSystemsView, ...failures },
      },
      {
        ...route,
        method: 'PUT',
        path: '/v1/committees/{committeeId}',
        summary: 'Register the committee’s roster as it is from now',
        body: PutCommittee,
        responses: { 200: CommitteeView, ...failures },
      },
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/advert',
        'Whether the national advert of a choice system is live, as its coordinator saw it (LOV 3:1).',
        'staff',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    linkTable: ['GetItem', 'PutItem'],
    signIn: true,
  },
});
