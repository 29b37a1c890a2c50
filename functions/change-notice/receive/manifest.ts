import * as z from 'zod/mini';
import { Change } from '../../../shared/domain/change-notice/change.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const GiveChange = z.strictObject({
  change: Change,
  /** The first day that is asked for; absent, the day it comes. */
  from: z.optional(z.iso.date()),
  message: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
});

/** A notice of change as its provider sees it. */
export const ChangeNoticeView = z.strictObject({
  changeNoticeId: z.string(),
  status: z.enum(['AWAITING_APPROVAL', 'ACCEPTED', 'IN_EFFECT', 'REFUSED', 'WITHDRAWN']),
  change: Change,
  submittedAt: z.iso.datetime(),
  submittedBy: z.string(),
  countsFrom: z.iso.date(),
  requirementId: z.nullable(z.string()),
  /** What the municipality answered, where it did. */
  answer: z.nullable(z.strictObject({ at: z.iso.datetime(), by: z.string(), authority: z.string(), why: z.string() })),
});

const route = {
  path: '/v1/contracts/{contractId}/change-notices',
  kind: 'api',
  security: 'provider',
} as const;

export const manifest = defineFunction({
  name: 'change-notice-receive',
  trigger: {
    kind: 'http',
    routes: [
      {
        ...route,
        method: 'POST',
        summary: 'Give notice of a change; it takes effect from its day, or waits for the municipality’s approval',
        body: GiveChange,
        responses: { 201: ChangeNoticeView, 409: Problem, 422: Problem },
      },
      {
        ...route,
        method: 'GET',
        summary: 'The notices of change of a contract, in the order they came',
        responses: { 200: z.strictObject({ changeNotices: z.array(ChangeNoticeView) }) },
      },
      {
        ...route,
        method: 'DELETE',
        path: `${route.path}/{changeNoticeId}`,
        summary: 'Take back a notice of change that nobody has answered yet',
        responses: { 204: null, 401: Problem, 404: Problem, 409: Problem },
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'PutItem'],
    providerSignIn: true,
  },
});
