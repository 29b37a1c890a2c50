import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openApiDocument } from '../../infra/openapi.ts';
import { defineFunction } from '../../shared/platform/manifest.ts';
import { sampleManifests } from './support.ts';

const document = openApiDocument(sampleManifests);

describe('the OpenAPI document', () => {
  it('tells the API routes, and no page', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: { '/v1/samples': { post: {} }, '/v1/samples/{id}': { get: {} } },
    });
    expect(JSON.stringify(document)).not.toContain('/t/sample');
  });

  it('carries the schemas that handlers parse with', () => {
    expect(document).toHaveProperty(
      ['paths', '/v1/samples', 'post', 'requestBody', 'content', 'application/json', 'schema'],
      { type: 'object', properties: { title: { type: 'string' } }, required: ['title'], additionalProperties: false },
    );
  });

  it('tells path and query parameters, and which of them must be there', () => {
    expect(document).toHaveProperty(
      ['paths', '/v1/samples/{id}', 'get', 'parameters'],
      [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'language', in: 'query', required: false, schema: { type: 'string', enum: ['sv', 'en'] } },
        { name: 'from', in: 'query', required: true, schema: { type: 'string' } },
      ],
    );
  });

  it('lets every POST be repeated', () => {
    expect(document).toHaveProperty(['paths', '/v1/samples', 'post', 'parameters', 0, 'name'], 'Idempotency-Key');
  });

  it('answers every refusal with the same problem', () => {
    const problem = { $ref: '#/components/responses/Problem' };
    expect(document).toHaveProperty(['paths', '/v1/samples', 'post', 'responses', '400'], problem);
    expect(document).toHaveProperty(['paths', '/v1/samples', 'post', 'responses', 'default'], problem);
    expect(document).toHaveProperty(['components', 'responses', 'Problem', 'content', 'application/problem+json']);
  });

  it('says which key opens a route', () => {
    expect(document).toHaveProperty(['paths', '/v1/samples', 'post', 'security'], []);
    expect(document).toHaveProperty(['paths', '/v1/samples/{id}', 'get', 'security'], [{ staff: [] }]);
  });

  it('lets a schema that holds itself be found from where it is used', () => {
    const Branch = z.strictObject({
      name: z.string(),
      get branches() {
        return z.array(Branch);
      },
    });
    const manifest = defineFunction({
      name: 'sample-grow',
      trigger: {
        kind: 'http',
        routes: [
          {
            method: 'POST',
            path: '/v1/trees',
            kind: 'api',
            security: 'none',
            summary: 'Grow',
            body: z.strictObject({ root: Branch }),
          },
        ],
      },
      access: {},
    });
    const grown = JSON.stringify(openApiDocument([manifest]));
    expect(grown).not.toContain('#/$defs/');
    for (const [, name = ''] of grown.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(grown).toContain(`"${name}":{`);
  });
});
