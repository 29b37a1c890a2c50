import * as z from 'zod/mini';

/** The part of JSON Schema that the page shows; everything else in a schema is let through unread. */
export interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly pattern?: string | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
}

const Schema: z.ZodMiniType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.optional(z.string()),
    type: z.optional(z.union([z.string(), z.array(z.string())])),
    format: z.optional(z.string()),
    description: z.optional(z.string()),
    enum: z.optional(z.array(z.unknown())),
    const: z.optional(z.unknown()),
    properties: z.optional(z.record(z.string(), Schema)),
    required: z.optional(z.array(z.string())),
    items: z.optional(Schema),
    anyOf: z.optional(z.array(Schema)),
    oneOf: z.optional(z.array(Schema)),
    minLength: z.optional(z.number()),
    maxLength: z.optional(z.number()),
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
    exclusiveMinimum: z.optional(z.number()),
    maxItems: z.optional(z.number()),
    pattern: z.optional(z.string()),
    additionalProperties: z.optional(z.union([z.boolean(), Schema])),
  }),
);

const Content = z.record(z.string(), z.looseObject({ schema: z.optional(Schema) }));

const Response = z.looseObject({
  $ref: z.optional(z.string()),
  description: z.optional(z.string()),
  content: z.optional(Content),
});

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.optional(z.string()),
  description: z.optional(z.string()),
  tags: z.optional(z.array(z.string())),
  parameters: z.optional(
    z.array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.optional(z.boolean()),
        description: z.optional(z.string()),
        schema: z.optional(Schema),
      }),
    ),
  ),
  requestBody: z.optional(z.looseObject({ content: Content })),
  responses: z.record(z.string(), Response),
  security: z.optional(z.array(z.record(z.string(), z.unknown()))),
});

/** An OpenAPI 3.1 document, as far as the page shows it. */
export const ApiDocument = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.optional(z.string()) }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.optional(
    z.looseObject({
      schemas: z.optional(z.record(z.string(), Schema)),
      responses: z.optional(z.record(z.string(), Response)),
    }),
  ),
});
export type ApiDocument = z.infer<typeof ApiDocument>;

export interface NamedOperation extends z.infer<typeof Operation> {
  readonly method: string;
  readonly path: string;
}

/** Every operation, in the document's order. */
export function operationsOf(document: ApiDocument): readonly NamedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** A schema with its reference followed; references that lead nowhere give an empty schema. */
export function resolved(schema: Schema, document: ApiDocument): Schema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  if (name === undefined) return schema;
  return document.components?.schemas?.[name] ?? {};
}

/** What each status means, references followed. */
export function responsesOf(
  operation: NamedOperation,
  document: ApiDocument,
): readonly (readonly [string, z.infer<typeof Response>])[] {
  return Object.entries(operation.responses).map(([status, response]) => {
    const name = /^#\/components\/responses\/(.+)$/.exec(response.$ref ?? '')?.[1];
    return [status, name === undefined ? response : (document.components?.responses?.[name] ?? {})];
  });
}
