import * as z from 'zod/mini';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';
import { Sent } from './read-sent.ts';

/** What the form takes, from another system. */
export const SendComplaint = z.extend(Sent, {
  municipality: z.string().check(z.minLength(1), z.maxLength(40)),
  /** Whom it is about: an `entryId` of `/v1/catalogue`. */
  about: z.optional(z.string().check(z.maxLength(100))),
});

export const ComplaintTaken = z.strictObject({
  /** What the complainant and the staff call it by. */
  reference: z.string(),
  /** Where the complainant reads the answer: only they are to have it. */
  receipt: z.url(),
});

const follow = {
  path: '/synpunkter/{token}',
  kind: 'page',
  security: 'none',
  summary: 'How far a complaint has come, and its answer, for whoever has its address',
} as const;

export const manifest = defineFunction({
  name: 'complaint-receive',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/synpunkter', 'Anybody says what they are not content with, by name or without one', 'none'),
      { ...follow, method: 'GET' },
      { ...follow, method: 'HEAD' },
      {
        method: 'POST',
        path: '/v1/complaints',
        kind: 'api',
        security: 'none',
        summary:
          'Say what somebody is not content with, by name or without one; the same key again is the same complaint',
        body: SendComplaint,
        responses: {
          201: ComplaintTaken,
          400: Problem,
          404: Problem,
          409: Problem,
          413: Problem,
          415: Problem,
          422: Problem,
          429: Problem,
        },
      },
    ],
  },
  access: {
    catalogueTable: ['GetItem', 'Query'],
    citizenTable: ['GetItem', 'PutItem', 'UpdateItem'],
    linkTable: ['GetItem', 'PutItem'],
  },
});
