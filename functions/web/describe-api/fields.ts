import { resolved, type ApiDocument, type Schema } from './document.ts';

export interface Field {
  /** `applicant.name`, `scopes[].area`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Limits and meaning, in words. */
  readonly rule: string;
}

const deepest = 5;

/** The fields of an object, those of its parts included, down to where reading more would not help. */
export function fieldsOf(schema: Schema, document: ApiDocument, prefix = '', depth = 0): readonly Field[] {
  const object = resolved(schema, document);
  if (depth > deepest) return [];
  return Object.entries(object.properties ?? {}).flatMap(([key, property]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const own = resolved(property, document);
    const item = own.items === undefined ? undefined : resolved(own.items, document);
    return [
      { name, type: typeOf(own, document), required: object.required?.includes(key) ?? false, rule: ruleOf(own) },
      ...fieldsOf(own, document, name, depth + 1),
      ...(item === undefined ? [] : fieldsOf(item, document, `${name}[]`, depth + 1)),
    ];
  });
}

function typeOf(schema: Schema, document: ApiDocument): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined)
    return [...new Set(choices.map((choice) => typeOf(resolved(choice, document), document)))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items !== undefined) return `[${typeOf(resolved(schema.items, document), document)}]`;
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'any');
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

function ruleOf(schema: Schema): string {
  const rules = [
    schema.description,
    schema.enum?.map((value) => String(value)).join(' | '),
    schema.minLength === undefined || schema.minLength < 2 ? undefined : `≥ ${String(schema.minLength)} characters`,
    schema.maxLength === undefined ? undefined : `≤ ${String(schema.maxLength)} characters`,
    schema.minimum === undefined || schema.minimum < -1e15 ? undefined : `≥ ${String(schema.minimum)}`,
    schema.exclusiveMinimum === undefined ? undefined : `> ${String(schema.exclusiveMinimum)}`,
    schema.maximum === undefined || schema.maximum > 1e15 ? undefined : `≤ ${String(schema.maximum)}`,
    schema.maxItems === undefined ? undefined : `≤ ${String(schema.maxItems)} items`,
    schema.pattern === undefined || schema.format !== undefined ? undefined : schema.pattern,
  ];
  return rules.filter((rule) => rule !== undefined && rule !== '').join(' · ');
}
