import type { CompletionRequest } from '../completion/request.ts';
import type { Correction } from '../completion/correction.ts';
import type { Opinion } from '../opinion/opinion.ts';
import type { UnnumberedDocument } from './case-documents.ts';
import type { CaseOnFile } from './case-on-file.ts';

type Handled = Pick<
  CaseOnFile,
  'application' | 'evidence' | 'lookups' | 'completions' | 'corrections' | 'opinions' | 'notes' | 'letters'
>;

const applicant = { kind: 'APPLICANT' } as const;

/** What came, went and was written down while an application was handled. */
export function handlingDocuments(file: Handled): readonly UnnumberedDocument[] {
  const { application, evidence, lookups, completions, corrections, opinions, notes, letters } = file;
  const { receivedAt } = application;
  return [
    ...evidence
      .filter(({ status }) => status === 'STORED')
      .map(({ evidenceId, fileName: name, sha256, at }): UnnumberedDocument => ({
        kind: 'FILE',
        evidenceId,
        name,
        direction: 'INCOMING',
        // What was sent along with the application came with it.
        at: at < receivedAt ? receivedAt : at,
        correspondent: applicant,
        sha256,
      })),
    ...lookups
      .filter(({ answer }) => answer.outcome !== 'NO_ANSWER')
      .map(({ registry, since: at }): UnnumberedDocument => ({
        kind: 'LOOKUP',
        direction: 'INCOMING',
        at: at < receivedAt ? receivedAt : at,
        correspondent: { kind: 'REGISTRY', registry },
      })),
    ...completions.flatMap(ofCompletion),
    ...corrections.flatMap(ofCorrection),
    ...opinions.flatMap(ofOpinion),
    ...notes.map(({ kind: note, by, at, on }): UnnumberedDocument => ({
      kind: 'NOTED',
      note,
      by,
      direction: note === 'MAIL' ? 'INCOMING' : 'INTERNAL',
      at,
      on,
    })),
    ...letters.map(({ template, task, to, at, byPost }): UnnumberedDocument => ({
      kind: 'LETTER',
      template,
      task,
      byPost,
      direction: 'OUTGOING',
      at,
      correspondent: to === undefined ? applicant : { kind: 'PERSON', name: to },
    })),
    ...withdrawal(application),
  ];
}

function ofCompletion({ number, at, ended, spoken = [] }: CompletionRequest): UnnumberedDocument[] {
  return [
    { kind: 'COMPLETION_ASKED', number, direction: 'OUTGOING', at, correspondent: applicant },
    ...spoken.map((answer): UnnumberedDocument => ({
      kind: 'SPOKEN_ANSWER',
      number,
      direction: 'INCOMING',
      at: answer.registeredAt,
      on: answer.saidOn,
      correspondent: { kind: 'PERSON', name: answer.saidBy },
    })),
    ...(ended?.outcome === 'ANSWERED'
      ? [
          {
            kind: 'COMPLETION',
            number,
            direction: 'INCOMING',
            at: ended.at,
            correspondent: applicant,
          } as const,
        ]
      : []),
  ];
}

function ofCorrection({ noticedBy, at, answer }: Correction): UnnumberedDocument[] {
  return [
    noticedBy === 'APPLICANT'
      ? { kind: 'CORRECTION_ASKED', direction: 'INCOMING', at, correspondent: applicant }
      : { kind: 'CORRECTION_ASKED', direction: 'INTERNAL', at },
    ...(answer === undefined
      ? []
      : [
          {
            kind: 'CORRECTION_ANSWERED',
            allowed: answer.allowed,
            direction: 'OUTGOING',
            at: answer.at,
            correspondent: applicant,
          } as const,
        ]),
  ];
}

function ofOpinion(opinion: Opinion): UnnumberedDocument[] {
  const correspondent = { kind: 'AUTHORITY', name: opinion.organisation } as const;
  return [
    { kind: 'OPINION_ASKED', direction: 'OUTGOING', at: opinion.askedAt, correspondent },
    ...(opinion.status === 'GIVEN'
      ? [{ kind: 'OPINION', direction: 'INCOMING', at: opinion.givenAt, correspondent } as const]
      : []),
  ];
}

function withdrawal(application: Handled['application']): UnnumberedDocument[] {
  // A case that was closed as its system was cancelled, nobody has withdrawn.
  if (application.status !== 'WITHDRAWN' || application.closed !== undefined) return [];
  const on = application.withdrawal?.receivedOn;
  return [
    {
      kind: 'WITHDRAWAL',
      direction: 'INCOMING',
      at: application.withdrawnAt,
      ...(on === undefined ? {} : { on }),
      correspondent: applicant,
    },
  ];
}
