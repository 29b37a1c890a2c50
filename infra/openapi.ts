import * as z from 'zod/mini';
import type { FunctionManifest, Route, RouteSecurity } from '../shared/platform/manifest.ts';

type Json = Record<string, unknown>;

/** Where a schema's own definitions go, so that a reference in it works from anywhere in the document. */
type Definitions = Record<string, unknown>;

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', description: 'Stable per kind of problem: urn:valbar:problem:<slug>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string', description: 'JSON pointer into the body' },
          message: { type: 'string' },
        },
      },
    },
  },
};

const securitySchemes = {
  applicationToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The capability token that creating the draft returned; no account is needed.',
  },
  staff: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An ID token of the deployment's OIDC issuer; what one may do follows from one's roles.",
  },
  provider: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An ID token of the providers' OIDC issuer; it reaches the providers that its holder is a member of.",
  },
};

/** OpenAPI 3.1 of every route that manifests call `api`, from the schemas that their handlers parse with. */
export function openApiDocument(manifests: readonly FunctionManifest[]): object {
  const definitions: Definitions = {};
  const paths: Record<string, Json> = {};
  for (const manifest of manifests.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (manifest.trigger.kind !== 'http') continue;
    for (const route of manifest.trigger.routes) {
      if (route.kind !== 'api' || route.path === '$default' || route.method === 'HEAD') continue;
      const item = (paths[route.path] ??= {});
      item[route.method.toLowerCase()] = operation(manifest, route, definitions);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Valbar',
      version: '1',
      description:
        'Ansökan, beslut och katalog enligt lagen (2008:962) om valfrihetssystem. Choice systems under the Act.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap(tagsOf)))]
      .toSorted()
      .map((name) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: problemSchema, ...definitions },
      responses: { Problem: problemResponse },
      securitySchemes,
    },
  };
}

function tagsOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && 'tags' in value && Array.isArray(value.tags)
    ? value.tags.filter((tag): tag is string => typeof tag === 'string')
    : [];
}

function operation(manifest: FunctionManifest, route: Route, definitions: Definitions): Json {
  const id = operationId(manifest, route);
  const parameters = [...pathParameters(route), ...queryParameters(route, id, definitions), ...headerParameters(route)];
  return {
    operationId: id,
    summary: route.summary,
    tags: [capabilityOf(manifest, route)],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: route.bodyOptional !== true,
            content: { 'application/json': { schema: jsonSchema(route.body, 'input', `${id}Body`, definitions) } },
          },
        }),
    responses: responses(route, id, definitions),
    security: security(route.security),
  };
}

function operationId(manifest: FunctionManifest, route: Route): string {
  const own =
    manifest.trigger.kind === 'http' && manifest.trigger.routes.filter(({ method }) => method !== 'HEAD').length === 1;
  const words = own
    ? manifest.name.split('-')
    : [route.method.toLowerCase(), ...route.path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'v1')];
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

/** The word after the version in the path: `/v1/applications/…` is about applications. */
function capabilityOf(manifest: FunctionManifest, route: Route): string {
  return route.path.split('/').find((word, at) => at > 1 && !word.startsWith('{')) ?? manifest.name;
}

function pathParameters(route: Route): Json[] {
  return [...route.path.matchAll(/\{([A-Za-z0-9]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(route: Route, id: string, definitions: Definitions): Json[] {
  if (route.query === undefined) return [];
  const schema = jsonSchema(route.query, 'input', `${id}Query`, definitions);
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = schema['properties'];
  return Object.entries(isJson(properties) ? properties : {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
}

function headerParameters(route: Route): Json[] {
  switch (route.method) {
    case 'POST':
      return [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'The same key with the same body is answered with what the first request was answered with.',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ];
    case 'PUT':
    case 'PATCH':
      return [
        {
          name: 'If-Match',
          in: 'header',
          required: false,
          description: 'The ETag that was read; the change is refused when somebody else has made one since.',
          schema: { type: 'string' },
        },
      ];
    case 'DELETE':
    case 'GET':
    case 'HEAD':
      return [];
  }
}

function responses(route: Route, id: string, definitions: Definitions): Json {
  const stated: Json = {};
  for (const [status, schema] of Object.entries(route.responses ?? { 200: null })) {
    if (Number(status) >= 400) {
      stated[status] = { $ref: '#/components/responses/Problem' };
      continue;
    }
    const content = schema === null ? null : jsonSchema(schema, 'output', `${id}${status}`, definitions);
    stated[status] = {
      description: descriptions[status] ?? 'Done',
      ...(content === null ? {} : { content: { 'application/json': { schema: content } } }),
    };
  }
  return { ...stated, default: { $ref: '#/components/responses/Problem' } };
}

const problemResponse = {
  description: 'What was wrong, and where; nothing was changed',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const descriptions: Readonly<Record<string, string>> = {
  200: 'Read, or done',
  201: 'Created',
  202: 'Accepted',
  204: 'Done',
  303: 'See the address in Location',
  304: 'Not changed',
};

function security(kind: RouteSecurity): Json[] {
  switch (kind) {
    case 'application-token':
      return [{ applicationToken: [] }];
    case 'staff':
      return [{ staff: [] }];
    case 'provider':
      return [{ provider: [] }];
    case 'task-link':
    case 'none':
      return [];
  }
}

/** A schema as JSON Schema 2020-12, which is OpenAPI 3.1's own. */
function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output', name: string, definitions: Definitions): Json {
  const { $schema, $defs, ...rest }: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) };
  if (!isJson($defs)) return rest;
  const rename = (key: string) => `${name}_${key}`;
  for (const [key, value] of Object.entries($defs)) definitions[rename(key)] = relocated(value, rename);
  const moved = relocated(rest, rename);
  return isJson(moved) ? moved : rest;
}

function relocated(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => relocated(item, rename));
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const local = key === '$ref' && typeof inner === 'string' ? /^#\/\$defs\/(.+)$/.exec(inner)?.[1] : undefined;
      return [key, local === undefined ? relocated(inner, rename) : `#/components/schemas/${rename(local)}`];
    }),
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
