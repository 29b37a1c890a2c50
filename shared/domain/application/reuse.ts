import type { Text } from '../requirement/finding.ts';
import {
  authorisationPoint,
  figuresAsked,
  type RequirementSet,
  requirementsToDeclare,
  requirementsToUndertake,
  statementEvidence,
} from '../requirement/requirement-set.ts';
import { fileOf } from './business-secret.ts';
import { ApplicationContent, WrittenContent, scopeName } from './content.ts';
import type { Evidence } from './evidence.ts';
import type { LeftOut, LeftOutReason } from './left-out.ts';
import { escaped, mapParts, partAt } from './part.ts';
import { fileLeftOut } from './reusable-file.ts';
import type { Ground } from './sections.ts';

export interface Earlier {
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  /** What it was written against. */
  readonly requirements: RequirementSet;
}

/** What the next is written against. */
export interface Next extends Pick<Ground, 'requirements' | 'offer' | 'today'> {
  /** The id that an earlier file gets in it. */
  readonly idOf: (evidenceId: string) => string;
  /** Why a file does not go along; absent, it does while it is clean and recent enough for today. */
  readonly leftOutFile?: (file: Evidence) => LeftOutReason | undefined;
}

export interface Reused {
  readonly content: ApplicationContent;
  /** The earlier files that go with it, as they were. */
  readonly files: readonly Evidence[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The next application with what an earlier one said, as far as it is asked for. A term or an assertion goes along
 * only in the words in which it was given.
 */
export function reuse(earlier: Earlier, next: Next): Reused {
  const filesLeft = earlier.evidence.flatMap((file): LeftOut[] => {
    const why = next.leftOutFile === undefined ? fileLeftOut(file, next) : next.leftOutFile(file);
    const title = titleOfKind(file.kind, earlier.requirements);
    return why === undefined ? [] : [{ part: `evidence:${file.evidenceId}`, title, why }];
  });
  const partsLeft = contentLeftOut(earlier, next);
  const leftOut = [...partsLeft, ...filesLeft];
  const gone = new Set(leftOut.map(({ part }) => part));
  const files = earlier.evidence.filter(({ evidenceId }) => !gone.has(`evidence:${evidenceId}`));
  const content = ApplicationContent.parse(mapParts(earlier.content, (at, part) => (gone.has(at) ? undefined : part)));
  return { content: withFiles(content, earlier.content, { files, idOf: next.idOf }), files, leftOut };
}

function contentLeftOut({ content, requirements: before }: Earlier, next: Next): LeftOut[] {
  const { requirements: after, offer, today } = next;
  const { scopes = [], selectableFrom, declarations, undertakings, statements, figures, reliances = [] } = content;
  const words = statementEvidence(after);
  const numbers = figuresAsked(after);
  const known = new Set(after.requirements.map(({ id }) => id));
  return [
    ...scopes.flatMap((scope, index): LeftOut[] => {
      const { services, areas, targetGroups } = offer;
      const isOffered =
        services.includes(scope.service) && areas.includes(scope.area) && targetGroups.includes(scope.targetGroup);
      return isOffered ? [] : [left(`/scopes/${String(index)}`, same(scopeName(scope)), 'NOT_OFFERED')];
    }),
    ...(selectableFrom !== undefined && selectableFrom < today
      ? [left('/selectableFrom', { sv: 'Dagen ni kan väljas från', en: 'The day you can be chosen from' }, 'PASSED')]
      : []),
    ...answersLeftOut('declarations', declarations, { before, after, asked: requirementsToDeclare(after) }),
    ...answersLeftOut('undertakings', undertakings, { before, after, asked: requirementsToUndertake(after) }),
    ...Object.keys(statements ?? {}).flatMap((kind) =>
      words.has(kind) ? [] : [left(`/statements/${escaped(kind)}`, titleOfKind(kind, before), 'NOT_ASKED')],
    ),
    ...Object.keys(figures ?? {}).flatMap((key) =>
      numbers.has(key) ? [] : [left(`/figures/${escaped(key)}`, same(key), 'NOT_ASKED')],
    ),
    ...reliances.flatMap(({ requirementId, company }, index) =>
      known.has(requirementId) ? [] : [left(`/reliances/${String(index)}`, same(company.name), 'NOT_ASKED')],
    ),
  ];
}

function answersLeftOut(
  field: 'declarations' | 'undertakings',
  answers: Readonly<Record<string, boolean>> | undefined,
  sets: {
    readonly before: RequirementSet;
    readonly after: RequirementSet;
    readonly asked: ReturnType<typeof requirementsToDeclare>;
  },
): LeftOut[] {
  return Object.keys(answers ?? {}).flatMap((id) => {
    const title = sets.before.requirements.find((one) => one.id === id)?.title ?? same(id);
    const part = `/${field}/${escaped(id)}`;
    if (!sets.asked.some((one) => one.id === id)) return [left(part, title, 'NOT_ASKED')];
    return wordsOf(id, sets.before) === wordsOf(id, sets.after) ? [] : [left(part, title, 'REWORDED')];
  });
}

/** What somebody who answers for a requirement has read of it. */
function wordsOf(id: string, set: RequirementSet): string {
  const requirement = set.requirements.find((one) => one.id === id);
  return JSON.stringify(requirement && [requirement.text, authorisationPoint(requirement)?.check]);
}

/** References to files by their new ids; a claim of secrecy stays while it points at what it pointed at. */
function withFiles(
  content: ApplicationContent,
  before: ApplicationContent,
  { files, idOf }: { readonly files: readonly Evidence[]; readonly idOf: Next['idOf'] },
): ApplicationContent {
  const carried = new Set(files.map(({ evidenceId }) => evidenceId));
  const { reliances, businessSecrets, ...rest } = content;
  return {
    ...rest,
    ...(reliances === undefined
      ? {}
      : {
          reliances: reliances.map((one) => ({
            ...one,
            evidenceIds: one.evidenceIds.filter((id) => carried.has(id)).map(idOf),
          })),
        }),
    ...(businessSecrets === undefined
      ? {}
      : {
          businessSecrets: businessSecrets.flatMap((secret) => {
            const file = fileOf(secret);
            if (file !== undefined) return carried.has(file) ? [{ ...secret, part: `evidence:${idOf(file)}` }] : [];
            const [was, is] = [partAt(before, secret.part), partAt(content, secret.part)];
            return is !== undefined && JSON.stringify(was) === JSON.stringify(is) ? [secret] : [];
          }),
        }),
  };
}

function left(part: string, title: Text, why: LeftOutReason): LeftOut {
  return { part, title, why };
}

function same(words: string): Text {
  return { sv: words, en: words };
}

function titleOfKind(kind: string, set: RequirementSet): Text {
  return set.evidence[kind]?.title ?? same(kind);
}

/**
 * An earlier application as a draft begins with it: signatories whom no mail reaches, as paper may name them, are asked
 * for anew. Undefined when its contact is such a one.
 */
export function asWritten({ contact, signatories, ...rest }: ApplicationContent): WrittenContent | undefined {
  const reached = WrittenContent.shape.signatories.safeParse(signatories).data;
  const written = { ...rest, contact, ...(reached === undefined ? {} : { signatories: reached }) };
  return WrittenContent.safeParse(written).data;
}
