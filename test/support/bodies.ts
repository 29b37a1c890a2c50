import fc from 'fast-check';

/** As much of JSON Schema as the OpenAPI document uses. */
export interface BodySchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly required?: readonly string[];
  readonly items?: BodySchema;
  readonly anyOf?: readonly BodySchema[];
  readonly oneOf?: readonly BodySchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly $ref?: string;
}

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    '',
    ' ',
    '\u0000',
    '\u202e\ud83d\ude00å\u0301',
    '\ud800',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '{{municipality.name}}',
    '9999-99-99',
    '2026-02-30',
    [],
    {},
    [[[[[]]]]],
    { toString: 1 },
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ minLength: 6000, maxLength: 6001 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
);

/** A body that a schema would nearly let through: right in most places, wrong in some. */
export function nearlyFitting(
  schema: BodySchema,
  definitions: Readonly<Record<string, BodySchema>>,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema, definitions, 0), fc.array(fc.tuple(fc.nat(), fc.nat(3), nasty), { maxLength: 3 }))
    .map(([body, changes]) => changes.reduce<unknown>((changed, change) => changedAt(changed, ...change), body));
}

function fitting(
  schema: BodySchema,
  definitions: Readonly<Record<string, BodySchema>>,
  depth: number,
): fc.Arbitrary<unknown> {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return depth > 6 ? nasty : fitting(definitions[name] ?? {}, definitions, depth + 1);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => fitting(choice, definitions, depth + 1)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([key, field]) => [key, fitting(field, definitions, depth + 1)] as const,
      );
      return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(fitting(schema.items ?? {}, definitions, depth + 1), { maxLength: 2 });
    case 'integer':
      return fc.integer({ min: -2, max: 3000 });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return wordFor(schema.format);
    default:
      return nasty;
  }
}

function wordFor(format: string | undefined): fc.Arbitrary<string> {
  switch (format) {
    case 'email':
      return fc.constantFrom('kim@prov.example', 'kim@', 'KIM@PROV.EXAMPLE');
    case 'date':
      return fc.constantFrom('2026-03-02', '0000-00-00', '2026-3-2');
    case 'date-time':
      return fc.constantFrom('2026-03-02T09:00:00.000Z', '2026-03-02');
    case 'uri':
      return fc.constantFrom('https://prov.example/', 'javascript:alert(1)');
    default:
      return fc.oneof(
        fc.constantFrom('Prov', 'granvik.hemtjanst', '559999-9009', 'SE', '0701740610', 'a'.repeat(64)),
        fc.string({ maxLength: 40 }),
      );
  }
}

/** Replaces, leaves out, adds to or wraps one node, counted from the outside in. */
function changedAt(body: unknown, place: number, how: number, what: unknown): unknown {
  const paths = pathsIn(body);
  const path = paths[place % paths.length] ?? [];
  return rewritten(body, path, (node) => {
    if (how === 0) return what;
    if (how === 1) return undefined;
    if (how === 2) return typeof node === 'object' && node !== null ? { ...node, okänt: what } : what;
    return [node];
  });
}

function pathsIn(node: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [at];
  return [at, ...Object.entries(node).flatMap(([key, child]) => pathsIn(child, [...at, key]))];
}

function rewritten(node: unknown, [key, ...rest]: readonly string[], change: (node: unknown) => unknown): unknown {
  if (key === undefined) return change(node);
  if (Array.isArray(node)) {
    return node.map((child: unknown, index) => (String(index) === key ? rewritten(child, rest, change) : child));
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, child]: [string, unknown]) => [
      name,
      name === key ? rewritten(child, rest, change) : child,
    ]),
  );
}
