import * as z from 'zod/mini';
import { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { DeclaredEvidence } from '../../../shared/domain/application/evidence.ts';
import { Channel, Explanation } from '../../../shared/domain/application/filing.ts';
import { Line } from '../../../shared/domain/application/line.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

/** An application on paper or by mail, as an officer reads it. All but who applies and whom to reach may be missing. */
export const FiledApplication = z.strictObject({
  channel: Channel,
  /** When it came, by the stamp or the mail; never when it is registered. */
  receivedAt: z.iso.datetime(),
  /** Asked for when it came before there was anything published to apply for. */
  explanation: z.optional(Explanation),
  content: ApplicationContent,
  /** Names of those of the signatories whose signatures are on it; whoever has not signed is asked. */
  signedBy: z.array(Line).check(z.maxLength(10)),
});

export const Registered = z.strictObject({
  applicationId: z.string(),
  version: z.int(),
  diaryNumber: z.string(),
  receivedAt: z.iso.datetime(),
  versionNumber: z.int(),
  decisionDueOn: z.iso.date(),
  contentHash: z.string(),
  /** Its papers have been entered and its handling has begun. */
  entered: z.boolean(),
});

const Place = z.strictObject({
  evidenceId: z.string(),
  upload: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()), expiresInSeconds: z.int() }),
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
const filing = '/v1/applications/{applicationId}/filing';

export const manifest = defineFunction({
  name: 'application-register',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/registration',
        'Registers an application that came by post, by hand or by mail.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/applications/{applicationId}/entry',
        'The papers of an application: what they say, their scans, and beginning its handling.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/applications/{applicationId}/withdrawal',
        'Registers a withdrawal that came by letter, by mail or by telephone.',
        'staff',
      ),
      {
        ...route,
        method: 'POST',
        path: '/v1/choice-systems/{choiceSystemId}/filed-applications',
        summary: 'Register an application that came by post, by hand or by mail, with the day it came (LOV 4:5, 6:2)',
        body: FiledApplication,
        responses: { 201: Registered, ...failures },
      },
      {
        ...route,
        method: 'PUT',
        path: filing,
        summary: 'Write down anew what its papers say, until its handling has begun',
        body: FiledApplication,
        responses: { 200: Registered, ...failures },
      },
      {
        ...route,
        method: 'POST',
        path: `${filing}/evidence`,
        summary: 'Reserve a place for a scanned file; a completion takes those it has asked for',
        body: DeclaredEvidence,
        responses: { 201: Place, ...failures },
      },
      {
        ...route,
        method: 'DELETE',
        path: `${filing}/evidence/{evidenceId}`,
        summary: 'Take out a wrong scan, or the place for it, until its handling has begun',
        responses: { 204: null, 401: Problem, 403: Problem, 404: Problem, 409: Problem },
      },
      {
        ...route,
        method: 'POST',
        path: `${filing}/entry`,
        summary: 'Everything that came is in the register: begin the same handling as of every application',
        responses: { 200: Registered, ...failures },
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'PutItem'],
    evidenceBucket: ['PutObject'],
    signIn: true,
  },
});
