import * as z from 'zod/mini';
import { MunicipalityId } from '../../../shared/domain/municipality/municipality.ts';
import { Delivery } from '../../../shared/domain/webhook/delivery.ts';
import { EventType, Webhook } from '../../../shared/domain/webhook/webhook.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const { name, url } = Webhook.shape;

export const BeginWebhook = z.strictObject({
  municipality: MunicipalityId,
  name,
  url,
  /** All of them when it is left out. */
  types: z.optional(z.array(EventType).check(z.minLength(1), z.maxLength(EventType.options.length))),
  /** The last event, as the feed numbers them, that is not to be sent; only what is to come when it is left out. */
  after: z.optional(z.int().check(z.minimum(0))),
});

export const WebhookView = z.strictObject({
  webhookId: z.string(),
  ...z.pick(Webhook, { name: true, url: true, types: true, overlapUntil: true, createdAt: true }).shape,
  delivery: z.nullable(
    z.pick(Delivery, {
      state: true,
      after: true,
      failures: true,
      nextAt: true,
      lastFailure: true,
      lastArrivedAt: true,
    }),
  ),
});

const list = '/v1/webhooks';
const one = '/v1/webhooks/{webhookId}';
const route = { kind: 'api', security: 'staff' } as const;
const refusals = { 401: Problem, 403: Problem, 404: Problem } as const;

export const manifest = defineFunction({
  name: 'webhook-administer',
  trigger: {
    kind: 'http',
    routes: [
      {
        ...route,
        method: 'POST',
        path: list,
        summary: 'Tell another system what happens in the catalogue, signed after Standard Webhooks',
        body: BeginWebhook,
        responses: { 201: WebhookView, 400: Problem, 409: Problem, 415: Problem, 422: Problem, ...refusals },
      },
      {
        ...route,
        method: 'GET',
        path: list,
        summary: 'The systems that a municipality tells, and how it goes',
        query: z.strictObject({ municipality: MunicipalityId }),
        responses: { 200: z.strictObject({ webhooks: z.array(WebhookView) }), 400: Problem, ...refusals },
      },
      { ...route, method: 'GET', path: one, summary: 'One of them', responses: { 200: WebhookView, ...refusals } },
      {
        ...route,
        method: 'DELETE',
        path: one,
        summary: 'Tell it nothing more',
        responses: { 204: null, 409: Problem, ...refusals },
      },
      {
        ...route,
        method: 'GET',
        path: `${one}/secret`,
        summary: 'The secret that its messages are signed with',
        responses: { 200: z.strictObject({ secret: z.string() }), ...refusals },
      },
      {
        ...route,
        method: 'POST',
        path: `${one}/rotation`,
        summary: 'Another secret; for a day messages are signed with the one before it too',
        responses: { 200: WebhookView, 409: Problem, ...refusals },
      },
      {
        ...route,
        method: 'POST',
        path: `${one}/restart`,
        summary: 'Try again what has been given up, from the event where it stopped',
        responses: { 200: WebhookView, 409: Problem, ...refusals },
      },
      ...formPageRoutes('/desk/webhooks', 'Other systems that are told what happens in the catalogue.', 'staff'),
      ...formPageRoutes('/desk/webhooks/{webhookId}', 'One of them: how it goes, its secret, a new start.', 'staff'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    linkTable: ['GetItem', 'PutItem'],
    catalogueTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    signIn: true,
    webhookSecret: true,
  },
});
