import * as z from 'zod/mini';
import { err, ok, type Result } from '../result.ts';

/**
 * A contract's text with fields in double braces, for example `{{provider.name}}`; it belongs to a published version,
 * so that everybody signs the same (LOV 1:2, 2:2).
 */
export const ContractTemplate = z.strictObject({
  title: z.string().check(z.minLength(1)),
  sections: z
    .array(z.strictObject({ heading: z.string().check(z.minLength(1)), text: z.string().check(z.minLength(1)) }))
    .check(z.minLength(1)),
});
export type ContractTemplate = z.infer<typeof ContractTemplate>;

/** The fields that a template may use. */
export const contractFields = [
  'municipality.name',
  'municipality.organisationNumber',
  'committee.name',
  'provider.name',
  'provider.organisationNumber',
  'choiceSystem.name',
  'version.number',
  'diaryNumber',
  'decision',
  'scopes',
  'validFrom',
  'selectableFrom',
  'term',
  'compensation',
  'specialTerms',
  'capacity',
  'startConditions',
  'signers',
] as const;
export type ContractField = (typeof contractFields)[number];

const field = /\{\{\s*([A-Za-z.]+)\s*\}\}/g;

/** Whether a template names a field. */
export function usesField(template: ContractTemplate, name: ContractField): boolean {
  return [...whole(template).matchAll(field)].some((match) => match[1] === name);
}

/** What a template holds in double braces that no contract can fill, or that is not closed or written as a field is. */
export function unknownFields(template: ContractTemplate): readonly string[] {
  const known: readonly string[] = contractFields;
  const text = whole(template);
  const named = [...text.matchAll(field)].map((match) => match[1] ?? '').filter((name) => !known.includes(name));
  const broken = text.replace(field, '').match(/\{\{[^{}\n]{0,40}(?:\}\})?|\}\}/g) ?? [];
  return [...new Set([...named, ...broken])];
}

/** The contract's text, plain: what is hashed, shown and signed. Values stand as they are and are never read as fields. */
export function renderContract(
  template: ContractTemplate,
  values: Readonly<Record<ContractField, string>>,
): Result<string, { readonly code: 'UNKNOWN_FIELDS'; readonly fields: readonly string[] }> {
  const unknown = unknownFields(template);
  if (unknown.length > 0) return err({ code: 'UNKNOWN_FIELDS', fields: unknown });
  const byName = new Map<string, string>(Object.entries(values));
  return ok(whole(template).replace(field, (_match, name: string) => byName.get(name) ?? ''));
}

function whole({ title, sections }: ContractTemplate): string {
  return (
    [title, ...sections.map(({ heading, text }, index) => `${index + 1}. ${heading}\n\n${text}`)].join('\n\n') + '\n'
  );
}
