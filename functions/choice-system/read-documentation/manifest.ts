import * as z from 'zod/mini';
import { DecisionReference } from '../../../shared/domain/choice-system/choice-system.ts';
import { CpvCode } from '../../../shared/domain/choice-system/cpv.ts';
import { ServiceType } from '../../../shared/domain/choice-system/service-type.ts';
import { Documentation } from '../../../shared/domain/choice-system/version.ts';
import { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

/** A system that takes applications. */
const OpenSystem = z.strictObject({
  /** What an application names: `<municipality>.<id>`. */
  choiceSystemId: z.string(),
  municipality: z.strictObject({ id: z.string(), name: z.string() }),
  service: z.string(),
  services: z.array(z.string()),
  areas: z.array(z.string()),
  targetGroups: z.array(z.string()),
  cpvCodes: z.array(CpvCode),
  serviceTypes: z.array(ServiceType),
  /** Who decided to have the system. */
  decisionRef: DecisionReference,
  versionNumber: z.int(),
  /** The first day that no application is received on, where the municipality has decided to cancel the system. */
  endsOn: z.optional(z.iso.date()),
  /** Neighbours' systems that take applications now and can be named on submission to this one, each deciding for itself. */
  jointWith: z.array(
    z.strictObject({
      choiceSystemId: z.string(),
      municipality: z.strictObject({ id: z.string(), name: z.string() }),
    }),
  ),
});

export const OpenSystems = z.strictObject({ choiceSystems: z.array(OpenSystem) });

/** The published request documentation (LOV 2:1, 4:1–4:4), with every requirement that is tested against (LOV 8:1). */
export const PublishedDocumentation = z.extend(OpenSystem, {
  ...z.omit(Documentation, { requirementSet: true }).shape,
  requirements: RequirementSet,
  publishedAt: z.iso.datetime(),
  /** Hash of the whole documentation as published. */
  contentHash: z.string(),
});

const route = { kind: 'api', security: 'none' } as const;
const list = { ...route, path: '/v1/choice-systems', summary: 'The choice systems that take applications' } as const;
const one = {
  ...route,
  path: '/v1/choice-systems/{choiceSystemId}',
  summary: 'The published request documentation of a choice system',
} as const;
const page = { ...one, kind: 'page', path: '/valfrihetssystem/{choiceSystemId}' } as const;
const visits = {
  kind: 'page',
  security: 'none',
  path: '/valfrihetssystem/{choiceSystemId}/besok',
  summary: 'The reports of follow-up visits that the municipality keeps open for everybody',
} as const;
const visit = { ...visits, path: '/besok/{visitId}', summary: 'One report of a follow-up visit' } as const;

export const manifest = defineFunction({
  name: 'choice-system-read-documentation',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET', responses: { 200: OpenSystems, 304: null } },
      { ...list, method: 'HEAD', responses: { 200: null, 304: null } },
      { ...one, method: 'GET', responses: { 200: PublishedDocumentation, 304: null, 404: Problem } },
      { ...one, method: 'HEAD', responses: { 200: null, 304: null } },
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...visits, method: 'GET' },
      { ...visits, method: 'HEAD' },
      { ...visit, method: 'GET' },
      { ...visit, method: 'HEAD' },
    ],
  },
  access: { caseTable: ['GetItem'], caseIndexes: ['list'] },
});
