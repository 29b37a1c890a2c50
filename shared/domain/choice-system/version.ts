import * as z from 'zod/mini';
import { ContractTemplate, unknownFields, usesField } from '../contract/document.ts';
import { TermRule } from '../contract/term.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { CompletionRule } from '../completion/rule.ts';
import type { RequirementSet } from '../requirement/requirement-set.ts';
import { err, ok, type HashOf, type Result } from '../result.ts';
import type { ChoiceSystem } from './choice-system.ts';
import { DecisionTime } from './decision-time.ts';
import { missing, type Missing } from './missing.ts';
import { missingInRequirements } from './missing-in-requirements.ts';
import { NationalAdvert } from './national-advert.ts';

const Words = z.string().check(z.trim(), z.minLength(1));

export const SubmissionChannel = z.strictObject({
  kind: z.enum(['API', 'WEB_FORM', 'EMAIL', 'POST']),
  /** Where: a URL, a mail address or a street address. */
  address: Words,
});
export type SubmissionChannel = z.infer<typeof SubmissionChannel>;

const identity = {
  schemaVersion: z.literal(1),
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  number: z.int().check(z.positive()),
};

const documentation = {
  /** The requirement set, fixed by its content: only these requirements may be tested (LOV 8:1). */
  requirementSet: z.strictObject({ id: Words, contentHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  /** The grounds for the remuneration (LOV 4:1). */
  compensation: z.strictObject({
    grounds: Words,
    /** The list that the amounts stand in, dated, so that a contract can name exactly which. */
    priceList: z.optional(z.strictObject({ name: Words, validFrom: z.iso.date() })),
  }),
  /** Special social, environmental and other terms (LOV 4:2): all of them; an empty list says that there are none. */
  specialTerms: z.array(Words),
  /** How to apply (LOV 4:3). */
  submissionChannels: z.array(SubmissionChannel),
  decisionTime: DecisionTime,
  /** A group may have to take a legal form once the contract is awarded, never in order to apply (LOV 5:1). */
  legalFormRequiredAtContract: z.optional(z.boolean()),
  /** How applicants may complete (LOV 6:2), the same for all. */
  completion: CompletionRule,
  contractTemplate: ContractTemplate,
  /** How long a contract holds and how it ends; absent, the template says all of it. */
  contractTerm: z.optional(TermRule),
  nationalAdvert: NationalAdvert,
  validFrom: z.iso.date(),
};

/** The whole of it. */
export const Documentation = z.strictObject(documentation);
/** As much of the documentation as is written yet. */
export const DraftDocumentation = z.partial(Documentation);
export type DraftDocumentation = z.infer<typeof DraftDocumentation>;

/** One version of the request documentation (LOV 2:1): a draft may lack anything, a published one lacks and changes nothing. */
export const Version = z.discriminatedUnion('status', [
  z.strictObject({ ...identity, ...DraftDocumentation.shape, status: z.literal('DRAFT') }),
  z.strictObject({
    ...identity,
    ...documentation,
    status: z.literal('PUBLISHED'),
    publishedAt: z.iso.datetime(),
    publishedBy: Words,
    /** Hash of the whole documentation as published. */
    contentHash: z.string(),
  }),
]);
export type Version = z.infer<typeof Version>;
export type VersionIn<S extends Version['status']> = Extract<Version, { status: S }>;
export type Documentation = z.infer<typeof Documentation>;

/** Changes a draft. A published version is never changed: what is new goes into the next one. */
export function editVersion(version: Version, changes: DraftDocumentation): Result<VersionIn<'DRAFT'>, 'PUBLISHED'> {
  return version.status === 'DRAFT' ? ok({ ...version, ...changes }) : err('PUBLISHED');
}

/** When, by whom and with which requirements a version is published. */
export interface Publication {
  readonly at: string;
  /** The day of publishing, in Sweden. */
  readonly on: string;
  readonly by: string;
  /** What the version's `requirementSet` refers to; null while it refers to none. */
  readonly requirements: RequirementSet | null;
  /** What applies when the draft says nothing else of completion. */
  readonly completion: CompletionRule;
  readonly hash: HashOf;
}

/** Publishes a version, or says everything that it still lacks, each with its paragraph. */
export function publishVersion(
  system: ChoiceSystem,
  version: Version,
  { at, on, by, requirements, completion, hash }: Publication,
): Result<
  VersionIn<'PUBLISHED'>,
  { readonly code: 'PUBLISHED' } | { readonly code: 'INCOMPLETE'; readonly missing: readonly Missing[] }
> {
  if (version.status === 'PUBLISHED') return err({ code: 'PUBLISHED' });
  const lacks = missingFor(system, version, { on, requirements });
  const complete = Documentation.safeParse({ completion, ...partsOf(version) });
  if (lacks.length > 0 || !complete.success) return err({ code: 'INCOMPLETE', missing: lacks });
  const { schemaVersion, municipality, choiceSystemId, number } = version;
  return ok({
    schemaVersion,
    municipality,
    choiceSystemId,
    number,
    ...complete.data,
    status: 'PUBLISHED',
    publishedAt: at,
    publishedBy: by,
    contentHash: hash({ number, ...complete.data }),
  });
}

/** Everything that stands against publishing a draft on a day. */
export function missingFor(
  system: ChoiceSystem,
  version: VersionIn<'DRAFT'>,
  { on, requirements }: Pick<Publication, 'on' | 'requirements'>,
): readonly Missing[] {
  const { submissionChannels, contractTemplate, nationalAdvert } = version;
  const found: (Missing | false)[] = [
    system.status === 'CANCELLED' &&
      missing('LOV 1:1', 'choiceSystem', 'Systemet är avslutat.', 'The choice system is cancelled.'),
    version.choiceSystemId !== system.id &&
      missing(
        'LOV 1:1',
        'choiceSystem',
        'Versionen hör till ett annat system.',
        'The version belongs to another choice system.',
      ),
    (version.requirementSet === undefined || requirements === null) &&
      missing('LOV 8:1', 'requirementSet', 'Kraven saknas.', 'The requirements on the supplier are missing.'),
    version.compensation === undefined &&
      missing(
        'LOV 4:1',
        'compensation',
        'Grunderna för den ekonomiska ersättningen saknas.',
        'The grounds for the remuneration are missing.',
      ),
    version.specialTerms === undefined &&
      missing(
        'LOV 4:2',
        'specialTerms',
        'Särskilda kontraktsvillkor saknas; ange en tom lista om det inte finns några.',
        'The special contract terms are missing; state an empty list if there are none.',
      ),
    (submissionChannels === undefined || submissionChannels.length === 0) &&
      missing(
        'LOV 4:3',
        'submissionChannels',
        'Hur en ansökan lämnas saknas.',
        'How to submit an application is missing.',
      ),
    submissionChannels !== undefined &&
      submissionChannels.length > 0 &&
      submissionChannels.every(({ kind }) => kind === 'API') &&
      missing(
        'LOV 6:1',
        'submissionChannels',
        'Ett API räcker inte: det måste finnas ett sätt att ansöka som alla har tillgång till.',
        'An API is not enough: there must be a way to apply that is generally available.',
      ),
    version.decisionTime === undefined &&
      missing(
        'LOV 4:4',
        'decisionTime',
        'Inom vilken tid beslut fattas saknas.',
        'The time within which applications are decided is missing.',
      ),
    contractTemplate === undefined &&
      missing('LOV 2:2', 'contractTemplate', 'Kontraktsmallen saknas.', 'The contract template is missing.'),
    contractTemplate !== undefined &&
      unknownFields(contractTemplate).length > 0 &&
      missing(
        'LOV 2:2',
        'contractTemplate',
        `Kontraktsmallen har okända fält: ${unknownFields(contractTemplate).join(', ')}.`,
        `The contract template has unknown fields: ${unknownFields(contractTemplate).join(', ')}.`,
      ),
    contractTemplate !== undefined &&
      version.contractTerm === undefined &&
      usesField(contractTemplate, 'term') &&
      missing(
        'LOV 4:2',
        'contractTerm',
        'Mallen hänvisar till avtalstiden, men versionen anger ingen.',
        'The template refers to the term, but the version states none.',
      ),
    nationalAdvert === undefined &&
      missing(
        'LOV 3:1',
        'nationalAdvert',
        'Den nationella annonsen är inte bekräftad: adress, dag och av vem.',
        'The national advert is not confirmed: its address, the day and by whom.',
      ),
    nationalAdvert !== undefined &&
      nationalAdvert.confirmedOn > on &&
      missing(
        'LOV 3:1',
        'nationalAdvert',
        'Den nationella annonsen är bekräftad en dag som inte har varit.',
        'The national advert is confirmed on a day to come.',
      ),
    version.validFrom === undefined &&
      missing(
        'LOV 3:1',
        'validFrom',
        'Dagen då versionen börjar gälla saknas.',
        'The day from which the version applies is missing.',
      ),
  ];
  return [
    ...found.filter((line) => line !== false),
    ...(requirements === null ? [] : missingInRequirements(system, requirements)),
  ];
}

function partsOf(version: VersionIn<'DRAFT'>): Readonly<Record<string, unknown>> {
  const { schemaVersion: _1, municipality: _2, choiceSystemId: _3, number: _4, status: _5, ...parts } = version;
  return parts;
}
