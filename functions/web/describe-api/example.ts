import { resolved, type ApiDocument, type NamedOperation, type Schema } from './document.ts';

const formats: Readonly<Record<string, string>> = {
  date: '2026-03-14',
  'date-time': '2026-03-14T08:05:00.000Z',
  email: 'namn@foretag.example',
  uri: 'https://foretag.example/',
};

/** Fields whose form the schema alone does not tell. */
const names: Readonly<Record<string, string>> = {
  organisationNumber: '556000-4615',
  phone: '0701740605',
  country: 'SE',
  sha256: 'a'.repeat(64),
};

/** A value that a schema would let through, for the example to start from. */
export function exampleOf(schema: Schema, document: ApiDocument, name = '', depth = 0): unknown {
  const own = resolved(schema, document);
  const choice = own.anyOf?.[0] ?? own.oneOf?.[0];
  if (choice !== undefined) return exampleOf(choice, document, name, depth);
  if (own.const !== undefined) return own.const;
  if (own.enum?.[0] !== undefined) return own.enum[0];
  const type = typeof own.type === 'string' ? own.type : own.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(own.properties ?? {})
          .filter(([key]) => depth < 3 || own.required?.includes(key) === true)
          .map(([key, property]) => [key, exampleOf(property, document, key, depth + 1)]),
      );
    case 'array':
      return own.items === undefined || depth > 4 ? [] : [exampleOf(own.items, document, name, depth + 1)];
    case 'integer':
    case 'number':
      return Math.max(1, own.minimum !== undefined && own.minimum > 0 ? own.minimum : 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return names[name] ?? formats[own.format ?? ''] ?? 'text';
  }
}

/** A command that calls the operation; what the caller must fill in stands in angle brackets. */
export function curlFor(operation: NamedOperation, document: ApiDocument, baseUrl: string): string {
  const path = operation.path.replace(/\{(\w+)\+?\}/g, '<$1>');
  const lines = [`curl -X ${operation.method} ${quoted(`${baseUrl}${path}`)}`];
  if ((operation.security ?? []).length > 0) lines.push(`-H ${quoted('Authorization: Bearer <token>')}`);
  const takesKey = (operation.parameters ?? []).some((parameter) => parameter.name === 'Idempotency-Key');
  if (takesKey) lines.push(`-H ${quoted('Idempotency-Key: <any text, the same when you retry>')}`);
  const body = operation.requestBody?.content['application/json']?.schema;
  if (body !== undefined) {
    lines.push(`-H ${quoted('Content-Type: application/json')}`);
    lines.push(`-d ${quoted(JSON.stringify(exampleOf(body, document), null, 2))}`);
  }
  return lines.join(' \\\n  ');
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
