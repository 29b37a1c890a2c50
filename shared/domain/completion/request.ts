import * as z from 'zod/mini';
import type { ApplicationContent } from '../application/content.ts';
import { answeredNumber } from '../requirement/answered-number.ts';
import { Deviation } from './deviation.ts';
import { Extension } from './extension.ts';
import { CompletionItem, type Finding, type Text } from '../requirement/finding.ts';
import { authorisationPoint, type Requirement, type RequirementSet } from '../requirement/requirement-set.ts';
import { SpokenAnswer } from './spoken-answer.ts';
import { RequestKind } from './period.ts';

/** What one answer may say, in characters. */
export const answerLimit = 5000;

/** One request to complete or clarify an application (LOV 6:2): exactly what may be added, who asks, and how it went. */
export const CompletionRequest = z.strictObject({
  schemaVersion: z.literal(1),
  applicationId: z.string(),
  diaryNumber: z.string(),
  kind: RequestKind,
  /** 1 for the first request of an application. */
  number: z.int().check(z.positive()),
  /** The officer's name, or `system` when the checks ask. */
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  /** The officer's own words. */
  message: z.optional(z.string().check(z.minLength(1), z.maxLength(answerLimit))),
  items: z.array(CompletionItem).check(z.minLength(1)),
  /** Days that are given to answer, before any extension. */
  days: z.int().check(z.positive()),
  extensions: z.optional(z.array(Extension)),
  /** What was answered by telephone, as an officer registered it. */
  spoken: z.optional(z.array(SpokenAnswer)),
  /** Where it departs from what the version gives everybody. */
  deviations: z.optional(z.array(Deviation)),
  ended: z.optional(z.strictObject({ at: z.iso.datetime(), outcome: z.enum(['ANSWERED', 'SILENCE']) })),
  /** What the applicant has typed and not sent yet, by the key of what is asked. */
  draft: z.optional(z.record(z.string(), z.string())),
});

export type CompletionRequest = z.infer<typeof CompletionRequest>;

/** One thing to supply: several requirements may lack the same file. */
export interface Asked {
  /** Unique within the request, for example `evidence:person.cv`. */
  readonly key: string;
  readonly ask: CompletionItem['ask'];
  readonly requirementIds: readonly string[];
  /** Why, in the words of each requirement that lacks it. */
  readonly texts: readonly Text[];
}

/**
 * What a request asks for, each thing once, in the order of the requirements. Where a document is asked for of one person
 * and of nobody in particular, the person's is it.
 */
export function askedFor(items: readonly CompletionItem[]): readonly Asked[] {
  return eachAsked(
    items.map((item) => {
      const { ask } = item;
      if (ask.kind !== 'EVIDENCE' || ask.person !== undefined) return item;
      const person = items.flatMap(({ ask: other }) =>
        other.kind === 'EVIDENCE' && other.evidence === ask.evidence ? (other.person ?? []) : [],
      )[0];
      return person === undefined ? item : { ...item, ask: { ...ask, person } };
    }),
  );
}

/** Every thing once, with what asks for it. */
export function eachAsked(items: readonly CompletionItem[]): readonly Asked[] {
  const asked = new Map<string, Asked>();
  for (const item of items) {
    const key = keyOf(item);
    const before = asked.get(key);
    const texts = before?.texts ?? [];
    asked.set(key, {
      key,
      ask: item.ask,
      requirementIds: [...new Set([...(before?.requirementIds ?? []), item.requirementId])],
      texts: texts.some(({ sv }) => sv === item.text.sv) ? texts : [...texts, item.text],
    });
  }
  return [...asked.values()];
}

/**
 * What an officer's request opens for a requirement: what its check misses, or else everything
 * that its control point takes from an applicant, or else an answer in words.
 */
export function itemsToAskFor(
  requirement: Requirement,
  finding: Finding | undefined,
  set: RequirementSet,
): CompletionItem[] {
  if (finding !== undefined && finding.missing.length > 0) return finding.missing;
  const supplied = (authorisationPoint(requirement)?.evidence ?? []).flatMap((id): CompletionItem[] => {
    const kind = set.evidence[id];
    if (kind?.suppliedBy !== 'APPLICANT' || (kind.form !== 'UPLOAD' && kind.form !== 'STATEMENT')) return [];
    const ask = { kind: kind.form === 'UPLOAD' ? ('EVIDENCE' as const) : ('STATEMENT' as const), evidence: id };
    const text = {
      sv: `Handläggaren behöver veta mer: ${kind.title.sv}.`,
      en: `The officer needs to know more: ${kind.title.en}.`,
    };
    return [{ requirementId: requirement.id, ask, text }];
  });
  if (supplied.length > 0) return supplied;
  return [
    answerInWords(requirement, {
      sv: `Handläggaren behöver veta mer: ${requirement.title.sv}.`,
      en: `The officer needs to know more: ${requirement.title.en}.`,
    }),
  ];
}

/** What an officer's question opens for a requirement whose answer is there but unclear: an answer in words. */
export function itemToClarify(requirement: Requirement): CompletionItem {
  return answerInWords(requirement, {
    sv: `Handläggaren undrar vad som menas: ${requirement.title.sv}.`,
    en: `The officer asks what is meant: ${requirement.title.en}.`,
  });
}

function answerInWords({ id }: Requirement, text: Text): CompletionItem {
  return { requirementId: id, ask: { kind: 'FIELD', field: `answer.${id}` }, text };
}

/** Where an answer in words to a missing field lies among the statements: an officer reads it. */
export function fieldStatement(field: string): string {
  return `field.${field}`;
}

/**
 * The application with what was answered: words become statements, a stated number the number that was asked for, a tick
 * a declaration or an undertaking.
 * Only what was asked for is taken; files lie beside the content.
 * @param answers by the key of what is asked; an unticked box is absent
 */
export function withAnswers(
  content: ApplicationContent,
  asked: readonly Asked[],
  answers: Readonly<Record<string, string>>,
): ApplicationContent {
  const statements = { ...content.statements };
  const declarations = { ...content.declarations };
  const undertakings = { ...content.undertakings };
  const figures = { ...content.figures };
  let { capacity } = content;
  for (const { key, ask, requirementIds } of asked) {
    const answer = (answers[key] ?? '').trim();
    if (answer === '') continue;
    switch (ask.kind) {
      case 'EVIDENCE':
        break;
      case 'STATEMENT':
        statements[ask.evidence] = answer;
        break;
      case 'FIELD': {
        const number = answeredNumber({ ask }, answer, content.capacity);
        if (number?.kind === 'FIGURE') figures[number.figure] = number.value;
        else if (number?.kind === 'CAPACITY') ({ capacity } = number);
        else statements[fieldStatement(ask.field)] = answer;
        break;
      }
      case 'DECLARATION':
        for (const id of requirementIds) declarations[id] = true;
        break;
      case 'UNDERTAKING':
        for (const id of requirementIds) undertakings[id] = true;
        break;
    }
  }
  return {
    ...content,
    ...(Object.keys(figures).length === 0 ? {} : { figures }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(Object.keys(statements).length === 0 ? {} : { statements }),
    ...(Object.keys(declarations).length === 0 ? {} : { declarations }),
    ...(Object.keys(undertakings).length === 0 ? {} : { undertakings }),
  };
}

function keyOf({ requirementId, ask }: CompletionItem): string {
  switch (ask.kind) {
    case 'EVIDENCE':
      return ask.person === undefined ? `evidence:${ask.evidence}` : `evidence:${ask.evidence}:${ask.person}`;
    case 'STATEMENT':
      return `statement:${ask.evidence}`;
    case 'FIELD':
      return `field:${ask.field}`;
    case 'DECLARATION':
      return `declaration:${requirementId}`;
    case 'UNDERTAKING':
      return `undertaking:${requirementId}`;
  }
}
