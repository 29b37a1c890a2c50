import * as z from 'zod/mini';
import { ApplicationContent, Scope, WrittenContent } from '../../../shared/domain/application/content.ts';
import { DeclaredEvidence } from '../../../shared/domain/application/evidence.ts';
import { LeftOut } from '../../../shared/domain/application/left-out.ts';
import { ScanStatus } from '../../../shared/domain/application/scan.ts';
import { AskedCorrection, Correction } from '../../../shared/domain/completion/correction.ts';
import { Finding, Text } from '../../../shared/domain/requirement/finding.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const CreateApplication = z
  .strictObject({
    /** Id of an open choice system, from `GET /v1/choice-systems`. */
    choiceSystemId: z.string().check(z.maxLength(100)),
    /** What the draft says; absent when it begins with an earlier application. */
    content: z.optional(WrittenContent),
    /** An earlier application of one's own, by its id and token: what it said is asked for no more than it has to be. */
    reuse: z.optional(
      z.strictObject({
        applicationId: z.string().check(z.maxLength(100)),
        token: z.string().check(z.minLength(1), z.maxLength(200)),
      }),
    ),
  })
  .check(
    z.refine(({ content, reuse }) => (content === undefined) !== (reuse === undefined), {
      path: ['content'],
      error: 'Either what the draft says, or the earlier application to begin with',
    }),
  );

const LeftOutView = z.strictObject({ ...LeftOut.shape, text: Text });

export const CreatedApplication = z.strictObject({
  applicationId: z.string(),
  /** Shown once: the key to the draft and to its completion. Keep it. */
  token: z.string(),
  status: z.string(),
  version: z.int(),
  /** The last day that the draft is kept, unless it is written in. */
  keptThrough: z.optional(z.iso.date()),
  /** What of the earlier application is not in this one, and why. Its files arrive within a minute. */
  leftOut: z.optional(z.array(LeftOutView)),
});

export const OfferEvidence = DeclaredEvidence;

export const OfferedEvidence = z.strictObject({
  evidenceId: z.string(),
  /** Post the file to `url` as multipart/form-data: these fields first, then `file`. */
  upload: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()), expiresInSeconds: z.int() }),
});

/** May be left out altogether: then the application goes to its own municipality alone. */
export const SubmitApplication = z.strictObject({
  /** Neighbours' choice systems that it is submitted to as well, of those under `jointWith` in its documentation. */
  alsoTo: z.optional(
    z
      .array(
        z.strictObject({
          choiceSystemId: z.string().check(z.maxLength(100)),
          /** What is applied for there; absent, the application’s own scopes, as far as they are offered there. */
          scopes: z.optional(z.array(Scope).check(z.maxLength(60))),
        }),
      )
      .check(z.maxLength(20)),
  ),
});

export const Receipt = z.strictObject({
  applicationId: z.string(),
  diaryNumber: z.string(),
  receivedAt: z.iso.datetime(),
  decisionDueOn: z.iso.date(),
  /** SHA-256 of the canonical JSON of `content` and `evidence`: `evidenceId`, `kind` and `sha256` of what is `STORED`. */
  contentHash: z.string(),
  /** What was received, so that the receipt shows it. */
  content: ApplicationContent,
  evidence: z.array(
    z.strictObject({
      evidenceId: z.string(),
      kind: z.string(),
      person: z.optional(z.string()),
      fileName: z.string(),
      status: z.string(),
      /** Of its bytes, in lower-case hex: as declared, or as found. */
      sha256: z.optional(z.string()),
      /** Whether its malware scan goes on, or what it found. */
      scan: ScanStatus,
      /** Why it was not taken. */
      rejection: z.optional(Text),
    }),
  ),
  /** Ids of the evidence that had not been verified then: the hash does not bind it, the register does later. */
  unverified: z.array(z.string()),
  /** The cases at other municipalities, by ids that the same token opens within a minute. */
  alsoTo: z.array(z.strictObject({ choiceSystemId: z.string(), applicationId: z.string() })),
});

export const Withdrawal = z.strictObject({
  /** A draft is discarded at once. Of what has been received a named signatory is asked, with a code. */
  withdrawal: z.enum(['DISCARDED', 'ASKED', 'WITHDRAWN']),
});

/** What the application says by a slip, what it should say, and why that is obvious (LOV 6:2). */
export const AskForCorrection = AskedCorrection;

const CorrectionView = z.strictObject({
  number: z.int(),
  ...AskedCorrection.shape,
  noticedBy: Correction.shape.noticedBy,
  at: z.iso.datetime(),
  /** What was allowed counts beside what the application says. */
  state: z.enum(['ASKED', 'ALLOWED', 'REFUSED']),
  reason: z.optional(z.string()),
  answeredAt: z.optional(z.iso.datetime()),
});

const Corrections = z.strictObject({ corrections: z.array(CorrectionView) });

export const ApplicationView = z.strictObject({
  applicationId: z.string(),
  status: z.string(),
  version: z.int(),
  choiceSystemId: z.string(),
  versionNumber: z.int(),
  contactConfirmed: z.boolean(),
  signatoryConfirmed: z.boolean(),
  diaryNumber: z.optional(z.string()),
  receivedAt: z.optional(z.iso.datetime()),
  decisionDueOn: z.optional(z.iso.date()),
  /** The rule behind it, as the request documentation promises (LOV 4:4). */
  decisionRule: z.optional(Text),
  /** Since when the clock stands still, while the applicant is asked for something. */
  clockPausedSince: z.optional(z.iso.date()),
  /** Of a draft: the last day that it is kept, unless it is written in. */
  keptThrough: z.optional(z.iso.date()),
  /** The cases of the same application at other municipalities: each is decided on by itself, under its own address. */
  siblings: z.array(
    z.strictObject({
      municipality: z.strictObject({ id: z.string(), name: z.string() }),
      choiceSystemId: z.string(),
      applicationId: z.string(),
      /** Absent while it is on its way. */
      diaryNumber: z.optional(z.string()),
    }),
  ),
  /** What was said to another municipality and is not held here, and why: what is asked for is asked by completion. */
  leftOut: z.array(LeftOutView),
  content: ApplicationContent,
  evidence: Receipt.shape.evidence,
  /** What is asked of the applicant now, requirement by requirement (LOV 6:2); empty when nothing is. */
  asked: z.array(
    z.strictObject({
      requirementId: z.string(),
      text: Text,
      /** The last day to supply it. */
      dueOn: z.iso.date(),
    }),
  ),
  findings: z.array(
    z.extend(z.pick(Finding, { requirementId: true, result: true, reason: true, at: true }), {
      /** What the result is called. */
      words: Text,
    }),
  ),
});

const failures = { 400: Problem, 401: Problem, 404: Problem, 409: Problem, 413: Problem, 415: Problem };

export const manifest = defineFunction({
  name: 'application-apply',
  trigger: {
    kind: 'http',
    routes: [
      {
        method: 'POST',
        path: '/v1/applications',
        kind: 'api',
        security: 'none',
        summary:
          'Start a draft application, afresh or from an earlier one. No account is needed: the answer carries the token that opens it again.',
        body: CreateApplication,
        responses: { 201: CreatedApplication, 422: Problem, ...failures },
      },
      {
        method: 'GET',
        path: '/v1/applications/{applicationId}',
        kind: 'api',
        security: 'application-token',
        summary: 'Read the application: its state, what it says, and what is known of every requirement.',
        responses: { 200: ApplicationView, 401: Problem, 404: Problem },
      },
      {
        method: 'PUT',
        path: '/v1/applications/{applicationId}',
        kind: 'api',
        security: 'application-token',
        summary: 'Replace what the draft says. `If-Match` with the version guards against overwriting.',
        body: WrittenContent,
        responses: { 200: ApplicationView, 412: Problem, ...failures },
      },
      {
        method: 'POST',
        path: '/v1/applications/{applicationId}/evidence',
        kind: 'api',
        security: 'application-token',
        summary: 'Offer a file: the answer says where to post it. Type, size and checksum are held.',
        body: OfferEvidence,
        responses: { 201: OfferedEvidence, 422: Problem, ...failures },
      },
      {
        method: 'DELETE',
        path: '/v1/applications/{applicationId}/evidence/{evidenceId}',
        kind: 'api',
        security: 'application-token',
        summary: 'Take a file, or the place for it, out of the draft. What has been submitted stands.',
        responses: { 204: null, 401: Problem, 404: Problem, 409: Problem },
      },
      {
        method: 'POST',
        path: '/v1/applications/{applicationId}/submission',
        kind: 'api',
        security: 'application-token',
        summary:
          'Submit, to other municipalities of a joint system as well if asked. An incomplete application is received all the same (LOV 6:2); the named signatory confirms by a task of their own.',
        body: SubmitApplication,
        bodyOptional: true,
        responses: { 201: Receipt, 200: Receipt, 422: Problem, ...failures },
      },
      {
        method: 'POST',
        path: '/v1/applications/{applicationId}/withdrawal',
        kind: 'api',
        security: 'application-token',
        summary: 'Withdraw, at any time before the decision: a named signatory says so by a task of their own.',
        responses: { 200: Withdrawal, 202: Withdrawal, ...failures },
      },
      {
        method: 'POST',
        path: '/v1/applications/{applicationId}/corrections',
        kind: 'api',
        security: 'application-token',
        summary: 'Ask that a slip or another obvious error be corrected (LOV 6:2), before the decision.',
        body: AskForCorrection,
        responses: { 201: CorrectionView, 422: Problem, ...failures },
      },
      {
        method: 'GET',
        path: '/v1/applications/{applicationId}/corrections',
        kind: 'api',
        security: 'application-token',
        summary: 'What was asked to be corrected, and the answers.',
        responses: { 200: Corrections, 401: Problem, 404: Problem },
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'PutItem'],
    evidenceBucket: ['PutObject'],
  },
});
